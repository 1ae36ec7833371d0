import type {Named} from '../../core/agent.js';
import {matches} from '../../element/matches.js';

/** The reasons that hold every word of the query, in their order; case and accents make no difference. */
export function matchingReasons(reasons: readonly Named[], query: string): readonly Named[] {
  return reasons.filter(({name}) => matches(name, query));
}

/** Those chosen most come first; the others stay in the contact centre's order. */
export function mostUsedFirst(reasons: readonly Named[], use: ReadonlyMap<string, number>): readonly Named[] {
  return reasons.toSorted((a, b) => (use.get(b.id) ?? 0) - (use.get(a.id) ?? 0));
}
