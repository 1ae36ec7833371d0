import {
  initialState,
  messagesOf,
  reduce,
  type DeskEvent,
  type DeskState,
  type LocalEvent,
} from '../../src/core/index.js';
import {frozen} from './frozen.js';

/** The state after these events, none of which the reducer may change, nor any state before. */
export const after = (...events: readonly (DeskEvent | LocalEvent)[]): DeskState =>
  events.reduce((state, event) => frozen(reduce(state, frozen(event))), initialState);

export const accept = (taskId: string) => ({type: 'accept', taskId}) as const;

/** The messages that are shown, in order. */
export const idsOf = (state: DeskState, conversationId = 'c1'): string[] =>
  messagesOf(state, conversationId).map(({id}) => id);
