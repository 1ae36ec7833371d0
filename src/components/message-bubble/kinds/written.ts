import {html, nothing, type TemplateResult} from 'lit';
import type {DisplayText} from '../../../core/text.js';
import {richText} from '../../../element/rich-text.js';
import type {MessageRow} from './row.js';

/** What was written with it, as any text of a message: a caption, a note to an order. */
export const renderWritten = (
  {strings, renderHidden}: MessageRow,
  text: DisplayText | null,
): TemplateResult | typeof nothing =>
  text
    ? // all white space in it is shown
      // prettier-ignore
      html`<div class="text rich k-written" part="text" dir="auto" lang="">${richText(text, strings, renderHidden)}</div>`
    : nothing;
