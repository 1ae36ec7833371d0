import type {Message} from '../../core/message.js';
import type {Chunk} from './chunk.js';
import {MOST_ROWS, type ChunkList} from './chunk-list.js';
import {whileIdle} from './idle.js';

/** Positions are told so long after they have changed, once for all that came meanwhile, in ms. */
const SETTLING = 400;

/**
 * What of a conversation is in view. Draws chunks before they are seen, when the agent scrolls and when the page is
 * idle, lets go those far away, and tells the rows close by their position in the whole: chunks out of view are not in
 * the accessibility tree, so that a screen reader knows of them by this.
 */
export class View {
  readonly #list: ChunkList;
  readonly #scroller: () => HTMLElement | null | undefined;
  /** More stand above than are loaded. */
  readonly #hasOlder: () => boolean;
  #top = 0;
  #centre = 0;
  #stopFilling: (() => void) | undefined;
  #stopTidying: (() => void) | undefined;
  #numbering: ReturnType<typeof setTimeout> | undefined;

  constructor(list: ChunkList, scroller: () => HTMLElement | null | undefined, hasOlder: () => boolean) {
    this.#list = list;
    this.#scroller = scroller;
    this.#hasOlder = hasOlder;
  }

  /** Another conversation: what is seen is drawn now, the rest by and by. */
  open(): void {
    this.rest();
    this.fill(0);
    this.fillByAndBy();
    this.number();
  }

  /** Draws what is not drawn yet, while the page is idle. */
  fillByAndBy(): void {
    this.#stopFilling ??= whileIdle(() => {
      const more = this.#list.fillOne();
      if (!more) this.#stopFilling = undefined;
      return more;
    });
  }

  /** The element goes. */
  rest(): void {
    this.#stopFilling?.();
    this.#stopFilling = undefined;
    this.#stopTidying?.();
    this.#stopTidying = undefined;
    clearTimeout(this.#numbering);
    this.#numbering = undefined;
  }

  /** Draws what is in view or about to be: so many px around it, or a screen. */
  fill(margin?: number): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const {top, bottom, height} = scroller.getBoundingClientRect();
    if (height === 0) return;
    const moved = scroller.scrollTop - this.#top;
    this.#top = scroller.scrollTop;
    const flung = Math.abs(moved) > height * 2; // what is close now is far away in a moment
    const around = margin ?? (flung ? 0 : height);
    const ahead = flung ? 0 : Math.abs(moved) * 1.5;
    const first = this.#chunkAt(top - around - (moved < 0 ? ahead : 0));
    const last = this.#chunkAt(bottom + around + (moved > 0 ? ahead : 0));
    const any = this.#list.fill(first, last);
    if (any && flung) this.#list.fill(this.#chunkAt(top), this.#chunkAt(bottom)); // the room that was kept for them was a guess
    this.#centre = (first + last) >> 1;
    while (this.#trimOne(MOST_ROWS * 2));
    this.#stopTidying ??= whileIdle(() => this.#tidy());
  }

  /** What a scroll in haste has left: what stands around what is seen is drawn, what is far away goes. */
  #tidy(): boolean {
    if (this.#trimOne(MOST_ROWS)) return true;
    this.#stopTidying = undefined;
    this.#list.fill(this.#centre - 1, this.#centre + 1);
    return false;
  }

  #trimOne(most: number): boolean {
    return this.#list.trimOne(this.#centre, (chunk) => this.#isHeld(chunk), most);
  }

  /** The message whose row is the first in view; undefined where it is not drawn yet. */
  firstInView(): string | undefined {
    return this.messageInView()?.id;
  }

  messageInView(): Message | undefined {
    const edge = this.#scroller()?.getBoundingClientRect().top;
    if (edge === undefined) return undefined;
    const index = this.#chunkAt(edge);
    const chunk = this.#list.chunks[index];
    if (!chunk?.filled) return undefined;
    const {rows} = chunk;
    const row = rows[firstBelow(rows.length, (i) => rows[i], edge)]; // none where its height is still a guess
    if (!row) return this.#list.chunks[index + 1]?.messages[0];
    return chunk.messages.find(({id}) => id === row.dataset['messageId']);
  }

  /** So many px below the top of the view. */
  topOf(row: Element | undefined): number | undefined {
    const top = this.#scroller()?.getBoundingClientRect().top;
    return row && top !== undefined ? row.getBoundingClientRect().top - top : undefined;
  }

  /** Tells the rows close by which of how many they are, a moment later. */
  number(): void {
    this.#numbering ??= setTimeout(() => {
      this.#numbering = undefined;
      this.#number();
    }, SETTLING);
  }

  #number(): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const {top, bottom, height} = scroller.getBoundingClientRect();
    const {chunks} = this.#list;
    const total = this.#hasOlder() ? -1 : this.#list.startOf(chunks.length);
    const first = Math.max(0, this.#chunkAt(top - height * 2));
    const last = this.#chunkAt(bottom + height * 2);
    let position = this.#list.startOf(first);
    for (const chunk of chunks.slice(first, last + 1)) {
      const numbered = `${position}/${total}/${chunk.messages.length}`;
      if (chunk.filled && chunk.numbered !== numbered) {
        for (const [i, row] of chunk.rows.entries()) {
          row.ariaPosInSet = String(position + i + 1);
          row.ariaSetSize = String(total);
        }
        chunk.numbered = numbered;
      }
      position += chunk.messages.length;
    }
  }

  #chunkAt(y: number): number {
    const {chunks} = this.#list;
    return Math.min(
      firstBelow(chunks.length, (i) => chunks[i]?.element, y),
      chunks.length - 1,
    );
  }

  /** What is selected or focused stays, wherever it is. */
  #isHeld({element}: Chunk): boolean {
    const root = element.getRootNode();
    if (!(root instanceof ShadowRoot)) return false;
    if (root.activeElement && element.contains(root.activeElement)) return true;
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed) return false;
    const [ends] = selection.getComposedRanges({shadowRoots: [root]});
    if (!ends) return false;
    const range = document.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    return range.intersectsNode(element);
  }
}

/** The first of elements that stand below one another whose end is below `y`; their number where none is. */
function firstBelow(count: number, elementAt: (i: number) => Element | undefined, y: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elementAt(middle);
    if (element && element.getBoundingClientRect().bottom <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
