import {shortId} from '../../core/select.js';
import {spokenText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import type {Alert} from './notify-event.js';

/** What it is about, for the ear; of customers that look alike the short id tells which. */
export function spokenTitle({title, customer}: Alert, alike: ReadonlySet<string>, strings: Strings): string {
  const spoken = spokenText(title, strings);
  return customer && alike.has(customer.key) ? strings.customer.withId(spoken, shortId(customer)) : spoken;
}
