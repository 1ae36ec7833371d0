import {shortId} from '../core/select.js';
import type {Customer} from '../core/task.js';
import type {Strings} from '../strings/en.js';

/** What an agent calls this customer. Stands in `<bdi>`: it may be written in another direction than the page. */
export function customerName(customer: Customer, strings: Strings): string {
  const {name, username, number} = customer;
  if (name) return name.text;
  if (username) return withAt(username.text);
  return number?.text ?? strings.customer.unnamed(shortId(customer));
}

/** One or two signs for the picture beside what the customer writes; empty when there is nothing to take them from. */
export function customerInitials({name, username}: Customer): string {
  const words = (name?.text ?? username?.text ?? '').split(/[\s._\-@]+/u).filter((word) => word !== '');
  const lettered = words.filter((word) => /^\p{L}/u.test(word));
  const [first, ...others] =
    lettered.length > 0 ? lettered : words.filter((word) => /\p{Extended_Pictographic}/u.test(word));
  if (first === undefined) return '';
  const last = others.at(-1);
  return [first, ...(last === undefined ? [] : [last])].map((word) => firstGrapheme(word).toLocaleUpperCase()).join('');
}

const withAt = (username: string): string => (username.startsWith('@') ? username : `@${username}`);

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

function firstGrapheme(word: string): string {
  for (const {segment} of graphemes.segment(word)) return segment;
  return '';
}
