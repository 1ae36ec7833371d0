import {html, nothing, type TemplateResult} from 'lit';
import type {InteractiveContent} from '../../../core/interactive.js';
import type {DisplayText} from '../../../core/text.js';
import {renderText} from '../../../element/shown-text.js';
import {kindIcons} from './kind-icons.js';
import type {MessageRow} from './row.js';
import {renderWritten} from './written.js';

/** Reply buttons or a list that the customer can choose from. */
export function renderInteractive(row: MessageRow, {header, text, footer, offers}: InteractiveContent): TemplateResult {
  const {kinds} = row.strings;
  const line = (words: DisplayText | null, name: string) =>
    words
      ? html`<p class=${name} part=${name === 'k-strong' ? 'card-title' : 'card-text'}>
          <bdi lang="">${renderText(words, row.strings)}</bdi>
        </p>`
      : nothing;
  return html`<div class="kind k-template" part="card">
    ${line(header, 'k-strong')} ${renderWritten(row, text)} ${line(footer, 'k-soft')}
    ${
      offers.kind === 'list'
        ? html`<details class="k-folded k-list" part="card-rows">
            <summary>
              ${kindIcons.list}<span class="visually-hidden">${kinds.listToChooseFrom}</span>
              <bdi lang="">${renderText(offers.button, row.strings)}</bdi>
            </summary>
            ${offers.sections.map(
              ({title, rows}) => html`
                ${line(title, 'k-soft k-section')}
                <ul>
                  ${rows.map((one) => html`<li>${line(one.title, 'k-strong')} ${line(one.description, 'k-soft')}</li>`)}
                </ul>
              `,
            )}
          </details>`
        : html`<ul class="k-offered" part="card-rows" aria-label=${kinds.templateButtons}>
            ${offers.buttons.map((button) => html`<li><bdi lang="">${renderText(button, row.strings)}</bdi></li>`)}
          </ul>`
    }
  </div>`;
}
