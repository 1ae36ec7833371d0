import {waitingSince} from '../../core/controls.js';
import type {Message} from '../../core/message.js';
import {lastMessage, messagesOf, unreadCount} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';

/** What a row tells of its conversation's messages. */
export interface TaskFacts {
  readonly last: Message | null;
  readonly unread: number;
  /** Since when the customer waits for an answer; null while nobody owes one. */
  readonly waitingSince: number | null;
}

interface Known {
  readonly messages: readonly Message[];
  readonly facts: TaskFacts;
}

const known = new WeakMap<Task, Known>();

/** The very same value until the task or its messages change, so that a message is counted in its own row alone. */
export function factsOfTask(state: DeskState, task: Task): TaskFacts {
  const messages = messagesOf(state, task.conversationId);
  const before = known.get(task);
  if (before?.messages === messages) return before.facts;
  const facts = {
    last: lastMessage(state, task),
    unread: unreadCount(state, task),
    waitingSince: waitingSince(state, task),
  };
  known.set(task, {messages, facts});
  return facts;
}
