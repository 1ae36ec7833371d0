import type {MaskedSpan} from '../text.js';
import {isDigit, isLatin, readText, endInSource, type Reading} from './reading.js';

export type Kind = MaskedSpan['kind'];

/** Digits that follow each other with nothing between them. */
export interface Group {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** What stands between the group before and this one; null when that is too long to join them. */
  readonly gap: string | null;
  /** Latin letters and nothing else lead from the group before to this one: a hash, a serial. */
  readonly sealed: boolean;
}

/** A stretch of a reading that is sensitive: positions in `plain`, `to` exclusive. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
}

/** What detection cost, for the budget and for tests of linear time. */
export interface Work {
  phoneParses: number;
  steps: number;
}

const MAX_GAP = 6;
/** Whom a character belongs to: nobody, a find or a mask, or the readable tail of an earlier mask. */
const FREE = 0;
const TAKEN = 1;
const TAIL = 2;

/** One text under detection: what was found takes its characters, so that nothing after it does. */
export class Page {
  readonly reading: Reading;
  readonly plain: string;
  readonly groups: readonly Group[];
  readonly found: Found[] = [];
  readonly work: Work;
  readonly #owners: Uint8Array;

  constructor(source: string, masked: readonly MaskedSpan[] = [], work: Work = {phoneParses: 0, steps: 0}) {
    this.reading = readText(source);
    this.plain = this.reading.plain;
    this.groups = groupsOf(this.plain);
    this.work = work;
    work.steps += this.plain.length;
    this.#owners = new Uint8Array(this.plain.length);
    for (const {start, end} of masked) this.#takeSource(start, end);
  }

  isFree(from: number, to: number = from + 1): boolean {
    this.work.steps += to - from;
    for (let at = from; at < to; at++) if (this.#owners[at] !== FREE) return false;
    return true;
  }

  /** Free, or the four characters a mask left readable: an IBAN or a card may begin with what looks like them. */
  canBegin(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#owners[at] === TAKEN) return false;
    return true;
  }

  /** The index of the group that begins here. */
  groupAt(from: number): number | null {
    const index = firstAt(this.groups.length, (at) => (this.groups[at]?.from ?? 0) >= from);
    return this.groups[index]?.from === from ? index : null;
  }

  find(from: number, to: number, kind: Kind): void {
    this.found.push({from, to, kind});
    this.take(from, to);
  }

  take(from: number, to: number): void {
    this.#owners.fill(TAKEN, from, to);
  }

  takeTail(from: number, to: number): void {
    this.#owners.fill(TAIL, from, to);
  }

  /** What was found, in the order of the text, in offsets of the source. */
  spans(): MaskedSpan[] {
    return this.found
      .map(({from, to, kind}) => ({
        start: this.reading.starts[from] ?? 0,
        end: endInSource(this.reading, to),
        kind,
      }))
      .toSorted((a, b) => a.start - b.start);
  }

  #takeSource(start: number, end: number): void {
    const {starts, ends} = this.reading;
    const from = firstAt(starts.length, (at) => (ends[at] ?? 0) > start);
    const to = firstAt(starts.length, (at) => (starts[at] ?? 0) >= end);
    if (from < to) this.take(from, to);
  }
}

/** The first position for which something that stays true becomes true. */
function firstAt(length: number, isTrue: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function groupsOf(plain: string): Group[] {
  const groups: Group[] = [];
  for (let from = 0, before = 0; from < plain.length; from++) {
    if (!isDigit(plain[from])) continue;
    let to = from + 1;
    while (isDigit(plain[to])) to++;
    const near = groups.length > 0 && from - before <= MAX_GAP;
    groups.push({
      from,
      to,
      digits: plain.slice(from, to),
      gap: near ? plain.slice(before, from) : null,
      sealed: groups.length > 0 && areLetters(plain, before, from),
    });
    before = to;
    from = to;
  }
  return groups;
}

function areLetters(plain: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isLatin(plain[at])) return false;
  return true;
}
