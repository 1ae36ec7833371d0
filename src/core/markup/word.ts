// a letter, a number or a mark on one; the marks that make a sign an emoji are not
const letter = String.raw`[\p{L}\p{N}\p{M}](?<![\ufe0e\ufe0f\u20e3])`;
const first = new RegExp(`^${letter}`, 'u');
const last = new RegExp(`${letter}$`, 'u');

/** A part of a word begins here. */
export const startsWord = (text: string, at: number): boolean => first.test(text.slice(at, at + 2));

/** A part of a word ends here. */
export const endsWord = (text: string, at: number): boolean => last.test(text.slice(Math.max(0, at - 2), at));

/** There is nothing here, or only white space. */
export const isBlank = (text: string, at: number): boolean => !/\S/.test(text[at] ?? '');
