import type {MaskedSpan} from '../text.js';
import {blockHarmless} from './blocked.js';
import {findCards} from './card.js';
import {findEmails} from './email.js';
import {findIbans} from './iban.js';
import type {MaskOptions} from './options.js';
import {Page, type Work} from './page.js';
import {findExplicitPhones} from './phone-explicit.js';
import {findKnownPhones} from './phone-known.js';
import {findNationalPhones} from './phone-national.js';
import {PhonePlans} from './phone-plan.js';
import {findSsns} from './ssn.js';

/** What one pass finds in a text; what comes first owns its characters. */
export function detect(
  text: string,
  {region, known = [], masked}: MaskOptions,
  plans: PhonePlans,
  work: Work,
): MaskedSpan[] {
  const page = new Page(text, masked, work);
  blockHarmless(page);
  findIbans(page);
  findEmails(page);
  findCards(page, 16, 19);
  findExplicitPhones(page, plans);
  findCards(page, 12, 15); // after numbers with a plus, which they would cut
  findSsns(page, region);
  findNationalPhones(page, plans);
  findKnownPhones(page, plans, known);
  if (plans.isSpent) findLongNumbers(page);
  return page.spans();
}

const LONG = 7;
const JOINT = /^[ ()[\]./-]+$/;

/** When the budget is spent nothing can be told apart any more: every long number is taken for a phone. */
function findLongNumbers(page: Page): void {
  const {groups} = page;
  for (let first = 0; first < groups.length; first++) {
    let last = first;
    let digits = 0;
    for (let index = first; index < groups.length; index++) {
      const group = groups[index];
      if (group === undefined || !page.isFree(group.from, group.to)) break;
      if (index > first && !JOINT.test(group.gap ?? '')) break;
      digits += group.digits.length;
      last = index;
    }
    if (digits >= LONG) page.find(groups[first]?.from ?? 0, groups[last]?.to ?? 0, 'phone');
    first = last;
  }
}
