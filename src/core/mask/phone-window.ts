import type {Page} from './page.js';

/** Neighbouring groups of digits that are read as one number. */
export interface PhoneWindow {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  readonly sizes: readonly number[];
}

const MAX_GROUPS = 8;
/** Spaces, a dash with or without spaces, a dot or a slash, and brackets on each side. */
const GAP = /^[)\]]?(?: {0,3}| ?-{1,2} ?|[./])[([]?$/;

/**
 * The windows that begin with a group, shortest first; `begin` is where a plus before it stands. Brackets
 * are whole: one that opens before the window is inside when its partner is.
 */
export function windowsFrom(page: Page, first: number, maxDigits: number, begin?: number): PhoneWindow[] {
  const windows: PhoneWindow[] = [];
  const sizes: number[] = [];
  const start = page.groups[first];
  if (start === undefined) return windows;
  const origin = begin ?? start.from;
  const brackets = new Brackets();
  brackets.read(page.plain.slice(origin, start.from));
  let digits = '';
  for (let index = first; index < page.groups.length; index++) {
    const group = page.groups[index];
    if (group === undefined || digits.length + group.digits.length > maxDigits || !page.isFree(group.from, group.to))
      break;
    if (index > first) {
      if (group.gap === null || !GAP.test(group.gap)) break;
      brackets.read(group.gap);
    }
    sizes.push(group.digits.length);
    if (sizes.length > MAX_GROUPS && sizes.some((size) => size > 1)) break;
    digits += group.digits;
    const isOpened = brackets.unopened === 1 && /[([]/.test(page.plain[origin - 1] ?? '') && page.isFree(origin - 1);
    const isWhole = isOpened || brackets.unopened === 0 || begin !== undefined; // a plus is enough to begin with
    if (brackets.unclosed === 0 && isWhole)
      windows.push({digits, from: isOpened ? origin - 1 : origin, to: group.to, sizes: [...sizes]});
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
