import {isUnderWay} from './select.js';
import type {DeskState, Refusal} from './state.js';
import type {Task} from './task.js';

/** Who leaves by one of these was asked before: what is written is lost with it. */
const LEAVING = ['end', 'endConference', 'exitConference', 'transfer'] as const;

/** Takes the drafts of conversations that no longer go on; the agent is told what they wrote, unless they left by themselves. */
export function endDrafts(state: DeskState, before: DeskState, conversationIds: Iterable<string>): DeskState {
  let {drafts, refusals} = state;
  for (const id of conversationIds) {
    const text = drafts.get(id);
    if (text === undefined || goesOn(state.tasks, id)) continue;
    const task = [...before.tasks.values()].find(isWrittenIn(id));
    drafts = new Map([...drafts].filter(([conversationId]) => conversationId !== id));
    if (text.trim() !== '' && !(task && isUnderWay(before, task.id, LEAVING)))
      refusals = new Map(refusals).set(...lostDraft(task?.id ?? id, text));
  }
  return drafts === state.drafts ? state : {...state, drafts, refusals};
}

/** In wrap-up nothing can be written any more. */
const goesOn = (tasks: ReadonlyMap<string, Task>, conversationId: string): boolean =>
  [...tasks.values()].some(isWrittenIn(conversationId));

const isWrittenIn = (conversationId: string) => (task: Task) =>
  task.conversationId === conversationId && task.phase !== 'wrap-up';

/** Told beside the messages that were lost; a draft of a reloaded desk may have no task any more. */
const lostDraft = (taskId: string, text: string): [subject: string, refusal: Refusal] => [
  `draft:${taskId}`,
  {command: {type: 'send', taskId, messageId: '', text, quotedId: null}, code: 'task-ended'},
];
