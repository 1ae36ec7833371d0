import {html, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {ifDefined} from 'lit/directives/if-defined.js';
import {keyed} from 'lit/directives/keyed.js';
import {live} from 'lit/directives/live.js';
import type {Settings} from '../../core/agent.js';
import {noteDraftOf} from '../../core/note-draft.js';
import {isPending, openTask, refusalAbout, repliedTo, whyNotNote, whyNotSend} from '../../core/select.js';
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
import {isNewsIn} from '../../element/told.js';
import {composerWords} from '../../strings/en/composer.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {styles} from './composer.styles.js';
import {Composition} from './composition.js';
import {replaceRange} from './insert.js';
import {Later} from './later.js';
import {markupSign, richTextOf, type MarkupSign, type RichText} from './look.js';
import {dismissRefusals, isNoteSwitch, NoteMode, renderNoteLabel, renderNoteSwitch} from './note-mode.js';
import {slashAt} from './slash.js';
import {TypingTeller} from './typing-teller.js';

/** From this part of the longest text on, the length is shown. */
const COUNTED_FROM = 0.8;

/**
 * @summary Writing to the customer of the open task; what is written stays with its conversation.
 * @event {WaIntentEvent} wa-intent - Before `send` or `typing` is sent; prevent it to handle it yourself.
 * @csspart base - The whole composer.
 * @csspart input - The text box.
 * @csspart send-button - Sends.
 * @csspart hint - Which key sends.
 * @csspart counter - The length, from 80 % of the longest text on.
 * @csspart warning - That a full card, bank account or social security number is in the text.
 * @csspart edit-button - Goes back to it.
 * @csspart send-anyway-button - Sends it as it is.
 * @csspart note-button - Switches between the customer and a note for colleagues.
 * @csspart note-label - That a note is written, not a reply.
 * @csspart reply - Which message is answered.
 * @csspart reply-cancel-button - Answers none.
 * @csspart canned - The canned replies that fit what follows the slash.
 * @csspart canned-reply - One of them.
 * @csspart colleague - That a colleague writes, or has answered first.
 * @csspart undo - That a message is about to be sent.
 * @csspart undo-button - Takes it back.
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

  /** So many seconds a message can be taken back before it is sent; 0 sends at once. */
  @property({type: Number, attribute: 'undo-seconds'}) undoSeconds = 0;

  @query('textarea') private input: HTMLTextAreaElement | null | undefined;

  readonly #task = this.link.select(openTask, null);
  readonly #draft = this.link.select((state) => {
    const task = openTask(state);
    return task ? (state.drafts.get(this.#keyOf(task)) ?? '') : '';
  }, '');
  readonly #noteBegun = this.link.select((state) => {
    const task = openTask(state);
    return task !== null && state.drafts.has(noteDraftOf(task.conversationId));
  }, false);
  readonly #reply = this.link.select((state) => {
    const task = openTask(state);
    return task && repliedTo(state, task);
  }, null);
  readonly #alike = this.link.select(lookalikesOf, nobody);
  readonly #refusal = this.link.select((state) => {
    const task = openTask(state);
    return task ? (refusalAbout(state, task.id, [this.#note.isOn(task) ? 'note' : 'send'])?.code ?? null) : null;
  }, null);
  readonly #busy = this.link.select((state) => {
    const task = openTask(state);
    return task !== null && (isPending(state, sendOf(task)) || this.#note.isSaving(task));
  }, false);
  readonly #whyNot = this.link.select((state) => {
    const task = openTask(state);
    if (!task) return null;
    return this.#note.isOn(task) ? whyNotNote(state, task) : whyNotSend(state, task, this.now());
  }, null);
  readonly #kept = this.link.select(({draftsKept, connection}) => draftsKept || connection === 'connecting', true);
  readonly #connection = new LostConnection(this, this.link);
  readonly #replies = this.link.select(({settings}) => settings?.cannedReplies ?? noReplies, noReplies);
  /** Whether the administrator has such numbers masked, so that they are warned of. */
  readonly #warns = this.link.select(({settings}) => settings?.masking.pci === true, false);
  readonly #warning = new Later(this, async () => new (await import('./send-warning.js')).SendWarning(this));
  readonly #replyBar = new Later(this, async () => new (await import('./reply-bar.js')).ReplyBar(this));
  readonly #canned = new Later(this, async () => new (await import('./canned.js')).Canned(this));
  readonly #note = new NoteMode();
  readonly #typing = new TypingTeller();
  readonly #composition = new Composition();
  #stop: (() => void) | undefined;
  #key: string | undefined;
  #replyId: string | undefined;
  #takesFocus = false;
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
    const task = this.#task.value;
    if ((task && this.#keyOf(task)) !== this.#key) {
      this.#takesFocus ||= this.shadowRoot?.activeElement?.localName === 'textarea'; // `:focus` would not match while the agent is in another window
      this.#typing.forget();
    }
    this.#shownWhyNot = this.#whyNot.value;
    if (this.#warns.value && task) void this.#warning.load();
    if (this.#reply.value) void this.#replyBar.load();
  }

  protected override render() {
    const task = this.#task.value;
    if (!task) return nothing;
    const {composer, refused} = this.strings;
    const text = this.#draft.value;
    const whyNot = this.#whyNot.value;
    const name = customerName(task.customer, this.strings).text; // a placeholder is nothing but text
    const inNote = this.#note.isOn(task);
    const idle = whyNot !== null || this.#busy.value || text.trim() === '';
    const label = inNote ? composer.note.label : composer.label;
    return html`
      <div class=${classMap({base: true, 'in-note': inNote})} part="base" lang=${this.strings.locale}>
        ${
          whyNot
            ? html`<p class=${this.whyIsShown ? 'visually-hidden' : 'notice'} id="why" part="error">
                ${icons.alert}<span>${refused[whyNot]}</span>
              </p>`
            : this.#renderError(task, text)
        }
        ${inNote ? renderNoteLabel(this.strings) : this.#renderReply(task)}
        ${(this.link.session && this.#canned.here?.render(task, this.link.session, this.strings)) ?? nothing}
        <div class=${classMap({box: true, closed: whyNot !== null})}>
          ${
            task.capabilities.features.includes('note') || inNote
              ? renderNoteSwitch(inNote, this.#noteBegun.value, this.strings, this.#onNoteSwitch)
              : nothing
          }
          <div class="field">
            <div class="mirror" aria-hidden="true">${text}&#8203;</div>
            ${keyed(
              this.#keyOf(task), // a box of its own, so that undo brings nothing over from another conversation
              html`<textarea
                part="input"
                rows="1"
                dir="auto"
                lang=""
                enterkeyhint=${this.sendOn === 'mod-enter' ? 'enter' : 'send'}
                aria-label=${label(spokenName(task.customer, this.strings, this.#alike.value))}
                aria-describedby="why error note reply warning counter hint"
                aria-autocomplete=${ifDefined(this.#replies.value.length > 0 ? 'list' : undefined)}
                aria-controls=${ifDefined(this.#canned.here?.activeId && 'canned')}
                aria-activedescendant=${ifDefined(this.#canned.here?.activeId)}
                aria-disabled=${whyNot ? 'true' : 'false'}
                placeholder=${whyNot ? '' : inNote ? composer.note.placeholder : composer.placeholder(name)}
                ?readonly=${whyNot !== null}
                .value=${live(text)}
                @input=${this.#onInput}
                @paste=${this.#onPaste}
                @blur=${this.#onBlur}
                @keydown=${this.#onKeydown}
                @keyup=${this.#onKeyup}
                @compositionend=${this.#onCompositionEnd}
              ></textarea>`,
            )}
          </div>
          ${this.#renderSend(inNote, idle)}
        </div>
        ${
          this.#warns.value && this.#warning.here && !inNote
            ? this.#warning.here.render(task, text, this.strings, {onSend: this.#onSendAnyway, onEdit: this.#onEdit})
            : nothing
        }
        ${this.#renderFoot(task, text, inNote)}
      </div>
    `;
  }

  #renderSend(inNote: boolean, idle: boolean): TemplateResult {
    const {send, note} = this.strings.composer;
    return html`<button
      class="send"
      part="send-button"
      type="button"
      title=${inNote ? note.save : send}
      aria-label=${inNote ? note.save : send}
      aria-disabled=${idle ? 'true' : 'false'}
      @mousedown=${keepFocus}
      @click=${this.#onSend}
    >
      ${this.#busy.value ? html`<span class="spinner"></span>` : inNote ? icons.note : icons.send}${inNote ? html`<span>${note.save}</span>` : nothing}
    </button>`;
  }

  #renderReply(task: Task): TemplateResult | typeof nothing {
    const message = this.#reply.value;
    return message && this.#replyBar.here
      ? this.#replyBar.here.render(message, task, this.strings, this.#onCancelReply)
      : nothing;
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

  #renderFoot({capabilities: {maxTextLength}}: Task, text: string, inNote: boolean): TemplateResult {
    const {composer} = this.strings;
    const {length} = text;
    return html`
      <div class="foot">
        <span class="hint" id="hint" part="hint">
          ${this.#renderHint(inNote)}
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

  #renderHint(inNote: boolean): TemplateResult | string {
    const {composer} = this.strings;
    if (this.#whyNot.value !== null) return '';
    if (this.#connection.lost && !inNote) return html`<span class="offline">${icons.offline}${composer.offline}</span>`;
    const {enterSaves, modEnterSaves} = composer.note;
    if (this.sendOn === 'mod-enter') return (inNote ? modEnterSaves : composer.modEnterSends)(modifierName());
    return inNote ? enterSaves : composer.enterSends;
  }

  protected override updated(): void {
    const task = this.#task.value;
    const key = task ? this.#keyOf(task) : undefined;
    const replyId = this.#reply.value?.id;
    const {input} = this;
    if (key !== this.#key) {
      if (input && input.value !== '') this.#toEnd(input);
      if (this.#takesFocus) input?.focus();
      this.#takesFocus = false;
    } else if (replyId !== undefined && replyId !== this.#replyId) input?.focus(); // one writes the answer next
    this.#key = key;
    this.#replyId = replyId;
  }

  #keyOf(task: Task): string {
    return this.#note.isOn(task) ? noteDraftOf(task.conversationId) : task.conversationId;
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
    this.#stop = session?.clock.onSecond(() => this.#onSecond(session));
    if (session) prepareToAnnounce(this);
  }

  /** Time alone closes the window. */
  #onSecond(session: DeskSession): void {
    const task = this.#task.value;
    const whyNot = this.#whyNot.value;
    if (!task || whyNot === this.#shownWhyNot) return;
    this.requestUpdate();
    const key = `window:${task.id}:${task.capabilities.windowClosesAt}`;
    if (whyNot && !this.whyIsShown && isNewsIn(session, key)) announce(this, this.strings.refused[whyNot]);
  }

  /** `warned`: the agent has read the warning, and wants it sent as it is. */
  async #send(warned = false): Promise<void> {
    const {session} = this.link;
    const task = this.#task.value;
    const text = this.#draft.value;
    if (!session || !task || this.#whyNot.value !== null || text.trim() === '') return;
    if (this.#note.isOn(task)) return this.#saveNote(session, task);
    if (this.#warns.value && !warned) {
      if (mayHoldNumbers(text)) await this.#warning.load();
      if (this.#draft.value !== text || this.#task.value?.id !== task.id) return; // they write on
      const again = this.#warning.here?.asks(task, text);
      if (this.#warning.here?.warns(task, text, true) === true) {
        const words = again ? this.#warning.here.words(this.strings) : null; // the first time the alert says it
        if (words !== null) announce(this, words, 'assertive');
        return;
      }
    }
    this.#warning.here?.clear();
    this.#typing.forget();
    try {
      await session.send(task.id, text, {source: this, quotedId: repliedTo(session.state, task)?.id ?? null});
    } catch {
      // what was refused before there was a bubble is said here, the rest under the bubble
      const refusal = refusalAbout(session.state, task.id, ['send']);
      if (refusal) announce(this, this.strings.refused[refusal.code], 'assertive');
    }
  }

  async #saveNote(session: DeskSession, task: Task): Promise<void> {
    const saved = this.#note.save(session, task, noteDraftOf(task.conversationId), this);
    this.requestUpdate();
    const refusal = await saved;
    this.requestUpdate();
    if (refusal) announce(this, this.strings.refused[refusal], 'assertive');
  }

  readonly #onInput = (event: Event) => {
    const {target} = event;
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task || !(target instanceof HTMLTextAreaElement)) return;
    const {maxTextLength} = task.capabilities;
    const before = this.#draft.value;
    const text = target.value;
    const inNote = this.#note.isOn(task);
    session.saveDraft(this.#keyOf(task), text);
    if (inNote) dismissRefusals(session, task);
    else session.dismissRefusal(subjectOf(sendOf(task)));
    if (before.length <= maxTextLength && text.length > maxTextLength)
      announce(this, this.strings.composer.tooLong(text.length - maxTextLength));
    void this.#lookForCanned(target);
    if (inNote) return;
    if (text !== '') this.#typing.tell(session, task.id, this);
    if (this.#warns.value)
      void this.#lookAgain(
        task,
        before,
        text,
        event instanceof InputEvent && /^insertFrom(Paste|Drop)$/.test(event.inputType),
      );
  };

  async #lookForCanned(input: HTMLTextAreaElement): Promise<void> {
    const slash = this.#replies.value.length > 0 && slashAt(input) !== null;
    if (slash) await this.#canned.load();
    if (input === this.input) this.#canned.here?.look(input, this.#replies.value, this.strings);
  }

  readonly #onBlur = () => this.#canned.here?.close();

  /** What is pasted is looked at at once, and so is what a warning stood for, until there is nothing more to warn of. */
  async #lookAgain(task: Task, before: string, text: string, pasted: boolean): Promise<void> {
    if (!pasted && this.#warning.here?.stands(task, before) !== true) return;
    await this.#warning.load();
    if (this.#draft.value === text && this.#task.value?.id === task.id) this.#warning.here?.warns(task, text, false);
  }

  readonly #onEdit = (span: MaskedSpan | undefined) => {
    this.#warning.here?.clear();
    this.input?.focus();
    if (span) this.input?.setSelectionRange(span.start, span.end);
  };

  readonly #onSendAnyway = () => {
    this.input?.focus(); // the button goes
    void this.#send(true);
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (this.#composition.owns(event)) return;
    const {session} = this.link;
    const task = this.#task.value;
    if (session && task && this.#canned.here?.takes(event, task, session)) return;
    const sign = markupSign(event);
    if (sign !== undefined && this.#whyNot.value === null) {
      event.preventDefault();
      void this.#markUp(sign);
    }
    if (isNoteSwitch(event)) this.#onNoteSwitch(event);
    if (event.key === 'Escape' && this.#reply.value && !event.defaultPrevented) this.#onCancelReply(event);
    if (event.key !== 'Enter') return;
    const sends = this.sendOn === 'mod-enter' ? modifierHeld(event) : !event.shiftKey && !event.altKey;
    if (!sends) return;
    event.preventDefault();
    void this.#send();
  };

  async #markUp(sign: MarkupSign): Promise<void> {
    const {input} = this;
    const {markUp} = await import('./mark-up.js');
    if (input?.isConnected) markUp(input, sign);
  }

  /** What comes with a look keeps it, as WhatsApp writes it. */
  readonly #onPaste = (event: ClipboardEvent) => {
    const {input} = this;
    const rich = richTextOf(event);
    if (!input || !rich || this.#whyNot.value !== null) return;
    event.preventDefault();
    void this.#pasteRich(input, rich);
  };

  async #pasteRich(input: HTMLTextAreaElement, rich: RichText): Promise<void> {
    const pasted = await import('./rich-paste.js').then(
      ({toMarkup}) => toMarkup(rich.html) || rich.text,
      () => rich.text,
    );
    if (!input.isConnected) return;
    const task = this.#task.value;
    const before = this.#draft.value;
    replaceRange(input, input.selectionStart, input.selectionEnd, pasted);
    if (task && this.#warns.value && !this.#note.isOn(task)) void this.#lookAgain(task, before, input.value, true);
  }

  readonly #onKeyup = () => this.#composition.release();

  readonly #onCompositionEnd = (event: Event) => this.#composition.end(event);

  /** What is written to the customer stays with the customer, and what is written to colleagues with them. */
  readonly #onNoteSwitch = (event: Event) => {
    const task = this.#task.value;
    if (!task || (!task.capabilities.features.includes('note') && !this.#note.isOn(task))) return;
    event.preventDefault();
    this.#note.toggle(task);
    this.#takesFocus = true;
    this.requestUpdate();
  };

  readonly #onCancelReply = (event: Event) => {
    const task = this.#task.value;
    if (!task || this.#note.isOn(task)) return;
    event.preventDefault();
    event.stopPropagation(); // it closes nothing around
    this.link.session?.replyTo(task.conversationId, null);
    this.input?.focus();
  };

  readonly #onSend = () => void this.#send();
}

const noReplies: NonNullable<Settings['cannedReplies']> = [];

const sendOf = ({id}: Task) => ({type: 'send', taskId: id, messageId: '', text: '', quotedId: null}) as const;

/** The shortest number that is warned of has nine digits: with fewer nothing is waited for. */
const mayHoldNumbers = (text: string): boolean => (text.match(/\p{Nd}/gu)?.length ?? 0) >= 9;

const keepFocus = (event: MouseEvent): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'wa-composer': WaComposer;
  }
}
