import type {Page} from './page.js';

/** What earlier masks left readable: three stars or more, then exactly four letters or digits. */
const TAIL = /(?<!\*)\*{3,}([0-9A-Za-z]{4})(?![0-9A-Za-z])/g;
/** A masked address whose first character is a digit. */
const MASKED_ADDRESS = /[0-9]\*+@/g;
const UUID = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/gi;

/** Takes what only looks like something sensitive, so that no rule reads it. */
export function blockHarmless(page: Page): void {
  for (const {0: match, index} of page.plain.matchAll(TAIL)) {
    const end = index + match.length;
    page.take(index, end - 4);
    page.takeTail(end - 4, end);
  }
  for (const {0: match, index} of page.plain.matchAll(MASKED_ADDRESS)) page.take(index, index + match.length);
  for (const {0: match, index} of page.plain.matchAll(UUID)) page.take(index, index + match.length);
}
