import {html, nothing, type TemplateResult} from 'lit';
import {renderText, sentence} from '../../../element/shown-text.js';
import {kindIcons} from './kind-icons.js';
import {renderQuote} from './quote.js';
import {renderReferral} from './referral.js';
import type {MessageRow} from './row.js';

/** All that stands above what a message says: where the customer came from, that it was forwarded, what it answers. */
export const renderAbove = (row: MessageRow): TemplateResult =>
  html`${renderForwarded(row)}${renderReferral(row)}${renderProduct(row)}${renderQuote(row)}`;

export function renderForwarded({message, strings}: MessageRow): TemplateResult | typeof nothing {
  const {forwarded, deleted} = message;
  if (!forwarded || deleted) return nothing;
  return html`<p class="k-forwarded" part="forwarded">
    ${forwarded === 'often' ? kindIcons.often : kindIcons.forwarded}<span>${strings.kinds.forwarded[forwarded]}</span>
  </p>`;
}

/** What of the catalogue is asked about. */
export function renderProduct({message, strings}: MessageRow): TemplateResult | typeof nothing {
  const {product, deleted} = message;
  if (!product || deleted) return nothing;
  return html`<p class="k-tag k-product" part="product">
    ${kindIcons.bag}<span>${renderText(sentence(strings.kinds.aboutProduct, product), strings)}</span>
  </p>`;
}
