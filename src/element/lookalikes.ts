import {html, nothing, type TemplateResult} from 'lit';
import {shortId} from '../core/select.js';
import type {DeskState} from '../core/state.js';
import type {Customer} from '../core/customer.js';
import type {Strings} from '../strings/en.js';
import {ownTitle} from './customer-name.js';
import {isMasked} from './shown-text.js';

/** Nobody looks like anybody. */
export const nobody: ReadonlySet<string> = new Set();

const known = new WeakMap<
  DeskState['offers'],
  {readonly tasks: DeskState['tasks']; readonly keys: ReadonlySet<string>}
>();

/** The keys of this agent's customers whose titles are the same since something in them is masked. */
export function lookalikesOf({offers, tasks}: DeskState): ReadonlySet<string> {
  const before = known.get(offers);
  if (before?.tasks === tasks) return before.keys;
  const keys = lookalikesAmong([...offers.values(), ...tasks.values()].map(({customer}) => customer));
  const same =
    before && keys.size === before.keys.size && [...keys].every((key) => before.keys.has(key)) ? before.keys : keys;
  known.set(offers, {tasks, keys: same});
  return same;
}

function lookalikesAmong(customers: readonly Customer[]): ReadonlySet<string> {
  const byTitle = new Map<string, Set<string>>();
  for (const customer of customers) {
    const title = ownTitle(customer);
    if (!title || !isMasked(title)) continue;
    byTitle.set(title.text, (byTitle.get(title.text) ?? new Set()).add(customer.key));
  }
  const alike = [...byTitle.values()].filter(({size}) => size > 1).flatMap((keys) => [...keys]);
  return alike.length === 0 ? nobody : new Set(alike);
}

/** Beside the title of a customer who looks like another: which of them it is. */
export function renderCustomerId(
  customer: Pick<Customer, 'key'>,
  alike: ReadonlySet<string>,
  strings: Strings,
): TemplateResult | typeof nothing {
  if (!alike.has(customer.key)) return nothing;
  const id = shortId(customer);
  const words = strings.customer.id(id);
  return html`<span class="customer-id" part="customer-id" title=${words}
    ><span aria-hidden="true">${id}</span><span class="visually-hidden">${words}</span></span
  >`;
}
