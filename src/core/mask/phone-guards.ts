import {isCurrencyAfter, isCurrencyBefore} from './currency.js';
import type {PhoneWindow} from './phone-window.js';
import {isDigit, isLatin} from './reading.js';

/** Words that say a phone number follows, so that being glued to them is no sign of an identifier. */
const KEYWORD =
  /(?<!\p{Script=Latin})(?:t[eé]l(?:[eé](?:phone|fono|fon))?|mob(?:ile?)?|m[oó]vil|phone|cell?|celular|whats ?app|wa|fax|gsm|handy|portable|call|ph)[.:/-]?$/iu;
const REACH = 14;
const EXTENSION = /^(?:x[0-9]|ext)/i;
const AMERICAN = /^(\([0-9]{3}\) ?[0-9]{3}[-. ][0-9]{4}|([0-9]{3})([-.])[0-9]{3}\3[0-9]{4})$/;

/** Whether nothing around digits says that they are something else than a phone number. */
export function mayBePhone(plain: string, {from, to}: PhoneWindow): boolean {
  return mayFollow(plain, from) && mayPrecede(plain, to) && !isOther(plain.slice(from, to));
}

/** The way numbers are written in North America, which is enough whatever the area. */
export function isAmerican(plain: string, {from, to, groups}: PhoneWindow, callingCode: string | null): boolean {
  if (groups !== 3) return false;
  const shape = AMERICAN.exec(plain.slice(from, to));
  return shape !== null && (shape[2] === undefined || callingCode === '1');
}

/** What stands left: not the rest of a word, a code or a longer number, nor a currency. */
function mayFollow(plain: string, from: number): boolean {
  const [before, beyond] = [plain[from - 1], plain[from - 2]];
  if (isDigit(beyond) && /[-./]/.test(before ?? '')) return false;
  if (isCurrencyBefore(plain, from) || before === '%') return false;
  const isGlued = isLatin(before) || /[_#№]/.test(before ?? '') || (isLatin(beyond) && /[-/]/.test(before ?? ''));
  return !isGlued || KEYWORD.test(plain.slice(Math.max(0, from - REACH), from));
}

/** What stands right: an extension may, the rest of a word, a code, a decimal or a longer number may not. */
function mayPrecede(plain: string, to: number): boolean {
  const [after, beyond] = [plain[to], plain[to + 1]];
  if (isDigit(beyond) && /[-./,:]/.test(after ?? '')) return false;
  if (isLatin(beyond) && after === '-') return false;
  if (/^ ?%/.test(plain.slice(to, to + 2)) || isCurrencyAfter(plain, to)) return false;
  return EXTENSION.test(plain.slice(to, to + 3)) || !(isLatin(after) || after === '_');
}

const isOther = (written: string): boolean => isDate(written) || isIpAddress(written);

/** A whole date, the year first or last. */
function isDate(written: string): boolean {
  const parts = /^([0-9]{1,4})([-./])([0-9]{1,2})\2([0-9]{1,4})$/.exec(written);
  if (parts === null) return false;
  const [first, second, third] = [parts[1] ?? '', parts[3] ?? '', parts[4] ?? ''];
  return first.length === 4 ? areDayAndMonth(second, third) : third.length !== 3 && areDayAndMonth(first, second);
}

function areDayAndMonth(...parts: readonly [string, string]): boolean {
  const [low = 0, high = 0] = parts.map(Number).toSorted((a, b) => a - b);
  return parts.every(({length}) => length < 3) && low >= 1 && low <= 12 && high <= 31;
}

/** Four numbers of a byte, none with a zero before it; four pairs of digits are a phone number in some countries. */
function isIpAddress(written: string): boolean {
  const parts = written.split('.');
  if (parts.length !== 4 || parts.every(({length}) => length === 2)) return false;
  return parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255);
}
