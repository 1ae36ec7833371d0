import type {Shortcut} from './shortcut.js';

const told = new Set<string>();

/** Says on the console, once, that the page uses this shortcut for something of its own. */
export function tellOfConflict(tag: string, {text}: Shortcut): void {
  if (told.has(text)) return;
  told.add(text);
  console.warn(`The page takes ${text} for itself, so <${tag}> may not get it: give it another by \`shortcut="…"\`.`);
}

/** Whether something of the page says that this shortcut is its own. */
export function isNamedInPage({text, key, modifiers}: Shortcut): boolean {
  const reached = modifiers.has('Alt') && !modifiers.has('Control') && !modifiers.has('Meta');
  return [...document.querySelectorAll('[accesskey], [aria-keyshortcuts]')].some((element) => {
    const access = wordsOf(element, 'accesskey').includes(key);
    return (access && reached) || wordsOf(element, 'aria-keyshortcuts').includes(text.toLowerCase());
  });
}

const wordsOf = (element: Element, attribute: string): readonly string[] =>
  (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/);
