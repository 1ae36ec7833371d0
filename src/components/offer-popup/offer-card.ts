import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {DeskErrorCode} from '../../core/errors.js';
import type {DeskSession} from '../../core/session.js';
import type {MissedOffer} from '../../core/state.js';
import type {Line, Offer} from '../../core/task.js';
import {customerName} from '../../element/customer-name.js';
import {icons} from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** All there is to see of one offer. */
export interface OfferCard {
  readonly offer: Offer;
  /** As it is now: the offer knows it as it was. */
  readonly line: Line;
  readonly busy: boolean;
  readonly refused: DeskErrorCode | null;
  /** Leads to this one; undefined for all but the first. */
  readonly shortcut: string | undefined;
  readonly strings: Strings;
  readonly session: DeskSession | undefined;
  readonly onAccept: () => void;
}

export function renderOffer({offer, line, busy, refused, shortcut, strings, session, onAccept}: OfferCard) {
  const {offer: words, customer: customerWords} = strings;
  const {customer, from, note} = offer;
  const name = customerName(customer, strings);
  return html`
    <article class="card" part="offer" aria-label=${words.request(name)}>
      <div part="header" class="small">
        ${icons.bubble}
        <span class="cut">
          ${words.kind[offer.kind]}${from ? html` · <bdi>${words.from(from.name)}</bdi>` : nothing}
        </span>
        <wa-elapsed-timer
          part="timer"
          exportparts="time: timer__time"
          .session=${session}
          .since=${offer.receivedAt}
          label=${words.waiting}
        ></wa-elapsed-timer>
      </div>
      <h3 part="customer-name"><bdi>${name}</bdi></h3>
      ${
        note
          ? html`<p part="note" dir="auto"><span class="visually-hidden">${words.note}</span>${note.text}</p>`
          : nothing
      }
      <dl>
        <dt>${words.number}</dt>
        <dd part="customer-number">
          ${customer.number ? html`<bdi dir="ltr">${customer.number.text}</bdi>` : customerWords.numberHidden}
        </dd>
        <dt>${words.source}</dt>
        <dd part="source-number"><bdi dir="ltr">${line.number.text}</bdi></dd>
        <dt>${words.queue}</dt>
        <dd part="queue"><bdi>${offer.queue.name}</bdi></dd>
      </dl>
      ${refused ? html`<p part="error" class="refusal small">${icons.alert}<span>${strings.refused[refused]}</span></p>` : nothing}
      <div class="accept">
        <button
          part="accept-button"
          class="button primary"
          type="button"
          aria-label=${busy ? words.accepting : words.acceptOf(name)}
          aria-disabled=${busy}
          aria-keyshortcuts=${ifDefined(shortcut)}
          @click=${onAccept}
        >
          ${busy ? html`<span class="spinner"></span>${words.accepting}` : words.accept}
        </button>
        ${shortcut ? html`<span part="shortcut">${shortcut}</span>` : nothing}
      </div>
    </article>
  `;
}

export function renderMissed(missed: MissedOffer, strings: Strings, onDismiss: () => void): TemplateResult {
  return html`
    <div class="card" part="missed">
      ${icons.warning}
      <p class="grow">${missedWords(missed, strings)}</p>
      <button class="button quiet icon" type="button" @click=${onDismiss}>
        ${icons.close}<span class="visually-hidden">${strings.offer.dismiss}</span>
      </button>
    </div>
  `;
}

export function missedWords({offer, reason, by}: MissedOffer, strings: Strings): string {
  const {missed} = strings.offer;
  const name = customerName(offer.customer, strings);
  return reason === 'taken' && by !== null ? missed.takenBy(name, by) : missed[reason](name);
}
