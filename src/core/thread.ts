import type {Message, ThreadPage} from './message.js';
import {compareMessages} from './message-order.js';
import {mergeMessage} from './delivery.js';
import {findMessage, passOn, type MessageList} from './message-list.js';
import {BEGINNING, NOWHERE, type Place, type Thread} from './state.js';

const unknownThread: Thread = {messages: [], floor: NOWHERE};

/** The thread with this message in its place; told twice, it stands there once. */
export function withMessage(thread: Thread = unknownThread, message: Message): Thread {
  const {messages} = thread;
  const known = findMessage(messages, message.id);
  const merged = known ? mergeMessage(known, message) : message;
  if (merged === known) return thread;
  const after = known ? replaced(messages, known, merged) : inserted(messages, merged);
  passOn(messages, after, new Map([[merged.id, merged]]));
  return merged.deleted ? withoutQuotesOf({...thread, messages: after}, merged.id) : {...thread, messages: after};
}

/** What was deleted is not to be read in the answers to it either. */
function withoutQuotesOf(thread: Thread, messageId: string): Thread {
  const {messages} = thread;
  const changes = new Map<string, Message>();
  for (const answer of messages)
    if (answer.quotedId === messageId && answer.quoted?.content)
      changes.set(answer.id, {...answer, quoted: {...answer.quoted, content: null}});
  if (changes.size === 0) return thread;
  const after = messages.map((message) => changes.get(message.id) ?? message);
  passOn(messages, after, changes);
  return {...thread, messages: after};
}

/** As one after the other, in one go. */
function withMessages(thread: Thread, told: readonly Message[]): Thread {
  const {messages} = thread;
  const changes = new Map<string, Message>();
  const old = new Set<Message>();
  for (const message of told) {
    const standing = messages.length > 0 ? findMessage(messages, message.id) : undefined;
    const changed = changes.get(message.id);
    const known = changed ?? standing;
    const merged = known ? mergeMessage(known, message) : message;
    if (merged === known) continue;
    if (changed) changes.delete(message.id); // of two in the same place the one that changed last stands last
    if (standing) old.add(standing);
    changes.set(message.id, merged);
  }
  if (changes.size === 0) return thread;
  const others = old.size > 0 ? messages.filter((message) => !old.has(message)) : messages;
  const after = inOrder(others, [...changes.values()].toSorted(compareOnScreen));
  passOn(messages, after, changes);
  return {...thread, messages: after};
}

export function withPage(thread: Thread = unknownThread, page: Pick<ThreadPage, 'messages' | 'older'>): Thread {
  const merged = withMessages(thread, page.messages);
  const start = page.older ? earliest(page.messages) : BEGINNING;
  return compareMessages(start, merged.floor) < 0 ? {...merged, floor: start} : merged;
}

/** Of a conversation that is opened again; what the agent did not see in between is loaded as what is older is. */
export function withOpenedPage(thread: Thread | undefined, page: ThreadPage): Thread {
  const merged = withPage(thread, page);
  const [first] = page.messages;
  const last = thread?.messages.findLast(({version}) => version > 0);
  if (!first || !last || !page.older || compareMessages(last, first) >= 0) return merged;
  return {...merged, floor: placeOf(first)};
}

export function withoutMessage(thread: Thread, messageId: string): Thread {
  return {...thread, messages: thread.messages.filter(({id}) => id !== messageId)};
}

/** Messages that only this desk knows of. */
export function unconfirmedOf(thread: Thread | undefined): readonly Message[] {
  return thread?.messages.filter(({version}) => version === 0) ?? [];
}

export const unconfirmedPart = (thread: Thread | undefined): Thread =>
  withMessages(unknownThread, unconfirmedOf(thread));

/**
 * The thread as this newest page tells it. What only this desk knows of stays, and so do earlier messages the agent
 * has loaded, where the page goes on from them without a gap.
 */
export function withNewestPage(thread: Thread | undefined, page: ThreadPage): Thread {
  const kept = unconfirmedPart(thread);
  const [first] = page.messages;
  if (!thread || !first || !page.older || !goesOn(thread, page)) return withPage(kept, page);
  const told = new Set(page.messages.map(({id}) => id));
  const earlierOnes = thread.messages.filter(
    (one) => one.version > 0 && !told.has(one.id) && compareMessages(one, first) < 0,
  );
  return withPage(withMessages({...kept, floor: thread.floor}, earlierOnes), page);
}

/** They share a message of the part that is complete. */
function goesOn({messages, floor}: Thread, page: ThreadPage): boolean {
  const complete = new Set(messages.filter((one) => compareMessages(one, floor) >= 0).map(({id}) => id));
  return page.messages.some(({id}) => complete.has(id));
}

function inserted(messages: MessageList, message: Message): MessageList {
  const after = messages.findLastIndex((other) => compareOnScreen(other, message) <= 0); // new ones go last: found at once
  return messages.toSpliced(after + 1, 0, message);
}

function replaced(messages: MessageList, known: Message, message: Message): MessageList {
  const at = messages.lastIndexOf(known);
  if (compareOnScreen(known, message) === 0) return messages.with(at, message);
  return inserted(messages.toSpliced(at, 1), message);
}

/** Two lists in order as one. */
function inOrder(some: MessageList, others: MessageList): MessageList {
  const all: Message[] = [];
  let next = 0;
  for (const message of some) {
    for (let other = others[next]; other && compareOnScreen(other, message) < 0; other = others[next]) {
      all.push(other);
      next += 1;
    }
    all.push(message);
  }
  return all.concat(others.slice(next));
}

/** What is still on its way stands last: it will be newer than all that arrives meanwhile. */
function compareOnScreen(a: Message, b: Message): number {
  return Number(isUnderWay(a)) - Number(isUnderWay(b)) || compareMessages(a, b);
}

const isUnderWay = ({version, delivery}: Message): boolean => version === 0 && delivery?.status !== 'failed';

function earliest(messages: readonly Message[]): Place {
  let least: Place = NOWHERE;
  for (const one of messages) if (compareMessages(one, least) < 0) least = one;
  return placeOf(least);
}

const placeOf = ({at, seq}: Place): Place => ({at, seq});
