import {html, nothing, type TemplateResult} from 'lit';
import {compareMessages} from '../../../core/message-order.js';
import * as icons from '../../../element/icons.js';
import type {Strings} from '../../../strings/en.js';
import type {Pane} from '../pane.js';

/** The ways back: to where a jump began, and to the end. */
export function renderPills(pane: Pane, onBack: (() => void) | undefined): TemplateResult {
  const strings = pane.strings();
  return html`${onBack ? renderBack(strings, onBack) : nothing}${
    pane.position.following ? nothing : renderNewest(pane, strings)
  }`;
}

function renderBack({pane}: Strings, onBack: () => void): TemplateResult {
  return html`<button class="newest" part="back-button" type="button" @click=${onBack}>
    ${icons.back}<bdi>${pane.back}</bdi>
  </button>`;
}

function renderNewest(pane: Pane, strings: Strings): TemplateResult {
  const fresh = countNews(pane);
  const words = fresh > 0 ? strings.pane.fresh(fresh) : strings.pane.toEnd;
  const toEnd = () => {
    if (pane.host.shadowRoot?.activeElement?.matches('.newest')) pane.log()?.focus(); // the button goes; whoever pressed it by key stays here
    pane.goToEnd();
  };
  return html`
    <button class="newest" part="newest-button" @mousedown=${keepFocus} @click=${toEnd}>
      ${icons.down}<bdi class=${fresh > 0 ? '' : 'visually-hidden'}>${words}</bdi>
    </button>
  `;
}

/** What others wrote that the agent has not had in view. */
function countNews(pane: Pane): number {
  const messages = pane.messages();
  const reached = pane.reached();
  let count = 0;
  for (let i = messages.length - 1; i >= 0; i -= 1) {
    const message = messages[i];
    if (!message || compareMessages(message, reached) <= 0) break;
    if (message.content.type !== 'notice' && !pane.isOwn(message)) count += 1;
  }
  return count;
}

const keepFocus = (event: MouseEvent): void => event.preventDefault();
