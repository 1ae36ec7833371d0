import type {Customer} from '../core/customer.js';
import {initialsOf} from './initials.js';
import {readableParts} from './shown-text.js';

/** One or two signs for the picture beside what the customer writes; empty when there is nothing to take them from. */
export function customerInitials({name, username}: Customer): string {
  const title = name ?? username;
  return title ? initialsOf(readableParts(title)) : '';
}
