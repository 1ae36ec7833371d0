import {html, nothing, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import * as icons from '../../element/icons.js';
import {modifierName} from '../../element/modifier-key.js';
import type {Strings} from '../../strings/en.js';

/** From this part of the longest text on, the length is shown. */
const COUNTED_FROM = 0.8;

export interface Foot {
  readonly length: number;
  readonly maxLength: number;
  /** Where nothing can be written, no key sends. */
  readonly closed: boolean;
  readonly offline: boolean;
  readonly inNote: boolean;
  readonly sendOn: 'enter' | 'mod-enter';
  /** False while drafts live in memory only. */
  readonly kept: boolean;
  /** What sends could not be loaded; the text stays. */
  readonly unready: boolean;
}

/** Which key sends, and how long the text is. */
export function renderFoot(foot: Foot, strings: Strings): TemplateResult {
  const {composer} = strings;
  const {length, maxLength, kept} = foot;
  return html`
    <div class="foot">
      <span class="hint" id="hint" part="hint">
        ${renderHint(foot, strings)}
        ${!kept && length > 0 ? html`<span class="kept">${composer.notKept}</span>` : nothing}
      </span>
      ${
        length < maxLength * COUNTED_FROM
          ? nothing
          : html`<span class=${classMap({counter: true, full: length >= maxLength})} id="counter" part="counter"
              ><bdi>${composer.count(length, maxLength)}</bdi></span
            >`
      }
    </div>
  `;
}

function renderHint({closed, offline, inNote, sendOn, unready}: Foot, {composer}: Strings): TemplateResult | string {
  if (closed) return '';
  if (unready) return html`<span class="offline">${icons.offline}${composer.unready}</span>`;
  if (offline && !inNote) return html`<span class="offline">${icons.offline}${composer.offline}</span>`;
  const {enterSaves, modEnterSaves} = composer.note;
  if (sendOn === 'mod-enter') return (inNote ? modEnterSaves : composer.modEnterSends)(modifierName());
  return inNote ? enterSaves : composer.enterSends;
}
