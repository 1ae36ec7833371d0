import {html, type TemplateResult} from 'lit';
import type {DisplayText} from '../../../core/text.js';
import {kindIcons} from './kind-icons.js';
import type {MessageRow} from './row.js';
import {renderWritten} from './written.js';

/** What an agent wrote for colleagues: it says so in words, sign and colour. */
export const renderNote = (row: MessageRow, text: DisplayText): TemplateResult =>
  html`<div class="kind k-noted" part="card">
    <p class="k-tag">${kindIcons.lock}<span>${row.strings.kinds.note}</span></p>
    ${renderWritten(row, text)}
  </div>`;
