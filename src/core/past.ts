import type {HistoryPage, InteractionPage} from './history.js';
import {OWN, type DeskState} from './state.js';
import {withPage} from './thread.js';

/** A page that follows what is known; the first replaces it. A history of a task that is not here any more stays away. */
export function takeHistory(state: DeskState, {taskId, after, interactions, next}: HistoryPage): DeskState {
  if (taskId !== null && !state.tasks.has(taskId)) return state;
  const key = taskId ?? OWN;
  const known = state.histories.get(key);
  if (after !== null && known?.next !== after) return state;
  const earlier = after === null ? [] : (known?.interactions ?? []);
  const shown = new Set(earlier.map(({id}) => id));
  const more = interactions.filter(({id}) => !shown.has(id)); // a page that leads to itself comes again
  const histories = new Map(state.histories).set(key, {interactions: [...earlier, ...more], next});
  return {...state, histories, pastThreads: shownPast(state.pastThreads, histories)};
}

export function takePast(state: DeskState, page: InteractionPage): DeskState {
  const {interactionId} = page;
  if (!isInHistory(state.histories, interactionId)) return state;
  const known = state.pastThreads.get(interactionId);
  const changed = withPage(known, page);
  return changed === known ? state : {...state, pastThreads: new Map(state.pastThreads).set(interactionId, changed)};
}

/** Messages go when their interaction can no longer be seen. */
export function shownPast(past: DeskState['pastThreads'], histories: DeskState['histories']): DeskState['pastThreads'] {
  const shown = [...past].filter(([id]) => isInHistory(histories, id));
  return shown.length === past.size ? past : new Map(shown);
}

const isInHistory = (histories: DeskState['histories'], interactionId: string): boolean =>
  [...histories.values()].some(({interactions}) => interactions.some(({id}) => id === interactionId));
