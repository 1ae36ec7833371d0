import {html, nothing, type TemplateResult} from 'lit';
import type {MessageContent} from '../../../core/content.js';
import {richText} from '../../../element/rich-text.js';
import {renderText} from '../../../element/shown-text.js';
import {kindIcons} from './kind-icons.js';
import type {MessageRow} from './row.js';

type Choice = Extract<MessageContent, {type: 'choice'}>;

/** What the customer tapped. */
export function renderChoice(row: MessageRow, {of, title, description}: Choice): TemplateResult {
  const {strings, renderHidden} = row;
  // prettier-ignore -- in the title all white space is shown
  return html`<div class="kind k-choice" part="card">
    <p class="k-tag">${of === 'list' ? kindIcons.list : kindIcons.tap}<span>${strings.kinds.chose[of]}</span></p>
    <div class="text rich k-strong" part="text" dir="auto" lang="">${richText(title, strings, renderHidden)}</div>
    ${description ? html`<p class="k-soft" part="card-text"><bdi lang="">${renderText(description, strings)}</bdi></p>` : nothing}
  </div>`;
}
