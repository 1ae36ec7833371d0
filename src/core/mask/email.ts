import type {Page} from './page.js';

/** `@`, or what it is in a link. */
const AT = /@|%40/g;
const LOCAL = /[\p{L}\p{N}\p{M}.!#$%&'+^_`{|}~-]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LABEL = /[\p{L}\p{N}\p{M}-]/u;
const LAST_LABEL = /^(?=.*\p{L}).{2,}$/u;
/** Scripts that set no space between words, so that a Latin address ends where they begin. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const MAX_QUOTED = 66;
const MAX_LITERAL = 48;

export function findEmails(page: Page): void {
  for (const {0: sign, index} of page.plain.matchAll(AT)) {
    const to = endOfDomain(page, index + sign.length);
    if (to === null) continue;
    const from = startOfLocal(page, index);
    if (from !== null) page.find(from, to, 'email');
  }
}

function startOfLocal(page: Page, at: number): number | null {
  const {plain} = page;
  if (plain[at - 1] === '"') return startOfQuoted(page, at);
  const spaced = !UNSPACED.test(plain[at - 1] ?? '');
  let from = at;
  for (; from > 0 && page.isFree(from - 1); from--) {
    const character = plain[from - 1] ?? '';
    if (!LOCAL.test(character) || (spaced && UNSPACED.test(character))) break;
  }
  while (from < at && !LETTER_OR_DIGIT.test(plain[from] ?? '')) from++; // markup stays outside
  return from < at ? from : null;
}

/** A local part in quotes, which may hold spaces. */
function startOfQuoted(page: Page, at: number): number | null {
  const from = page.plain.lastIndexOf('"', at - 2);
  const inside = at - 2 - from;
  if (from < 0 || inside < 1 || inside > MAX_QUOTED || page.plain.slice(from, at).includes('\n')) return null;
  return page.isFree(from, at) ? from : null;
}

/** Dotted labels whose last one is no number, or an address in brackets. */
function endOfDomain(page: Page, from: number): number | null {
  const {plain} = page;
  if (plain[from] === '[') {
    const literal = /^\[[0-9a-z:.]+\]/i.exec(plain.slice(from, from + MAX_LITERAL));
    return literal === null || !page.isFree(from, from + literal[0].length) ? null : from + literal[0].length;
  }
  let end: number | null = null;
  for (let start = from, labels = 0; ;) {
    const to = endOfLabel(page, start);
    if (to === start) return end;
    if (++labels > 1 && LAST_LABEL.test(plain.slice(start, to))) end = to;
    if (plain[to] !== '.') return end;
    start = to + 1;
  }
}

function endOfLabel(page: Page, start: number): number {
  const {plain} = page;
  const spaced = !UNSPACED.test(plain[start] ?? '');
  let to = start;
  for (; to < plain.length && page.isFree(to); to++) {
    const character = plain[to] ?? '';
    if (!LABEL.test(character) || (spaced && UNSPACED.test(character))) break;
  }
  while (to > start && plain[to - 1] === '-') to--;
  return plain[start] === '-' ? start : to;
}
