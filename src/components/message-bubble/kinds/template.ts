import {html, nothing, type TemplateResult} from 'lit';
import type {TemplateContent} from '../../../core/template.js';
import {renderText} from '../../../element/shown-text.js';
import type {MessageRow} from './row.js';
import {renderWritten} from './written.js';

/** A template as the customer sees it. */
export function renderTemplate(row: MessageRow, {header, text, footer, buttons}: TemplateContent): TemplateResult {
  const {strings} = row;
  return html`<div class="kind k-template" part="card">
    ${header ? html`<p class="k-strong" part="card-title"><bdi lang="">${renderText(header, strings)}</bdi></p>` : nothing}
    ${renderWritten(row, text)}
    ${footer ? html`<p class="k-soft" part="card-text"><bdi lang="">${renderText(footer, strings)}</bdi></p>` : nothing}
    ${
      buttons.length === 0
        ? nothing
        : html`<ul class="k-offered" aria-label=${strings.kinds.templateButtons}>
            ${buttons.map((button) => html`<li><bdi lang="">${renderText(button, strings)}</bdi></li>`)}
          </ul>`
    }
  </div>`;
}
