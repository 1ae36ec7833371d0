import type {Named} from '../../core/agent.js';
import {matches} from '../../element/matches.js';

/** The reasons that hold every word of the query, in their order; case and accents make no difference. */
export function matchingReasons(reasons: readonly Named[], query: string): readonly Named[] {
  return reasons.filter(({name}) => matches(name, query));
}

/** What is proposed stands first, then those chosen most; the others stay in the contact centre's order. */
export function likeliestFirst(
  reasons: readonly Named[],
  use: ReadonlyMap<string, number>,
  suggestedId: string | null,
): readonly Named[] {
  const weight = (id: string) => (id === suggestedId ? Infinity : (use.get(id) ?? 0));
  return reasons.toSorted((a, b) => (weight(a.id) === weight(b.id) ? 0 : weight(b.id) - weight(a.id)));
}
