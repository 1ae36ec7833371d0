import {shortId} from '../core/select.js';
import type {Customer} from '../core/task.js';
import type {Strings} from '../strings/en.js';
import {initialsOf} from './initials.js';

/** What an agent calls this customer. Stands in `<bdi>`: it may be written in another direction than the page. */
export function customerName(customer: Customer, strings: Strings): string {
  const {name, username, number} = customer;
  if (name) return name.text;
  if (username) return withAt(username.text);
  return number?.text ?? strings.customer.unnamed(shortId(customer));
}

/** One or two signs for the picture beside what the customer writes; empty when there is nothing to take them from. */
export const customerInitials = ({name, username}: Customer): string => initialsOf(name?.text ?? username?.text ?? '');

const withAt = (username: string): string => (username.startsWith('@') ? username : `@${username}`);
