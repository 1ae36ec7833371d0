import type {Strings} from './en.js';
import {english, English} from './english.js';

const inEnglish = (tag: string): Promise<Strings> =>
  Promise.resolve(tag === english.locale ? english : new English(tag));

/** Every language but English, which each element brings itself, is fetched when it is needed. */
const catalogues: Readonly<Record<string, (tag: string) => Promise<Strings>>> = {
  en: inEnglish,
  fr: async (tag) => ({...(await import('./fr.js')).fr, locale: tag}),
};

/** What is loaded stays the same object, so that the same words are not shown anew. */
const loaded = new Map<string, Promise<Strings>>();

/**
 * The words of a language, English where we have none. With a region (`fr-CA`) times and numbers are written as there;
 * without one as the browser's own variant of the language writes them.
 */
export function loadStrings(locale: string): Promise<Strings> {
  const tag = catalogueTag(locale);
  const known = loaded.get(tag) ?? (catalogues[languageOf(tag)] ?? inEnglish)(tag);
  loaded.set(tag, known);
  known.catch(() => loaded.delete(tag)); // a chunk that did not come may come later
  return known;
}

function catalogueTag(locale: string): string {
  const [canonical] = canonicalised(locale);
  return canonical !== undefined && Object.hasOwn(catalogues, languageOf(canonical)) ? canonical : 'en';
}

function canonicalised(locale: string): string[] {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch {
    return []; // no language tag at all
  }
}

export const languageOf = (tag: string): string => tag.split('-', 1)[0] ?? tag;
