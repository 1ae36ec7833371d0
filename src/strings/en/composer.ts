import {whole} from './numbers.js';

export const composerWords = {
  label: (customer: string) => `Message to ${customer}`,
  placeholder: (customer: string) => `Message ${customer}`,
  send: 'Send',
  /** A note to colleagues: its switch, what the box is called then, and the word on its button. */
  note: {
    toggle: 'Internal note',
    label: (customer: string) => `Internal note about ${customer}, for colleagues only`,
    placeholder: 'Write a note for colleagues',
    only: 'Internal note. Only colleagues see it, never the customer.',
    save: 'Save note',
    enterSaves: 'Enter saves the note, Shift+Enter starts a new line',
    modEnterSaves: (modifier: string) => `${modifier}+Enter saves the note, Enter starts a new line`,
    kept: 'You have begun a note',
  },
  sendTemplate: 'Send a template',
  templatesUnloaded: 'The templates could not be loaded. Check your connection, then try again.',
  enterSends: 'Enter sends, Shift+Enter starts a new line',
  modEnterSends: (modifier: string) => `${modifier}+Enter sends, Enter starts a new line`,
  count: (length: number, max: number) => `${whole(length)} of ${whole(max)} characters`,
  tooLong: (excess: number) =>
    excess === 1
      ? 'The text is 1 character too long. Shorten it, then send.'
      : `The text is ${whole(excess)} characters too long. Shorten it, then send.`,
  /** What sends could not be loaded. */
  unready: 'Not sent: a part of the desk could not be loaded. Check your connection, then send again.',
  offline: 'You are offline. What you send now will be sent when the connection is back.',
  notKept: 'This draft is kept only until the page is closed.',
  /** By what was found in the text, before it is sent. */
  sensitive: {
    card: 'This message contains a full card number. The customer gets it as you typed it.',
    iban: 'This message contains a full bank account number. The customer gets it as you typed it.',
    ssn: 'This message contains a full social security number. The customer gets it as you typed it.',
    several:
      'This message contains several full numbers of cards, bank accounts or social security. The customer gets them as you typed them.',
  },
  sendAnyway: 'Send anyway',
  edit: 'Edit',
};
