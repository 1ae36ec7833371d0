import type {Message, ThreadPage} from './message.js';
import {compareMessages} from './message-order.js';
import {mergeMessage} from './delivery.js';
import {BEGINNING, NOWHERE, type Place, type Thread} from './state.js';

const unknownThread: Thread = {messages: [], floor: NOWHERE};

/** The thread with this message in its place; told twice, it stands there once. */
export function withMessage(thread: Thread = unknownThread, message: Message): Thread {
  const known = thread.messages.find(({id}) => id === message.id);
  const merged = known ? mergeMessage(known, message) : message;
  if (merged === known) return thread;
  const others = known ? thread.messages.filter((other) => other !== known) : thread.messages;
  return {...thread, messages: insert(others, merged)};
}

export function withPage(thread: Thread = unknownThread, page: Pick<ThreadPage, 'messages' | 'older'>): Thread {
  const merged = page.messages.reduce(withMessage, thread);
  const start = page.older ? page.messages.reduce(earlier, NOWHERE) : BEGINNING;
  return compareMessages(start, merged.floor) < 0 ? {...merged, floor: start} : merged;
}

/** Of a conversation that is opened again; what the agent did not see in between is loaded as what is older is. */
export function withOpenedPage(thread: Thread | undefined, page: ThreadPage): Thread {
  const merged = withPage(thread, page);
  const [first] = page.messages;
  const last = thread?.messages.findLast(({version}) => version > 0);
  if (!first || !last || !page.older || compareMessages(last, first) >= 0) return merged;
  return {...merged, floor: earlier(first, first)};
}

export function withoutMessage(thread: Thread, messageId: string): Thread {
  return {...thread, messages: thread.messages.filter(({id}) => id !== messageId)};
}

/** Messages that only this desk knows of. */
export function unconfirmedOf(thread: Thread | undefined): readonly Message[] {
  return thread?.messages.filter(({version}) => version === 0) ?? [];
}

export const unconfirmedPart = (thread: Thread | undefined): Thread =>
  unconfirmedOf(thread).reduce(withMessage, unknownThread);

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
  return withPage(earlierOnes.reduce(withMessage, {...kept, floor: thread.floor}), page);
}

/** They share a message of the part that is complete. */
function goesOn({messages, floor}: Thread, page: ThreadPage): boolean {
  const complete = new Set(messages.filter((one) => compareMessages(one, floor) >= 0).map(({id}) => id));
  return page.messages.some(({id}) => complete.has(id));
}

function insert(messages: readonly Message[], message: Message): readonly Message[] {
  const after = messages.findLastIndex((other) => compareOnScreen(other, message) <= 0); // new ones go last: found at once
  return messages.toSpliced(after + 1, 0, message);
}

/** What is still on its way stands last: it will be newer than all that arrives meanwhile. */
function compareOnScreen(a: Message, b: Message): number {
  return Number(isUnderWay(a)) - Number(isUnderWay(b)) || compareMessages(a, b);
}

const isUnderWay = ({version, delivery}: Message): boolean => version === 0 && delivery?.status !== 'failed';

const earlier = (a: Place, b: Place): Place =>
  compareMessages(a, b) <= 0 ? {at: a.at, seq: a.seq} : {at: b.at, seq: b.seq};
