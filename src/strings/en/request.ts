import {whole} from './numbers.js';

export const requestWords = {
  transfer: {
    title: (customer: string) => `Transfer ${customer}`,
    submit: 'Transfer',
    hint: (modifier: string) => `Enter selects, ${modifier}+Enter transfers`,
    over: 'The conversation has ended, so nothing was transferred.',
  },
  conference: {
    title: (customer: string) => `Conference about ${customer}`,
    submit: 'Request conference',
    hint: (modifier: string) => `Enter selects, ${modifier}+Enter requests`,
    over: 'The conversation has ended, so nobody was asked to join.',
  },
  note: 'Note to your colleague (optional)',
  count: (length: number, max: number) => `${whole(length)} of ${whole(max)} characters`,
  noteTooLong: (excess: number) =>
    excess === 1
      ? 'The note is 1 character too long. Shorten it first.'
      : `The note is ${whole(excess)} characters too long. Shorten it first.`,
  chooseFirst: 'Choose a queue or an agent first.',
  losesDraft: 'You have written something that was not sent. It is lost with the transfer.',
  losesUnsent: 'Some messages have not been sent yet.',
  cancel: 'Cancel',
};
