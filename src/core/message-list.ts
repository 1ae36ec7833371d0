import type {Message} from './message.js';

/** A conversation's messages in order. It never changes; what is known of it goes on to the list that follows it. */
export type MessageList = readonly Message[];

interface Tally {
  /** Deleted before they were sent. */
  readonly dropped: number;
  readonly newestCustomerSeq: number;
}

const indexes = new WeakMap<MessageList, Map<string, Message>>();
const tallies = new WeakMap<MessageList, Tally>();

export const findMessage = (list: MessageList, id: string): Message | undefined => indexOf(list).get(id);

export const isDropped = ({deleted, delivery}: Message): boolean => deleted && delivery?.status === 'failed';

export function tallyOf(list: MessageList): Tally {
  const known = tallies.get(list);
  if (known) return known;
  let dropped = 0;
  let newestCustomerSeq = 0;
  for (const message of list) {
    if (isDropped(message)) dropped += 1;
    newestCustomerSeq = Math.max(newestCustomerSeq, customerSeq(message));
  }
  const tally = {dropped, newestCustomerSeq};
  tallies.set(list, tally);
  return tally;
}

/** `after` is `before` with these messages, by their ids: each is new, or in the place of the one with its id. */
export function passOn(before: MessageList, after: MessageList, changes: Map<string, Message>): void {
  if (before.length === 0) {
    indexes.set(after, changes);
    return;
  }
  const index = indexOf(before);
  indexes.delete(before); // who still asks about the list before has one made anew
  indexes.set(after, index);
  let tally = tallies.get(before);
  for (const [id, message] of changes) {
    tally &&= withChange(tally, message, index.get(id));
    index.set(id, message);
  }
  if (tally) tallies.set(after, tally);
}

/** Undefined where it has to be counted anew. */
function withChange(tally: Tally, message: Message, instead: Message | undefined): Tally | undefined {
  const seq = customerSeq(message);
  if (instead && seq < customerSeq(instead)) return undefined;
  return {
    dropped: tally.dropped + Number(isDropped(message)) - Number(instead !== undefined && isDropped(instead)),
    newestCustomerSeq: Math.max(tally.newestCustomerSeq, seq),
  };
}

const customerSeq = ({author, seq}: Message): number => (author.kind === 'customer' ? seq : 0);

function indexOf(list: MessageList): Map<string, Message> {
  const known = indexes.get(list);
  if (known) return known;
  const index = new Map<string, Message>();
  for (const message of list) index.set(message.id, message);
  indexes.set(list, index);
  return index;
}
