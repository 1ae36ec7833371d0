import type {DeskErrorCode} from './errors.js';
import {messagesOf} from './select.js';
import type {DeskState} from './state.js';
import type {Task} from './task.js';

/** What can be done with a conversation, in the order it is shown. */
export type Control =
  'transfer' | 'conference' | 'cancelConference' | 'releaseGuest' | 'endConference' | 'exitConference' | 'end';

/** The controls of a task, each with the reason why it cannot be used now; null when it can. */
export type Controls = ReadonlyMap<Control, DeskErrorCode | null>;

/** By the task alone: which of them the contact centre knows is asked of `session.supports`. */
export function controlsOf(task: Task): Controls {
  if (task.phase === 'wrap-up') return new Map();
  if (task.role === 'guest') return new Map([['exitConference', null]]);
  const closed: DeskErrorCode | null = task.phase === 'interrupted' ? 'line-deleted' : null;
  switch (task.conference.state) {
    case 'none':
      return new Map([
        ['transfer', closed],
        ['conference', closed],
        ['end', null],
      ]);
    case 'requested':
      return closed
        ? new Map([['end', null]])
        : new Map([
            ['cancelConference', null],
            ['end', null],
          ]);
    case 'active':
      return closed
        ? new Map([['end', null]])
        : new Map([
            ['releaseGuest', null],
            ['endConference', null],
          ]);
    default:
      task.conference satisfies never;
      return new Map();
  }
}

/** Offers and tasks in hand, those in wrap-up included: what the agent's capacity is compared with. */
export const loadOf = ({offers, tasks}: DeskState): number => offers.size + tasks.size;

/** Since when the customer waits for an answer: the first message nobody has answered; null when all are. */
export function waitingSince(state: DeskState, task: Task): number | null {
  if (task.phase !== 'connected') return null;
  const messages = messagesOf(state, task.conversationId);
  const answered = messages.findLastIndex(({author}) => author.kind === 'agent' || author.kind === 'business');
  return messages.find(({author}, place) => place > answered && author.kind === 'customer')?.at ?? null;
}
