import {findAll} from '../element/page.js';
import {en, type Strings} from '../../src/strings/en.js';

/**
 * The catalogue with every text in ⟦brackets⟧, in a locale whose own dates and units have no Latin letter: what shows
 * one outside brackets did not come through the catalogue.
 */
export const pseudo: Strings = {...bracketed(en), locale: 'el', dir: 'ltr'};

function bracketed<T>(words: T): T;
function bracketed(words: unknown): unknown {
  if (typeof words === 'string') return `⟦${words}⟧`;
  if (typeof words === 'function')
    return (...args: unknown[]): unknown => bracketed(Reflect.apply(words, undefined, args));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, bracketed(value)]));
}

const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
];

/** Texts and spoken attributes in there, through shadow roots, that have a Latin letter outside brackets. */
export function escaped(root: ParentNode): string[] {
  const found = findAll(root, '*').flatMap((element) => [
    ...SPOKEN.map((name) => element.getAttribute(name) ?? ''),
    ...textsIn(element),
    ...(element.shadowRoot ? textsIn(element.shadowRoot) : []),
  ]);
  return [...new Set(found.filter((text) => /[a-z]/i.test(withoutBracketed(text))))];
}

function textsIn(node: Node): string[] {
  if (node instanceof HTMLStyleElement || node instanceof SVGElement) return [];
  if (node instanceof Element && node.matches('[part~=shortcut]')) return []; // keys, as the page named them
  return [...node.childNodes].flatMap((child) => (child instanceof Text ? [child.data.trim()] : []));
}

/** Brackets may stand in brackets: a sentence takes words of the catalogue as well. */
function withoutBracketed(text: string): string {
  let inner = text;
  for (let before = ''; before !== inner;) {
    before = inner;
    inner = inner.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  }
  return inner;
}
