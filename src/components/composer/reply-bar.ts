import {css, html, type ReactiveElement, type TemplateResult} from 'lit';
import type {Message} from '../../core/message.js';
import type {Task} from '../../core/task.js';
import {customerName} from '../../element/customer-name.js';
import * as icons from '../../element/icons.js';
import {authorName} from '../../element/who-and-what.js';
import {messageText} from '../../element/message-words.js';
import {sessionOf} from '../../element/session-link.js';
import {beginningOf, renderText, sentence} from '../../element/shown-text.js';
import {wear} from '../../element/wear.js';
import type {Strings} from '../../strings/en.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {writingWords} from '../../strings/en/writing.js';
import {bring} from '../../strings/english.js';

bring({conversation: conversationWords, writing: writingWords}); // with the code, when it is first needed

/** So much of a message is laid out for its one line, in UTF-16 units. */
const PREVIEW = 160;

/** Which message the next one answers. */
export class ReplyBar {
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    wear(host, styles);
  }

  render(message: Message, task: Task, strings: Strings, onCancel: (event: Event) => void): TemplateResult {
    const {writing} = strings;
    const {author} = message;
    const own = author.kind === 'agent' && author.id === sessionOf(this.#host)?.state.agent?.id;
    const name = own ? writing.yourself : authorName(author, customerName(task.customer, strings), strings);
    return html`<div class="reply" part="reply">
      <div class="answered" id="reply">
        <p class="cut who"><bdi>${renderText(sentence(writing.replyingTo, name), strings)}</bdi></p>
        <p class="cut quiet">
          <bdi lang="">${renderText(beginningOf(messageText(message, strings), PREVIEW), strings)}</bdi>
        </p>
      </div>
      <button
        class="button quiet icon compact"
        part="reply-cancel-button"
        type="button"
        title=${writing.cancelReply}
        aria-label=${writing.cancelReply}
        @click=${onCancel}
      >
        ${icons.close}
      </button>
    </div>`;
  }
}

const styles = css`
  .reply {
    display: flex;
    gap: var(--_space);
    align-items: center;
    padding-block: 0.375rem;
    padding-inline: 0.75rem 0.375rem;
    border-inline-start: 3px solid var(--_mark);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface-sunken);
    font-size: 0.8125rem;
  }
  .answered {
    flex: 1;
    min-inline-size: 0;
  }
  .who {
    color: var(--_accent-text);
    font-weight: 600;
  }
`;
