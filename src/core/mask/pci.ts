import type {MaskedSpan} from '../text.js';
import {blockHarmless} from './blocked.js';
import {findCards} from './card.js';
import {findEmails} from './email.js';
import {findIbans} from './iban.js';
import {Page} from './page.js';
import {findSsns} from './ssn.js';
import {textOf} from './text-of.js';

/**
 * Cards, IBANs and social security numbers in a text. It needs no phone metadata, so a page can load it for
 * a warning before something is sent; `findSensitive` finds the same ones, and besides what `+` makes a number.
 */
export function findPci(text: unknown, {region}: {region?: string | null} = {}): MaskedSpan[] {
  const page = new Page(textOf(text));
  blockHarmless(page);
  findIbans(page);
  findEmails(page);
  findCards(page, 16, 19);
  takeNumbersWithPlus(page);
  findCards(page, 12, 15);
  findSsns(page, region);
  return page.spans().filter(({kind}) => kind !== 'email');
}

/** Twelve to fifteen digits after a plus are a phone number, not a card. */
function takeNumbersWithPlus(page: Page): void {
  for (const {0: match, index} of page.plain.matchAll(/\+[ (]{0,3}[0-9]/g)) {
    const from = index + match.length - 1;
    const to = /^[0-9]+(?:[ ().-]{1,3}[0-9]+)*/.exec(page.plain.slice(from, from + 40))?.[0].length ?? 0;
    if (page.isFree(from, from + to)) page.take(from, from + to);
  }
}
