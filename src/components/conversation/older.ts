import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskErrorCode} from '../../core/errors.js';
import {Later} from '../../element/later.js';
import type {Strings} from '../../strings/en.js';

const refusal = new Later(() => import('./older-refused.js'));

/** What is known of earlier messages; a code says why they did not come. */
export type Older = 'none' | 'more' | 'loading' | DeskErrorCode;

export function renderOlder(
  host: ReactiveElement,
  older: Older,
  strings: Strings,
  onOlder: () => void,
): TemplateResult | typeof nothing {
  const {pane} = strings;
  if (older === 'none') return nothing;
  const loading = older === 'loading';
  return html`
    <div class="older">
      ${loading || older === 'more' ? nothing : refusal.for(host)?.renderOlderRefused(older, strings)}
      <button
        class="button quiet compact"
        part="older-button"
        aria-disabled=${loading ? 'true' : 'false'}
        @click=${onOlder}
      >
        ${loading ? html`<span class="spinner"></span>${pane.loadingOlder}` : pane.older}
      </button>
    </div>
  `;
}
