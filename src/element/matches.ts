import {folded} from './folded.js';

/** Whether the name holds every word of the query; case and accents make no difference. */
export function matches(name: string, query: string): boolean {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.every((word) => folded(name).includes(word));
}
