import {shortId} from '../core/select.js';
import type {Customer} from '../core/customer.js';
import {plainText} from '../core/plain-text.js';
import type {DisplayText} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {spokenText} from './shown-text.js';

/** What an agent calls this customer. Stands in `<bdi>`: it may be written in another direction than the page. */
export const customerName = (customer: Customer, strings: Strings): DisplayText =>
  ownTitle(customer) ?? plainText(strings.customer[customer.group ? 'group' : 'unnamed'](shortId(customer)));

/** Who of a group. */
export const memberName = (member: Customer, strings: Strings): DisplayText =>
  ownTitle(member) ?? plainText(strings.customer.member(shortId(member)));

/** The same for the ear; of customers that look alike the short id tells which. */
export function spokenName(customer: Customer, strings: Strings, alike: ReadonlySet<string>): string {
  const name = spokenText(customerName(customer, strings), strings);
  return alike.has(customer.key) ? strings.customer.withId(name, shortId(customer)) : name;
}

/** What the customer is known by, if anything. */
export function ownTitle({name, username, number}: Customer): DisplayText | null {
  return name ?? (username ? withAt(username) : number);
}

function withAt({text, masked}: DisplayText): DisplayText {
  if (text.startsWith('@')) return {text, masked};
  return {text: `@${text}`, masked: masked.map((span) => ({...span, start: span.start + 1, end: span.end + 1}))};
}
