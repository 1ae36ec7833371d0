import {html, nothing, type TemplateResult} from 'lit';
import * as icons from '../../../element/icons.js';

/** What would make a card too long: there when it is asked for. */
export function renderFolded(
  words: (count: number) => string,
  folded: readonly TemplateResult[],
  around: (folded: readonly TemplateResult[]) => unknown = (all) => all,
): TemplateResult | typeof nothing {
  if (folded.length === 0) return nothing;
  return html`<details class="k-folded">
    <summary>${icons.chevron}<span>${words(folded.length)}</span></summary>
    ${around(folded)}
  </details>`;
}
