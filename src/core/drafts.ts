import {conversationOf, isNoteDraft, noteDraftOf} from './note-draft.js';
import {isUnderWay} from './select.js';
import type {DeskState, Refusal} from './state.js';
import type {Task} from './task.js';

/** Who leaves by one of these was asked before: what is written is lost with it. */
const LEAVING = ['end', 'endConference', 'exitConference', 'transfer'] as const;

/** Takes the drafts and replies of conversations that no longer go on; the agent is told what they wrote, unless they left by themselves. */
export function endDrafts(state: DeskState, before: DeskState, keys: Iterable<string>): DeskState {
  let {drafts, replyTo, held, refusals} = state;
  for (const id of new Set([...keys].map(conversationOf))) {
    if (goesOn(state.tasks, id)) continue;
    if (replyTo.has(id)) replyTo = without(replyTo, id);
    if (held.has(id)) held = new Set([...held].filter((one) => one !== id));
    for (const key of [id, noteDraftOf(id)]) {
      const text = drafts.get(key);
      if (text === undefined) continue;
      const task = [...before.tasks.values()].find(isWrittenIn(id));
      drafts = without(drafts, key);
      if (text.trim() !== '' && !(task && isUnderWay(before, task.id, LEAVING)))
        refusals = new Map(refusals).set(...lostDraft(task?.id ?? id, text, key));
    }
  }
  const same = drafts === state.drafts && replyTo === state.replyTo && held === state.held;
  return same ? state : {...state, drafts, replyTo, held, refusals};
}

const without = (map: ReadonlyMap<string, string>, key: string): ReadonlyMap<string, string> =>
  new Map([...map].filter(([id]) => id !== key));

/** In wrap-up nothing can be written any more. */
const goesOn = (tasks: ReadonlyMap<string, Task>, conversationId: string): boolean =>
  [...tasks.values()].some(isWrittenIn(conversationId));

const isWrittenIn = (conversationId: string) => (task: Task) =>
  task.conversationId === conversationId && task.phase !== 'wrap-up';

/** Told beside the messages that were lost; a draft of a reloaded desk may have no task any more. */
const lostDraft = (taskId: string, text: string, key: string): [subject: string, refusal: Refusal] => [
  isNoteDraft(key) ? `draft:${noteDraftOf(taskId)}` : `draft:${taskId}`,
  {command: {type: 'send', taskId, messageId: '', text, quotedId: null}, code: 'task-ended'},
];
