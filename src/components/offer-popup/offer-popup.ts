import {html, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {offersOf} from '../../core/select.js';
import {subjectOf, type MissedOffer} from '../../core/state.js';
import type {Offer} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {focusedElement, rememberFocus} from '../../element/focus-return.js';
import {isPressed, parseShortcut} from '../../element/shortcut.js';
import {missedWords, renderMissed, renderOffer} from './offer-card.js';
import {styles} from './offer-popup.styles.js';

/** More than these are counted, not shown. */
const SHOWN = 5;

const noOffers: readonly Offer[] = [];

/**
 * @summary The customers who wait for this agent's Accept, above everything else at the bottom end of the window.
 *
 * Takes no focus by itself; a shortcut leads there and back.
 *
 * @event {WaIntentEvent} wa-intent - Before `accept` is sent; prevent it to leave the offer where it is.
 * @csspart base - The stack.
 * @csspart offer - One offer.
 * @csspart header - Its first line.
 * @csspart customer-name - Who waits.
 * @csspart customer-number - The customer's number, or that it is hidden.
 * @csspart source-number - The number the customer wrote to.
 * @csspart queue - Where the conversation waits.
 * @csspart timer - The time since the conversation was received; `timer__time` is its digits.
 * @csspart note - What the agent who transfers says.
 * @csspart accept-button - Accept.
 * @csspart error - Why it could not be accepted.
 * @csspart missed - An offer that left.
 * @csspart count - How many are shown of how many.
 * @csspart shortcut - The keys that lead here, on the first Accept.
 * @cssproperty [--wa-desk-color-accent=#0b63ce] - The Accept buttons.
 * @cssproperty [--wa-desk-offer-inset=0.75rem] - How far from the bottom of the window; `<wa-desk>` keeps its composer free by it.
 * @cssproperty --wa-desk-shadow - What lifts the stack above the page.
 */
export class WaOfferPopup extends DeskElement {
  static override styles = styles;

  /** Keys that lead to the first Accept and back, such as `Alt+Shift+A`; empty for none. */
  @property() shortcut = 'Alt+Shift+A';

  @query('[part=base]') private stack: HTMLElement | null | undefined;
  @query('[part=accept-button]') private firstAccept: HTMLElement | null | undefined;

  readonly #offers = this.link.select(offersOf, noOffers);
  readonly #missed = this.link.select(({missedOffer}) => missedOffer, null);
  readonly #pending = this.link.select(({pending}) => pending, undefined);
  readonly #refusals = this.link.select(({refusals}) => refusals, undefined);
  readonly #lines = this.link.select(({lines}) => lines, undefined);
  #told: ReadonlySet<string> = new Set();
  #toldMissed: MissedOffer | null = null;
  #giveFocusBack: (() => boolean) | undefined;
  readonly #onKey = (event: KeyboardEvent) => this.#followShortcut(event);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey, {capture: true}); // pages stop keys on their way
    prepareToAnnounce(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey, {capture: true});
  }

  protected override render() {
    const {strings} = this;
    const {offer: words} = strings;
    const missed = this.#missed.value;
    const offers = this.#offers.value;
    const keys = parseShortcut(this.shortcut)?.text;
    return html`
      <section
        part="base"
        popover="manual"
        lang=${strings.locale}
        aria-label=${words.region}
        @pointerdown=${this.#onPointer}
        @keydown=${this.#onStackKey}
      >
        ${
          offers.length > SHOWN
            ? html`<p class="card small" part="count">${words.some(SHOWN, offers.length)}</p>`
            : nothing
        }
        <div class="stack">
          ${missed ? renderMissed(missed, strings, () => this.#dismissMissed()) : nothing}
          ${repeat(
            offers.slice(0, SHOWN),
            ({id}) => id,
            (offer, i) => this.#renderOffer(offer, i === 0 ? keys : undefined),
          )}
        </div>
      </section>
    `;
  }

  #renderOffer(offer: Offer, shortcut: string | undefined) {
    const subject = subjectOfAccept(offer.id);
    return renderOffer({
      offer,
      line: this.#lines.value?.get(offer.line.id) ?? offer.line,
      busy: this.#pending.value?.has(subject) ?? false,
      refused: this.#refusals.value?.get(subject)?.code ?? null,
      shortcut,
      strings: this.strings,
      session: this.link.session,
      onAccept: () => void this.#accept(offer.id),
    });
  }

  protected override updated(): void {
    const wanted = this.#offers.value.length > 0 || this.#missed.value !== null;
    if (this.isConnected && this.stack?.matches(':popover-open') !== wanted) this.stack?.togglePopover(wanted);
    if (!this.link.session) return;
    this.#tellOffers(this.#offers.value);
    this.#tellMissed(this.#missed.value);
  }

  /** Each offer is said once, whatever else changes about it. */
  #tellOffers(offers: readonly Offer[]): void {
    const fresh = offers.filter(({id}) => !this.#told.has(id));
    this.#told = new Set(offers.map(({id}) => id));
    const [first] = fresh;
    if (!first) return;
    const {told, toldTransfer, toldMore} = this.strings.offer;
    const name = customerName(first.customer, this.strings);
    const one = first.from ? toldTransfer(name, first.from.name) : told(name, first.queue.name);
    announce(this, fresh.length > 1 ? toldMore(fresh.length) : one, 'assertive');
  }

  #tellMissed(missed: MissedOffer | null): void {
    if (missed && missed !== this.#toldMissed) announce(this, missedWords(missed, this.strings));
    this.#toldMissed = missed;
  }

  async #accept(taskId: string): Promise<void> {
    const {session} = this.link;
    const subject = subjectOfAccept(taskId);
    if (!session) return;
    session.dismissRefusal(subject);
    const hadFocus = this.#hasFocus();
    try {
      await session.accept(taskId, {source: this});
    } catch {
      const refusal = session.state.refusals.get(subject);
      if (refusal) announce(this, this.strings.refused[refusal.code], 'assertive'); // and its card shows it
      return;
    }
    await this.updateComplete;
    if (hadFocus) this.#moveFocusOn();
  }

  #dismissMissed(): void {
    const hadFocus = this.#hasFocus();
    this.link.session?.dismissMissedOffer();
    if (hadFocus) void this.updateComplete.then(() => this.#moveFocusOn());
  }

  /** What had the focus is gone: on to where it came from, else to the next offer, unless somebody took it. */
  #moveFocusOn(): void {
    if (focusedElement() && !this.#hasFocus()) return;
    if (!this.#giveFocusBack?.()) this.firstAccept?.focus();
    this.#giveFocusBack = undefined;
  }

  #hasFocus(): boolean {
    return this.shadowRoot?.activeElement !== null;
  }

  readonly #onPointer = (): void => {
    if (!this.#hasFocus()) this.#giveFocusBack = rememberFocus();
  };

  readonly #onStackKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#goBack();
  };

  #followShortcut(event: KeyboardEvent): void {
    const shortcut = parseShortcut(this.shortcut);
    if (event.defaultPrevented || !shortcut || !this.firstAccept || !isPressed(shortcut, event)) return;
    event.preventDefault();
    if (this.#hasFocus()) {
      this.#goBack();
    } else {
      this.#giveFocusBack = rememberFocus();
      this.firstAccept.focus();
    }
  }

  #goBack(): void {
    if (this.#giveFocusBack?.()) this.#giveFocusBack = undefined;
    else focusedElement()?.blur();
  }
}

const subjectOfAccept = (taskId: string): string => subjectOf({type: 'accept', taskId});

declare global {
  interface HTMLElementTagNameMap {
    'wa-offer-popup': WaOfferPopup;
  }
}
