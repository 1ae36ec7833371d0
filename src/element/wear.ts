import type {CSSResult, ReactiveElement} from 'lit';

/** Has an element wear styles that come later than itself. */
export function wear(host: ReactiveElement, {styleSheet}: CSSResult): void {
  const sheets = host.shadowRoot?.adoptedStyleSheets;
  if (styleSheet && sheets && !sheets.includes(styleSheet)) sheets.push(styleSheet);
}
