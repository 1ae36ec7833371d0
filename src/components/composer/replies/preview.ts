import {html, nothing, type TemplateResult} from 'lit';
import type {InteractiveParts} from '../../../core/interactive-parts.js';
import {plainText} from '../../../core/plain-text.js';
import {richText} from '../../../element/rich-text.js';
import type {Strings} from '../../../strings/en.js';
import {repliesIcons} from './replies-icons.js';

/** The message as WhatsApp shows it, and of a list what its button opens. */
export function renderPreview(
  text: string,
  {header, footer, offers}: InteractiveParts<string>,
  strings: Strings,
): TemplateResult {
  const {replies: words} = strings;
  return html`
    <div class="replies-preview" part="replies-preview">
      <div class="replies-message" part="replies-message">
        ${line(header, 'replies-head')}
        ${
          text.trim() === ''
            ? html`<p class="replies-soft">${words.noText}</p>`
            : html`<div class="rich replies-words" dir="auto" lang="">${richText(plainText(text), strings)}</div>`
        }
        ${line(footer, 'replies-soft')}
        ${
          offers.kind === 'list'
            ? html`<p class="replies-offer">${repliesIcons.list}<bdi lang="">${offers.button || words.opener}</bdi></p>`
            : nothing
        }
      </div>
      ${
        offers.kind === 'buttons'
          ? html`<ul class="replies-offers" part="replies-offers">
              ${offers.buttons.map(
                (title, place) =>
                  html`<li class="replies-offer">
                    ${repliesIcons.reply}<bdi lang="">${title || words.button(place + 1)}</bdi>
                  </li>`,
              )}
            </ul>`
          : html`<div class="replies-sheet" part="replies-offers">
              <p class="replies-soft">${words.opens}</p>
              ${offers.sections.map(
                ({title, rows}) => html`
                  ${line(title, 'replies-section')}
                  <ul>
                    ${rows.map(
                      (row, place) =>
                        html`<li>
                          ${line(row.title || words.choice(place + 1), '')} ${line(row.description, 'replies-soft')}
                        </li>`,
                    )}
                  </ul>
                `,
              )}
            </div>`
      }
    </div>
  `;
}

const line = (said: string | null, name: string) =>
  said ? html`<p class=${name} dir="auto" lang="">${said}</p>` : nothing;
