import {html, type TemplateResult} from 'lit';
import type {Involvement} from '../../core/history.js';
import {formatDuration} from '../../element/format.js';
import type {Strings} from '../../strings/en.js';

/** How long it lasted: digits to see, words to hear. */
export function renderDuration(label: string, ms: number, {locale, timer}: Strings): TemplateResult {
  const {digits, words} = formatDuration(Math.max(0, Math.round(ms / 1000)), locale);
  return html`<span class="duration" part="duration"
    ><span aria-hidden="true" title=${label}>${digits}</span
    ><span class="visually-hidden">${timer.labelled(label, words)}</span></span
  >`;
}

/** How an agent's part ended. */
export function endingWords({ending, endedAt}: Involvement, {history}: Strings): string {
  if (ending) return history.ending[ending];
  return endedAt === null ? history.inIt : history.ending.ended;
}

/** The wrap-up reason, where the part is over. */
export const reasonWords = ({reason, endedAt}: Involvement, {history}: Strings): string | null =>
  reason?.name ?? (endedAt === null ? null : history.noReason);
