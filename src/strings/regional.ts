/** By the languages the browser has at the time: it is asked for every time that is shown. */
const found = new WeakMap<readonly string[], Map<string, string>>();

/**
 * The browser's own variant of a catalogue's language, so that clocks and digits are what the agent knows: a page in
 * `en` shows 14:05 to somebody in London. A catalogue of a region keeps its own, as does one of another language.
 */
export function regional(locale: string): string {
  if (typeof navigator === 'undefined') return locale; // plain Node
  const {languages} = navigator;
  const known = found.get(languages) ?? new Map<string, string>();
  found.set(languages, known);
  const variant = known.get(locale) ?? variantIn(languages, locale);
  known.set(locale, variant);
  return variant;
}

const variantIn = (languages: readonly string[], locale: string): string =>
  languages.find((language) => language.split('-', 1)[0] === locale && isLanguageTag(language)) ?? locale;

/** Some browsers on Linux say `en-US@posix`, which is none. */
function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
