/** 0 is none, then from light to dark. */
export const TONES = [0, 1, 2, 3, 4, 5] as const;
export type Tone = (typeof TONES)[number];

const FIRST = 0x1f3fa; // the signs of the five tones come right after it

/** Families have no tones of their own. */
const family = /\u200D[👦👧🧒]|👪/u;

/** The emoji in this skin tone, of two people both; one that has no skin stays as it is. */
export function toned(emoji: string, tone: Tone): string {
  if (tone === 0 || family.test(emoji)) return emoji;
  const sign = String.fromCodePoint(FIRST + tone);
  return emoji.replaceAll(/(?<!\u200D)(\p{Emoji_Modifier_Base})\uFE0F?|\u200D([👨👩🧑])/gu, (_, first, second) =>
    first === undefined ? `\u200D${second}${sign}` : `${first}${sign}`,
  );
}
