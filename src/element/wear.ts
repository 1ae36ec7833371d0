import type {CSSResult, ReactiveElement} from 'lit';
import {steadyRem} from './steady-rem.js';

/** Who wears what already: the page's own list is slow to ask, and every message that is drawn does. */
const wearers = new WeakMap<CSSResult, WeakSet<ReactiveElement>>();

/** Has an element wear styles that come later than itself. */
export function wear(host: ReactiveElement, styles: CSSResult): void {
  const root = host.shadowRoot;
  const known = wearers.get(styles) ?? new WeakSet();
  if (!root || known.has(host)) return;
  const {styleSheet} = steadyRem(styles);
  if (!styleSheet) return;
  root.adoptedStyleSheets.push(styleSheet);
  wearers.set(styles, known.add(host));
}
