import {html, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {ifDefined} from 'lit/directives/if-defined.js';
import {keyed} from 'lit/directives/keyed.js';
import {live} from 'lit/directives/live.js';
import {noteDraftOf} from '../../core/note-draft.js';
import {isPending, messagesOf, openTask, refusalAbout, repliedTo, whyNotNote, whyNotSend} from '../../core/select.js';
import type {DeskErrorCode} from '../../core/errors.js';
import type {DeskSession} from '../../core/session.js';
import type {DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {customerName, spokenName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {Later} from '../../element/later.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {LostConnection} from '../../element/lost-connection.js';
import {modifierHeld} from '../../element/modifier-key.js';
import {openTaskIn} from '../../element/open-task.js';
import {isNewsIn} from '../../element/told.js';
import {composerWords} from '../../strings/en/composer.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {styles} from './composer.styles.js';
import {Composition} from './composition.js';
import type {Place} from './extras.js';
import {renderFoot} from './foot.js';
import {renderSend} from './send-button.js';
import type {Box} from './writing.js';

/**
 * @summary Writing to the customer of the open task; what is written stays with its conversation.
 * @event {WaIntentEvent} wa-intent - Before `send` or `typing` is sent; prevent it to handle it yourself.
 * @slot tools - After its own tools, for the CRM's.
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
 * @csspart voice-button - Records a voice note.
 * @csspart voice - The voice note that is recorded.
 * @csspart voice-pause-button - Pauses its recording, and goes on with it.
 * @csspart voice-listen-button - Plays what was recorded.
 * @csspart voice-slider - Where in it one listens.
 * @csspart voice-discard-button - Discards it.
 * @csspart voice-keep-button - Does not, when asked.
 * @csspart voice-send-button - Sends it.
 * @csspart voice-error - Why nothing is recorded.
 * @csspart voice-dismiss-button - Takes that away.
 * @csspart drop-zone - That files held over the conversation can be dropped.
 * @csspart replies-button - Opens what builds reply buttons and lists.
 * @csspart replies - The dialog they are built in.
 * @csspart replies-field - A place in it that is filled in.
 * @csspart replies-preview - The message as the customer sees it.
 * @csspart replies-error - What is wrong, or why it was not sent.
 * @csspart replies-close-button - Closes it, and keeps what was built.
 * @csspart replies-send-button - Sends it.
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
 * @csspart markup-preview - What is written with markup, as WhatsApp will show it.
 * @csspart undo - That a message is about to be sent.
 * @csspart undo-button - Takes it back.
 * @csspart error - Why it was not sent, or cannot be.
 * @csspart emoji-tone - A skin tone to choose.
 * @csspart emoji-title - The name of a group of emoji.
 * @csspart replies-kind - Buttons or a list, to choose from.
 * @csspart replies-add-button - Adds a button, a section or a choice.
 * @csspart replies-choice-button - Moves or removes one.
 * @csspart replies-message - The text in that preview.
 * @csspart replies-offers - What can be chosen in that preview.
 * @csspart replies-title - The headings of the dialog.
 * @csspart replies-hint - The keys that send.
 * @csspart attachment-retry-button - Uploads a file again.
 * @csspart emoji-group - Goes to a group of emoji.
 * @cssproperty --wa-desk-composer-radius - The corners of the box one writes in; 2.75 times `--wa-desk-radius`, at most 1.375rem.
 * @cssstate note - A note for colleagues is written.
 * @cssstate closed - Nothing can be sent now.
 * @cssstate sending - A message waits for the page, which was asked by `wa-intent`, or a note for the contact centre.
 */
export class WaComposer extends DeskElement {
  static override styles = [base, styles];
  protected override readonly parts = {
    composer:
      'base input emoji-button emoji-picker emoji-search emoji attach-button attachments attachment attachment-remove-button attachment-error voice-button voice voice-pause-button voice-listen-button voice-slider voice-discard-button voice-keep-button voice-send-button voice-error voice-dismiss-button drop-zone replies-button replies replies-field replies-preview replies-error replies-close-button replies-send-button send-button template-button hint counter warning edit-button send-anyway-button note-button note-label reply reply-cancel-button canned canned-reply colleague markup-preview undo undo-button error emoji-tone emoji-title replies-kind replies-add-button replies-choice-button replies-message replies-offers replies-title replies-hint attachment-retry-button emoji-group',
  };
  protected static override words = {
    composer: composerWords,
    customer: customerWords,
    masked: maskedWords,
  };

  /**
   * What stands around it says already why nothing can be sent; here it is left to screen readers.
   * @internal
   */
  @property({attribute: false}) whyIsShown = false;
  /** `enter`: Enter sends and Shift+Enter starts a new line. `mod-enter`: Ctrl+Enter (or Command) sends. */
  @property({attribute: 'send-on'}) sendOn: 'enter' | 'mod-enter' = 'enter';

  /** So many seconds a message can be taken back before it is sent; 0 sends at once. */
  @property({type: Number, attribute: 'undo-seconds'}) undoSeconds = 0;

  @query('.field textarea') private input: HTMLTextAreaElement | null | undefined;

  readonly #task = openTaskIn(this.link, ['id', 'customer', 'capabilities', 'conference', 'variables']);
  readonly #draft = this.link.select((state) => {
    const task = openTask(state);
    const key = task ? this.#keyOf(task) : '';
    const text = state.drafts.get(key) ?? '';
    return this.#writing.here?.holds(key, text) === true ? '' : text;
  }, '');
  readonly #reply = this.link.select((state) => {
    const task = openTask(state);
    return task && repliedTo(state, task);
  }, null);
  readonly #alike = this.link.select(lookalikesOf, nobody);
  readonly #refusal = this.link.select((state) => {
    const task = openTask(state);
    return task ? (refusalAbout(state, task.id, [this.#inNote(task) ? 'note' : 'send'])?.code ?? null) : null;
  }, null);
  readonly #busy = this.link.select((state) => {
    const task = openTask(state);
    return task !== null && (isPending(state, sendOf(task)) || this.#writing.here?.note.isSaving(task) === true);
  }, false);
  readonly #whyNot = this.link.select((state) => {
    const task = openTask(state);
    if (!task) return null;
    return this.#inNote(task) ? whyNotNote(state, task) : whyNotSend(state, task, this.now());
  }, null);
  readonly #kept = this.link.select(({draftsKept, connection}) => draftsKept || connection === 'connecting', true);
  readonly #connection = new LostConnection(this, this.link);
  readonly #hasCanned = this.link.select(({settings}) => (settings?.cannedReplies?.length ?? 0) > 0, false);
  readonly #writing = new Later(
    async () => new (await import('./writing.js')).Writing(this, () => this.#box(), this.#onNote),
  );
  readonly #why = new Later(() => import('./why.js'));
  readonly #extras = new Later(
    async () => new (await import('./extras.js')).Extras(this, () => (this.#whyNot.value ? undefined : this.#place())),
  );
  readonly #door = new Later(async () => new (await import('./template-door.js')).TemplateDoor(this));
  readonly #composition = new Composition();
  /** What sends could not be loaded. */
  #unready = false;
  #stop: (() => void) | undefined;
  #key: string | undefined;
  #replyId: string | undefined;
  #takesFocus = false;
  #shownWhyNot: string | null = null;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
    for (const part of drawnElsewhere) this.link.select(part, null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#writing.here?.release();
    this.#extras.here?.leave();
    this.#follow(undefined);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await Promise.all([this.#writing, this.#why, this.#door, this.#extras].map((part) => part.came()));
    await this.#writing.here?.came();
    return (await super.getUpdateComplete()) && complete;
  }

  protected override willUpdate(): void {
    const task = this.#task.value;
    if ((task && this.#keyOf(task)) !== this.#key) {
      this.#takesFocus ||= this.shadowRoot?.activeElement?.localName === 'textarea'; // `:focus` would not match while the agent is in another window
      this.#writing.here?.turn();
    }
    this.#tellClosed(task);
    this.#shownWhyNot = this.#whyNot.value;
    if (task) void this.#extras.come(this);
    if (task) void this.#writing.come(this);
    this.#writing.here?.follow();
    if (this.#opensDoor()) void this.#door.come(this);
    if (task && (this.#whyNot.value !== null || this.#refusal.value !== null || this.#excess(task) > 0))
      void this.#why.come(this);
  }

  protected override get customStates(): Readonly<Record<string, boolean>> {
    return {
      note: this.#task.value !== null && this.#inNote(this.#task.value),
      closed: this.#whyNot.value !== null,
      sending: this.#busy.value,
    };
  }

  protected override render() {
    const task = this.#task.value;
    if (!task) return nothing;
    const {composer} = this.strings;
    const text = this.#draft.value;
    const whyNot = this.#whyNot.value;
    const name = customerName(task.customer, this.strings).text; // a placeholder is nothing but text
    const inNote = this.#inNote(task);
    const box = this.#box();
    const place = this.#place();
    const writing = this.#writing.here;
    const why = this.#why.here;
    const extras = this.#extras.here;
    const isEmpty = text.trim() === '' && (!place || extras?.attachments.holds(task) !== true);
    const idle = whyNot !== null || this.#busy.value || isEmpty;
    const takesNotes = task.capabilities.features.includes('note');
    const measures = {length: text.length, maxLength: task.capabilities.maxTextLength};
    const label = inNote ? composer.note.label : composer.label;
    const door = this.#opensDoor();
    return html`
      <div class=${classMap({base: true, 'in-note': inNote})} part="base" lang=${this.strings.locale}>
        <div class="above">
          ${
            whyNot
              ? why?.renderClosed(whyNot, this.whyIsShown, this.strings)
              : why?.renderError(this.#excess(task), this.#refusal.value, this.strings)
          }
          ${box && writing?.renderAbove(box)} ${extras?.renderAbove(place, this.strings)}
          ${door ? this.#door.here?.render(this.link.session, this.strings, task.id) : nothing}
        </div>
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
                aria-autocomplete=${ifDefined(this.#hasCanned.value ? 'list' : undefined)}
                aria-controls=${ifDefined(writing?.activeId && 'canned')}
                aria-activedescendant=${ifDefined(writing?.activeId)}
                aria-disabled=${whyNot ? 'true' : 'false'}
                placeholder=${whyNot ? '' : inNote ? composer.note.placeholder : composer.placeholder(name)}
                ?readonly=${whyNot !== null}
                .value=${live(text)}
                @input=${this.#onInput}
                @paste=${this.#onPaste}
                @blur=${() => this.#writing.here?.closeLists()}
                @keydown=${this.#onKeydown}
                @keyup=${this.#onKeyup}
                @compositionend=${this.#onCompositionEnd}
              ></textarea>`,
            )}
          </div>
          <div class="tools">
            ${box && writing?.renderSwitch(box)}
            ${whyNot === null ? extras?.renderButtons(place, this.strings) : nothing}
            <slot name="tools"></slot>
            ${renderSend({inNote, idle, busy: this.#busy.value}, this.strings, () => this.#send())}
          </div>
        </div>
        ${box && writing?.renderBelow(box)}
        ${renderFoot(
          {
            ...measures,
            closed: whyNot !== null,
            offline: this.#connection.lost,
            inNote,
            sendOn: this.sendOn,
            kept: this.#kept.value,
            unready: this.#unready,
          },
          this.strings,
        )}
      </div>
    `;
  }

  #box(): Box | undefined {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task) return undefined;
    return {
      session,
      task,
      strings: this.strings,
      text: this.#draft.value,
      input: this.input,
      whyNot: this.#whyNot.value,
      attachments: this.#extras.here?.attachments,
      undoSeconds: this.undoSeconds,
    };
  }

  /** Where something is written to a customer. */
  #place(): Place | undefined {
    const {session} = this.link;
    const task = this.#task.value;
    return session && task && !this.#inNote(task) ? {session, task, strings: this.strings} : undefined;
  }

  #inNote(task: Task): boolean {
    return this.#writing.here?.note.isOn(task) === true;
  }

  /** So many characters are too many. */
  #excess({capabilities}: Task): number {
    return this.#draft.value.length - capabilities.maxTextLength;
  }

  /** Whether templates are all that may be sent. */
  #opensDoor(): boolean {
    return (
      this.#whyNot.value === 'window-closed' &&
      this.#task.value?.capabilities.features.includes('template') === true &&
      this.link.session?.supports('listTemplates') === true
    );
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
    const place = this.#place();
    if (place) this.#extras.here?.tellHeld(place);
    this.#awaitTime();
  }

  #keyOf(task: Task): string {
    return this.#inNote(task) ? noteDraftOf(task.conversationId) : task.conversationId;
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
    if (session) prepareToAnnounce(this);
  }

  /** Time alone closes the window, and moves on what counts seconds. */
  #awaitTime(): void {
    this.#stop?.();
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task) return;
    const now = this.now();
    const moment = this.#counts(session, task) ? now - (now % 1000) + 1000 : task.capabilities.windowClosesAt;
    if (moment !== null && moment > now) this.#stop = session.clock.at(moment, () => this.requestUpdate());
  }

  #counts(session: DeskSession, task: Task): boolean {
    return this.#writing.here?.counts === true || session.state.typing.has(task.conversationId);
  }

  /** The agent writes, and time alone has closed the window. */
  #tellClosed(task: Task | null): void {
    const {session} = this.link;
    const whyNot = this.#whyNot.value;
    const wasOpen = this.#shownWhyNot === null && task !== null && this.#keyOf(task) === this.#key;
    if (!session || !wasOpen || whyNot !== 'window-closed' || this.whyIsShown) return;
    if (isNewsIn(session, `window:${task.id}:${task.capabilities.windowClosesAt}`)) void this.#sayWhy(whyNot);
  }

  async #sayWhy(whyNot: DeskErrorCode): Promise<void> {
    const why = await this.#why.come(this);
    why?.sayWhy(this, whyNot, this.strings, 'polite');
  }

  async #send(): Promise<void> {
    const writing = this.#writing.here ?? (await this.#writing.come(this));
    if (writing) await writing.send();
    else announce(this, this.strings.composer.unready, 'assertive');
    if (this.#unready === !writing) return;
    this.#unready = !writing;
    this.requestUpdate();
  }

  readonly #onInput = (event: Event) => {
    const {target} = event;
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task || !(target instanceof HTMLTextAreaElement)) return;
    const before = this.#draft.value;
    const text = target.value;
    if (!this.#inNote(task)) this.#writing.here?.release(task.conversationId); // who writes on has let it go
    session.saveDraft(this.#keyOf(task), text);
    void this.#tellWritten(event, before);
  };

  async #tellWritten(event: Event, before: string): Promise<void> {
    const writing = this.#writing.here ?? (await this.#writing.come(this));
    writing?.wrote(event, before);
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (this.#composition.owns(event) || this.#writing.here?.takes(event) === true || event.key !== 'Enter') return;
    const sends = this.sendOn === 'mod-enter' ? modifierHeld(event) : !event.shiftKey && !event.altKey;
    if (!sends) return;
    event.preventDefault();
    void this.#send();
  };

  readonly #onPaste = (event: ClipboardEvent) => this.#writing.here?.paste(event);

  readonly #onKeyup = () => this.#composition.release();

  readonly #onCompositionEnd = (event: Event) => this.#composition.end(event);

  readonly #onNote = () => {
    this.#takesFocus = true;
    this.requestUpdate();
  };
}

/** What is drawn by what comes later: a colleague's answer, who types, a note that was begun, what is warned of. */
const drawnElsewhere: readonly ((state: DeskState) => unknown)[] = [
  messagesWhileWriting,
  (state) => state.typing.get(openTask(state)?.conversationId ?? ''),
  (state) => state.drafts.has(noteDraftOf(openTask(state)?.conversationId ?? '')),
  ({settings}) => settings?.masking.pci,
];

/** How many messages stand there while an answer is begun: only to that a colleague can have answered first. */
function messagesWhileWriting(state: DeskState): number {
  const {conversationId} = openTask(state) ?? {conversationId: ''};
  const begun = (state.drafts.get(conversationId) ?? '').trim() !== '';
  return begun ? messagesOf(state, conversationId).length : 0;
}

const sendOf = ({id}: Task) => ({type: 'send', taskId: id, messageId: '', text: '', quotedId: null}) as const;

declare global {
  interface HTMLElementTagNameMap {
    'wa-composer': WaComposer;
  }
}
