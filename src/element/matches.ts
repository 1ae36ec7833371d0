import {fold, foldedWords} from './fold.js';

/** Whether the name holds every word of the query; case and accents make no difference. */
export function matches(name: string, query: string): boolean {
  const folded = fold(name);
  return foldedWords(query).every((word) => folded.includes(word));
}
