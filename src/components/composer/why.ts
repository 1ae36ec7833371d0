import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskErrorCode} from '../../core/errors.js';
import {announce} from '../../element/announcer.js';
import * as icons from '../../element/icons.js';
import {refusedWords} from '../../strings/en/refused.js';
import {bring} from '../../strings/english.js';
import type {Strings} from '../../strings/en.js';

bring({refused: refusedWords}); // with the code: most of the time all can be sent

/** Why nothing can be sent now. */
export const renderClosed = (why: DeskErrorCode, isShownAround: boolean, {refused}: Strings): TemplateResult =>
  html`<p class=${isShownAround ? 'visually-hidden' : 'notice'} id="why" part="error">
    ${icons.alert}<span>${refused(why)}</span>
  </p>`;

/** Why it was not sent, or is too long to be. */
export function renderError(
  excess: number,
  refusal: DeskErrorCode | null,
  {composer, refused}: Strings,
): TemplateResult | typeof nothing {
  const words = excess > 0 ? composer.tooLong(excess) : refusal ? refused(refusal) : undefined;
  return words === undefined
    ? nothing
    : html`<p class="refusal" id="error" part="error">${icons.alert}<span>${words}</span></p>`;
}

export const sayWhy = (
  host: ReactiveElement,
  why: DeskErrorCode,
  {refused}: Strings,
  urgency: 'polite' | 'assertive',
): void => announce(host, refused(why), urgency);
