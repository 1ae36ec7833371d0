import {whole} from './numbers.js';

/** What the pane of a conversation says beside its messages. */
export const paneWords = {
  label: (customer: string) => `Conversation with ${customer}`,
  unread: (count: number) => (count === 1 ? '1 unread message' : `${whole(count)} unread messages`),
  fresh: (count: number) => (count === 1 ? '1 new message' : `${whole(count)} new messages`),
  toEnd: 'Go to the newest message',
  search: 'Search in this conversation',
  actions: 'Message actions',
  /** After a jump to a message that is quoted. */
  back: 'Back to where you were',
  notLoaded: 'The quoted message is not available here.',
  older: 'Show earlier messages',
  loadingOlder: 'Loading earlier messages…',
  empty: 'No messages yet',
  received: (name: string, text: string) => `${name}: ${text}`,
  notDelivered: (reason: string) => `A message was not delivered. ${reason}`,
  copied: (time: string, name: string, text: string) => `[${time}] ${name}: ${text}`,
  receivedFromColleague: (name: string, text: string) => `${name}, your colleague: ${text}`,
};
