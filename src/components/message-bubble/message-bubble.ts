import {html, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {isEmojiOnly} from '../../core/markup/emoji-only.js';
import {writtenIn} from '../../core/content-text.js';
import type {DeskErrorCode} from '../../core/errors.js';
import type {Delivery, Message, MessageAuthor} from '../../core/message.js';
import type {DeskCommand} from '../../core/protocol.js';
import {editableText, isPending, refusalOf} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';
import type {DisplayText} from '../../core/text.js';
import {base} from '../../element/base.styles.js';
import {customerInitials} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {formatMoment, formatTime} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import {initialsOf} from '../../element/initials.js';
import {deliveryText} from '../../element/delivery-text.js';
import {failureReason} from '../../element/failure-reason.js';
import {authorName, messageText, placeholderText} from '../../element/message-words.js';
import type {Reveal} from '../../element/revealing.js';
import {richText} from '../../element/rich-text.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import {asDisplayText, renderText, type RenderHidden, type Shown} from '../../element/shown-text.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {customerWords} from '../../strings/en/customer.js';
import {deliveryWords} from '../../strings/en/delivery.js';
import {failureWords} from '../../strings/en/failure.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {renderStatus} from './delivery-status.js';
import type {MessageRow} from './kinds/row.js';
import {isMoreThanText, Kinds} from './kinds-loader.js';
import {styles} from './message-bubble.styles.js';
import {renderNotice} from './notice-line.js';

/** Whose bubble it is, as this agent sees it. */
type Whose = 'customer' | 'own' | 'colleague' | 'business' | 'system';

/** The text of a failed message went back into the draft, to be changed and sent anew. */
export class WaMessageEditedEvent extends Event {
  constructor(readonly detail: {conversationId: string}) {
    super('wa-message-edited', {bubbles: true, composed: true});
  }
}

/**
 * @summary One message of a conversation: who, what, when, and how far it has come.
 * @event {WaIntentEvent} wa-intent - Before `retry`, `deleteUnsent` or `reveal` is sent; prevent it to handle it yourself.
 * @event {WaMessageEditedEvent} wa-message-edited - Edit put the text of a failed message back into the draft.
 * @csspart base - The row the bubble stands in.
 * @csspart initials - The customer's or the colleague's initials beside the first bubble of a group.
 * @csspart author - Who wrote it, above the first bubble of a group.
 * @csspart role - Beside the customer's name, whatever it says: that it is the customer's.
 * @csspart bubble - The coloured box; `customer`, `own`, `colleague`, `business` or `system` as well.
 * @csspart text - The message itself, or the words of a notice.
 * @csspart masked - A stretch of text that is masked; a button where it may be revealed.
 * @csspart revealed - A masked value that is shown for a short time.
 * @csspart hide-button - Masks it again.
 * @csspart reveal-dialog - Asks for the reason.
 * @csspart reason-input - The reason.
 * @csspart cancel-button - Closes the dialog.
 * @csspart reveal-button - Reveals the value.
 * @csspart card - What came that is not text: a picture, a file, a place, a form.
 * @csspart file-name - A file's name.
 * @csspart media - A picture that can be enlarged, or a video that can be played.
 * @csspart play-button - Plays a recording.
 * @csspart slider - The place in a recording.
 * @csspart speed-button - How fast recordings are played.
 * @csspart download-button - Saves a file.
 * @csspart open-button - Opens a PDF in a new tab.
 * @csspart open-link - The same, once it is loaded.
 * @csspart copy-button - Copies a number or address of a contact card.
 * @csspart quote - The message that is answered.
 * @csspart referral - The advertisement or post the customer came from.
 * @csspart product - The product that is asked about.
 * @csspart forwarded - That it was forwarded.
 * @csspart reactions - Who reacted, and how.
 * @csspart reaction - One emoji and how many gave it.
 * @csspart viewer - Shows a picture over the whole page.
 * @csspart close-button - Closes it.
 * @csspart notice - The line of what nobody wrote: somebody joined, left, or the conversation itself changed.
 * @csspart time - When it was sent or received.
 * @csspart status - How far an agent's message has come.
 * @csspart error - Why it was not delivered.
 * @csspart retry-button - Tries a failed message again, or loads a file again.
 * @csspart edit-button - Puts a failed message back into the draft.
 * @csspart delete-button - Removes a failed message.
 * @cssproperty --wa-desk-color-bubble-customer - The customer's bubbles.
 * @cssproperty --wa-desk-color-on-bubble-customer - Text on the customer's bubbles.
 * @cssproperty --wa-desk-color-bubble-agent - The agent's own bubbles.
 * @cssproperty --wa-desk-color-on-bubble-agent - Text on the agent's own bubbles.
 * @cssproperty --wa-desk-color-bubble-colleague - Another agent's bubbles.
 * @cssproperty --wa-desk-color-on-bubble-colleague - Text on another agent's bubbles.
 * @cssproperty --wa-desk-color-read - The ticks of a message that was read.
 */
export class WaMessageBubble extends DeskElement {
  static override styles = [base, richTextStyles, styles];
  protected static override words = {
    conversation: conversationWords,
    customer: customerWords,
    delivery: deliveryWords,
    failure: failureWords,
    masked: maskedWords,
    refused: refusedWords,
  };

  /** What to show; nothing shows without one. */
  @property({attribute: false}) message: Message | undefined;
  /** The task it is shown in: what Retry and Delete are about. */
  @property({attribute: 'task-id'}) taskId = '';
  /** The customer's name as shown. */
  @property({attribute: 'customer-name'}) customerName: Shown = '';
  /** One or two letters for the customer. */
  @property({attribute: 'customer-initials'}) customerInitials = '';
  /** The bubble above is the same sender's and recent: initials and name are not repeated. */
  @property({type: Boolean}) continued = false;
  /** Nothing can be sent any more: a failed message offers no Retry and no Edit. */
  @property({type: Boolean}) closed = false;
  /** Shown in a history: nothing can be done with it any more. */
  @property({type: Boolean}) past = false;
  /** Where masked values may be revealed: what does it. */
  @property({attribute: false}) reveal: Reveal | undefined;

  @query('.text') private textElement: HTMLElement | null | undefined;

  /** Goes to a quoted message; where it is absent, a quote leads nowhere. */
  @property({attribute: false}) onJump: ((messageId: string) => void) | undefined;

  readonly #kinds = new Kinds(this);
  readonly #agentId = this.link.select(({agent}) => agent?.id ?? null, null);
  readonly #busy = this.link.select((state) => this.#commands().some((command) => isPending(state, command)), false);
  readonly #editable = this.link.select((state) => !!this.message && editableText(state, this.message) !== null, false);
  readonly #refusal = this.link.select((state) => this.#refusedWith(state), null);

  protected override render() {
    const {message, strings} = this;
    if (!message) return nothing;
    const {author, content} = message;
    if (content.type === 'notice') return renderNotice(message, content, strings);
    const whose = this.#whose(message);
    const failed = message.delivery?.status === 'failed';
    const kinds = isMoreThanText(message) ? this.#kinds.renderers : undefined;
    return html`
      <div class=${classMap({base: true, [whose]: true, failed})} part="base">
        <div class="column">
          ${this.#renderAuthor(author, whose)}
          <div class="beside">
            ${whose === 'customer' || whose === 'colleague' ? this.#renderInitials(author) : nothing}
            <div class="bubble ${kinds?.bubbleClass(this.#row(message)) ?? ''}" part="bubble ${whose}">
              ${kinds?.renderAbove(this.#row(message)) ?? nothing}${this.#renderContent(message)}
              <span class="foot">
                ${message.edited && !message.deleted ? html`<span>${strings.conversation.edited}</span>` : nothing}
                <time
                  part="time"
                  datetime=${new Date(message.at).toISOString()}
                  title=${formatMoment(message.at, strings.locale)}
                  ><bdi>${formatTime(message.at, strings.locale)}</bdi></time
                >
                ${message.delivery ? renderStatus(message, message.delivery, strings) : nothing}
              </span>
            </div>
          </div>
          ${kinds?.renderReactions(this.#row(message)) ?? nothing}
          ${message.delivery ? this.#renderTrouble(message, message.delivery) : nothing}
        </div>
      </div>
    `;
  }

  /** Above the first bubble of a group; of every bubble to a screen reader. One's own needs no name to be seen. */
  #renderAuthor(author: MessageAuthor, whose: Whose): TemplateResult {
    const {conversation} = this.strings;
    const name =
      whose === 'own' ? conversation.you : authorName(author, asDisplayText(this.customerName), this.strings);
    return html`<span
      class=${classMap({author: true, 'visually-hidden': whose === 'own' || this.continued})}
      part="author"
      >${whose === 'business' ? icons.phone : nothing}<bdi>${renderText(name, this.strings)}</bdi>${
        whose === 'colleague' ? html`<span class="visually-hidden">, ${conversation.colleague}</span>` : nothing
      }${
        whose === 'customer'
          ? html`<span class="visually-hidden">, </span
              ><span class="role" part="role">${this.strings.customer.role}</span>`
          : nothing
      }</span
    >`;
  }

  #renderInitials(author: MessageAuthor): TemplateResult {
    const initials =
      author.kind === 'agent'
        ? initialsOf(author.name)
        : author.kind === 'customer' && author.participant
          ? customerInitials(author.participant)
          : this.customerInitials;
    return html`<span class="initials" part="initials" aria-hidden="true"
      >${this.continued ? nothing : html`<bdi>${initials || icons.person}</bdi>`}</span
    >`;
  }

  #whose({author, version}: Message): Whose {
    if (author.kind !== 'agent') return author.kind;
    return author.id === this.#agentId.value || version === 0 ? 'own' : 'colleague';
  }

  #renderContent(message: Message): TemplateResult | typeof nothing {
    const {content, deleted} = message;
    const {strings} = this;
    if (deleted) return html`<div class="text remark" part="text">${strings.conversation.deleted}</div>`;
    const kinds = isMoreThanText(message) ? this.#kinds.renderers : undefined;
    if (kinds && content.type !== 'text') return kinds.renderKind(this.#row(message), content);
    switch (content.type) {
      case 'text': {
        const large = isEmojiOnly(content.text.text, strings.locale);
        const classes = classMap({text: true, rich: true, large});
        const words = richText(content.text, strings, this.#renderHidden());
        return html`<div class=${classes} part="text" dir="auto" lang="">${words}</div>`;
      }
      case 'notice':
        return html``; // drawn as a line, without a bubble
      case 'placeholder':
        return this.#renderUnshown(placeholderText(content.kind, strings), content.text);
      default:
        return this.#renderUnshown(messageText(message, strings).text, writtenIn(content));
    }
  }

  #renderUnshown(words: string, text: DisplayText | null): TemplateResult {
    return html`<div class="text unshown" part="text">
      <span class="remark placeholder">${icons.picture}${words}</span
      >${text ? html`<div class="rich" dir="auto" lang="">${richText(text, this.strings, this.#renderHidden())}</div>` : nothing}
    </div>`;
  }

  #row(message: Message): MessageRow {
    const {strings, customerName, past, onJump} = this;
    const renderHidden = this.#renderHidden();
    const agentId = this.#agentId.value;
    return {
      message,
      strings,
      session: this.link.session,
      host: this,
      customerName,
      agentId,
      past,
      renderHidden,
      onJump,
    };
  }

  /** What is not confirmed cannot be asked for. */
  #renderHidden(): RenderHidden | undefined {
    const {message, reveal, taskId} = this;
    const {session} = this.link;
    if (!reveal || !session || !message || message.version === 0) return undefined;
    return (hidden, strings) => reveal({...hidden, host: this, session, taskId, messageId: message.id, strings});
  }

  #renderTrouble(message: Message, {status, errorCode}: Delivery): TemplateResult | typeof nothing {
    const {delivery} = this.strings;
    if (status === 'queued' && message.waiting !== null)
      return html`<p class="waiting">${deliveryText(message, {status, errorCode, attempt: 1}, this.strings)}</p>`;
    if (status !== 'failed' && status !== 'unconfirmed') return nothing;
    if (this.past) return nothing; // the sign and its words say it; why and what to do is past
    const refusal = this.#refusal.value;
    const unsure = status === 'unconfirmed';
    return html`
      <div class="trouble">
        <p class=${unsure ? 'waiting' : 'error'} part="error">
          ${
            unsure
              ? html`${icons.question}<span>${delivery.unsure}</span>`
              : html`${icons.alert}<span>${failureReason(errorCode, this.strings)}</span>`
          }
        </p>
        ${refusal ? html`<p class="error" role="alert">${this.strings.refused[refusal]}</p>` : nothing}
        <div class="actions">
          ${
            this.closed
              ? nothing
              : html`<button part="retry-button" ?disabled=${this.#busy.value} @click=${this.#onRetry}>
                  ${unsure ? delivery.sendAgain : delivery.retry}
                </button>`
          }
          ${
            this.closed || unsure || !this.#editable.value
              ? nothing
              : html`<button part="edit-button" ?disabled=${this.#busy.value} @click=${this.#onEdit}>
                  ${delivery.edit}
                </button>`
          }
          ${
            unsure
              ? nothing
              : html`<button part="delete-button" ?disabled=${this.#busy.value} @click=${this.#onDelete}>
                  ${delivery.delete}
                </button>`
          }
        </div>
      </div>
    `;
  }

  /** What the ends of a selection leave of this message's text; all of it when they lie outside. */
  textWithin({startContainer, startOffset, endContainer, endOffset}: StaticRange): string {
    if (!this.textElement) return '';
    const range = document.createRange();
    range.selectNodeContents(this.textElement);
    if (this.textElement.contains(startContainer)) range.setStart(startContainer, startOffset);
    if (this.textElement.contains(endContainer)) range.setEnd(endContainer, endOffset);
    const within = range.cloneContents();
    for (const words of within.querySelectorAll('.in-words')) words.remove();
    return within.textContent.trim();
  }

  #commands(): DeskCommand[] {
    const {message, taskId} = this;
    if (!message?.delivery) return [];
    const about = {taskId, messageId: message.id};
    return [
      {type: 'retry', ...about, evenIfItArrived: false},
      {type: 'deleteUnsent', ...about},
    ];
  }

  #refusedWith(state: DeskState): DeskErrorCode | null {
    for (const command of this.#commands()) {
      const refusal = refusalOf(state, command);
      if (refusal) return refusal.code;
    }
    return null;
  }

  // the state shows a refusal of either, in words, under the bubble
  readonly #onRetry = () => {
    const unsure = this.message?.delivery?.status === 'unconfirmed';
    this.link.session?.retry(this.taskId, this.message?.id ?? '', unsure, {source: this}).catch(() => undefined);
  };

  readonly #onEdit = () => {
    const {message} = this;
    const {session} = this.link;
    if (!session || !message) return;
    const text = editableText(session.state, message);
    if (text === null) return;
    const {conversationId} = message;
    const draft = session.state.drafts.get(conversationId) ?? '';
    session.saveDraft(conversationId, draft.trim() === '' ? text : `${text}\n${draft}`); // first: the text is never nowhere
    session.deleteUnsent(this.taskId, message.id, {source: this}).catch(() => undefined);
    this.dispatchEvent(new WaMessageEditedEvent({conversationId}));
  };

  readonly #onDelete = () => {
    this.link.session?.deleteUnsent(this.taskId, this.message?.id ?? '', {source: this}).catch(() => undefined);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-message-bubble': WaMessageBubble;
  }
  interface HTMLElementEventMap {
    'wa-message-edited': WaMessageEditedEvent;
  }
}
