import type {AgentState, Named} from './agent.js';
import type {Message} from './message.js';
import {isDropped, tallyOf} from './message-list.js';
import {compareMessages} from './message-order.js';
import {MAX_TEXT_LENGTH} from './limits.js';
import {noteDraftOf} from './note-draft.js';
import type {DeskErrorCode} from './errors.js';
import type {CommandType, DeskCommand} from './protocol.js';
import {subjectOf, type DeskState, type Refusal, type Thread} from './state.js';
import type {Customer} from './customer.js';
import type {Line, Offer, Task} from './task.js';

/** Questions the elements ask of the state. Each returns the same value until its answer changes, or is cheap. */

export const agentStateOf = (state: DeskState): AgentState | null => state.agent?.states[0] ?? null;

/** Longest waiting first. */
export const offersOf = memo(
  ({offers}) => offers,
  (offers): readonly Offer[] =>
    [...offers.values()].toSorted((a, b) => a.receivedAt - b.receivedAt || a.offeredAt - b.offeredAt),
);

/** In the order they were accepted. */
export const tasksOf = memo(
  ({tasks}) => tasks,
  (tasks): readonly Task[] => [...tasks.values()].toSorted((a, b) => a.acceptedAt - b.acceptedAt),
);

export function openTask(state: DeskState): Task | null {
  return state.openTaskId === null ? null : (state.tasks.get(state.openTaskId) ?? null);
}

export const lineOf = (state: DeskState, work: Offer | Task): Line => state.lines.get(work.line.id) ?? work.line;

const noMessages: readonly Message[] = [];
const shown = new WeakMap<Thread, readonly Message[]>();

/** The conversation as far as it is complete, oldest first; what was deleted before it was sent is left out. */
export function messagesOf(state: DeskState, conversationId: string): readonly Message[] {
  return completeOf(state.threads.get(conversationId));
}

/** The messages of an interaction in a history, as far as they are loaded, oldest first. */
export const pastMessagesOf = (state: DeskState, interactionId: string): readonly Message[] =>
  completeOf(state.pastThreads.get(interactionId));

function completeOf(thread: Thread | undefined): readonly Message[] {
  if (!thread) return noMessages;
  const known = shown.get(thread);
  if (known) return known;
  const {messages, floor} = thread;
  const [first] = messages;
  const isWhole = (!first || compareMessages(first, floor) >= 0) && tallyOf(messages).dropped === 0;
  const complete = isWhole
    ? messages
    : messages.filter(
        (message) => (message.version === 0 || compareMessages(message, floor) >= 0) && !isDropped(message),
      );
  shown.set(thread, complete);
  return complete;
}

export function hasOlder(state: DeskState, conversationId: string): boolean {
  return (state.threads.get(conversationId)?.floor.at ?? -Infinity) > -Infinity;
}

export const lastMessage = (state: DeskState, task: Task): Message | null =>
  messagesOf(state, task.conversationId).at(-1) ?? null;

export function unreadCount(state: DeskState, task: Task): number {
  if (newestCustomerSeq(state, task) <= task.readSeq) return 0;
  return messagesOf(state, task.conversationId).filter(
    ({author, seq}) => author.kind === 'customer' && seq > task.readSeq,
  ).length;
}

/** Arrival number of the newest customer message on screen; what `markRead` would tell. */
export const newestCustomerSeq = (state: DeskState, task: Task): number =>
  tallyOf(messagesOf(state, task.conversationId)).newestCustomerSeq;

/** Why nothing can be sent in this task now; null when it can. `now` is the session clock's. */
export function whyNotSend(state: DeskState, task: Task, now: number): DeskErrorCode | null {
  if (task.phase === 'interrupted' || lineOf(state, task).deleted) return 'line-deleted';
  if (task.phase === 'wrap-up') return 'task-ended';
  const {windowClosesAt} = task.capabilities;
  return windowClosesAt !== null && now >= windowClosesAt ? 'window-closed' : null;
}

/** Why no note can be left in this task now: it needs neither WhatsApp nor its customer service window. */
export function whyNotNote(state: DeskState, task: Task): DeskErrorCode | null {
  if (!task.capabilities.features.includes('note')) return 'unsupported';
  return whyNotSend(state, task, -Infinity);
}

/** WhatsApp knows it: it stands, and is neither a note nor a line that nobody wrote. */
export const canBeAnswered = ({version, deleted, content, delivery}: Message): boolean =>
  version > 0 && !deleted && content.type !== 'note' && content.type !== 'notice' && delivery?.status !== 'failed';

/** The message that the agent's next one answers; null when it answers none. */
export function repliedTo(state: DeskState, {conversationId, capabilities}: Task): Message | null {
  const id = capabilities.features.includes('reply') ? state.replyTo.get(conversationId) : undefined;
  if (id === undefined) return null;
  return messagesOf(state, conversationId).find((message) => message.id === id) ?? null;
}

/** Why this text cannot be sent, whatever the task's state; null when it can. */
export function whyNotText(text: string, maxLength = MAX_TEXT_LENGTH): DeskErrorCode | null {
  if (text.trim() === '') return 'text-empty';
  return text.length > maxLength ? 'text-too-long' : null;
}

export function wrapUpReasons(state: DeskState, task: Task): readonly Named[] {
  return state.settings?.queues.find(({id}) => id === task.queue.id)?.wrapUpReasons ?? [];
}

/** What was written and not sent while its conversation lasted, of each task a message and a draft; told until the agent has seen it. */
export const lostSends = memo(
  ({refusals}) => refusals,
  (refusals): readonly LostSend[] =>
    [...refusals].flatMap(([subject, {command, code}]) =>
      command.type === 'send' && code === 'task-ended' ? [{subject, taskId: command.taskId, text: command.text}] : [],
    ),
);

/** `subject` is what `dismissRefusal` takes. */
export interface LostSend {
  readonly subject: string;
  readonly taskId: string;
  readonly text: string;
}

export const isPending = ({pending}: DeskState, command: DeskCommand): boolean =>
  pending.size > 0 && pending.has(subjectOf(command));

/** Whether one of these commands about this task is under way. */
export const isUnderWay = (state: DeskState, taskId: string, types: readonly CommandType[]): boolean =>
  [...state.pending.values()].some(
    (command) => types.includes(command.type) && 'taskId' in command && command.taskId === taskId,
  );

/** What leaving this task would lose or overtake: a draft, or messages that the contact centre or WhatsApp has yet to take. */
export function wouldLose(state: DeskState, {conversationId}: Task): 'draft' | 'unsent' | null {
  const written = [conversationId, noteDraftOf(conversationId)].some((key) => state.drafts.get(key)?.trim());
  if (written || state.held.has(conversationId)) return 'draft';
  const waits = messagesOf(state, conversationId).some(
    ({version, delivery, waiting}) =>
      waiting !== null || (version === 0 && delivery !== null && delivery.status !== 'failed'),
  );
  return waits ? 'unsent' : null;
}

export const refusalOf = (state: DeskState, command: DeskCommand): Refusal | null =>
  state.refusals.get(subjectOf(command)) ?? null;

/** The newest refusal of these kinds of commands about this task. */
export function refusalAbout(state: DeskState, taskId: string, types: readonly CommandType[]): Refusal | null {
  if (state.refusals.size === 0) return null;
  return (
    [...state.refusals.values()].findLast(
      ({command}) => types.includes(command.type) && 'taskId' in command && command.taskId === taskId,
    ) ?? null
  );
}

/** Digits and letters that cannot be taken for one another (Crockford). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Four signs made of the customer's key, the same at every desk: tells customers that look alike apart without telling
 * who they are. A hash, since the keys of a tenant may begin alike.
 */
export function shortId({key}: Pick<Customer, 'key'>): string {
  let hash = 0x811c9dc5; // FNV-1a
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d); // spreads what the last letters change
  hash ^= hash >>> 13;
  return [0, 5, 10, 15].map((shift) => SIGNS[(hash >>> shift) & 31]).join('');
}

/** What can go back into the draft to be written anew: as it was typed, never the stars that stand for it. */
export function editableText({typed}: DeskState, {id, content}: Message): string | null {
  if (content.type !== 'text') return null;
  return typed.get(id) ?? (content.text.masked.length === 0 ? content.text.text : null);
}

/** Remembers the answer for as long as the part of the state it is about stays the same value. */
function memo<P extends object, T>(part: (state: DeskState) => P, ask: (part: P) => T): (state: DeskState) => T {
  const answers = new WeakMap<P, {of: T}>();
  return (state) => {
    const about = part(state);
    const answer = answers.get(about) ?? {of: ask(about)};
    answers.set(about, answer);
    return answer.of;
  };
}
