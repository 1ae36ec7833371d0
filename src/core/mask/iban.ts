import {IBAN_STRUCTURES} from './iban-table.js';
import type {Page} from './page.js';
import {isLatinOrDigit} from './reading.js';

/** The widest gap between two characters of an IBAN: a break or a dash with a space on each side. */
const MAX_GAP = 3;

/** Country and check digits, with at most a gap between any two. */
const BEGINNING = /[a-z](?=[ .\n-]{0,3}[a-z][ .\n-]{0,3}[0-9])/gi;

export function findIbans(page: Page): void {
  for (const {index} of page.plain.matchAll(BEGINNING)) {
    const to = endOfIban(page, index);
    if (to !== null) page.find(index, to, 'iban');
  }
}

/** Letters and digits in upper case that are an IBAN: a country of the table, its structure, its check digits. */
export function isIban(compact: string): boolean {
  return IBAN_STRUCTURES.get(compact.slice(0, 2))?.pattern.test(compact) === true && remainder97(compact) === 1;
}

/** Whether what stands left of `from` lets an IBAN begin there. */
export function mayBeginIban(plain: string, from: number): boolean {
  return !isLatinOrDigit(plain[from - 1]) || /^iban$/i.test(plain.slice(Math.max(0, from - 4), from));
}

function endOfIban(page: Page, from: number): number | null {
  if (!mayBeginIban(page.plain, from)) return null;
  let compact = '';
  let length = 4;
  let at = from;
  while (compact.length < length) {
    const next = at === from ? at : skipGap(page.plain, at);
    const character = page.plain[next] ?? '';
    page.work.steps++;
    if (!/[0-9a-z]/i.test(character)) return null;
    compact += character.toUpperCase();
    at = next + 1;
    if (compact.length === 2) {
      const structure = IBAN_STRUCTURES.get(compact);
      if (structure === undefined) return null;
      length = structure.length;
    }
  }
  if (isLatinOrDigit(page.plain[at]) || !isIban(compact)) return null;
  return page.canBegin(from, Math.min(at, from + 4)) && page.isFree(Math.min(at, from + 4), at) ? at : null;
}

/** Past what may stand between two characters: two spaces, or one dash, dot or break with spaces around. */
function skipGap(plain: string, at: number): number {
  let next = at;
  let marks = 0;
  while (next - at < MAX_GAP) {
    const character = plain[next];
    if (character === '\n' && plain[next - 1] === '\n' && marks === 1)
      next++; // a carriage return and its line feed
    else if (character === '-' || character === '.' || character === '\n') {
      if (++marks > 1) return at;
      next++;
    } else if (character === ' ') next++;
    else break;
  }
  return next - at === MAX_GAP && marks === 0 ? at : next;
}

/** Check digits at the end, letters as two digits, modulo 97: in pieces that a number holds exactly. */
function remainder97(compact: string): number {
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
