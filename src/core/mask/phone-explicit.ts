import {isCurrencyAfter} from './currency.js';
import type {Page} from './page.js';
import type {PhonePlans} from './phone-plan.js';
import {windowsFrom, type PhoneWindow} from './phone-window.js';

const MAX_DIGITS = 15;
const MIN_VALID = 7;
const MIN_POSSIBLE = 8;
/** A plus, also as links write it, and what may stand between it and the digits. */
const PLUS = /(?:\+|%2B)(?: {0,3}[([]? ?)(?=[0-9])/gi;
/** What says in a link, a vCard or a URI that digits are a phone number. */
const LINK =
  /(?:wa\.me\/(?:c\/|p\/[0-9]{1,20}\/)?|(?<![a-z])(?:tel|sms|smsto|callto|facetime):(?:\/\/)?|waid=|[?&;](?:phone|phone_?number|tel|telephone|mobile|cell|msisdn|whatsapp|wa_id)=)(?=[([]?[0-9])/gi;

/** Numbers that say what they are: a plus before them, or a link that dials them. A possible length is enough. */
export function findExplicitPhones(page: Page, plans: PhonePlans): void {
  for (const {0: mark, index} of page.plain.matchAll(PLUS)) find(page, plans, index + mark.length, index, false);
  for (const {0: mark, index} of page.plain.matchAll(LINK)) {
    const bracket = /[([]/.test(page.plain[index + mark.length] ?? '') ? 1 : 0;
    find(page, plans, index + mark.length + bracket, index + mark.length, true);
  }
}

function find(page: Page, plans: PhonePlans, digitsAt: number, from: number, isLink: boolean): void {
  const first = page.groupAt(digitsAt);
  if (first === null || !page.isFree(from, digitsAt)) return;
  const windows = windowsFrom(page, first, MIN_VALID, MAX_DIGITS, from).toReversed();
  const number = windows.find(isValid(plans, isLink)) ?? windows.find(isPossible(page, plans));
  if (number !== undefined) page.find(number.from, number.to, 'phone');
}

const isValid =
  (plans: PhonePlans, isLink: boolean) =>
  ({digits}: PhoneWindow): boolean =>
    plans.international(digits) === 'valid' || (isLink && plans.national(digits));

const isPossible =
  (page: Page, plans: PhonePlans) =>
  ({digits, to}: PhoneWindow): boolean =>
    digits.length >= MIN_POSSIBLE && plans.international(digits) === 'possible' && !isCurrencyAfter(page.plain, to);
