import {html, nothing, type TemplateResult} from 'lit';
import type {DisplayText} from '../../core/text.js';
import * as icons from '../../element/icons.js';
import {renderText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';

/** A note of more lines or signs than these is folded. */
const LINES = 3;
const SIGNS = 140;

/** What the colleague wrote along; a long one shows its beginning until the agent wants it whole. */
export function renderNote(said: DisplayText, whole: boolean, strings: Strings, onToggle: () => void): TemplateResult {
  const {text} = said;
  const {note, wholeNote, lessOfNote} = strings.offer;
  const long = text.length > SIGNS || text.split('\n').length > LINES;
  return html`
    <div class="note">
      <span class="visually-hidden">${note}</span>
      <p part="note" dir="auto" class=${long && !whole ? 'folded' : ''}>${renderText(said, strings)}</p>
      ${
        long
          ? html`<button part="note-toggle" class="small" type="button" aria-expanded=${whole} @click=${onToggle}>
              ${whole ? lessOfNote : wholeNote}<span class="chevron">${icons.chevron}</span>
            </button>`
          : nothing
      }
    </div>
  `;
}
