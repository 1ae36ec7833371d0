import type {Page} from './page.js';
import type {PhonePlans} from './phone-plan.js';
import {windowsFrom} from './phone-window.js';

const MIN_DIGITS = 5;
const MAX_DIGITS = 17;

/** The numbers of those who talk, wherever they stand and whatever stands around them. */
export function findKnownPhones(page: Page, plans: PhonePlans, known: readonly string[]): void {
  const digits = page.groups.reduce((sum, group) => sum + group.digits.length, 0);
  if (digits < MIN_DIGITS) return; // most messages: nothing is parsed for them
  const spellings = new Set(
    known.flatMap((number) => plans.spellings(number)).filter(({length}) => length >= MIN_DIGITS),
  );
  if (spellings.size === 0) return;
  for (let first = 0; first < page.groups.length; first++) {
    const number = windowsFrom(page, first, MIN_DIGITS, MAX_DIGITS).findLast((window) => spellings.has(window.digits));
    if (number === undefined) continue;
    page.find(number.from, number.to, 'phone');
    first += number.groups - 1;
  }
}
