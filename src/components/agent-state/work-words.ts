import type {DeskState} from '../../core/state.js';
import type {Strings} from '../../strings/en.js';

/** What the agent has in hand. */
export type Work = Pick<DeskState, 'agent' | 'offers' | 'tasks'>;

/** Derived, never chosen: whether no request can come, or somebody is being talked to; null when neither. */
export function whatDoing({agent, offers, tasks}: Work, {agentState: {engaged, full}}: Strings): string | null {
  if (agent && offers.size + tasks.size >= agent.capacity) return full;
  return [...tasks.values()].some(({phase}) => phase === 'connected') ? engaged : null;
}

/** What must be finished before the agent can sign out; null when nothing must. */
export const workOpen = ({offers, tasks}: Work, {agentState}: Strings): string | null =>
  offers.size + tasks.size === 0 ? null : agentState.workOpen(offers.size, tasks.size);
