import {html, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import type {DeskErrorCode} from '../../core/errors.js';
import type {Message} from '../../core/message.js';
import type {DeskCommand} from '../../core/protocol.js';
import {isPending, pastMessagesOf, refusalOf} from '../../core/select.js';
import {base} from '../../element/base.styles.js';
import {DeskElement} from '../../element/desk-element.js';
import {Later} from '../../element/later.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import type {Shown} from '../../element/shown-text.js';
import {styles as messageStyles} from '../message-bubble/message-bubble.styles.js';
import {historyWords} from '../../strings/en/history.js';
import {paneWords} from '../../strings/en/pane.js';
import {refusedWords} from '../../strings/en/refused.js';
import {styles} from './past-messages.styles.js';
import {bubbleParts} from '../message-bubble/bubble-parts.js';

/** Scrolled up so close to the beginning, in px, earlier messages are asked for. */
const EARLY = 48;

/**
 * @summary The messages of one interaction in a history, to be read: the newest first, earlier ones as the agent goes up.
 * @event {WaIntentEvent} wa-intent - Before `loadInteraction` is sent; prevent it to handle it yourself.
 * @csspart base - The box that scrolls.
 * @csspart older-button - Shows earlier messages.
 * @csspart masked - A stretch of text that is masked.
 * @csspart retry-button - Asks for the messages again.
 * @cssproperty --wa-desk-color-read - The ticks of a message that was read.
 */
export class WaPastMessages extends DeskElement {
  static override styles = [base, richTextStyles, messageStyles, styles];
  protected override readonly parts = {
    'past-messages': 'base older-button masked retry-button',
    bubble: bubbleParts,
  };
  protected static override words = {
    history: historyWords,
    pane: paneWords,
    refused: refusedWords,
  };

  /** The task whose customer's history it is; empty in the agent's own. */
  @property({attribute: 'task-id'}) taskId = '';
  /** Which interaction; it must be in that history. */
  @property({attribute: 'interaction-id'}) interactionId = '';
  /** The customer's name as shown. */
  @property({attribute: 'customer-name'}) customerName: Shown = '';
  /** One or two letters for the customer. */
  @property({attribute: 'customer-initials'}) customerInitials = '';
  /** What a screen reader says of the box. */
  @property() label = '';

  @query('.base') private box: HTMLElement | null | undefined;

  readonly #thread = new Later(async () => new (await import('./past-thread.js')).PastThread());
  readonly #messages = this.link.select((all) => pastMessagesOf(all, this.interactionId), none);
  readonly #agentId = this.link.select(({agent}) => agent?.id ?? null, null);
  readonly #loaded = this.link.select(({pastThreads}) => pastThreads.has(this.interactionId), false);
  readonly #older = this.link.select(
    ({pastThreads}) => Number.isFinite(pastThreads.get(this.interactionId)?.floor.at ?? -Infinity),
    false,
  );
  readonly #loading = this.link.select((all) => isPending(all, this.#command()), false);
  readonly #refusal = this.link.select(
    (all): DeskErrorCode | null => refusalOf(all, this.#command())?.code ?? null,
    null,
  );
  #shown: readonly Message[] = none;
  /** What is read stands so far from the end, in px; null until the first messages have their place. */
  #fromEnd: number | null = null;
  #placed = false;
  #wasPressed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#thread.here?.setConnected(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#thread.here?.setConnected(false);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#thread.came();
    await super.getUpdateComplete();
    await this.#thread.here?.came();
    return super.getUpdateComplete();
  }

  /** None until there is what draws them. */
  get #drawable(): readonly Message[] {
    return this.#thread.here ? this.#messages.value : none;
  }

  protected override willUpdate(): void {
    this.#thread.for(this);
    if (this.#drawable === this.#shown) return;
    this.#fromEnd = this.#placed && this.box ? this.box.scrollHeight - this.box.scrollTop : null;
    this.#wasPressed = this.shadowRoot?.activeElement?.matches('[part=older-button]') === true;
  }

  protected override render() {
    const {strings} = this;
    const messages = this.#drawable;
    const about = {
      strings,
      session: this.link.session,
      host: this,
      taskId: '',
      agentId: this.#agentId.value,
      customerName: this.customerName,
      customerInitials: this.customerInitials,
      closed: true,
      past: true,
      reveal: undefined,
      titled: true,
    };
    return html`
      <div
        class="base"
        part="base"
        lang=${strings.locale}
        role="group"
        tabindex="0"
        aria-label=${this.label}
        aria-busy=${this.#loading.value ? 'true' : 'false'}
        @scroll=${this.#onScroll}
      >
        ${this.#renderOlder()} ${this.#thread.here?.render(messages, about, this.now())}
      </div>
    `;
  }

  #renderOlder(): TemplateResult | typeof nothing {
    const {history, pane, refused} = this.strings;
    const refusal = this.#refusal.value;
    if (!this.#loaded.value || !this.#thread.here)
      return refusal
        ? html`<div class="state">
            <p class="refusal" role="alert">${refused(refusal)}</p>
            <button class="button compact" part="retry-button" type="button" @click=${this.#onOlder}>
              ${history.tryAgain}
            </button>
          </div>`
        : html`<p class="state quiet" role="status">${history.loading}</p>`;
    if (!this.#older.value)
      return this.#messages.value.length === 0 ? html`<p class="state quiet">${history.noMessages}</p>` : nothing;
    const loading = this.#loading.value;
    return html`
      <div class="older">
        ${refusal ? html`<p class="refusal" role="alert">${refused(refusal)}</p>` : nothing}
        <button
          class="button quiet compact"
          part="older-button"
          type="button"
          aria-disabled=${loading ? 'true' : 'false'}
          @click=${this.#onOlder}
        >
          ${loading ? html`<span class="spinner"></span>${pane.loadingOlder}` : pane.older}
        </button>
      </div>
    `;
  }

  protected override updated(): void {
    const {session} = this.link;
    if (session && this.interactionId !== '' && !this.#loaded.value && !this.#loading.value && !this.#refusal.value)
      this.#load();
    if (this.#drawable !== this.#shown) this.#settle();
    this.#shown = this.#drawable;
  }

  /** What is being read stays where it is when earlier messages come in above it. */
  #settle(): void {
    const {box} = this;
    if (!box) return;
    if (this.#fromEnd !== null) box.scrollTop = box.scrollHeight - this.#fromEnd;
    else if (this.#older.value) box.scrollTop = box.scrollHeight;
    if (this.#wasPressed && !this.#older.value) box.focus({preventScroll: true}); // the button is gone
    this.#placed = true;
  }

  #command(): DeskCommand {
    const taskId = this.taskId === '' ? null : this.taskId;
    return {type: 'loadInteraction', taskId, interactionId: this.interactionId, before: null};
  }

  #load(): void {
    const taskId = this.taskId === '' ? null : this.taskId;
    // the refusal stands above the button
    this.link.session?.loadInteraction(taskId, this.interactionId, {source: this}).catch(() => undefined);
  }

  readonly #onOlder = () => {
    if (!this.#loading.value) this.#load();
  };

  readonly #onScroll = () => {
    const mayAsk = this.#older.value && !this.#loading.value && !this.#refusal.value;
    if (mayAsk && this.#placed && (this.box?.scrollTop ?? EARLY) < EARLY) this.#load();
  };
}

const none: readonly Message[] = [];

declare global {
  interface HTMLElementTagNameMap {
    'wa-past-messages': WaPastMessages;
  }
}
