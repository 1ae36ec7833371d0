import {html, nothing} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {DeskErrorCode} from '../../core/errors.js';
import type {DeskSession} from '../../core/session.js';
import type {Line, Offer} from '../../core/task.js';
import {customerName, spokenName} from '../../element/customer-name.js';
import {renderRole} from '../../element/customer-role.js';
import * as icons from '../../element/icons.js';
import {renderCustomerId} from '../../element/lookalikes.js';
import {renderText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import {renderNote} from './offer-note.js';
import {renderTimeLeft} from './time-left.js';

/** All there is to see of one offer. */
export interface OfferCard {
  readonly offer: Offer;
  /** As it is now: the offer knows it as it was. */
  readonly line: Line;
  readonly busy: boolean;
  readonly refused: DeskErrorCode | null;
  /** Leads to this one; undefined for all but the first. */
  readonly shortcut: string | undefined;
  /** The customers who look alike. */
  readonly alike: ReadonlySet<string>;
  readonly wholeNote: boolean;
  readonly strings: Strings;
  readonly session: DeskSession | undefined;
  readonly now: number;
  readonly onAccept: () => void;
  readonly onNoteToggle: () => void;
}

export function renderOffer(card: OfferCard) {
  const {offer, line, busy, refused, shortcut, alike, strings, session} = card;
  const {offer: words, customer: customerWords} = strings;
  const {customer, from, note, kind} = offer;
  const name = spokenName(customer, strings, alike);
  return html`
    <article
      class="card ${kind}"
      part="offer"
      data-key=${offer.id}
      aria-label=${words.request[kind](name)}
      aria-describedby=${ifDefined(from ? `from-${offer.id}` : undefined)}
    >
      <div part="header" class="small">
        ${kindIcons[kind]}
        <span part="kind" class="cut">${words.kind[kind]}</span>
        <wa-elapsed-timer
          part="timer"
          exportparts="time: timer__time"
          .session=${session}
          .since=${offer.receivedAt}
          label=${words.waiting}
        ></wa-elapsed-timer>
      </div>
      <div class="who">
        <div class="row">
          <h3 part="customer-name"><bdi>${renderText(customerName(customer, strings), strings)}</bdi></h3>
          ${renderCustomerId(customer, alike, strings)}${renderRole(customer, strings)}
        </div>
        ${from ? html`<p part="from" id="from-${offer.id}"><bdi>${words.asks[kind](from.name)}</bdi></p>` : nothing}
      </div>
      ${note ? renderNote(note, card.wholeNote, strings, card.onNoteToggle) : nothing}
      <dl>
        <dt>${words.number}</dt>
        <dd part="customer-number">
          ${customer.number ? html`<bdi dir="ltr">${renderText(customer.number, strings)}</bdi>` : customerWords.numberHidden}
        </dd>
        <dt>${words.source}</dt>
        <dd part="source-number"><bdi dir="ltr">${renderText(line.number, strings)}</bdi></dd>
        <dt>${words.queue}</dt>
        <dd part="queue"><bdi>${offer.queue.name}</bdi></dd>
      </dl>
      ${renderTimeLeft(offer, card.now, strings)}
      ${refused ? html`<p part="error" class="refusal small">${icons.alert}<span>${strings.refused(refused)}</span></p>` : nothing}
      <div class="accept">
        <button
          part="accept-button"
          class="button primary"
          type="button"
          aria-label=${busy ? words.accepting : words.acceptOf(name)}
          aria-disabled=${busy}
          aria-keyshortcuts=${ifDefined(shortcut)}
          @click=${card.onAccept}
        >
          ${busy ? html`<span class="spinner"></span>${words.accepting}` : words.accept}
        </button>
        ${shortcut ? html`<span part="shortcut">${shortcut}</span>` : nothing}
      </div>
    </article>
  `;
}

/** A shape for each kind. */
const kindIcons = {new: icons.bubble, transfer: icons.transfer, conference: icons.people} as const;
