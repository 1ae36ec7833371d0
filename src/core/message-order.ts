import type {Message} from './message.js';

/** The order on screen and of paging: time in whole seconds, then arrival. */
export function compareMessages(a: Pick<Message, 'at' | 'seq'>, b: Pick<Message, 'at' | 'seq'>): number {
  return a.at - b.at || a.seq - b.seq;
}
