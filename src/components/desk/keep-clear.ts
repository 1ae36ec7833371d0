import type {ReactiveController} from 'lit';
import type {WaInteraction} from '../interaction/interaction.js';

/** Room for less of the stack than this, in px, is no room. */
const LOWEST = 200;
const GAP = 12;
/** How far the stack reaches from the end of the window, in px. */
const REACH = 400;

/** Lifts the offers above what the agent acts with, such as the composer, wherever that stands in the window. */
export class KeepClear implements ReactiveController {
  readonly #popup: () => HTMLElement | null | undefined;
  readonly #pane: () => WaInteraction | null | undefined;
  readonly #resized = new ResizeObserver(() => this.#lift());
  #watched: HTMLElement | null | undefined;
  #stop: (() => void) | undefined;

  constructor(popup: () => HTMLElement | null | undefined, pane: () => WaInteraction | null | undefined) {
    this.#popup = popup;
    this.#pane = pane;
  }

  hostConnected(): void {
    const controller = new AbortController();
    const {signal} = controller;
    addEventListener('resize', this.#lift, {signal});
    addEventListener('scroll', this.#lift, {signal, capture: true, passive: true});
    this.#stop = () => controller.abort();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#resized.disconnect();
    this.#watched = undefined;
  }

  hostUpdated(): void {
    void this.#watch();
  }

  async #watch(): Promise<void> {
    const pane = this.#pane();
    await pane?.updateComplete; // only then it shows what the agent acts with now
    const actions = pane?.actions;
    if (actions === this.#watched) return;
    this.#resized.disconnect();
    this.#watched = actions;
    if (actions) this.#resized.observe(actions);
    this.#lift();
  }

  readonly #lift = (): void => {
    const popup = this.#popup();
    if (!popup) return;
    const {top = 0, left = 0, right = 0, height = 0} = this.#watched?.getBoundingClientRect() ?? {};
    const below = getComputedStyle(popup).direction === 'rtl' ? left < REACH : right > innerWidth - REACH;
    if (below && height > 0 && top < innerHeight && top > LOWEST)
      popup.style.setProperty('--wa-desk-offer-inset', `${innerHeight - top + GAP}px`);
    else popup.style.removeProperty('--wa-desk-offer-inset');
  };
}
