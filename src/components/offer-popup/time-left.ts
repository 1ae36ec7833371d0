import {html, nothing, type TemplateResult} from 'lit';
import type {Offer} from '../../core/task.js';
import {formatDuration} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** From here on the agent is urged, in seconds. */
const URGENT = 10;

/** What is left before the offer lapses, as digits of one width and as a bar; nothing where it never does. */
export function renderTimeLeft(
  {expiresAt, offeredAt}: Offer,
  now: number,
  strings: Strings,
): TemplateResult | typeof nothing {
  if (expiresAt === null) return nothing;
  const ms = Math.max(0, expiresAt - now);
  const seconds = Math.ceil(ms / 1000);
  const urgent = seconds <= URGENT;
  const {digits, words} = formatDuration(seconds, strings.locale);
  const what = urgent ? strings.offer.leftUrgent : strings.offer.left;
  return html`
    <div class="small" part=${urgent ? 'time-left urgent' : 'time-left'}>
      ${urgent ? icons.alert : icons.clock}<span class="cut grow">${what}</span>
      <time
        part="countdown"
        role="timer"
        aria-live="off"
        datetime="PT${seconds}S"
        aria-label=${strings.timer.labelled(what, words)}
        >${digits}</time
      >
      <progress part="bar" aria-hidden="true" .max=${Math.max(1, expiresAt - offeredAt)} .value=${ms}></progress>
    </div>
  `;
}
