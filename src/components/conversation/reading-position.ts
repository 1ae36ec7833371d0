import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** So close to the end, in px, the agent is taken to be reading the newest. */
const NEAR = 80;
/** Above a row that is brought into view, in px: room for the day. */
const HEADROOM = 48;

interface Anchor {
  readonly row: Element;
  /** Px of its end below the top of the view: its beginning loses the name when it joins a group above. */
  readonly end: number;
}

/**
 * Keeps what is being read at its pixel while messages come above it, below it and in between, and follows the newest
 * while the agent is at the end.
 */
export class ReadingPosition implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null | undefined;
  readonly #rows: () => ArrayLike<Element>;
  readonly #resized = new ResizeObserver(() => this.keep());
  #watched: HTMLElement | null | undefined;
  #following = true;
  #anchor: Anchor | undefined;
  #top = 0;

  constructor(
    host: ReactiveControllerHost,
    scroller: () => HTMLElement | null | undefined,
    rows: () => ArrayLike<Element>,
  ) {
    this.#host = host;
    this.#scroller = scroller;
    this.#rows = rows;
    host.addController(this);
  }

  /** The agent is at the end, and new messages scroll into view. */
  get following(): boolean {
    return this.#following;
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller === this.#watched) return;
    this.#resized.disconnect();
    this.#watched = scroller;
    if (!scroller) return;
    this.#resized.observe(scroller);
    for (const content of scroller.children) this.#resized.observe(content);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#watched = undefined;
  }

  hostConnected(): void {
    this.#host.requestUpdate(); // watches again where the element was moved
  }

  /** The agent scrolled: from now on this is what is being read. */
  note(): void {
    const scroller = this.#scroller();
    if (!scroller || scroller.clientHeight === 0) return; // hidden: nothing is being read
    this.#top = scroller.scrollTop;
    const following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= NEAR;
    this.#anchor = following ? undefined : this.#firstInView(scroller);
    if (following === this.#following) return;
    this.#following = following;
    this.#host.requestUpdate();
  }

  /** Before a render: the agent may have scrolled a moment ago, and the event is still to come. */
  noteIfMoved(): void {
    if (this.#scroller()?.scrollTop !== this.#top) this.note();
  }

  /** Something changed its size or came in: puts back what is being read. */
  keep(): void {
    const scroller = this.#scroller();
    if (!scroller || scroller.clientHeight === 0) return;
    if (this.#following) scroller.scrollTop = scroller.scrollHeight;
    else if (this.#anchor?.row.isConnected) {
      const moved = endOf(this.#anchor.row) - topOf(scroller) - this.#anchor.end;
      if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
    }
    this.#top = scroller.scrollTop;
  }

  toEnd(): void {
    this.#anchor = undefined;
    if (!this.#following) this.#host.requestUpdate();
    this.#following = true;
    this.keep();
  }

  show(row: Element): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    scroller.scrollTop += topOf(row) - topOf(scroller) - HEADROOM;
    this.note();
  }

  #firstInView(scroller: HTMLElement): Anchor | undefined {
    const rows = this.#rows();
    const edge = topOf(scroller);
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = rows[middle];
      if (row && endOf(row) <= edge) low = middle + 1;
      else high = middle;
    }
    const row = rows[low];
    return row && {row, end: endOf(row) - edge};
  }
}

const topOf = (element: Element): number => element.getBoundingClientRect().top;
const endOf = (element: Element): number => element.getBoundingClientRect().bottom;
