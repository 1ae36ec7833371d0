import {html, nothing, type TemplateResult} from 'lit';
import {findMessage} from '../../../core/message-list.js';
import type {Message, MessageAuthor, Quoted} from '../../../core/message.js';
import {plainText} from '../../../core/plain-text.js';
import type {DisplayText} from '../../../core/text.js';
import * as icons from '../../../element/icons.js';
import {messageText} from '../../../element/message-words.js';
import {authorName} from '../../../element/who-and-what.js';
import {asDisplayText, beginningOf, renderText} from '../../../element/shown-text.js';
import {previewIcon} from './kind-icons.js';
import type {MessageRow} from './row.js';

/** So much of it is laid out, in UTF-16 units. */
const LENGTH = 160;

/** The message that is answered: a bar above the answer, which leads there where it can. */
export function renderQuote(row: MessageRow): TemplateResult | typeof nothing {
  const {message, strings, onJump} = row;
  const {quotedId, deleted} = message;
  const quoted = quotedBy(row);
  if (deleted || (!quoted && quotedId === null)) return nothing;
  const inside = renderInside(row, quoted);
  if (!onJump || quotedId === null) return html`<div class="k-quote" part="quote">${inside}</div>`;
  return html`<button class="k-quote" part="quote" type="button" @click=${() => onJump(quotedId)}>
    <span class="visually-hidden">${strings.kinds.goToQuoted}</span>${inside}
  </button>`;
}

type Original = Quoted & Partial<Pick<Message, 'deleted'>>;

/** As it stands in the conversation, where that is loaded: what was deleted since is not quoted any more. */
function quotedBy({message, session}: MessageRow): Original | undefined {
  const {conversationId, quotedId, quoted} = message;
  const thread = quotedId === null ? undefined : session?.state.threads.get(conversationId);
  return (quotedId !== null && thread && findMessage(thread.messages, quotedId)) || quoted;
}

function renderInside(row: MessageRow, quoted: Original | undefined): TemplateResult {
  const {strings} = row;
  const {author, content, deleted = false} = quoted ?? {};
  const icon = content && !deleted ? previewIcon(content, icons.picture) : null;
  return html`
    ${author ? html`<span class="k-quoted-by"><bdi>${renderText(whoIs(author, row), strings)}</bdi></span>` : nothing}
    ${
      content
        ? html`<span class="k-quoted ${deleted ? 'k-remark' : ''}"
            >${icon ?? nothing}<bdi class="k-line" lang=""
              >${renderText(beginningOf(messageText({content, deleted}, strings), LENGTH), strings)}</bdi
            ></span
          >`
        : html`<span class="k-quoted k-remark">${strings.kinds.originalGone}</span>`
    }
  `;
}

/** "You" for the agent at this desk. */
export function whoIs(author: MessageAuthor, {agentId, customerName, strings}: MessageRow): DisplayText {
  if (author.kind === 'agent' && author.id === agentId) return plainText(strings.conversation.you);
  return authorName(author, asDisplayText(customerName), strings);
}
