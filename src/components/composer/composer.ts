import {html, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {ifDefined} from 'lit/directives/if-defined.js';
import {keyed} from 'lit/directives/keyed.js';
import {live} from 'lit/directives/live.js';
import type {Settings} from '../../core/agent.js';
import {noteDraftOf} from '../../core/note-draft.js';
import {isPending, messagesOf, openTask, refusalAbout, repliedTo, whyNotNote, whyNotSend} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {subjectOf, type DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {customerName, spokenName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {Later} from '../../element/later.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {LostConnection} from '../../element/lost-connection.js';
import {modifierHeld} from '../../element/modifier-key.js';
import {isNewsIn} from '../../element/told.js';
import {composerWords} from '../../strings/en/composer.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {styles} from './composer.styles.js';
import {Composition} from './composition.js';
import type {Place} from './extras.js';
import {renderClosed, renderError, renderFoot} from './foot.js';
import {Looks} from './looks.js';
import {dismissRefusals, isNoteSwitch, NoteMode, renderNoteLabel, renderNoteSwitch} from './note-mode.js';
import {renderSend} from './send-button.js';
import {Sending, type Outgoing, type SendingActions} from './sending.js';
import {slashAt} from './slash.js';
import {TypingTeller} from './typing-teller.js';
import {TemplateDoor} from './template-door.js';

/**
 * @summary Writing to the customer of the open task; what is written stays with its conversation.
 * @event {WaIntentEvent} wa-intent - Before `send` or `typing` is sent; prevent it to handle it yourself.
 * @csspart base - The whole composer.
 * @csspart input - The text box.
 * @csspart emoji-button - Opens the emoji.
 * @csspart emoji-picker - Where an emoji is chosen.
 * @csspart emoji-search - Finds one by name.
 * @csspart emoji - One of them.
 * @csspart attach-button - Chooses files.
 * @csspart attachments - The files that are about to be sent.
 * @csspart attachment - One of them.
 * @csspart attachment-remove-button - Takes it away, or stops its upload.
 * @csspart attachment-error - Why a file was not taken.
 * @csspart drop-zone - That files held over the conversation can be dropped.
 * @csspart send-button - Sends.
 * @csspart template-button - Opens the templates while nothing else may be sent.
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
    const key = task ? this.#keyOf(task) : '';
    const text = state.drafts.get(key) ?? '';
    return this.#sending.holds(key, text) ? '' : text;
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
  readonly #colleagueTypes = this.link.select((state) => {
    const task = openTask(state);
    return task ? (state.typing.get(task.conversationId) ?? null) : null;
  }, null);
  readonly #replies = this.link.select(({settings}) => settings?.cannedReplies ?? noReplies, noReplies);
  /** Whether the administrator has such numbers masked, so that they are warned of. */
  readonly #warns = this.link.select(({settings}) => settings?.masking.pci === true, false);
  readonly #sending = new Sending(this);
  readonly #replyBar = new Later(async () => new (await import('./reply-bar.js')).ReplyBar(this));
  readonly #canned = new Later(async () => new (await import('./canned.js')).Canned(this));
  readonly #extras = new Later(
    async () => new (await import('./extras.js')).Extras(this, () => (this.#whyNot.value ? undefined : this.#place())),
  );
  readonly #looks = new Looks();
  readonly #note = new NoteMode();
  readonly #typing = new TypingTeller();
  readonly #door = new TemplateDoor(this);
  readonly #composition = new Composition();
  #stop: (() => void) | undefined;
  #key: string | undefined;
  #replyId: string | undefined;
  #takesFocus = false;
  #shownWhyNot: string | null = null;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
    this.link.select(messageCount, 0); // a colleague's answer comes with a message
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sending.release();
    this.#follow(undefined);
  }

  protected override willUpdate(): void {
    const task = this.#task.value;
    if ((task && this.#keyOf(task)) !== this.#key) {
      this.#takesFocus ||= this.shadowRoot?.activeElement?.localName === 'textarea'; // `:focus` would not match while the agent is in another window
      this.#typing.forget();
    }
    this.#shownWhyNot = this.#whyNot.value;
    if (this.#reply.value) void this.#replyBar.come(this);
    if (task) void this.#extras.come(this);
    const outgoing = this.#outgoing();
    if (outgoing) this.#sending.follow(outgoing, this.#colleagueTypes.value !== null);
  }

  protected override render() {
    const task = this.#task.value;
    if (!task) return nothing;
    const {composer} = this.strings;
    const text = this.#draft.value;
    const whyNot = this.#whyNot.value;
    const name = customerName(task.customer, this.strings).text; // a placeholder is nothing but text
    const inNote = this.#note.isOn(task);
    const place = this.#place();
    const extras = this.#extras.here;
    const isEmpty = text.trim() === '' && (!place || extras?.attachments.holds(task) !== true);
    const idle = whyNot !== null || this.#busy.value || isEmpty;
    const takesNotes = task.capabilities.features.includes('note');
    const measures = {length: text.length, maxLength: task.capabilities.maxTextLength};
    const label = inNote ? composer.note.label : composer.label;
    const reply = this.#reply.value;
    const door = this.#door.opens(task, whyNot, this.link.session);
    return html`
      <div class=${classMap({base: true, 'in-note': inNote})} part="base" lang=${this.strings.locale}>
        ${
          whyNot
            ? renderClosed(whyNot, this.whyIsShown, this.strings)
            : renderError(measures, this.#refusal.value, this.strings)
        }
        ${inNote ? nothing : this.#sending.renderAbove(task, this.#typingName(), this.strings, this.#actions)}
        ${inNote ? renderNoteLabel(this.strings) : reply && this.#replyBar.here?.render(reply, task, this.strings, this.#onCancelReply)}
        ${(this.link.session && this.#canned.here?.render(task, this.link.session, this.strings)) ?? nothing}
        ${extras?.renderAbove(place, this.strings)}
        ${door ? this.#door.render(this.link.session, this.strings, task.id) : nothing}
        <div class=${classMap({box: true, closed: whyNot !== null})} ?hidden=${door && !inNote && !takesNotes}>
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
                @blur=${() => this.#canned.here?.close()}
                @keydown=${this.#onKeydown}
                @keyup=${this.#onKeyup}
                @compositionend=${this.#onCompositionEnd}
              ></textarea>`,
            )}
          </div>
          <div class="tools">
            ${takesNotes || inNote ? renderNoteSwitch(inNote, this.#noteBegun.value, this.strings, this.#onNoteSwitch) : nothing}
            ${whyNot === null ? extras?.renderButtons(place, this.strings) : nothing}
            ${renderSend({inNote, idle, busy: this.#busy.value}, this.strings, () => this.#send())}
          </div>
        </div>
        ${this.#warns.value && !inNote ? this.#sending.renderBelow(task, text, this.strings, this.#actions) : nothing}
        ${renderFoot(
          {
            ...measures,
            closed: whyNot !== null,
            offline: this.#connection.lost,
            inNote,
            sendOn: this.sendOn,
            kept: this.#kept.value,
          },
          this.strings,
        )}
      </div>
    `;
  }

  /** Where something is written to a customer. */
  #place(): Place | undefined {
    const {session} = this.link;
    const task = this.#task.value;
    return session && task && !this.#note.isOn(task) ? {session, task, strings: this.strings} : undefined;
  }

  #typingName(): string | null {
    const typing = this.#colleagueTypes.value;
    return typing && typing.until > this.now() ? typing.name : null;
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
    if (this.#sending.counts || this.#colleagueTypes.value) this.requestUpdate();
    if (!task || whyNot === this.#shownWhyNot) return;
    this.requestUpdate();
    const key = `window:${task.id}:${task.capabilities.windowClosesAt}`;
    if (whyNot && !this.whyIsShown && isNewsIn(session, key)) announce(this, this.strings.refused[whyNot]);
  }

  #outgoing(): Outgoing | null {
    const place = this.#place();
    if (!place) return null;
    const text = this.#draft.value;
    return {
      ...place,
      text,
      warns: this.#warns.value,
      undoSeconds: this.undoSeconds,
      sealFiles: () => this.#extras.here?.attachments.seal(place),
      stands: () => this.#draft.value === text && this.#task.value?.id === place.task.id,
    };
  }

  /** `asked`: the agent has read what was to be said before, and wants it sent as it is. */
  async #send(asked = false): Promise<void> {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task || this.#whyNot.value !== null) return;
    const outgoing = this.#outgoing();
    const isEmpty = this.#draft.value.trim() === '';
    if (isEmpty && (!outgoing || this.#extras.here?.attachments.holds(task) !== true)) return;
    if (!outgoing) return this.#saveNote(session, task);
    this.#typing.forget();
    await this.#sending.send(outgoing, asked);
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
    if (!inNote) this.#sending.release(task.conversationId); // who writes on has let it go
    session.saveDraft(this.#keyOf(task), text);
    if (inNote) dismissRefusals(session, task);
    else session.dismissRefusal(subjectOf(sendOf(task)));
    if (before.length <= maxTextLength && text.length > maxTextLength)
      announce(this, this.strings.composer.tooLong(text.length - maxTextLength));
    void this.#lookForCanned(target);
    if (inNote) return;
    if (text !== '') this.#typing.tell(session, task.id, this);
    const pasted = event instanceof InputEvent && /^insertFrom(Paste|Drop)$/.test(event.inputType);
    this.#lookAgain(before, pasted);
  };

  async #lookForCanned(input: HTMLTextAreaElement): Promise<void> {
    const slash = this.#replies.value.length > 0 && slashAt(input) !== null;
    if (slash) await this.#canned.come(this);
    if (input === this.input) this.#canned.here?.look(input, this.#replies.value, this.strings);
  }

  #lookAgain(before: string, pasted: boolean): void {
    const outgoing = this.#outgoing();
    if (outgoing?.warns === true) void this.#sending.lookAgain(outgoing, before, pasted);
  }

  readonly #actions: SendingActions = {
    onSend: () => {
      this.input?.focus(); // the button goes
      void this.#send(true);
    },
    onEdit: (span) => {
      this.input?.focus();
      if (span) this.input?.setSelectionRange(span.start, span.end);
    },
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (this.#composition.owns(event)) return;
    const {session} = this.link;
    const task = this.#task.value;
    if (session && task && this.#canned.here?.takes(event, task, session)) return;
    if (this.#looks.takes(event)) return;
    if (isNoteSwitch(event)) this.#onNoteSwitch(event);
    if (event.key === 'Escape' && this.#reply.value && !event.defaultPrevented) this.#onCancelReply(event);
    if (event.key !== 'Enter') return;
    const sends = this.sendOn === 'mod-enter' ? modifierHeld(event) : !event.shiftKey && !event.altKey;
    if (!sends) return;
    event.preventDefault();
    void this.#send();
  };

  readonly #onPaste = (event: ClipboardEvent) => {
    const before = this.#draft.value;
    void this.#looks.paste(event)?.then(() => this.#lookAgain(before, true));
  };

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
}

const noReplies: NonNullable<Settings['cannedReplies']> = [];

const messageCount = (state: DeskState): number => {
  const task = openTask(state);
  return task ? messagesOf(state, task.conversationId).length : 0;
};

const sendOf = ({id}: Task) => ({type: 'send', taskId: id, messageId: '', text: '', quotedId: null}) as const;

declare global {
  interface HTMLElementTagNameMap {
    'wa-composer': WaComposer;
  }
}
