import type {CSSResult, ReactiveElement} from 'lit';

/** Who wears what already: the page's own list is slow to ask, and every message that is drawn does. */
const wearers = new WeakMap<CSSResult, WeakSet<ReactiveElement>>();

/** Has an element wear styles that come later than itself. */
export function wear(host: ReactiveElement, styles: CSSResult): void {
  const known = wearers.get(styles) ?? new WeakSet();
  const root = host.shadowRoot;
  if (!styles.styleSheet || !root || known.has(host)) return;
  root.adoptedStyleSheets.push(styles.styleSheet);
  wearers.set(styles, known.add(host));
}
