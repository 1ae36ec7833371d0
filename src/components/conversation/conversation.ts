import {html, nothing} from 'lit';
import type {Message} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import {NOWHERE, type Place} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {base} from '../../element/base.styles.js';
import {spokenName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import * as icons from '../../element/icons.js';
import {Later} from '../../element/later.js';
import {nextFrame} from '../../element/next-frame.js';
import {prepareToAnnounce} from '../../element/announcer.js';
import {Revealing} from '../../element/revealing.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import {partsCame, partsHere} from '../message-bubble/later-parts.js';
import {styles as messageStyles} from '../message-bubble/message-bubble.styles.js';
import {changesOf, type Changes} from './changes.js';
import {ChunkList} from './chunk-list.js';
import type {Drawing} from './chunk.js';
import {Common} from './common.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {customerWords} from '../../strings/en/customer.js';
import {deliveryWords} from '../../strings/en/delivery.js';
import {maskedWords} from '../../strings/en/masked.js';
import {paneWords} from '../../strings/en/pane.js';
import {styles} from './conversation.styles.js';
import {FramePace} from './frame-pace.js';
import {renderOlder} from './older.js';
import type {Pane} from './pane.js';
import {none, paneState} from './pane-state.js';
import {ReadingPosition} from './reading-position.js';
import {lastPlace} from './rows.js';
import {ToolsDoor} from './tools-door.js';
import {View} from './view.js';
import {VoiceDoor} from './voice-door.js';
import {bubbleParts} from '../message-bubble/bubble-parts.js';

/** Scrolled up so close to the beginning, in px, earlier messages are asked for. */
const EARLY = 48;
/** Above what is brought into view, in px. */
const HEADROOM = 48;

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
  static override styles = [base, richTextStyles, messageStyles, styles];
  protected override readonly parts = {
    conversation:
      'base log day floating-day unread older-button search-button search search-input actions-button moment menu emoji-picker emoji-search emoji emoji-group emoji-title emoji-tone back-button newest-button bubble bubble__text bubble__author bubble__initials masked revealed reveal-dialog notice bubble__time bubble__status search-step-button search-more-button search-close-button',
    bubble: bubbleParts,
  };
  protected static override words = {
    conversation: conversationWords,
    customer: customerWords,
    delivery: deliveryWords,
    masked: maskedWords,
    pane: paneWords,
  };

  readonly #state = paneState(this.link, () => this.now());

  readonly #position = new ReadingPosition(
    this,
    () => this.log,
    () => {
      const id = this.#view.firstInView();
      return id === undefined ? undefined : () => this.#list.rowOf(id);
    },
  );
  readonly #list = new ChunkList();
  readonly #view = new View(
    this.#list,
    () => this.log,
    () => this.#state.older.value !== 'none',
  );
  readonly #pace = new FramePace();
  readonly #pane = this.#toPane();
  readonly #tools = new ToolsDoor(this.#pane);
  readonly #voice = new VoiceDoor(this.#pane);
  readonly #reading = new Later(async () => new (await import('./reading.js')).Reading(this.#pane));
  readonly #common = new Common(this, (id) => void this.showMessage(id));
  readonly #revealing = new Revealing(this, this.link);
  #stop: (() => void) | undefined;

  #log: HTMLElement | null | undefined;
  #taskId: string | null = null;
  #opening = false;
  /** The place of what was opened is about to be found. */
  #settling: Promise<void> | undefined;
  #shown: readonly Message[] = none;
  /** What is drawn, and how; undefined until something is. */
  #drawing: Drawing | undefined;
  /** How much of what draws them was here. */
  #parts = 0;
  #ownSent = false;
  /** The newest place the agent has had in view. */
  #reached: Place = NOWHERE;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
    // what may be done with a failed message changes while the message does not
    for (const part of ['pending', 'refusals', 'typed'] as const)
      this.link.select((state) => (this.#list.troubled ? state[part] : null), null);
  }

  /** Kept: every scroll asks for it. */
  private get log(): HTMLElement | null | undefined {
    if (!this.#log?.isConnected) this.#log = this.renderRoot.querySelector<HTMLElement>('.log');
    return this.#log;
  }

  /** Leads to a message, loading what stands before until it is there; the agent can go back. */
  async showMessage(messageId: string): Promise<void> {
    const {jumps} = await this.#tools.load();
    await jumps.to(messageId);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const chunk of this.#list.chunks) chunk.setConnected(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const chunk of this.#list.chunks) chunk.setConnected(false);
    this.#follow(undefined);
    this.#view.rest();
    this.#reading.here?.rest();
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await this.#pace.turn();
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    const task = this.#state.task.value;
    const messages = this.#state.messages.value;
    const before = this.#shown;
    if (task?.id !== this.#taskId) this.#begin(task);
    if (!task) return;
    void this.#reading.come(this);
    const drawing = this.#common.for({
      task,
      messages,
      strings: this.strings,
      session: this.link.session,
      agentId: this.#state.agentId.value,
      closed: this.#state.cannotSend.value,
      reveal: this.#revealing.reveal,
      now: this.now(),
      opening: this.#opening,
    });
    const parts = partsHere();
    const redrawn = drawing !== this.#drawing || parts !== this.#parts;
    this.#drawing = drawing;
    this.#parts = parts;
    if (this.#opening) this.#list.open(messages, drawing);
    else {
      if (messages !== before) this.#take(messages, changesOf(before, messages));
      if (redrawn) this.#list.redraw(drawing);
      else if (this.#list.troubled) this.#list.redraw(drawing, true);
    }
    if (this.#position.following || this.#opening) this.#reached = lastPlace(messages);
    this.#shown = messages;
  }

  protected override render() {
    const task = this.#state.task.value;
    if (!task) return nothing;
    const {strings} = this;
    const messages = this.#state.messages.value;
    return html`
      <div
        class="base"
        part="base"
        lang=${strings.locale}
        @keydown=${this.#tools.onReach}
        @focusin=${this.#tools.onReach}
      >
        <div
          class="log"
          part="log"
          role="log"
          aria-live="off"
          aria-label=${strings.pane.label(spokenName(task.customer, strings, this.#state.alike.value))}
          tabindex="0"
          @scroll=${this.#onScroll}
          @pointerover=${this.#tools.onReach}
          @click=${this.#tools.onReach}
          @copy=${this.#tools.onCopy}
        >
          <div class="content">
            ${this.link.session?.supports('loadOlder') ? renderOlder(this, this.#state.older.value, strings, this.#onOlder) : nothing}
            ${messages.length === 0 ? html`<p class="empty quiet">${strings.pane.empty}</p>` : nothing}
            ${this.#list.element}
          </div>
        </div>
        <div class="floating-day" part="floating-day" aria-hidden="true"><span></span></div>
        ${
          messages.length === 0
            ? nothing
            : html`<button
                class="button icon compact find"
                part="search-button"
                type="button"
                aria-label=${strings.pane.search}
                aria-keyshortcuts="/ Control+Shift+F"
                @click=${this.#tools.onSearch}
              >
                ${icons.search}
              </button>`
        }
        <div class="pills">
          ${this.#reading.here?.renderPills(this.#tools.here?.jumps.leadsBack ? this.#tools.onBack : undefined)}
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    if (this.#opening && this.#shown.length > 0) this.#settling ??= this.#settleInFrame();
    else this.#settle();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#settling;
    await Promise.all([partsCame(), this.#reading.came()]);
    return super.getUpdateComplete();
  }

  /** Where what opens is laid out in any case: many panes on a page ask for one layout together. */
  async #settleInFrame(): Promise<void> {
    await nextFrame();
    this.#settling = undefined;
    this.#settle();
  }

  #begin(task: Task | null): void {
    this.#taskId = task?.id ?? null;
    this.#voice.begin();
    this.#opening = true;
    this.#shown = none;
    this.#reading.here?.begin();
    this.#ownSent = false;
    this.#tools.here?.forget();
  }

  /** Messages came or changed while the conversation is open. */
  #take(messages: readonly Message[], changes: Changes): void {
    const newest = messages.at(-1);
    this.#ownSent ||= newest !== undefined && newest.id !== this.#shown.at(-1)?.id && this.#isOwn(newest);
    this.#voice.tellChanges(this.#shown, messages, changes);
    if (changes.from < this.#shown.length) this.#position.settle(); // something above may move what is being read
    this.#list.take(messages, changes);
    if (changes.endAfter - changes.from > 1) this.#view.fillByAndBy();
    if (changes.endAfter === messages.length) this.#position.newest();
    this.#view.number();
  }

  #settle(): void {
    if (this.#opening && this.#shown.length > 0) {
      this.#opening = false;
      this.#position.toEnd();
      this.#view.open();
      this.#showUnread();
    } else if (this.#ownSent) this.#goToEnd();
    this.#ownSent = false;
    this.#tools.here?.refresh();
    this.#reading.here?.look();
  }

  #goToEnd(): void {
    this.#position.toEnd();
    this.#view.fill();
  }

  #showUnread(): void {
    const id = this.#drawing?.unread?.firstId;
    if (id === undefined) return this.#position.toEnd();
    const index = this.#list.indexOf(id);
    this.#list.fill(index, index + 1);
    this.#position.show(() => this.#list.chunks[index]?.element.querySelector('.unread') ?? undefined, HEADROOM);
    this.#view.fill();
  }

  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = undefined;
    if (!session) return;
    prepareToAnnounce(this);
    const stopSpeaking = this.#voice.follow(session);
    this.#tools.prepare();
    let stopWaiting: () => void;
    const awaitMidnight = () => {
      stopWaiting = session.clock.at(new Date(this.now()).setHours(24, 0, 0, 0), () => {
        this.requestUpdate(); // yesterday's "Today" is not today's
        awaitMidnight();
      });
    };
    awaitMidnight();
    this.#stop = () => {
      stopSpeaking();
      stopWaiting();
    };
  }

  #isOwn({author, version}: Message): boolean {
    return author.kind === 'agent' && (version === 0 || author.id === this.#state.agentId.value);
  }

  #loadOlder(): void {
    void this.#loadOlderNow();
  }

  /** Resolves with whether there was more to load, when it is drawn. */
  async #loadOlderNow(): Promise<boolean> {
    const {session} = this.link;
    const task = this.#state.task.value;
    if (!session?.supports('loadOlder') || !task || ['none', 'loading'].includes(this.#state.older.value)) return false;
    try {
      await session.loadOlder(task.id, {source: this});
    } catch {
      return false; // the refusal stands above the button
    }
    await this.updateComplete;
    return true;
  }

  /** For those that come later. */
  #toPane(): Pane {
    return {
      host: this,
      list: this.#list,
      position: this.#position,
      view: this.#view,
      log: () => this.log,
      strings: () => this.strings,
      session: () => this.link.session,
      task: () => this.#state.task.value,
      agentId: () => this.#state.agentId.value,
      drawing: () => this.#drawing,
      messages: () => this.#shown,
      hasOlder: () => this.#state.older.value !== 'none',
      isOwn: (message) => this.#isOwn(message),
      reached: () => this.#reached,
      goToEnd: () => this.#goToEnd(),
      loadOlder: () => this.#loadOlderNow(),
    };
  }

  readonly #onScroll = () => {
    if (this.#position.stayed) return;
    this.#position.note();
    const atBeginning = (this.log?.scrollTop ?? EARLY) < EARLY;
    const reading = this.#reading.here;
    const day = reading?.dayInView() ?? null;
    this.#view.fill(); // all is read before anything is written
    reading?.tellDay(day);
    this.#view.number();
    if (this.#position.following) this.#tools.here?.jumps.forget();
    if (this.#state.older.value === 'more' && atBeginning) this.#loadOlder();
  };

  readonly #onOlder = () => this.#loadOlder();
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-conversation': WaConversation;
  }
}
