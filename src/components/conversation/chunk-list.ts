import type {Message} from '../../core/message.js';
import type {Changes} from './changes.js';
import {Chunk, type Drawing} from './chunk.js';

/** So many messages stand in one chunk, in twice as many it is divided. More are drawn too many in a fling, fewer make too many chunks. */
const SIZE = 32;
/** So many rows are in the page at most, but for those that are seen, selected or focused. */
export const MOST_ROWS = 2000;
/** So many are drawn at once: about one screen, and one more where they are short. */
const TAIL = 12;
/** So many chunks that come at once stand in one group: who looks for what has changed passes a group, and not each chunk. */
const GROUP = 16;

/**
 * The rows of a conversation in chunks: the newest is drawn at once, the others when they are close or the page is idle,
 * and those far away leave their room alone.
 */
export class ChunkList {
  /** What holds them. */
  readonly element = document.createElement('div');
  #chunks: Chunk[] = [];
  #messages: readonly Message[] = [];
  #drawing: Drawing | undefined;
  #tail: HTMLElement | undefined;
  readonly #troubled = new Set<Chunk>();
  readonly #sizes = new ResizeObserver((entries) => {
    for (const {target, borderBoxSize} of entries) {
      const chunk = this.#chunks.find(({element}) => element === target);
      if (chunk?.filled) chunk.height = borderBoxSize[0]?.blockSize ?? chunk.height;
    }
  });

  get chunks(): readonly Chunk[] {
    return this.#chunks;
  }

  /** A message that is drawn depends on more than itself. */
  get troubled(): boolean {
    return this.#troubled.size > 0;
  }

  /** Another conversation, of which only the end is drawn. */
  open(messages: readonly Message[], drawing: Drawing): void {
    for (const chunk of this.#chunks) this.#empty(chunk);
    this.element.textContent = '';
    this.#tail = undefined;
    this.#messages = messages;
    this.#drawing = drawing;
    this.#chunks = [];
    const rest = Math.max(0, messages.length - TAIL);
    this.#insertAbove(messages.slice(0, rest));
    this.#insert(this.#chunks.length, messages.slice(rest));
    const last = this.#chunks.length - 1;
    if (last >= 0) this.#draw(last);
  }

  /** The same conversation, some of it changed. */
  take(messages: readonly Message[], {from, endBefore, endAfter}: Changes): void {
    this.#messages = messages;
    if (from === endBefore && from === endAfter) return;
    const inserted = messages.slice(from, endAfter);
    if (endBefore === 0 && this.#chunks.length > 0) this.#takeBefore(inserted);
    else if (from === endBefore && from === messages.length - inserted.length) this.#takeAfter(inserted);
    else this.#takeWithin(from, endBefore, endAfter - endBefore);
    this.#markTail();
  }

  /** Draws all anew that is drawn; with `troubledOnly` what depends on more than its message. */
  redraw(drawing: Drawing, troubledOnly = false): void {
    this.#drawing = drawing;
    for (const [i, chunk] of this.#chunks.entries())
      if (chunk.filled && (!troubledOnly || chunk.troubled)) this.#draw(i);
  }

  /** Draws these chunks where they are not drawn. */
  fill(first: number, last: number): boolean {
    let any = false;
    for (let i = Math.max(0, first); i <= last && i < this.#chunks.length; i += 1) {
      if (this.#chunks[i]?.filled === false) {
        this.#draw(i);
        any = true;
      }
    }
    return any;
  }

  /** Draws the newest chunk that is not drawn yet; false when all may stay as they are. */
  fillOne(): boolean {
    const i = this.#chunks.findLastIndex(({filled}) => !filled);
    return i >= 0 && lengthOf(this.#chunks.slice(i)) <= MOST_ROWS && this.fill(i, i);
  }

  /** While there are more rows than so many, the chunk farthest from this one goes; false when none has to or can. */
  trimOne(centre: number, isHeld: (chunk: Chunk) => boolean, most = MOST_ROWS): boolean {
    if (lengthOf(this.#chunks.filter(({filled}) => filled)) <= most) return false;
    const order = [...this.#chunks.keys()]
      .filter((i) => i < this.#chunks.length - 1 && this.#chunks[i]?.filled)
      .toSorted((a, b) => Math.abs(b - centre) - Math.abs(a - centre));
    const chunk = order.map((i) => this.#chunks[i]).find((one) => one && !isHeld(one));
    if (chunk) this.#empty(chunk);
    return chunk !== undefined;
  }

  /** Which chunk a message stands in; -1 for none. */
  indexOf(id: string): number {
    return this.#chunks.findIndex(({messages}) => messages.some((one) => one.id === id));
  }

  /** The row of a message, where it is drawn. */
  rowOf(id: string): HTMLElement | undefined {
    return this.#chunks.findLast((chunk) => chunk.rowOf(id))?.rowOf(id);
  }

  /** How many messages stand above a chunk. */
  startOf(index: number): number {
    return lengthOf(this.#chunks.slice(0, index));
  }

  #takeBefore(messages: readonly Message[]): void {
    const first = this.#chunks[0];
    const added = this.#insertAbove(messages);
    if (!first?.filled) return;
    this.#draw(added - 1); // right above what is read
    this.#draw(added);
  }

  #takeAfter(messages: readonly Message[]): void {
    const index = this.#chunks.length - 1;
    const last = this.#chunks[index];
    const room = last ? Math.min(messages.length, Math.max(0, SIZE - last.messages.length)) : 0;
    if (last && room > 0) {
      last.messages = [...last.messages, ...messages.slice(0, room)];
      this.#draw(index);
    }
    if (room === messages.length) return;
    const added = this.#insert(index + 1, messages.slice(room));
    this.fill(this.#chunks.length - Math.min(2, added), this.#chunks.length);
  }

  /** Messages that changed in place, or came and went between others. */
  #takeWithin(from: number, endBefore: number, grown: number): void {
    let start = 0;
    let i = 0;
    for (; i < this.#chunks.length - 1; i += 1) {
      const length = this.#chunks[i]?.messages.length ?? 0;
      if (from < start + length) break;
      start += length;
    }
    const first = i;
    const begin = start;
    for (; i < this.#chunks.length; i += 1) {
      start += this.#chunks[i]?.messages.length ?? 0;
      if (endBefore <= start) break;
    }
    const region = this.#chunks.slice(first, i + 1);
    const messages = this.#messages.slice(begin, start + grown);
    const [only] = region;
    if (grown === 0) this.#share(region, messages);
    else if (region.length === 1 && only && messages.length > 0 && messages.length <= SIZE * 2)
      only.messages = messages;
    else {
      const wasFilled = region.some(({filled}) => filled);
      for (const chunk of region) this.#drop(chunk);
      this.#chunks.splice(first, region.length);
      const added = this.#insert(first, messages);
      if (wasFilled) this.fill(first, first + added - 1);
    }
    for (let at = first; at <= first + region.length; at += 1) if (this.#chunks[at]?.filled) this.#draw(at);
  }

  #share(region: readonly Chunk[], messages: readonly Message[]): void {
    let at = 0;
    for (const chunk of region) {
      const end = at + chunk.messages.length;
      chunk.messages = messages.slice(at, end);
      at = end;
    }
  }

  /** What comes above all others may be drawn next: its end is short, to be drawn soon. Returns how many chunks they make. */
  #insertAbove(messages: readonly Message[]): number {
    const rest = Math.max(0, messages.length - TAIL);
    const added = this.#insert(0, messages.slice(0, rest));
    return added + this.#insert(added, messages.slice(rest));
  }

  /** Whole ones below, the rest on top; returns how many chunks they make. */
  #insert(index: number, messages: readonly Message[]): number {
    const made: Chunk[] = [];
    for (let end = messages.length; end > 0; end -= SIZE)
      made.unshift(new Chunk(messages.slice(Math.max(0, end - SIZE), end)));
    const holder = document.createDocumentFragment();
    let group: Node = holder;
    for (const [i, chunk] of made.entries()) {
      if (made.length > GROUP && i % GROUP === 0) group = holder.appendChild(document.createElement('div'));
      group.appendChild(chunk.element);
    }
    const next = this.#chunks[index]?.element;
    if (next) next.before(holder);
    else this.element.append(holder);
    this.#chunks.splice(index, 0, ...made);
    return made.length;
  }

  #draw(index: number): void {
    const chunk = this.#chunks[index];
    if (!chunk || !this.#drawing) return;
    if (!chunk.filled) this.#sizes.observe(chunk.element);
    chunk.draw(this.#chunks[index - 1]?.messages.at(-1), this.#drawing);
    if (chunk.troubled) this.#troubled.add(chunk);
    else this.#troubled.delete(chunk);
  }

  #drop(chunk: Chunk): void {
    this.#empty(chunk);
    chunk.element.remove();
  }

  #empty(chunk: Chunk): void {
    this.#sizes.unobserve(chunk.element);
    this.#troubled.delete(chunk);
    chunk.empty();
  }

  /** From the first change on the newest is laid out wherever the agent is: what comes there is measured, not guessed. */
  #markTail(): void {
    const last = this.#chunks.at(-1)?.element;
    if (last === this.#tail) return;
    this.#tail?.classList.remove('tail');
    last?.classList.add('tail');
    this.#tail = last;
  }
}

const lengthOf = (chunks: readonly Chunk[]): number => chunks.reduce((sum, {messages}) => sum + messages.length, 0);
