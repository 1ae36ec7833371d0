import {readFile} from 'node:fs/promises';

const CASES = new URL('../test/fixtures/masking/masking.public.jsonl', import.meta.url);
/** What a mask stands for: stars, with the four characters that stay, or an address with its first character. */
const MASK = /(?<first>[^\s*])?\*+(?:(?<at>@|%40)|(?<tail>[\p{L}\p{N}]{4}))/gu;
/** Keycaps and the like, which a mask takes with the last digit. */
const UNSEEN = '[\\p{Cf}\\p{M}]*';

/** The public cases, each with what of the sensitive values in it nobody may read: all but the last four. */
export async function casesOf() {
  const lines = (await readFile(CASES, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line)).map((each) => ({...each, values: valuesOf(each)}));
}

/** The stretches of a text in whose place stars are expected. */
function valuesOf({in: text, out}) {
  if (text === out) return [];
  let pattern = '';
  let from = 0;
  for (const {0: mask, index, groups} of out.matchAll(MASK)) {
    const stars = mask.indexOf('*');
    const tail = Array.from(groups.tail ?? '', escape).join('[^\\p{L}\\p{N}]*');
    const literal = groups.at === undefined ? mask.slice(0, stars) : '';
    const value =
      groups.at === undefined ? `(.+?)${tail}${UNSEEN}` : `(${escape(mask.slice(0, stars))}.+?${escape(groups.at)})`;
    pattern += escape(out.slice(from, index) + literal) + value;
    from = index + mask.length;
  }
  const found = new RegExp(`^${pattern}${escape(out.slice(from))}$`, 'su').exec(text);
  return found === null || pattern === '' ? [text] : found.slice(1).filter((value) => !out.includes(value));
}

const escape = (text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/**
 * Exact: the expected text. Recall: of the cases with sensitive values, those of which none is left. Precision: of the
 * cases that were changed, those that had something to hide and of which nothing is left.
 */
export function qualityOf(mask, cases) {
  const results = cases.map((each) => {
    const out = attempt(() => mask(each.in, each.region, each.class), each.in);
    return {
      isExact: out === each.out,
      isSensitive: each.in !== each.out,
      isHidden: each.in !== each.out && !each.values.some((value) => out.includes(value)),
      isAltered: each.in === each.out && out !== each.in,
    };
  });
  const count = (field) => results.filter((result) => result[field]).length;
  const percent = (share) => (share * 100).toFixed(1);
  return {
    exact: percent(count('isExact') / cases.length),
    recall: percent(count('isHidden') / count('isSensitive')),
    precision: percent(count('isHidden') / (count('isHidden') + count('isAltered'))),
    altered: count('isAltered'),
    negatives: cases.length - count('isSensitive'),
  };
}

/** A library that throws has hidden nothing. */
function attempt(run, otherwise) {
  try {
    return run();
  } catch {
    return otherwise;
  }
}
