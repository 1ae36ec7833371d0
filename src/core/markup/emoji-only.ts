const MOST = 3;
const LONGEST = 120; // UTF-16 units: a family of four with skin tones is 25

const segmenters = new Map<string, Intl.Segmenter>();

/** True when the text is one to three emoji and nothing else; long texts are not looked at. */
export function isEmojiOnly(text: string, locale: string): boolean {
  if (/^\s*\p{L}/u.test(text)) return false; // most texts
  if (!/[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u.test(text)) return false;
  const shown = text.replaceAll(/\s/g, '');
  if (shown === '' || shown.length > LONGEST) return false;
  let signs = 0;
  // sign by sign: one expression over the whole text would backtrack over skin tones
  for (const {segment} of segmenterOf(locale).segment(shown)) {
    signs += 1;
    if (signs > MOST || !isEmoji(segment)) return false;
  }
  return true;
}

function segmenterOf(locale: string): Intl.Segmenter {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, {granularity: 'grapheme'});
  segmenters.set(locale, segmenter);
  return segmenter;
}

const isEmoji = (sign: string): boolean => emoji.test(sign) || emoji.test(`${sign}\ufe0f`);

const emoji = new RegExp('^\\p{RGI_Emoji}$', 'v'); // a literal needs a newer compile target than ours
