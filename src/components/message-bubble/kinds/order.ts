import {html, nothing, type TemplateResult} from 'lit';
import type {MessageContent, OrderItem} from '../../../core/content.js';
import {renderText} from '../../../element/shown-text.js';
import {regional} from '../../../strings/regional.js';
import {renderFolded} from './folded.js';
import {kindIcons} from './kind-icons.js';
import type {MessageRow} from './row.js';
import {renderWritten} from './written.js';

type Order = Extract<MessageContent, {type: 'order'}>;

/** So many lines are seen at once. */
const LINES = 8;

/** What the customer wants to buy, and what it comes to in each currency. */
export function renderOrder(row: MessageRow, {items, text}: Order): TemplateResult {
  const {strings} = row;
  const lines = items.map((item) => renderItem(row, item));
  const totals = totalsOf(items);
  return html`<div class="kind k-card" part="card">
      <p class="k-tag" part="card-title">${kindIcons.bag}<span>${strings.kinds.orderOf(items.length)}</span></p>
      <ul class="k-order" part="card-rows">
        ${lines.slice(0, LINES)}
      </ul>
      ${renderFolded(
        strings.kinds.moreProducts,
        lines.slice(LINES),
        (folded) =>
          html`<ul class="k-order" part="card-rows">
            ${folded}
          </ul>`,
      )}
      ${
        totals.length === 0
          ? nothing
          : html`<p class="k-total" part="card-row">
              <span>${strings.kinds.total}</span
              ><strong class="k-digits"
                >${totals.map(([currency, sum]) => html`<bdi>${price(sum, currency, strings.locale)}</bdi>`)}</strong
              >
            </p>`
      }
    </div>
    ${renderWritten(row, text)}`;
}

function renderItem({strings}: MessageRow, {product, quantity, price: each, currency}: OrderItem): TemplateResult {
  const sum = each === null ? null : each * (quantity ?? 1);
  return html`<li part="card-row">
    <bdi class="k-times k-digits" dir="ltr">${quantity === null ? '' : strings.kinds.times(quantity)}</bdi
    ><bdi class="k-item" lang="">${renderText(product, strings)}</bdi
    ><bdi class="k-digits k-price">${sum === null ? nothing : price(sum, currency, strings.locale)}</bdi>
  </li>`;
}

/** Of currencies in which every line has its price: a sum that leaves something out would be wrong. */
function totalsOf(items: readonly OrderItem[]): [string | null, number][] {
  if (items.some(({price: each}) => each === null)) return [];
  const sums = new Map<string | null, number>();
  for (const {price: each, quantity, currency} of items)
    sums.set(currency, (sums.get(currency) ?? 0) + (each ?? 0) * (quantity ?? 1));
  return [...sums];
}

function price(amount: number, currency: string | null, locale: string): string {
  const known = currency !== null && /^[A-Z]{3}$/.test(currency);
  return new Intl.NumberFormat(
    regional(locale),
    known ? {style: 'currency', currency} : {minimumFractionDigits: 2, maximumFractionDigits: 2},
  ).format(amount);
}
