import {graphemesOf} from '../graphemes.js';

const MOST = 3;
const LONGEST = 120; // UTF-16 units: a family of four with skin tones is 25

/** True when the text is one to three emoji and nothing else; long texts are not looked at. */
export function isEmojiOnly(text: string): boolean {
  if (/^\s*\p{L}/u.test(text)) return false; // most texts
  if (!/[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u.test(text)) return false;
  const shown = text.replaceAll(/\s/g, '');
  if (shown.length > LONGEST) return false;
  let signs = 0;
  // sign by sign: one expression over the whole text would backtrack over skin tones
  for (const {segment} of graphemesOf(shown)) {
    signs += 1;
    if (signs > MOST || !emoji.test(segment)) return false;
  }
  return true;
}

/** As Unicode builds them. `\p{RGI_Emoji}`, which lists every one, is a hundred times as much code in the page's memory. */
const one = String.raw`(?![\d#*]|\p{RI})\p{Emoji}(?:\p{EMod}|\ufe0f)?`;
const emoji = new RegExp(
  String.raw`^(?:\p{RI}{2}|[\d#*]\ufe0f?\u20e3|${one}(?:\u200d${one})*|\u{1f3f4}[\u{e0020}-\u{e007f}]+)$`,
  'u',
);
