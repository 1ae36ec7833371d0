import {html, isServer, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import type {Message} from '../../core/message.js';
import {base} from '../../element/base.styles.js';
import {DeskElement} from '../../element/desk-element.js';
import type {Reveal} from '../../element/revealing.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import type {Shown} from '../../element/shown-text.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {customerWords} from '../../strings/en/customer.js';
import {deliveryWords} from '../../strings/en/delivery.js';
import {maskedWords} from '../../strings/en/masked.js';
import {DrawnMessage} from './drawn-message.js';
import {partsCame} from './later-parts.js';
import {styles} from './message-bubble.styles.js';

import {isTroubled} from './troubled.js';
import {bubbleParts} from './bubble-parts.js';

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
 * @csspart card-title - What such a card is called.
 * @csspart card-text - Further words on it.
 * @csspart card-icon - Its sign.
 * @csspart card-rows - Its values, products or answers.
 * @csspart card-row - One of them.
 * @csspart progress - How much of a file is here.
 * @csspart cover - What lies over a picture or a video that is not shown yet.
 * @cssproperty --wa-desk-color-bubble-customer - The customer's bubbles.
 * @cssproperty --wa-desk-color-on-bubble-customer - Text on the customer's bubbles.
 * @cssproperty --wa-desk-color-bubble-agent - The agent's own bubbles.
 * @cssproperty --wa-desk-color-on-bubble-agent - Text on the agent's own bubbles.
 * @cssproperty --wa-desk-color-bubble-colleague - Another agent's bubbles.
 * @cssproperty --wa-desk-color-on-bubble-colleague - Text on another agent's bubbles.
 * @cssproperty --wa-desk-color-read - The ticks of a message that was read.
 * @cssproperty --wa-desk-bubble-radius - The corners of bubbles; twice `--wa-desk-radius`, at most 1.25rem.
 */
export class WaMessageBubble extends DeskElement {
  static override styles = [base, richTextStyles, styles];
  protected override readonly parts = {bubble: bubbleParts};
  protected static override words = {
    conversation: conversationWords,
    customer: customerWords,
    delivery: deliveryWords,
    masked: maskedWords,
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

  /** Goes to a quoted message; where it is absent, a quote leads nowhere. */
  @property({attribute: false}) onJump: ((messageId: string) => void) | undefined;

  readonly #agentId = this.link.select(({agent}) => agent?.id ?? null, null);

  #drawn: DrawnMessage | undefined;
  #drawnId: string | undefined;

  constructor() {
    super();
    // what may be done with a failed message changes while the message does not
    for (const part of ['pending', 'refusals', 'typed'] as const)
      this.link.select((state) => (this.message && isTroubled(this.message) ? state[part] : null), null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#drawn?.setConnected(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drawn?.setConnected(false);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await partsCame();
    return super.getUpdateComplete();
  }

  protected override render() {
    const {message, strings, taskId, customerName, customerInitials, continued, closed, past, reveal} = this;
    if (!message || isServer) return nothing; // it is drawn by hand, which takes a page
    if (!this.#drawn || message.id !== this.#drawnId) {
      this.#drawn?.setConnected(false);
      this.#drawn = new DrawnMessage();
      this.#drawnId = message.id;
    }
    this.#drawn.draw({
      message,
      strings,
      session: this.link.session,
      host: this,
      taskId,
      agentId: this.#agentId.value,
      customerName,
      customerInitials,
      continued,
      closed,
      past,
      reveal,
      titled: true,
      onJump: this.onJump,
    });
    return html`<div part="base">${this.#drawn.element}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-message-bubble': WaMessageBubble;
  }
}
