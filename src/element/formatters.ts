import {regional} from '../strings/regional.js';

/** Formatters are dear to make and asked for every second. */
export function cached<T>(make: (locale: string) => T): (catalogue: string) => T {
  const made = new Map<string, T>();
  return (catalogue) => {
    const locale = regional(catalogue);
    const formatter = made.get(locale) ?? make(locale);
    made.set(locale, formatter);
    return formatter;
  };
}
