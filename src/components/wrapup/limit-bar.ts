import {html, nothing, type TemplateResult} from 'lit';
import {formatDuration} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';
import {URGENT, type TimeLeft} from './time-limit.js';

/** What there is to see of a limited wrap-up. */
export interface LimitBar {
  readonly left: TimeLeft;
  /** What is submitted when the time is over. */
  readonly reason: string;
  readonly strings: Strings;
  readonly extending: boolean;
  /** Undefined where the contact centre gives no more time. */
  readonly onExtend: (() => void) | undefined;
}

/** A bar and a number of fixed width. No live region: the moments that matter are said apart. */
export function renderLimit({left: {seconds, share}, reason, strings, extending, onExtend}: LimitBar): TemplateResult {
  const {wrapUp, locale} = strings;
  const urgent = seconds <= URGENT;
  const {digits, words} = formatDuration(seconds, locale);
  return html`
    <div class="limit ${urgent ? 'urgent' : ''}" part="limit ${urgent ? 'urgent' : ''}">
      <p class="limit-words">
        ${urgent ? icons.warning : icons.clock}
        <span><bdi>${urgent ? wrapUp.leftUrgent(reason) : wrapUp.left(reason)}</bdi></span>
      </p>
      <span
        class="limit-digits"
        part="time-left"
        role="timer"
        aria-live="off"
        aria-label=${strings.timer.labelled(wrapUp.timeLeft, words)}
        >${digits}</span
      >
      <div class="limit-bar" part="limit-bar" aria-hidden="true">
        <svg viewBox="0 0 100 1" preserveAspectRatio="none"><rect width=${share * 100} height="1" /></svg>
      </div>
      ${
        onExtend
          ? html`<button
              class="button compact"
              part="extend-button"
              type="button"
              aria-disabled=${extending ? 'true' : 'false'}
              @click=${onExtend}
            >
              ${extending ? html`<span class="spinner"></span>` : nothing}${wrapUp.extend}
            </button>`
          : nothing
      }
    </div>
  `;
}
