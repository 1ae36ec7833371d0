import {getCountryCallingCode} from 'libphonenumber-js/max';
import type {Page} from './page.js';
import {isAmerican, mayBePhone} from './phone-guards.js';
import type {PhonePlans} from './phone-plan.js';
import {windowsFrom} from './phone-window.js';

const MIN_DIGITS = 7;
const MAX_DIGITS = 17;

/** Numbers written as one dials them in the region of the line. */
export function findNationalPhones(page: Page, plans: PhonePlans): void {
  const callingCode = plans.region === null ? null : getCountryCallingCode(plans.region);
  for (let first = 0; first < page.groups.length; first++) {
    const number = windowsFrom(page, first, MIN_DIGITS, MAX_DIGITS).findLast((window) => {
      const american = isAmerican(page.plain, window, callingCode);
      return (
        (american || plans.mayBeNational(window.digits)) &&
        mayBePhone(page.plain, window) &&
        (american || plans.national(window.digits))
      );
    });
    if (number === undefined) continue;
    page.find(number.from, number.to, 'phone');
    first += number.groups - 1;
  }
}
