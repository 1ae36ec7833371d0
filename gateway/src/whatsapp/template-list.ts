import * as v from 'valibot';
import {readTemplate, type AccountTemplate} from './template.js';

const PAGE = '100';
/** No account has so many; a cursor that turns in a circle ends here. */
const MOST_PAGES = 100;

const listed = v.object({
  data: v.array(v.unknown()),
  paging: v.nullish(
    v.object({cursors: v.nullish(v.object({after: v.nullish(v.string())})), next: v.nullish(v.string())}),
  ),
});

/**
 * All pages of an account's templates; undefined when one cannot be had.
 * @param get - asks the Graph API, whose address and token stay with it
 */
export async function listTemplates(
  get: (path: string, query: Readonly<Record<string, string>>) => Promise<unknown>,
  accountId: string,
): Promise<AccountTemplate[] | undefined> {
  const found: AccountTemplate[] = [];
  let after: string | undefined;
  for (let left = MOST_PAGES; left > 0; left--) {
    const page = v.safeParse(
      listed,
      await get(`${accountId}/message_templates`, {limit: PAGE, ...(after !== undefined && {after})}),
    );
    if (!page.success) return undefined;
    found.push(...page.output.data.flatMap((one) => readTemplate(one) ?? []));
    after = page.output.paging?.next ? (page.output.paging.cursors?.after ?? undefined) : undefined;
    if (after === undefined) return found;
  }
  return undefined;
}
