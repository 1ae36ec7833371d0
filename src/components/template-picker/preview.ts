import {html, nothing, type TemplateResult} from 'lit';
import {plainText} from '../../core/plain-text.js';
import type {Template} from '../../core/template.js';
import * as icons from '../../element/icons.js';
import {richText} from '../../element/rich-text.js';
import type {Strings} from '../../strings/en.js';
import {filled, type Values} from './filled.js';
import type {HeaderFile} from './header-file.js';

/** The message as WhatsApp shows it, with the values so far. */
export function renderPreview(
  template: Template,
  {values, file, strings}: {readonly values: Values; readonly file: HeaderFile; readonly strings: Strings},
): TemplateResult {
  const {templates: words} = strings;
  const {header, footer, buttons, language} = template;
  return html`
    <section class="preview" part="preview" aria-label=${words.preview} lang=${language.replaceAll('_', '-')}>
      <div class="message">
        ${
          header === null
            ? nothing
            : header.kind === 'text'
              ? html`<p class="head" dir="auto">${filled(template, 'header', values)}</p>`
              : file.url === null
                ? html`<p class="file" lang=${strings.locale}>
                    ${icons.picture}<span dir="auto">${file.name ?? words.attached[header.kind]}</span>
                  </p>`
                : html`<img class="head-picture" src=${file.url} alt=${words.attached[header.kind]} />`
        }
        <div class="text" dir="auto">${richText(plainText(filled(template, 'body', values)), strings)}</div>
        ${footer === null ? nothing : html`<p class="foot-line small" dir="auto">${footer}</p>`}
      </div>
      ${
        buttons.length === 0
          ? nothing
          : html`<ul class="offered" aria-label=${words.buttons}>
              ${buttons.map(({text}) => html`<li dir="auto">${text}</li>`)}
            </ul>`
      }
    </section>
  `;
}
