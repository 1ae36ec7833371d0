let segmenter: Intl.Segmenter | undefined;

/** What people call letters and signs, however many code points each is made of; the same in all languages. */
export function graphemesOf(text: string): Iterable<{readonly segment: string}> {
  segmenter ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'}); // slow to make
  return segmenter.segment(text);
}
