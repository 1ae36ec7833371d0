import {isOfBrand} from './card-brands.js';
import {isNir, NIR_SIZES} from './nir.js';
import type {Group, Page} from './page.js';

const MAX_DIGITS = 19;
const ZERO = '0'.charCodeAt(0);
const IRREGULAR = ['4-6-4', '4-6-5'];

/** Cards whose digits number from `min` to `max`; with those of fifteen, French social-security numbers. */
export function findCards(page: Page, min: number, max: number): void {
  const {groups} = page;
  for (let first = 0; first < groups.length; first++) {
    const last = lastOfCard(page, first, min, max);
    if (last === null) continue;
    const [from, to] = [groups[first]?.from ?? 0, groups[last.index]?.to ?? 0];
    page.find(from, to, last.kind);
    first = last.index;
  }
}

/** Brand, length and Luhn’s check, which one digit over and over never has all of. */
export function isCard(digits: string): boolean {
  return passesLuhn(digits) && isOfBrand(digits);
}

/** The longest card that begins with a group, as the index of its last one. */
function lastOfCard(page: Page, first: number, min: number, max: number): {index: number; kind: 'card' | 'ssn'} | null {
  const window: Group[] = [];
  let digits = '';
  let separator: string | null = null;
  let longest: {index: number; kind: 'card' | 'ssn'} | null = null;
  for (let index = first; index < page.groups.length; index++) {
    const group = page.groups[index];
    page.work.steps++;
    if (
      group === undefined ||
      digits.length + group.digits.length > MAX_DIGITS ||
      !isUsable(page, group, index === first)
    )
      break;
    if (index > first) {
      const gap = separatorOf(group.gap);
      if (gap === null || (separator !== null && gap !== separator)) break;
      separator = gap;
    }
    window.push(group);
    digits += group.digits;
    if (digits.length < min || digits.length > max || isSealed(page, first, index)) continue;
    if (isCard(digits) && isRegular(window)) longest = {index, kind: 'card'};
    else if (digits.length === 15 && isNir(digits) && isNirGrouping(window)) longest = {index, kind: 'ssn'};
  }
  return longest;
}

function isUsable(page: Page, {from, to}: Group, isFirst: boolean): boolean {
  return isFirst ? page.canBegin(from, to) : page.isFree(from, to);
}

/** Letters glued to it lead to more digits: a hash or a serial. */
function isSealed(page: Page, first: number, last: number): boolean {
  return page.groups[first]?.sealed === true || page.groups[last + 1]?.sealed === true;
}

/** The one mark between two groups, spaces around it left out; null when it is none that cards have. */
function separatorOf(gap: string | null): string | null {
  if (gap === null || gap === ' ') return gap;
  const mark = gap.replaceAll(' ', '').replace('\n\n', '\n');
  if (mark === '') return ' ';
  return /^[\n./_,-]$/.test(mark) ? mark : null;
}

/** Equal groups, the last one no longer than the others, or a grouping printed on cards. */
function isRegular(window: readonly Group[]): boolean {
  const sizes = window.map(({digits}) => digits.length);
  const [size = 0] = sizes;
  const last = sizes.at(-1) ?? 0;
  return (last <= size && sizes.slice(0, -1).every((each) => each === size)) || IRREGULAR.includes(sizes.join('-'));
}

function isNirGrouping(window: readonly Group[]): boolean {
  return window.length === 1 || window.map(({digits}) => digits.length).join('-') === NIR_SIZES;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at--, double = !double) {
    const value = (digits.charCodeAt(at) - ZERO) * (double ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
