import {whole} from './numbers.js';

/** What is done with the messages of a conversation: a menu on each, and search. */
export const messageToolsWords = {
  menu: 'Message actions',
  copy: 'Copy',
  copied: 'The message was copied.',
  notCopied: 'The message could not be copied. Select its text instead.',
  reply: 'Reply',
  react: 'React',
  reactWith: (emoji: string) => `React with ${emoji}`,
  moreReactions: 'More reactions',
  noReactions: 'The emoji could not be loaded. Check your connection, then try again.',
  search: 'Search in this conversation',
  found: (number: number, count: number) => `${whole(number)} of ${whole(count)}`,
  nothing: 'No matches',
  previous: 'Earlier match',
  next: 'Later match',
  close: 'Close search',
  /** Where not all messages are loaded. */
  more: 'Search earlier messages',
  searching: 'Loading earlier messages…',
};
