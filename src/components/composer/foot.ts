import {html, nothing, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import type {DeskErrorCode} from '../../core/errors.js';
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

function renderHint({closed, offline, inNote, sendOn}: Foot, {composer}: Strings): TemplateResult | string {
  if (closed) return '';
  if (offline && !inNote) return html`<span class="offline">${icons.offline}${composer.offline}</span>`;
  const {enterSaves, modEnterSaves} = composer.note;
  if (sendOn === 'mod-enter') return (inNote ? modEnterSaves : composer.modEnterSends)(modifierName());
  return inNote ? enterSaves : composer.enterSends;
}

/** Why nothing can be sent now. */
export const renderClosed = (why: DeskErrorCode, isShownAround: boolean, {refused}: Strings): TemplateResult =>
  html`<p class=${isShownAround ? 'visually-hidden' : 'notice'} id="why" part="error">
    ${icons.alert}<span>${refused[why]}</span>
  </p>`;

/** Why it was not sent, or is too long to be. */
export function renderError(
  {length, maxLength}: Pick<Foot, 'length' | 'maxLength'>,
  refusal: DeskErrorCode | null,
  {composer, refused}: Strings,
): TemplateResult | typeof nothing {
  const excess = length - maxLength;
  const words = excess > 0 ? composer.tooLong(excess) : refusal ? refused[refusal] : undefined;
  return words === undefined
    ? nothing
    : html`<p class="refusal" id="error" part="error">${icons.alert}<span>${words}</span></p>`;
}
