import {cached} from './formatters.js';

type Unit = 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte';

const inUnit = (unit: Unit, unitDisplay: 'long' | 'short', maximumFractionDigits: number) =>
  cached((locale) => new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay, maximumFractionDigits}));

const bytesOnly = inUnit('byte', 'long', 0);
const kilobytes = inUnit('kilobyte', 'short', 0);
/** Below ten of them a tenth is told. */
const large = (['megabyte', 'gigabyte'] as const).map((unit) => ({
  few: inUnit(unit, 'short', 1),
  many: inUnit(unit, 'short', 0),
}));

/** `128 kB`, `2.4 MB`. */
export function formatSize(bytes: number, locale: string): string {
  if (bytes < 1000) return bytesOnly(locale).format(bytes);
  const step = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  const formats = large[step - 2];
  return (formats ? formats[amount < 10 ? 'few' : 'many'] : kilobytes)(locale).format(amount);
}
