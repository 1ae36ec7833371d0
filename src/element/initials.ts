/** The first signs of the first and the last word; empty when it has neither letters nor pictures. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._\-@]+/u).filter((word) => word !== '');
  const lettered = words.filter((word) => /^\p{L}/u.test(word));
  const [first, ...others] =
    lettered.length > 0 ? lettered : words.filter((word) => /\p{Extended_Pictographic}/u.test(word));
  if (first === undefined) return '';
  const last = others.at(-1);
  return [first, ...(last === undefined ? [] : [last])].map((word) => firstGrapheme(word).toLocaleUpperCase()).join('');
}

let graphemes: Intl.Segmenter | undefined;

function firstGrapheme(word: string): string {
  const [letter] = /^\w(?=[\w\u00c0-\u024f]|$)/.exec(word) ?? []; // nothing is piled on it: a segmenter is slow to make
  if (letter !== undefined) return letter;
  graphemes ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'});
  for (const {segment} of graphemes.segment(word)) return segment;
  return '';
}
