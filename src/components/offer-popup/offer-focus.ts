import type {ReactiveController, ReactiveElement} from 'lit';
import {focusedElement, rememberFocus} from '../../element/focus-return.js';
import {Later} from '../../element/later.js';
import {isPressed, parseShortcut, type Shortcut} from '../../element/shortcut.js';

/** An element that shows cards, each with a `data-key`. */
export interface CardHolder extends ReactiveElement {
  readonly shortcut: string;
}

/** Those on the page, so that one shortcut leads from one stack to the next. */
const all = new Set<OfferFocus>();
/** What one of them has acted upon. */
const followed = new WeakSet<Event>();
/** What only who builds the page wants to know. */
const conflict = new Later(() => import('../../element/shortcut-conflict.js'));

/**
 * Where the focus goes among the offers: by the shortcut to them and back, and on to the next when the card that had
 * it leaves. It is never taken from anybody.
 */
export class OfferFocus implements ReactiveController {
  readonly #host: CardHolder;
  #giveBack: (() => boolean) | undefined;
  #byPointer = false;
  #before: {key: string | undefined; keys: readonly string[]} | undefined;
  #checked = false;
  readonly #onKey = (event: KeyboardEvent) => this.#followShortcut(event);

  constructor(host: CardHolder) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    all.add(this);
    addEventListener('keydown', this.#onKey, {capture: true}); // pages stop keys on their way
  }

  hostDisconnected(): void {
    all.delete(this);
    removeEventListener('keydown', this.#onKey, {capture: true});
  }

  hostUpdate(): void {
    if (!this.#hasFocus()) return;
    this.#before = {
      key: this.#cardInFocus()?.dataset['key'],
      keys: this.#cards().map(({dataset}) => dataset['key'] ?? ''),
    };
  }

  hostUpdated(): void {
    const before = this.#before;
    this.#before = undefined;
    if (before && !focusedElement()) this.#moveOn(before);
    this.#checkShortcut();
  }

  readonly onPointer = (): void => {
    if (!this.#hasFocus()) this.#giveBack = rememberFocus();
    this.#byPointer = true;
  };

  readonly onStackKey = (event: KeyboardEvent): void => {
    this.#byPointer = false;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#goBack();
    } else if (event.key === 'Enter' && event.repeat) {
      event.preventDefault(); // a key that is held down accepts one, not all
    }
  };

  /** Who came by the pointer goes on where they were, who came by keys with the next offer. */
  #moveOn({key, keys}: {key: string | undefined; keys: readonly string[]}): void {
    if (this.#byPointer && this.#takeBack()) return;
    const cards = this.#cards();
    const after = keys.slice(keys.indexOf(key ?? '') + 1);
    const next = after.map((id) => cards.find(({dataset}) => dataset['key'] === id)).find((card) => card !== undefined);
    const offer = [next, ...cards].map((card) => card && acceptOf(card)).find(Boolean);
    if (offer) offer.focus();
    else if (!this.#takeBack()) cards[0]?.focus();
  }

  /** Once, with the first offer: whether the page has something else at that shortcut. */
  #checkShortcut(): void {
    if (this.#checked || !this.#firstAccept()) return;
    this.#checked = true;
    const shortcut = parseShortcut(this.#host.shortcut);
    if (shortcut) void this.#tellOfConflict(shortcut, false);
  }

  async #tellOfConflict(shortcut: Shortcut, isSure: boolean): Promise<void> {
    const part = await conflict.come();
    if (isSure || part?.isNamedInPage(shortcut)) part?.tellOfConflict(this.#host.localName, shortcut);
  }

  #followShortcut(event: KeyboardEvent): void {
    const shortcut = parseShortcut(this.#host.shortcut);
    if (!shortcut || !isPressed(shortcut, event) || followed.has(event)) return;
    if (event.defaultPrevented) {
      void this.#tellOfConflict(shortcut, true);
      return;
    }
    const stacks = [...all].filter((stack) => stack.#firstAccept() && stack.#host.shortcut === this.#host.shortcut);
    if (stacks.length === 0) return;
    event.preventDefault();
    followed.add(event);
    if (event.repeat) return; // held down it would lead there and back again
    const at = stacks.findIndex((stack) => stack.#hasFocus());
    const from = stacks[at];
    const to = stacks[at + 1];
    if (to) to.#enter(from ? from.#leave() : rememberFocus());
    else if (from) from.#goBack();
  }

  #enter(giveBack: (() => boolean) | undefined): void {
    this.#giveBack = giveBack;
    this.#byPointer = false;
    this.#firstAccept()?.focus();
  }

  #leave(): (() => boolean) | undefined {
    const giveBack = this.#giveBack;
    this.#giveBack = undefined;
    return giveBack;
  }

  #goBack(): void {
    if (!this.#takeBack()) focusedElement()?.blur();
  }

  #takeBack(): boolean {
    return this.#leave()?.() ?? false;
  }

  #hasFocus(): boolean {
    return Boolean(this.#host.shadowRoot?.activeElement);
  }

  #cards(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
  }

  #cardInFocus(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('[data-key]');
  }

  #firstAccept(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('[part=accept-button]');
  }
}

const acceptOf = (card: HTMLElement): HTMLElement | null => card.querySelector('[part=accept-button]');
