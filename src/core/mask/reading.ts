/**
 * Text as the detectors read it: one plain UTF-16 unit for each visible character (digits of any script
 * are ASCII, so are full-width letters; spaces, breaks, dashes, dots, slashes are one of each), with the
 * way back to the source. What cannot be seen is left out, so it never breaks a number.
 */
export interface Reading {
  readonly source: string;
  readonly plain: string;
  /** Where a character of `plain` begins and ends in the source. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u034F\u20E3]/u;
const SPACE = /[\p{Zs}\t]/u;
const BREAK = /[\n\r\v\f\u0085\u2028\u2029]/u;
const DASH = /[\p{Pd}\u2212]/u;
const DOT = /[.·․。｡]/u;
const SLASH = /[/⁄∕]/u;
const PLUS = /[+➕﹢]/u;
const AT = /[@﹫]/u;
/** Katakana's long mark, which stands for a dash between digits. */
const LONG_MARK = /[ーｰ]/;
/** Keycaps and selectors that belong to the digit before them. */
const GLUED = /[\p{Variation_Selector}\u20E3]/u;

/** Stands for what is no letter and beyond one unit: emoji, half a character. */
const SIGN = '\uFFFD';
/** Stands for a letter beyond one unit, of no script the rules name. */
const LETTER = '\uA000';
const HAN = '\u4E00';

export function readText(source: string): Reading {
  const plain: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const character of source) {
    const end = start + character.length;
    const point = character.codePointAt(0) ?? 0;
    const read = point > 0x1f && point < 0x7f ? character : plainCharacter(character, point);
    if (read !== '') {
      plain.push(read);
      starts.push(start);
      ends.push(end);
    }
    start = end;
  }
  for (let at = 1; at < plain.length - 1; at++)
    if (LONG_MARK.test(plain[at] ?? '') && isDigit(plain[at - 1]) && isDigit(plain[at + 1])) plain[at] = '-';
  return {source, plain: plain.join(''), starts, ends};
}

/** The end in the source of a span whose last character is the one before `to`, with keycaps glued to it. */
export function endInSource({source, ends}: Reading, to: number): number {
  let end = ends[to - 1] ?? 0;
  for (;;) {
    const next = String.fromCodePoint(source.codePointAt(end) ?? 0);
    if (!GLUED.test(next)) return end;
    end += next.length;
  }
}

export const isInvisible = (character: string): boolean => INVISIBLE.test(character);

export const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

const LATIN = /\p{Script=Latin}/u;
export const isLatin = (character: string | undefined): boolean =>
  character !== undefined && (character < '\u0080' ? /[a-z]/i.test(character) : LATIN.test(character));

export const isLatinOrDigit = (character: string | undefined): boolean => isDigit(character) || isLatin(character);

function plainCharacter(character: string, point: number): string {
  if (INVISIBLE.test(character)) return '';
  if (SPACE.test(character)) return ' ';
  if (BREAK.test(character)) return '\n';
  if (/\p{Nd}/u.test(character)) return digitOf(point);
  const narrow = point >= 0xff01 && point <= 0xff5e ? String.fromCodePoint(point - 0xfee0) : character;
  if (DASH.test(narrow)) return '-';
  if (DOT.test(narrow)) return '.';
  if (SLASH.test(narrow)) return '/';
  if (PLUS.test(narrow)) return '+';
  if (AT.test(narrow)) return '@';
  if (point >= 0xd800 && point <= 0xdfff) return SIGN;
  if (point <= 0xffff) return narrow;
  if (!/[\p{L}\p{M}]/u.test(character)) return SIGN;
  const compatible = character.normalize('NFKC'); // mathematical letters are Latin ones
  if (compatible.length === 1) return compatible;
  return /\p{Script=Han}/u.test(character) ? HAN : LETTER;
}

/** Digits of a script follow each other from zero to nine, and so do sets of them. */
function digitOf(point: number): string {
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}
