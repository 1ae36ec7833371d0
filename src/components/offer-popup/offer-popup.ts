import {html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {agentStateOf, offersOf} from '../../core/select.js';
import {subjectOf, type MissedOffer} from '../../core/state.js';
import type {Offer} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {DeskElement} from '../../element/desk-element.js';
import {Later} from '../../element/later.js';
import {lift} from '../../element/lifted.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {Seconds} from '../../element/seconds.js';
import {parseShortcut} from '../../element/shortcut.js';
import {noteOffersShown} from '../../element/told.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {offerWords} from '../../strings/en/offer.js';
import {refusedWords} from '../../strings/en/refused.js';
import {timerWords} from '../../strings/en/timer.js';
import {renderOffer} from './offer-card.js';
import {OfferFocus} from './offer-focus.js';
import {styles} from './offer-popup.styles.js';
import {tellOffers} from './offer-voice.js';

/** More than these are counted, not shown. */
const SHOWN = 5;
const missedPart = new Later(() => import('./missed.js'));

const noOffers: readonly Offer[] = [];

/**
 * @summary The customers who wait for this agent's Accept, above everything else at the bottom end of the window.
 *
 * Takes no focus by itself; a shortcut leads there and back. An offer that lapsed leaves a note there, with the way out
 * of RONA.
 *
 * @event {WaIntentEvent} wa-intent - Before `accept` or `setAgentState` is sent; prevent it to leave things as they are.
 * @csspart base - The stack.
 * @csspart offer - One offer.
 * @csspart header - Its first line.
 * @csspart kind - What is asked: a new conversation, a transfer, a conference.
 * @csspart customer-name - Who waits.
 * @csspart customer-id - Beside the name, which of those that look alike it is.
 * @csspart role - Beside the name, whatever it says: that it is a customer's, or a group's.
 * @csspart masked - A stretch of text that is masked.
 * @csspart from - The colleague who asks.
 * @csspart customer-number - The customer's number, or that it is hidden.
 * @csspart source-number - The number the customer wrote to.
 * @csspart queue - Where the conversation waits.
 * @csspart timer - The time since the conversation was received.
 * @csspart note - What the colleague wrote along.
 * @csspart note-toggle - Shows a long note whole, or its beginning.
 * @csspart time-left - What is left before the offer lapses.
 * @csspart urgent - The same in the last ten seconds.
 * @csspart countdown - Its digits.
 * @csspart bar - Its bar.
 * @csspart accept-button - Accept.
 * @csspart error - Why it could not be accepted, or the state not be changed.
 * @csspart missed - An offer that left.
 * @csspart dismiss-button - Takes that note away.
 * @csspart choices - The ways out of RONA.
 * @csspart available-button - Goes Available.
 * @csspart idle-button - Goes Idle, or shows the codes of Idle.
 * @csspart code-button - Goes Idle with this code.
 * @csspart many - The head of a stack that does not show all.
 * @csspart count - How many are shown of how many.
 * @csspart accept-all-button - Accepts all that the agent has room for.
 * @csspart shortcut - The keys that lead here, on the first Accept.
 * @csspart timer__time - The digits of that time.
 * @cssproperty [--wa-desk-color-accent=#0b63ce] - The Accept buttons.
 * @cssproperty [--wa-desk-offer-inset=0.75rem] - How far from the bottom of the window at least; composer and wrap-up of the same session stay free by themselves.
 * @cssproperty --wa-desk-shadow - What lifts the stack above the page.
 * @cssstate offering - An offer stands.
 */
export class WaOfferPopup extends DeskElement {
  static override styles = styles;
  protected override readonly parts = {
    'offer-popup':
      'base offer header kind customer-name customer-id role masked from customer-number source-number queue timer note note-toggle time-left urgent countdown bar accept-button error missed dismiss-button choices available-button idle-button code-button many count accept-all-button shortcut timer__time',
  };
  protected static override words = {
    customer: customerWords,
    masked: maskedWords,
    offer: offerWords,
    refused: refusedWords,
    timer: timerWords,
  };

  /** Keys that lead to the first Accept and back, such as `Alt+Shift+A`; empty for none. */
  @property() shortcut = 'Alt+Shift+A';

  @state() private codesShown = false;
  @state() private wholeNotes: ReadonlySet<string> = new Set();

  @query('[part=base]') private stack: HTMLElement | null | undefined;

  readonly #offers = this.link.select(offersOf, noOffers);
  readonly #missed = this.link.select(({missedOffer}) => missedOffer, null);
  readonly #alike = this.link.select(lookalikesOf, nobody);
  readonly #pending = this.link.select(({pending}) => pending, undefined);
  readonly #refusals = this.link.select(({refusals}) => refusals, undefined);
  readonly #lines = this.link.select(({lines}) => lines, undefined);
  readonly #agentState = this.link.select(agentStateOf, null);
  readonly #codes = this.link.select(({settings}) => settings?.idleCodes, undefined);
  /** Free slots, those the offers take included. */
  readonly #room = this.link.select(({agent, tasks}) => (agent ? agent.capacity - tasks.size : Infinity), Infinity);
  readonly #many = new Later(async () => new (await import('./many-offers.js')).ManyOffers(this));
  readonly #seconds = new Seconds(this, this.link, () => this.#offers.value.some(({expiresAt}) => expiresAt !== null));
  readonly #focus = new OfferFocus(this);

  constructor() {
    super();
    void lift(this, this.link, {part: 'base', side: 'end'});
    this.link.whenFound((session) => session && noteOffersShown(session));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareToAnnounce(this);
  }

  protected override willUpdate(): void {
    if (this.#missed.value === null) this.codesShown = false;
    if (this.#isWanted()) missedPart.for(this); // before the first can lapse
  }

  #isWanted(): boolean {
    return this.#offers.value.length > 0 || this.#missed.value !== null;
  }

  protected override get customStates(): Readonly<Record<string, boolean>> {
    return {
      offering: this.#offers.value.length > 0,
    };
  }

  protected override render() {
    const {strings} = this;
    const missed = this.#missed.value;
    const offers = this.#offers.value;
    const keys = parseShortcut(this.shortcut)?.text;
    return html`
      <section
        part="base"
        popover="manual"
        lang=${strings.locale}
        aria-label=${strings.offer.region}
        @pointerdown=${this.#focus.onPointer}
        @keydown=${this.#focus.onStackKey}
      >
        ${offers.length > SHOWN ? this.#renderMany(offers) : nothing}
        <div class="stack">
          ${missed ? this.#renderMissed(missed) : nothing}
          ${repeat(
            offers.slice(0, SHOWN),
            ({id}) => id,
            (offer, i) => this.#renderOffer(offer, i === 0 ? keys : undefined),
          )}
        </div>
      </section>
    `;
  }

  #renderMany(offers: readonly Offer[]) {
    const {session} = this.link;
    return this.#many.for(this)?.render({offers, shown: SHOWN, room: this.#room.value, session, strings: this.strings});
  }

  #renderMissed(missed: MissedOffer) {
    const part = missedPart.here;
    const {session} = this.link;
    if (!part || !session) return nothing;
    const choices = {
      codes: this.#codes.value ?? [],
      open: this.codesShown,
      busy: this.#pending.value?.has(part.STATE) ?? false,
      refused: this.#refusals.value?.get(part.STATE)?.code ?? null,
      onOpen: () => (this.codesShown = !this.codesShown),
      onChoose: (wanted: 'available' | 'idle', codeId: string | null) =>
        void part.goOn(this, session, wanted, codeId, this.strings),
    };
    const inRona = this.#agentState.value?.name === 'rona';
    return part.renderMissed(missed, inRona ? choices : undefined, this.strings, () => session.dismissMissedOffer());
  }

  #renderOffer(offer: Offer, shortcut: string | undefined) {
    const subject = subjectOfAccept(offer.id);
    return renderOffer({
      offer,
      line: this.#lines.value?.get(offer.line.id) ?? offer.line,
      busy: this.#pending.value?.has(subject) ?? false,
      refused: this.#refusals.value?.get(subject)?.code ?? null,
      shortcut,
      alike: this.#alike.value,
      wholeNote: this.wholeNotes.has(offer.id),
      strings: this.strings,
      session: this.link.session,
      now: this.#seconds.clock.now(),
      onAccept: () => void this.#accept(offer.id),
      onNoteToggle: () => (this.wholeNotes = toggled(this.wholeNotes, offer.id)),
    });
  }

  protected override updated(): void {
    const offers = this.#offers.value;
    const missed = this.#missed.value;
    const wanted = this.#isWanted();
    if (this.isConnected && this.stack?.matches(':popover-open') !== wanted) this.stack?.togglePopover(wanted);
    const {session} = this.link;
    if (!session) return;
    tellOffers(this, session, offers, this.strings);
    if (missed) missedPart.here?.tellMissed(this, session, missed, this.#agentState.value, this.strings);
  }

  async #accept(taskId: string): Promise<void> {
    const {session} = this.link;
    if (!session || session.state.pending.has(subjectOfAccept(taskId))) return;
    await session.accept(taskId, {source: this}).catch(() => this.#tellRefused(taskId)); // and its card shows it
  }

  /** Of an offer that has left meanwhile its note tells. */
  #tellRefused(taskId: string): void {
    const {refusals, missedOffer} = this.link.session?.state ?? {};
    const refusal = refusals?.get(subjectOfAccept(taskId));
    if (refusal && missedOffer?.offer.id !== taskId) announce(this, this.strings.refused(refusal.code), 'assertive');
  }
}

const subjectOfAccept = (taskId: string): string => subjectOf({type: 'accept', taskId});

function toggled(all: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const rest = new Set(all);
  if (!rest.delete(one)) rest.add(one);
  return rest;
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-offer-popup': WaOfferPopup;
  }
}
