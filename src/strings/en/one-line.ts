import {whole} from './numbers.js';

/** A message in one line, wherever it is not drawn. */
export const oneLineWords = {
  named: (kind: string, name: string) => `${kind}: ${name}`,
  timed: (kind: string, length: string) => `${kind} (${length})`,
  chose: (title: string) => `Chose: ${title}`,
  contacts: (name: string, more: number) => `Contacts: ${name} and ${whole(more)} more`,
  form: 'Filled-in form',
  order: (count: number) => (count === 1 ? 'Order: 1 product' : `Order: ${whole(count)} products`),
};
