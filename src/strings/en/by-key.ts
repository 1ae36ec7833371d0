/** Words by a key that comes from outside, which may be none of these. */
export const byKey = (words: Record<string, string>): Record<string, string> => words;
