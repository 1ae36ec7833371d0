import type {Page} from './page.js';
import {isLatin, isLatinOrDigit} from './reading.js';

const KEYWORD =
  /(?:(?<!\p{Script=Latin})ssn|social[ -]?security|s[eé]curit[eé] sociale|seguro social|sozialversicherungsnummer)[^]{0,16}$/iu;
/** The longest keyword and what may stand between it and the number. */
const REACH = 48;

/** Social security numbers of the United States. */
export function findSsns(page: Page, region?: string | null): void {
  const {groups} = page;
  for (let first = 0; first < groups.length; first++) {
    const size = sizeOfSsn(page, first, region);
    const [start, end] = [groups[first], groups[first + size - 1]];
    if (size === 0 || start === undefined || end === undefined || !page.isFree(start.from, end.to)) continue;
    page.find(start.from, end.to, 'ssn');
    first += size - 1;
  }
}

/** An area, a group and a serial that may have been assigned. */
export function isSsn(digits: string): boolean {
  return /^(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}$/.test(digits);
}

/** Whether the number that follows is announced as a social security number. */
export function endsWithSsnKeyword(plain: string): boolean {
  return KEYWORD.test(plain.slice(-REACH));
}

/** How many groups from this one on are a number: three, one, or none. */
function sizeOfSsn(page: Page, first: number, region: string | null | undefined): number {
  page.work.steps++;
  const area = page.groups[first];
  if (area === undefined || (area.digits.length !== 9 && area.digits.length !== 3)) return 0;
  const announced = (): boolean => endsWithSsnKeyword(page.plain.slice(Math.max(0, area.from - REACH), area.from));
  if (area.digits.length === 9)
    return isSsn(area.digits) && !isLatinOrDigit(page.plain[area.to]) && announced() ? 1 : 0;
  const [group, serial] = [page.groups[first + 1], page.groups[first + 2]];
  if (group === undefined || serial === undefined || group.gap !== serial.gap) return 0;
  if ([area, group, serial].map(({digits}) => digits.length).join('-') !== '3-2-4') return 0;
  if (!isSsn(area.digits + group.digits + serial.digits)) return 0;
  if (group.gap !== '-' && group.gap !== ' ' && group.gap !== '.') return 0;
  if (announced()) return 3;
  if (group.gap !== '-' && region !== 'US') return 0;
  return isInsideCode(page, first, group.gap) ? 0 : 3;
}

/** Glued to letters, or one of more numbers with the same separator. */
function isInsideCode({plain, groups}: Page, first: number, separator: string): boolean {
  const [from, to] = [groups[first]?.from ?? 0, groups[first + 2]?.to ?? 0];
  if (isLatin(plain[from - 1]) || isLatin(plain[to])) return true;
  if (separator === '-')
    return (
      (plain[from - 1] === '-' && isLatinOrDigit(plain[from - 2])) ||
      (plain[to] === '-' && isLatinOrDigit(plain[to + 1]))
    );
  return groups[first]?.gap === separator || groups[first + 3]?.gap === separator;
}
