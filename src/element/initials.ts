import {graphemesOf} from '../core/graphemes.js';

/** The first signs of the first and the last word; empty when it has neither letters nor pictures. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._\-@]+/u).filter((word) => word !== '');
  const lettered = words.filter((word) => /^\p{L}/u.test(word));
  const [first, ...others] =
    lettered.length > 0 ? lettered : words.filter((word) => /\p{Extended_Pictographic}/u.test(word));
  return initialOf(first) + initialOf(others.at(-1));
}

const initialOf = (word = ''): string => firstGrapheme(word).toLocaleUpperCase();

function firstGrapheme(word: string): string {
  const [letter] = /^\w(?=[\w\u00c0-\u024f]|$)/.exec(word) ?? []; // nothing is piled on it
  if (letter !== undefined) return letter;
  for (const {segment} of graphemesOf(word)) return segment;
  return '';
}
