import {whole} from './numbers.js';

/** What is spoken where reply buttons and lists are built. */
export const repliesWords = {
  title: (customer: string) => `Let ${customer} choose`,
  close: 'Close',
  send: 'Send',
  hint: (modifier: string) => `${modifier}+Enter sends. What you have built is kept when you close.`,
  over: 'The conversation has ended, so nothing was sent.',
  kind: 'What the customer chooses with',
  kinds: {buttons: 'Reply buttons', list: 'List'},
  text: 'Text',
  header: 'Heading (optional)',
  footer: 'Small print (optional)',
  button: (place: number) => `Button ${whole(place)}`,
  /** The word that opens a list. */
  opener: 'Button that opens the list',
  section: (place: number) => `Section ${whole(place)}`,
  sectionTitle: (place: number) => `Title of section ${whole(place)}`,
  onlySectionTitle: 'Title of the section (optional)',
  choice: (place: number) => `Choice ${whole(place)}`,
  description: (place: number) => `Description of choice ${whole(place)} (optional)`,
  addButton: 'Add a button',
  addChoice: 'Add a choice',
  addSection: 'Add a section',
  up: (name: string) => `Move up: ${name}`,
  down: (name: string) => `Move down: ${name}`,
  remove: (name: string) => `Remove: ${name}`,
  moved: (place: number, count: number) => `Now ${whole(place)} of ${whole(count)}.`,
  removed: 'Removed.',
  count: (length: number, longest: number) => `${whole(length)} / ${whole(longest)}`,
  tooLong: (excess: number) =>
    excess === 1
      ? '1 character too long: WhatsApp would refuse it.'
      : `${whole(excess)} characters too long: WhatsApp would refuse it.`,
  tooMany: (most: number) => `WhatsApp takes at most ${whole(most)} of these.`,
  problems: {
    empty: 'Fill this in.',
    same: 'Another choice says the same. Give each its own words.',
    'line-break': 'Write this on a single line.',
  },
  correct: (count: number) => (count === 1 ? '1 thing to correct first:' : `${whole(count)} things to correct first:`),
  wrong: (name: string, problem: string) => `${name}: ${problem}`,
  preview: 'As the customer sees it',
  noText: 'Your text stands here.',
  opens: 'What the button opens',
};
