/**
 * The browser's own variant of a catalogue's language, so that clocks and digits are what the agent knows: a page in
 * `en` shows 14:05 to somebody in London. A catalogue of a region keeps its own, as does one of another language.
 */
export function regional(locale: string): string {
  if (typeof navigator === 'undefined') return locale; // plain Node
  return (
    navigator.languages.find((language) => language.split('-', 1)[0] === locale && isLanguageTag(language)) ?? locale
  );
}

/** Some browsers on Linux say `en-US@posix`, which is none. */
function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
