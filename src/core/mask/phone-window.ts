import type {Page} from './page.js';

/** Neighbouring groups of digits that are read as one number. */
export interface PhoneWindow {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  /** How many groups it is made of. */
  readonly groups: number;
}

const MAX_GROUPS = 8;
/** Spaces, a dash with or without spaces, a dot or a slash, and brackets on each side. */
const GAP = /^[)\]]?(?: {0,3}| ?-{1,2} ?|[./])[([]?$/;

const isGap = (gap: string): boolean => gap === ' ' || GAP.test(gap);

/**
 * The windows that begin with a group, shortest first; `begin` is where a plus before it stands. Brackets
 * are whole: one that opens before the window is inside when its partner is.
 */
export function windowsFrom(
  page: Page,
  first: number,
  minDigits: number,
  maxDigits: number,
  begin?: number,
): PhoneWindow[] {
  const windows: PhoneWindow[] = [];
  const start = page.groups[first];
  if (start === undefined) return windows;
  const origin = begin ?? start.from;
  const brackets = new Brackets();
  brackets.read(page.plain.slice(origin, start.from));
  let digits = '';
  let areSingle = true;
  for (let index = first; index < page.groups.length; index++) {
    const group = page.groups[index];
    if (group === undefined || digits.length + group.digits.length > maxDigits || !page.isFree(group.from, group.to))
      break;
    if (index > first) {
      if (group.gap === null || !isGap(group.gap)) break;
      if (group.gap !== ' ') brackets.read(group.gap);
    }
    const count = index - first + 1;
    areSingle &&= group.digits.length === 1;
    if (count > MAX_GROUPS && !areSingle) break;
    digits += group.digits;
    if (digits.length < minDigits) continue;
    const isOpened = brackets.unopened === 1 && /[([]/.test(page.plain[origin - 1] ?? '') && page.isFree(origin - 1);
    const isWhole = isOpened || brackets.unopened === 0 || begin !== undefined; // a plus is enough to begin with
    if (brackets.unclosed === 0 && isWhole)
      windows.push({digits, from: isOpened ? origin - 1 : origin, to: group.to, groups: count});
  }
  return windows;
}

/** Brackets that were not closed, and those that were not opened. */
class Brackets {
  unclosed = 0;
  unopened = 0;

  read(text: string): void {
    for (const character of text) {
      if (character === '(' || character === '[') this.unclosed++;
      else if (character === ')' || character === ']') {
        if (this.unclosed > 0) this.unclosed--;
        else this.unopened++;
      }
    }
  }
}
