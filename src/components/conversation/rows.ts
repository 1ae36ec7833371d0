import type {Message, MessageAuthor} from '../../core/message.js';
import {NOWHERE, type Place} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {isSameDay} from '../../element/format.js';

/** Bubbles of one sender that follow each other within this time are one group, in ms. */
const GROUP = 2 * 60 * 1000;

export interface Row {
  readonly message: Message;
  /** Same sender as the row above, and recent: name and initials are not repeated. */
  readonly continued: boolean;
  /** The divider of unread messages stands above this row. */
  readonly firstUnread: boolean;
}

export interface Day {
  /** A moment of the day, in ms. */
  readonly at: number;
  readonly rows: readonly Row[];
}

export function daysOf(messages: readonly Message[], firstUnreadId: string | null): Day[] {
  const days: {at: number; rows: Row[]}[] = [];
  let before: Message | undefined;
  for (const message of messages) {
    const sameDay = before !== undefined && isSameDay(before.at, message.at);
    if (!sameDay) days.push({at: message.at, rows: []});
    const firstUnread = message.id === firstUnreadId;
    const continued = sameDay && !firstUnread && isContinued(before, message);
    days.at(-1)?.rows.push({message, continued, firstUnread});
    before = message;
  }
  return days;
}

/** Of one group with the message above, on the same day. */
export const isContinued = (before: Message | undefined, message: Message): boolean =>
  before !== undefined &&
  before.content.type !== 'notice' &&
  senderOf(before.author) === senderOf(message.author) &&
  message.at - before.at <= GROUP;

function senderOf(author: MessageAuthor): string {
  if (author.kind === 'agent') return `agent:${author.id}`;
  return author.kind === 'customer' ? `customer:${author.participant?.key ?? ''}` : author.kind;
}

/** The newest place the contact centre has given. */
export function lastPlace(messages: readonly Message[]): Place {
  const last = messages.findLast(({version}) => version > 0);
  return last ? {at: last.at, seq: last.seq} : NOWHERE;
}

export interface Unread {
  readonly firstId: string;
  readonly count: number;
}

/** Null where the divider would stand above everything, and so divide nothing. */
export function unreadOf({readSeq}: Task, messages: readonly Message[]): Unread | null {
  const isUnread = ({author, seq}: Message) => author.kind === 'customer' && seq > readSeq;
  const index = messages.findIndex(isUnread);
  const first = messages[index];
  return index > 0 && first ? {firstId: first.id, count: messages.filter(isUnread).length} : null;
}
