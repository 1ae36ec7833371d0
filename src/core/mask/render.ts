import type {DisplayText, MaskedSpan} from '../text.js';
import type {Kind} from './page.js';
import {isInvisible} from './reading.js';

export const STAR = '*';

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The formula of every number: a star for each visible character but four, then the last letters and digits. */
export function maskNumber(raw: string, kept: number = 4): string {
  const visible = visibleOf(raw);
  const readable = kept > 0 ? visible.filter((character) => LETTER_OR_DIGIT.test(character)).slice(-kept) : [];
  return STAR.repeat(Math.max(0, visible.length - readable.length)) + readable.join('');
}

/** The first character of the local part stays when there are more, and so does the domain. */
export function maskEmail(raw: string): string {
  const at = Math.max(raw.lastIndexOf('@'), raw.lastIndexOf('＠'), raw.lastIndexOf('﹫'));
  const domain = at < 0 ? raw.lastIndexOf('%40') : at;
  const [first = '', ...rest] = visibleOf(raw.slice(0, domain));
  return (rest.length === 0 ? STAR : first) + STAR.repeat(rest.length) + raw.slice(domain);
}

export const maskOf = (raw: string, kind: Kind): string => (kind === 'email' ? maskEmail(raw) : maskNumber(raw));

/** Everything starred. */
export const maskWhole = (raw: string): string => maskNumber(raw, 0);

function visibleOf(raw: string): string[] {
  return Array.from(raw).filter((character) => !/\s/u.test(character) && !isInvisible(character));
}

/** A stretch of a text and what is read in its place. */
export interface Replacement extends MaskedSpan {
  readonly text: string;
}

/** The text with every replacement made, in the order they have in it, and where they are now. */
export function replaced(source: string, replacements: readonly Replacement[]): DisplayText {
  const masked: MaskedSpan[] = [];
  let text = '';
  let from = 0;
  for (const {start, end, kind, text: mask} of replacements) {
    text += source.slice(from, start);
    masked.push({start: text.length, end: text.length + mask.length, kind});
    text += mask;
    from = end;
  }
  return {text: text + source.slice(from), masked};
}
