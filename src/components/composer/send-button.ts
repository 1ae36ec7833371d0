import {html, nothing, type TemplateResult} from 'lit';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** Sends, or keeps a note; the focus stays in the text. */
export function renderSend(
  {inNote, idle, busy}: {readonly inNote: boolean; readonly idle: boolean; readonly busy: boolean},
  {composer: {send, note}}: Strings,
  onSend: () => unknown,
): TemplateResult {
  return html`<button
    class="send"
    part="send-button"
    type="button"
    title=${inNote ? note.save : send}
    aria-label=${inNote ? note.save : send}
    aria-disabled=${idle ? 'true' : 'false'}
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${onSend}
  >
    ${busy ? html`<span class="spinner"></span>` : inNote ? icons.note : icons.send}${inNote ? html`<span>${note.save}</span>` : nothing}
  </button>`;
}
