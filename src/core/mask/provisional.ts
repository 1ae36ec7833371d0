import type {DisplayText, MaskedSpan} from '../text.js';
import {maskNumber, maskWhole, replaced, type Replacement} from './render.js';

const NUMBER_LIKE = /[\p{Nd}\p{Pd}\p{Cf}\p{Variation_Selector}\u20E3\u2212\s+＋➕()[\]（）.·,/_]+/gu;
const DIGIT = /\p{Nd}/gu;
const BEGINNING = /[\p{Nd}+＋➕([（]/u;
const MIN_DIGITS = 7;
/** Stands where something was found already. */
const FILLER = '\uFFFC';

/**
 * What the agent reads of their own message until the contact centre's text replaces it. Phone metadata is
 * not at hand: every stretch that might be a number and every word with an at sign is starred whole.
 */
export function maskProvisionally(
  text: string,
  findPci: (text: string) => readonly MaskedSpan[] = () => [],
): DisplayText {
  const addresses = Array.from(text.matchAll(/\S+/gu))
    .filter(([word]) => /[@＠]/u.test(word))
    .map(({0: word, index}): Replacement => ({
      start: index,
      end: index + word.length,
      kind: 'email',
      text: maskWhole(word),
    }));
  const cards = findPci(without(text, addresses)).map((span): Replacement => ({
    ...span,
    text: maskNumber(text.slice(span.start, span.end)),
  }));
  const known = inOrder([...addresses, ...cards]);
  const numbers = Array.from(without(text, known).matchAll(NUMBER_LIKE)).flatMap(({0: stretch, index}) => {
    const digits = Array.from(stretch.matchAll(DIGIT));
    const last = digits.at(-1);
    if (last === undefined || digits.length < MIN_DIGITS) return [];
    const start = index + stretch.search(BEGINNING);
    const end = index + last.index + last[0].length;
    return [{start, end, kind: 'phone', text: maskWhole(text.slice(start, end))} satisfies Replacement];
  });
  return replaced(text, inOrder([...known, ...numbers]));
}

const inOrder = (replacements: readonly Replacement[]): Replacement[] =>
  replacements.toSorted((a, b) => a.start - b.start);

function without(text: string, taken: readonly Replacement[]): string {
  let rest = '';
  for (const {start, end} of taken) rest += text.slice(rest.length, start) + FILLER.repeat(end - start);
  return rest + text.slice(rest.length);
}
