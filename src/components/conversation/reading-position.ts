import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** So close to the end, in px, the agent is taken to be reading the newest. */
const NEAR = 80;

/** The row that is read, wherever it is drawn. */
export type FindRow = () => Element | undefined;

interface Anchor {
  readonly row: FindRow;
  /** Px of its end below the top of the view: its beginning loses the name when it joins a group above. */
  readonly end: number;
}

/**
 * Keeps what is being read at its pixel while messages come above it, below it and in between, and follows the newest
 * while the agent is at the end; only a move upwards leaves the end. Looks when something has changed its size, which
 * is before it is painted, and never asks for a layout of its own while messages come in.
 */
export class ReadingPosition implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null | undefined;
  readonly #firstInView: () => FindRow | undefined;
  #resized: ResizeObserver | undefined;
  #watched: HTMLElement | null | undefined;
  #following = true;
  #fromEnd = 0;
  #anchor: Anchor | undefined;
  #top = 0;
  #max = 0;

  constructor(
    host: ReactiveControllerHost,
    scroller: () => HTMLElement | null | undefined,
    firstInView: () => FindRow | undefined,
  ) {
    this.#host = host;
    this.#scroller = scroller;
    this.#firstInView = firstInView;
    host.addController(this);
  }

  /** The agent is at the end, and new messages scroll into view. */
  get following(): boolean {
    return this.#following;
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller === this.#watched) return;
    this.#resized ??= new ResizeObserver(() => this.keep());
    this.#resized.disconnect();
    this.#watched = scroller;
    if (!scroller) return;
    this.#resized.observe(scroller);
    for (const content of scroller.children) this.#resized.observe(content);
  }

  hostDisconnected(): void {
    this.#resized?.disconnect();
    this.#watched = undefined;
  }

  hostConnected(): void {
    this.#host.requestUpdate(); // watches again where the element was moved
  }

  /** Whether this scroll was our own: what is being read is the same as before. */
  get stayed(): boolean {
    return this.#scroller()?.scrollTop === this.#top;
  }

  /** The agent scrolled: from now on this is what is being read. */
  note(): void {
    const scroller = this.#scroller();
    if (!scroller || scroller.clientHeight === 0) return; // hidden: nothing is being read
    const top = scroller.scrollTop;
    const max = scroller.scrollHeight - scroller.clientHeight;
    const end = Math.min(max, this.#max); // what has come in since the last look must not leave the end
    const following = top >= end - NEAR || (this.#following && top >= this.#top);
    this.#fromEnd = following ? Math.max(0, end - top) : 0;
    this.#top = top;
    this.#max = max;
    this.#anchor = following ? undefined : this.#anchorAt(scroller);
    if (following === this.#following) return;
    this.#following = following;
    this.#host.requestUpdate();
  }

  /** Before something changes within what is drawn: the event of a scroll may still be to come. */
  settle(): void {
    if (!this.stayed) this.note();
  }

  /** New messages stand at the end: whoever is there sees them. */
  newest(): void {
    this.#fromEnd = 0;
  }

  /** Something changed its size or came in: puts back what is being read. */
  keep(): void {
    const scroller = this.#scroller();
    if (!scroller || scroller.clientHeight === 0) return;
    const top = scroller.scrollTop;
    const max = scroller.scrollHeight - scroller.clientHeight;
    const moved = top - this.#top;
    const byAgent = Math.abs(moved) > 1 && !(moved < 0 && top >= max - 1); // at the very end: cut short by the browser
    if (byAgent && this.#following) this.note(); // the scroll event is still to come
    if (this.#following) scroller.scrollTop = max - this.#fromEnd;
    else {
      const row = this.#anchor?.row();
      if (this.#anchor && row) {
        const end = this.#anchor.end - (byAgent ? moved : 0);
        const off = endOf(row) - topOf(scroller) - end;
        if (Math.abs(off) >= 0.5) scroller.scrollTop += off;
        this.#anchor = {row: this.#anchor.row, end};
      } else this.#anchor = this.#anchorAt(scroller);
    }
    this.#top = scroller.scrollTop;
    this.#max = max;
  }

  toEnd(): void {
    this.#anchor = undefined;
    this.#fromEnd = 0;
    if (!this.#following) this.#host.requestUpdate();
    this.#following = true;
    this.#top = this.#scroller()?.scrollTop ?? 0;
    this.keep();
  }

  /** Brings a row into view, so many px below the top. */
  show(row: FindRow, below: number): void {
    const scroller = this.#scroller();
    const element = row();
    if (!scroller || !element) return;
    this.#following = false;
    this.#top = scroller.scrollTop;
    const {height} = element.getBoundingClientRect();
    this.#anchor = {row, end: below + height};
    this.keep();
    const max = scroller.scrollHeight - scroller.clientHeight;
    this.#following = max - scroller.scrollTop <= 1;
    this.#fromEnd = 0;
    this.#host.requestUpdate();
  }

  #anchorAt(scroller: HTMLElement): Anchor | undefined {
    const row = this.#firstInView();
    const element = row?.();
    return row && element && {row, end: endOf(element) - topOf(scroller)};
  }
}

const topOf = (element: Element): number => element.getBoundingClientRect().top;
const endOf = (element: Element): number => element.getBoundingClientRect().bottom;
