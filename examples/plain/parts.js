/**
 * The first element of a tag in the page.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 */
export function part(tag) {
  const found = document.querySelector(tag);
  if (!found) throw new Error(`The page has no <${tag}>.`);
  return found;
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element with the id "${id}".`);
  return found;
}

/** What the record is drawn into. */
export const parts = {
  nobody: byId('nobody'),
  customer: byId('customer'),
  name: byId('name'),
  about: byId('about'),
  orders: byId('orders'),
  notes: byId('notes'),
  warning: byId('warning'),
};
