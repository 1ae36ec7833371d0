import type {CSSResult, ReactiveElement} from 'lit';
import {steadyRem} from './steady-rem.js';

/** Has an element wear styles that come later than itself. */
export function wear(host: ReactiveElement, styles: CSSResult): void {
  const {styleSheet} = steadyRem(styles);
  const sheets = host.shadowRoot?.adoptedStyleSheets;
  if (styleSheet && sheets && !sheets.includes(styleSheet)) sheets.push(styleSheet);
}
