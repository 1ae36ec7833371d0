import type {ReactiveController} from 'lit';
import type {DeskSession} from '../core/session.js';
import {keptClearIn, watchKeptClear} from './kept-clear.js';
import type {SessionLink} from './session-link.js';

/** Room for less of the stack than this, in px, is no room. */
const LOWEST = 200;
const GAP = 12;
/** How far a stack that is not open yet will reach from its side of the window, in px. */
const REACH = 400;

/** Lifts what floats at the bottom of the window above what the agent acts with, wherever that stands in the page. */
export class KeepClear implements ReactiveController {
  readonly #popup: HTMLElement;
  readonly #stack: {readonly part: string; readonly side: 'start' | 'end'};
  #resized: ResizeObserver | undefined;
  #watched: readonly HTMLElement[] = [];
  #session: DeskSession | undefined;
  #stopWatching: (() => void) | undefined;
  #stop: (() => void) | undefined;

  /** `part` is what floats, at this side of the window; it stands `--_lift` above its bottom. */
  constructor(popup: HTMLElement, link: SessionLink, stack: {part: string; side: 'start' | 'end'}) {
    this.#popup = popup;
    this.#stack = stack;
    this.#session = link.session;
    link.whenFound((session) => this.#follow(session));
  }

  hostConnected(): void {
    const controller = new AbortController();
    const {signal} = controller;
    addEventListener('resize', this.#lift, {signal});
    addEventListener('scroll', this.#lift, {signal, capture: true, passive: true});
    this.#stop = () => controller.abort();
    this.#follow(this.#session);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stopWatching?.();
    this.#resized?.disconnect();
    this.#watched = [];
  }

  hostUpdated(): void {
    this.#lift();
  }

  #follow(session: DeskSession | undefined): void {
    this.#stopWatching?.();
    this.#session = session;
    this.#stopWatching = session && watchKeptClear(session, () => this.#watch());
    this.#watch();
  }

  #watch(): void {
    this.#resized ??= new ResizeObserver(this.#lift);
    this.#resized.disconnect();
    this.#watched = this.#session ? keptClearIn(this.#session) : [];
    for (const actions of this.#watched) this.#resized.observe(actions);
    this.#lift();
  }

  readonly #lift = (): void => {
    const {from, to} = this.#span();
    const tops = this.#watched
      .map((actions) => actions.getBoundingClientRect())
      .filter(({left, right}) => left < to && right > from)
      .filter(({top, height}) => height > 0 && top < innerHeight && top > LOWEST)
      .map(({top}) => top);
    if (tops.length > 0) this.#popup.style.setProperty('--_lift', `${innerHeight - Math.min(...tops) + GAP}px`);
    else this.#popup.style.removeProperty('--_lift');
  };

  /** From where to where the stack stands, sideways: the page may have placed it elsewhere. */
  #span(): {from: number; to: number} {
    const stack = this.#popup.shadowRoot?.querySelector(`[part=${this.#stack.part}]`)?.getBoundingClientRect();
    if (stack && stack.width > 0) return {from: stack.left, to: stack.right};
    const rtl = getComputedStyle(this.#popup).direction === 'rtl';
    return rtl === (this.#stack.side === 'end') ? {from: 0, to: REACH} : {from: innerWidth - REACH, to: innerWidth};
  }
}
