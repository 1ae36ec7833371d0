import * as v from 'valibot';

/** An object with these entries. Theirs alone: what a page adds to `Object.prototype` is none of them. */
// @__NO_SIDE_EFFECTS__
export function shape<const Entries extends v.ObjectEntries>(entries: Entries): v.ObjectSchema<Entries, undefined> {
  Object.setPrototypeOf(entries, null);
  return v.object(entries);
}
