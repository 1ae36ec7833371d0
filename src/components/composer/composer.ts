import {html, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {keyed} from 'lit/directives/keyed.js';
import {live} from 'lit/directives/live.js';
import {isPending, openTask, refusalAbout, whyNotSend} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {subjectOf} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import type {MaskedSpan} from '../../core/text.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {customerName, spokenName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import * as icons from '../../element/icons.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {LostConnection} from '../../element/lost-connection.js';
import {modifierHeld, modifierName} from '../../element/modifier-key.js';
import {composerWords} from '../../strings/en/composer.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {styles} from './composer.styles.js';
import {Composition} from './composition.js';
import type {SendWarning} from './send-warning.js';
import {TemplateDoor} from './template-door.js';

/** From this part of the longest text on, the length is shown. */
const COUNTED_FROM = 0.8;
/** The customer sees "typing" for about 25 s, so it is told again a little before, in ms. */
const TYPING_LASTS = 20_000;

/**
 * @summary Writing to the customer of the open task; what is written stays with its conversation.
 * @event {WaIntentEvent} wa-intent - Before `send` or `typing` is sent; prevent it to handle it yourself.
 * @csspart base - The whole composer.
 * @csspart input - The text box.
 * @csspart send-button - Sends.
 * @csspart template-button - Opens the templates while nothing else may be sent.
 * @csspart hint - Which key sends.
 * @csspart counter - The length, from 80 % of the longest text on.
 * @csspart warning - That a full card, bank account or social security number is in the text.
 * @csspart edit-button - Goes back to it.
 * @csspart send-anyway-button - Sends it as it is.
 * @csspart error - Why it was not sent, or cannot be.
 */
export class WaComposer extends DeskElement {
  static override styles = [base, styles];
  protected static override words = {
    composer: composerWords,
    customer: customerWords,
    masked: maskedWords,
    refused: refusedWords,
  };

  /** What stands around it says already why nothing can be sent; here it is left to screen readers. */
  @property({attribute: false}) whyIsShown = false;
  /** `enter`: Enter sends and Shift+Enter starts a new line. `mod-enter`: Ctrl+Enter (or Command) sends. */
  @property({attribute: 'send-on'}) sendOn: 'enter' | 'mod-enter' = 'enter';

  @query('textarea') private input: HTMLTextAreaElement | null | undefined;

  readonly #task = this.link.select(openTask, null);
  readonly #draft = this.link.select(({drafts, ...state}) => {
    const task = openTask({drafts, ...state});
    return task ? (drafts.get(task.conversationId) ?? '') : '';
  }, '');
  readonly #alike = this.link.select(lookalikesOf, nobody);
  readonly #refusal = this.link.select((state) => {
    const task = openTask(state);
    return task ? (refusalAbout(state, task.id, ['send'])?.code ?? null) : null;
  }, null);
  readonly #busy = this.link.select((state) => {
    const task = openTask(state);
    return task !== null && isPending(state, sendOf(task));
  }, false);
  readonly #whyNot = this.link.select((state) => {
    const task = openTask(state);
    return task && whyNotSend(state, task, this.now());
  }, null);
  readonly #kept = this.link.select(({draftsKept, connection}) => draftsKept || connection === 'connecting', true);
  readonly #connection = new LostConnection(this, this.link);
  /** Whether the administrator has such numbers masked, so that they are warned of. */
  readonly #warns = this.link.select(({settings}) => settings?.masking.pci === true, false);
  #warning: SendWarning | undefined;
  #loadingWarning: Promise<void> | undefined;
  readonly #door = new TemplateDoor(this);
  readonly #composition = new Composition();
  #stop: (() => void) | undefined;
  #conversationId: string | undefined;
  #takesFocus = false;
  #typingToldAt = -Infinity;
  #shownWhyNot: string | null = null;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override willUpdate(): void {
    const conversationId = this.#task.value?.conversationId;
    if (conversationId !== this.#conversationId) {
      this.#takesFocus = this.shadowRoot?.activeElement?.localName === 'textarea'; // `:focus` would not match while the agent is in another window
      this.#typingToldAt = -Infinity;
    }
    this.#shownWhyNot = this.#whyNot.value;
    if (this.#warns.value && this.#task.value) void this.#prepareWarning();
  }

  protected override render() {
    const task = this.#task.value;
    if (!task) return nothing;
    const {composer, refused} = this.strings;
    const text = this.#draft.value;
    const whyNot = this.#whyNot.value;
    const name = customerName(task.customer, this.strings).text; // a placeholder is nothing but text
    const idle = whyNot !== null || this.#busy.value || text.trim() === '';
    const door = this.#door.opens(task, whyNot, this.link.session);
    return html`
      <div class="base" part="base" lang=${this.strings.locale}>
        ${
          whyNot
            ? html`<p class=${this.whyIsShown ? 'visually-hidden' : 'notice'} id="why" part="error">
                ${icons.alert}<span>${refused[whyNot]}</span>
              </p>`
            : this.#renderError(task, text)
        }
        ${door ? this.#door.render(this.link.session, this.strings, task.id) : nothing}
        <div class=${classMap({box: true, closed: whyNot !== null})} ?hidden=${door}>
          <div class="field">
            <div class="mirror" aria-hidden="true">${text}&#8203;</div>
            ${keyed(
              task.conversationId, // a box of its own, so that undo brings nothing over from another conversation
              html`<textarea
                part="input"
                rows="1"
                dir="auto"
                lang=""
                enterkeyhint=${this.sendOn === 'mod-enter' ? 'enter' : 'send'}
                aria-label=${composer.label(spokenName(task.customer, this.strings, this.#alike.value))}
                aria-describedby="why error warning counter hint"
                aria-disabled=${whyNot ? 'true' : 'false'}
                placeholder=${whyNot ? '' : composer.placeholder(name)}
                ?readonly=${whyNot !== null}
                .value=${live(text)}
                @input=${this.#onInput}
                @keydown=${this.#onKeydown}
                @keyup=${this.#onKeyup}
                @compositionend=${this.#onCompositionEnd}
              ></textarea>`,
            )}
          </div>
          <button
            class="send"
            part="send-button"
            type="button"
            title=${composer.send}
            aria-label=${composer.send}
            aria-disabled=${idle ? 'true' : 'false'}
            @mousedown=${keepFocus}
            @click=${this.#onSend}
          >
            ${this.#busy.value ? html`<span class="spinner"></span>` : icons.send}
          </button>
        </div>
        ${
          this.#warns.value && this.#warning
            ? this.#warning.render(task, text, this.strings, {onSend: this.#onSendAnyway, onEdit: this.#onEdit})
            : nothing
        }
        ${this.#renderFoot(task, text)}
      </div>
    `;
  }

  #renderError({capabilities: {maxTextLength}}: Task, text: string): TemplateResult | typeof nothing {
    const refusal = this.#refusal.value;
    const excess = text.length - maxTextLength;
    const words =
      excess > 0 ? this.strings.composer.tooLong(excess) : refusal ? this.strings.refused[refusal] : undefined;
    return words === undefined
      ? nothing
      : html`<p class="refusal" id="error" part="error">${icons.alert}<span>${words}</span></p>`;
  }

  #renderFoot({capabilities: {maxTextLength}}: Task, text: string): TemplateResult {
    const {composer} = this.strings;
    const {length} = text;
    return html`
      <div class="foot">
        <span class="hint" id="hint" part="hint">
          ${this.#renderHint()}
          ${!this.#kept.value && length > 0 ? html`<span class="kept">${composer.notKept}</span>` : nothing}
        </span>
        ${
          length < maxTextLength * COUNTED_FROM
            ? nothing
            : html`<span class=${classMap({counter: true, full: length >= maxTextLength})} id="counter" part="counter"
                ><bdi>${composer.count(length, maxTextLength)}</bdi></span
              >`
        }
      </div>
    `;
  }

  #renderHint(): TemplateResult | string {
    const {composer} = this.strings;
    if (this.#whyNot.value !== null) return '';
    if (this.#connection.lost) return html`<span class="offline">${icons.offline}${composer.offline}</span>`;
    return this.sendOn === 'mod-enter' ? composer.modEnterSends(modifierName()) : composer.enterSends;
  }

  protected override updated(): void {
    const conversationId = this.#task.value?.conversationId;
    if (conversationId === this.#conversationId) return;
    this.#conversationId = conversationId;
    const {input} = this;
    if (!input) return;
    if (input.value !== '') this.#toEnd(input);
    if (this.#takesFocus) input.focus();
  }

  /** One writes on there. It costs a layout. */
  #toEnd(input: HTMLTextAreaElement): void {
    input.setSelectionRange(input.value.length, input.value.length);
    input.scrollTop = input.scrollHeight;
  }

  /** Puts the caret where it was. */
  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = session?.clock.onSecond(() => {
      if (this.#whyNot.value !== this.#shownWhyNot) this.requestUpdate(); // time alone closes the window
    });
    if (session) prepareToAnnounce(this);
  }

  /** When its code does not come, everything is sent as it is. */
  #prepareWarning(): Promise<void> {
    this.#loadingWarning ??= this.#loadWarning();
    return this.#loadingWarning;
  }

  async #loadWarning(): Promise<void> {
    try {
      this.#warning = new (await import('./send-warning.js')).SendWarning(this);
      this.requestUpdate();
    } catch {
      this.#loadingWarning = undefined; // it may come the next time
    }
  }

  /** `warned`: the agent has read the warning, and wants it sent as it is. */
  async #send(warned = false): Promise<void> {
    const {session} = this.link;
    const task = this.#task.value;
    const text = this.#draft.value;
    if (!session || !task || this.#whyNot.value !== null || text.trim() === '') return;
    if (this.#warns.value && !warned) {
      if (mayHoldNumbers(text)) await this.#prepareWarning();
      if (this.#draft.value !== text || this.#task.value?.id !== task.id) return; // they write on
      const again = this.#warning?.asks(task, text);
      if (this.#warning?.warns(task, text, true) === true) {
        const words = again ? this.#warning.words(this.strings) : null; // the first time the alert says it
        if (words !== null) announce(this, words, 'assertive');
        return;
      }
    }
    this.#warning?.clear();
    this.#typingToldAt = -Infinity;
    try {
      await session.send(task.id, text, {source: this});
    } catch {
      // what was refused before there was a bubble is said here, the rest under the bubble
      const refusal = refusalAbout(session.state, task.id, ['send']);
      if (refusal) announce(this, this.strings.refused[refusal.code], 'assertive');
    }
  }

  #tellTyping(session: DeskSession, task: Task, text: string): void {
    const now = this.now();
    if (text === '' || now - this.#typingToldAt < TYPING_LASTS || !session.supports('typing')) return;
    this.#typingToldAt = now;
    session.typing(task.id, {source: this}).catch(() => undefined); // a courtesy: nobody misses it
  }

  readonly #onInput = (event: Event) => {
    const {target} = event;
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task || !(target instanceof HTMLTextAreaElement)) return;
    const {maxTextLength} = task.capabilities;
    const before = this.#draft.value;
    const text = target.value;
    session.saveDraft(task.conversationId, text);
    session.dismissRefusal(subjectOf(sendOf(task)));
    if (before.length <= maxTextLength && text.length > maxTextLength)
      announce(this, this.strings.composer.tooLong(text.length - maxTextLength));
    this.#tellTyping(session, task, text);
    if (this.#warns.value)
      void this.#lookAgain(
        task,
        before,
        text,
        event instanceof InputEvent && /^insertFrom(Paste|Drop)$/.test(event.inputType),
      );
  };

  /** What is pasted is looked at at once, and so is what a warning stood for, until there is nothing more to warn of. */
  async #lookAgain(task: Task, before: string, text: string, pasted: boolean): Promise<void> {
    if (!pasted && this.#warning?.stands(task, before) !== true) return;
    await this.#prepareWarning();
    if (this.#draft.value === text && this.#task.value?.id === task.id) this.#warning?.warns(task, text, false);
  }

  readonly #onEdit = (span: MaskedSpan | undefined) => {
    this.#warning?.clear();
    this.input?.focus();
    if (span) this.input?.setSelectionRange(span.start, span.end);
  };

  readonly #onSendAnyway = () => {
    this.input?.focus(); // the button goes
    void this.#send(true);
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    const composing = this.#composition.owns(event);
    if (event.key !== 'Enter' || composing) return;
    const sends = this.sendOn === 'mod-enter' ? modifierHeld(event) : !event.shiftKey && !event.altKey;
    if (!sends) return;
    event.preventDefault();
    void this.#send();
  };

  readonly #onKeyup = () => this.#composition.release();

  readonly #onCompositionEnd = (event: Event) => this.#composition.end(event);

  readonly #onSend = () => void this.#send();
}

const sendOf = ({id}: Task) => ({type: 'send', taskId: id, messageId: '', text: '', quotedId: null}) as const;

/** The shortest number that is warned of has nine digits: with fewer nothing is waited for. */
const mayHoldNumbers = (text: string): boolean => (text.match(/\p{Nd}/gu)?.length ?? 0) >= 9;

const keepFocus = (event: MouseEvent): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'wa-composer': WaComposer;
  }
}
