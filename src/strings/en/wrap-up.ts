import {whole} from './numbers.js';

export const wrapUpWords = {
  title: 'Wrap up',
  /** By how the agent's part in the conversation came to its end. */
  intro: {
    ended: (customer: string) => `The conversation with ${customer} has ended. Choose a reason to finish.`,
    transferred: (customer: string) => `You transferred ${customer}. Choose a reason to finish.`,
    left: (customer: string) => `You left the conference with ${customer}. Choose a reason to finish.`,
    released: (customer: string) =>
      `You were released from the conference with ${customer}. Choose a reason to finish.`,
    requeued: (customer: string) => `${customer} went back to the queue. Choose a reason to finish.`,
  },
  suggested: 'Suggested',
  left: (reason: string) => `“${reason}” is submitted when the time is over`,
  leftUrgent: (reason: string) => `Hurry: “${reason}” is submitted in a moment`,
  timeLeft: 'Time left for wrap-up',
  leftTold: (seconds: number, reason: string) =>
    seconds === 1
      ? `1 second left for wrap-up, then “${reason}” is submitted.`
      : `${whole(seconds)} seconds left for wrap-up, then “${reason}” is submitted.`,
  otherReason: 'a reason your administrator chose',
  extend: 'Extend',
  extended: (duration: string) => `You have more time for wrap-up: ${duration}.`,
  search: 'Search reasons',
  reasons: 'Wrap-up reasons',
  none: (query: string) => `No reason matches “${query}”. Try another word.`,
  noReasons: 'This queue has no wrap-up reasons. Ask your administrator to add one.',
  found: (count: number) => (count === 1 ? '1 reason' : `${whole(count)} reasons`),
  submit: 'Submit wrap-up',
  chooseFirst: 'Choose a reason first.',
  hint: (modifier: string) => `Enter selects, ${modifier}+Enter submits`,
};
