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

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

function firstGrapheme(word: string): string {
  for (const {segment} of graphemes.segment(word)) return segment;
  return '';
}
