import {whole} from './numbers.js';

export const taskListWords = {
  label: 'Conversations',
  empty: 'No conversations yet',
  emptyNext: 'Conversations you accept appear here.',
  emptyIdle: 'Set yourself to Available to receive some.',
  channel: 'WhatsApp',
  phase: {connected: 'Connected', interrupted: 'Interrupted', 'wrap-up': 'Wrap-up'},
  draft: (text: string) => `Draft: ${text}`,
  mine: (text: string) => `You: ${text}`,
  theirs: (name: string, text: string) => `${name}: ${text}`,
  conferenceRequested: (name: string) => `Conference requested · ${name}`,
  conference: (name: string) => `Conference · ${name}`,
  guest: 'Guest',
  guestOf: (name: string) => `Guest of ${name}`,
  /** How long the customer has waited for an answer: at first, past the first threshold, past the second. */
  waiting: {fresh: 'Waiting', long: 'Long wait', overdue: 'Overdue'},
  timeLeft: (minutes: number) =>
    minutes === 1 ? 'Less than a minute left for wrap-up' : `Less than ${whole(minutes)} minutes left for wrap-up`,
  noMessages: 'No messages yet',
  unread: (count: number) => (count === 1 ? '1 unread message' : `${whole(count)} unread messages`),
  elapsed: 'Time since accepted',
  wrapping: 'Time in wrap-up',
  now: 'now',
};
