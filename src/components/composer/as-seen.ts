import {css, html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {maskProvisionally} from '../../core/mask/provisional.js';
import {plainOf} from '../../core/markup/plain.js';
import {plainText} from '../../core/plain-text.js';
import {markupStyles, richText} from '../../element/rich-text.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import {wear} from '../../element/wear.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {writingWords} from '../../strings/en/writing.js';
import {bring} from '../../strings/english.js';
import type {Strings} from '../../strings/en.js';

bring({conversation: conversationWords, writing: writingWords}); // with the code, when it is first needed

/** What is written with markup, as WhatsApp will show it. */
export class AsSeen {
  constructor(host: ReactiveElement) {
    for (const sheet of [richTextStyles, markupStyles, styles]) wear(host, sheet);
  }

  /** @param masks - whether what the agent types is masked wherever it is shown besides the box */
  render(text: string, masks: boolean, strings: Strings): TemplateResult | typeof nothing {
    const shown = masks ? maskProvisionally(text) : plainText(text);
    if (plainOf(shown, '\n').text === shown.text) return nothing; // nothing but words, or a link
    return html`<div
      class="as-seen"
      part="markup-preview"
      role="group"
      aria-label=${strings.writing.asSeen}
      tabindex="0"
    >
      <p class="as-seen-title" aria-hidden="true">${strings.writing.asSeen}</p>
      <div class="rich" lang="">${richText(shown, strings)}</div>
    </div>`;
  }
}

const styles = css`
  .as-seen {
    overflow-y: auto;
    max-block-size: min(8rem, 14vh);
    padding: 0.375rem 0.75rem 0.5rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    font-size: 0.875rem;
    scrollbar-width: thin;
  }
  .as-seen-title {
    color: var(--_text-quiet);
    font-size: 0.75rem;
    font-weight: 600;
  }
`;
