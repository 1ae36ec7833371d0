import * as v from 'valibot';

const TEXT_EXPECTED = 'a text that is not empty';

export const text = v.pipe(
  v.string(TEXT_EXPECTED),
  v.check((value) => value.trim() !== '', TEXT_EXPECTED),
);

/** An object with these fields and no others. The messages of schemas here say what is expected. */
export function shape<const Entries extends v.ObjectEntries>(entries: Entries) {
  const fields = Object.keys(entries).join(', ');
  return v.pipe(
    plainObject(`an object with ${fields}`),
    v.objectWithRest(entries, v.never(`no field of this name; the fields are ${fields}`), (issue) =>
      whatIsMissing(entries, issue),
    ),
  );
}

/** To valibot a list is an object too. */
export function plainObject(expected: string) {
  return v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), expected);
}

// A missing field fails in its object; what is expected of it is what its own schema says about nothing.
function whatIsMissing(entries: v.ObjectEntries, issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.at(-1)?.key;
  const field = typeof key === 'string' ? entries[key] : undefined;
  return (field && v.safeParse(field, undefined).issues?.[0].message) ?? 'a value';
}

/** @param of - what is listed, in the plural */
export function list<const Item extends v.GenericSchema>(item: Item, of: string) {
  return v.array(item, `a list of ${of}`);
}

export function wholeNumber(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return v.pipe(v.number(expected), v.integer(expected), v.minValue(least, expected), v.maxValue(most, expected));
}
