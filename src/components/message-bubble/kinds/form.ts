import {html, type TemplateResult} from 'lit';
import type {MessageContent} from '../../../core/content.js';
import {renderText} from '../../../element/shown-text.js';
import {renderFolded} from './folded.js';
import {kindIcons} from './kind-icons.js';
import type {MessageRow} from './row.js';

type Form = Extract<MessageContent, {type: 'form'}>;

/** So many answers are seen at once. */
const FIELDS = 6;

/** What the customer filled in. */
export function renderForm({strings}: MessageRow, {form, fields}: Form): TemplateResult {
  const all = fields.map(
    ({name, value}) =>
      html`<div part="card-row">
        <dt><bdi lang="">${renderText(name, strings)}</bdi></dt>
        <dd><bdi lang="">${value.text === '' ? strings.kinds.noAnswer : renderText(value, strings)}</bdi></dd>
      </div>`,
  );
  return html`<div class="kind k-card" part="card">
    <p class="k-tag" part="card-title">
      ${form === 'address' ? kindIcons.pin : kindIcons.form}<span>${strings.kinds.filledIn[form]}</span>
    </p>
    ${
      all.length === 0
        ? html`<p class="k-remark" part="card-text">${strings.kinds.emptyForm}</p>`
        : html`<dl class="k-fields" part="card-rows">${all.slice(0, FIELDS)}</dl>`
    }
    ${renderFolded(strings.kinds.moreAnswers, all.slice(FIELDS), (folded) => html`<dl class="k-fields" part="card-rows">${folded}</dl>`)}
  </div>`;
}
