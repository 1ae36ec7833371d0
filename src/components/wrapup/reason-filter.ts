import type {Named} from '../../core/agent.js';
import {fold, foldedWords} from '../../element/fold.js';

/** The reasons that hold every word of the query, in their order; case and accents make no difference. */
export function matchingReasons(reasons: readonly Named[], query: string): readonly Named[] {
  const words = foldedWords(query);
  return reasons.filter(({name}) => words.every((word) => fold(name).includes(word)));
}

/** Those chosen most come first; the others stay in the contact centre's order. */
export function mostUsedFirst(reasons: readonly Named[], use: ReadonlyMap<string, number>): readonly Named[] {
  return reasons.toSorted((a, b) => (use.get(b.id) ?? 0) - (use.get(a.id) ?? 0));
}
