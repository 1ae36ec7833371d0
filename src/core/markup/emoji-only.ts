const MOST = 3;
const LONGEST = 120; // UTF-16 units: a family of four with skin tones is 25

/** True when the text is one to three emoji and nothing else; long texts are not looked at. */
export function isEmojiOnly(text: string, locale: string): boolean {
  const shown = text.replaceAll(/\s/g, '');
  if (shown === '' || shown.length > LONGEST) return false;
  const signs = [...new Intl.Segmenter(locale, {granularity: 'grapheme'}).segment(shown)];
  // sign by sign: one expression over the whole text would backtrack over skin tones
  return signs.length <= MOST && signs.every(({segment}) => emoji.test(segment) || emoji.test(`${segment}\ufe0f`));
}

const emoji = new RegExp('^\\p{RGI_Emoji}$', 'v'); // a literal needs a newer compile target than ours
