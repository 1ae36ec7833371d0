import {CSSResult, unsafeCSS, type CSSResultOrNative} from 'lit';

/** In px: no page means its text to be smaller, but many shrink the rem so that 1.6 of them are 16 px. */
const SMALLEST = 12;
const USUAL = 16;

const known = new WeakMap<CSSResult, CSSResult>();
let factor: number | undefined;

/** The styles with lengths as they are where the page leaves the rem alone. */
export function steadyRem<Styles extends CSSResultOrNative>(styles: Styles): Styles | CSSResult {
  factor ??= pageFactor();
  if (factor === 1 || !(styles instanceof CSSResult)) return styles;
  const steady = known.get(styles) ?? unsafeCSS(inOwnRem(styles.cssText, factor));
  known.set(styles, steady);
  return steady;
}

function pageFactor(): number {
  if (typeof document === 'undefined') return 1;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rem < SMALLEST ? USUAL / rem : 1;
}

const inOwnRem = (css: string, times: number): string =>
  css.replaceAll(/(?<![\w.])([\d.]+)rem\b/g, (_, length: string) => `${Number(length) * times}rem`);
