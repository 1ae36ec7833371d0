import {nothing} from 'lit';
import {DeskElement} from '../../element/desk-element.js';
import {base} from '../../element/base.styles.js';
import {Revealing} from '../../element/revealing.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {bubbleParts} from '../message-bubble/bubble-parts.js';
import {FramePace} from './frame-pace.js';
import {thread} from './later-thread.js';
import {paneState} from './pane-state.js';
import type {Thread} from './thread.js';

/**
 * Find in page, selection, copy and print reach all rows that are drawn: the newest two thousand, and those around what
 * is read; beyond them there is the search. A screen reader finds the chunks in view, in a log of articles that say
 * their position among how many (a feed may hold nothing but articles, and here stand days and the divider).
 *
 * @summary The conversation of the open task: every message in its place, and what the agent reads stays put.
 * @event {WaIntentEvent} wa-intent - Before `markRead`, `loadOlder`, `react`, `retry` or `deleteUnsent` is sent; prevent it to handle it yourself.
 * @event {WaMessageEditedEvent} wa-message-edited - Edit put the text of a failed message back into the draft.
 * @event {WaReplyRequestedEvent} wa-reply-requested - Reply was chosen for a message; the composers of its session answer it, unless the event is prevented.
 * @csspart base - The pane.
 * @csspart log - What scrolls.
 * @csspart day - The date above the messages of a day.
 * @csspart floating-day - The date of what is in view, while one scrolls.
 * @csspart unread - The divider above the first message that was unread on opening.
 * @csspart older-button - Asks for earlier messages.
 * @csspart search-button - Opens the search within the conversation.
 * @csspart search - The bar of the search.
 * @csspart search-input - What is searched for.
 * @csspart actions-button - Opens what can be done with a message, on the one that is pointed at or focused.
 * @csspart moment - The exact time of the message that has the focus, or whose time is pointed at.
 * @csspart menu - What can be done with a message.
 * @csspart emoji-picker - Where an emoji is chosen to react with.
 * @csspart emoji-search - Finds one by name.
 * @csspart emoji - One of them.
 * @csspart emoji-group - Goes to a group of them.
 * @csspart emoji-title - The name of a group.
 * @csspart emoji-tone - A skin tone to choose.
 * @csspart back-button - Goes back to where a jump to a quoted message began.
 * @csspart newest-button - Goes to the end, and counts what is new there.
 * @csspart bubble - Each message's box.
 * @csspart bubble__text - Each message's text.
 * @csspart bubble__author - The name above a group of messages.
 * @csspart bubble__initials - The initials beside a group of messages.
 * @csspart masked - A stretch of text that is masked; a button where it may be revealed.
 * @csspart revealed - A masked value that is shown for a short time.
 * @csspart reveal-dialog - Asks for the reason of a reveal.
 * @csspart notice - The line that says who joined or left, or what became of the conversation.
 * @csspart bubble__time - When each message was sent or received.
 * @csspart bubble__status - How far each message of an agent has come.
 * @csspart search-step-button - Goes to the match before or after.
 * @csspart search-more-button - Searches further back.
 * @csspart search-close-button - Closes the search.
 * @cssproperty --wa-desk-bubble-radius - The corners of bubbles; twice `--wa-desk-radius`, at most 1.25rem.
 * @cssproperty --wa-desk-color-read - The ticks of a message that was read.
 */
export class WaConversation extends DeskElement {
  static override styles = base;
  protected override readonly parts = {
    conversation:
      'base log day floating-day unread older-button search-button search search-input actions-button moment menu emoji-picker emoji-search emoji emoji-group emoji-title emoji-tone back-button newest-button bubble bubble__text bubble__author bubble__initials masked revealed reveal-dialog notice bubble__time bubble__status search-step-button search-more-button search-close-button',
    bubble: bubbleParts,
  };
  protected static override words = {customer: customerWords, masked: maskedWords};

  readonly #state = paneState(this.link, () => this.now());
  readonly #revealing = new Revealing(this, this.link);
  readonly #pace = new FramePace();
  #thread: Thread | undefined;

  constructor() {
    super();
    this.link.whenFound((session) => this.#thread?.follow(session));
    // what may be done with a failed message changes while the message does not
    for (const part of ['pending', 'refusals', 'typed'] as const)
      this.link.select((state) => (this.#thread?.list.troubled ? state[part] : null), null);
  }

  /** Leads to a message, loading what stands before until it is there; the agent can go back. */
  async showMessage(messageId: string): Promise<void> {
    await this.updateComplete;
    await this.#thread?.showMessage(messageId);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#thread?.wake();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#thread?.rest();
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await this.#pace.turn();
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    const code = this.link.session && thread.for(this);
    if (code) this.#thread ??= this.#begin(code);
    this.#thread?.take();
  }

  protected override render() {
    return this.#thread?.render() ?? nothing;
  }

  protected override updated(): void {
    this.#thread?.drawn();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await thread.came();
    await super.getUpdateComplete();
    await this.#thread?.complete();
    return super.getUpdateComplete();
  }

  #begin(code: typeof import('./thread.js')): Thread {
    const made = new code.Thread({
      host: this,
      link: this.link,
      state: this.#state,
      revealing: this.#revealing,
      pace: this.#pace,
      strings: () => this.strings,
      now: () => this.now(),
    });
    made.follow(this.link.session);
    return made;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-conversation': WaConversation;
  }
}
