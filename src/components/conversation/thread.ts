import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {Message} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import {NOWHERE, type Place} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {prepareToAnnounce} from '../../element/announcer.js';
import {spokenName} from '../../element/customer-name.js';
import * as icons from '../../element/icons.js';
import {Later} from '../../element/later.js';
import {nextFrame} from '../../element/next-frame.js';
import type {Revealing} from '../../element/revealing.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import type {SessionLink} from '../../element/session-link.js';
import {wear} from '../../element/wear.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {deliveryWords} from '../../strings/en/delivery.js';
import {paneWords} from '../../strings/en/pane.js';
import {bring} from '../../strings/english.js';
import type {Strings} from '../../strings/en.js';
import {partsCame, partsHere} from '../message-bubble/later-parts.js';
import {styles as messageStyles} from '../message-bubble/message-bubble.styles.js';
import {changesOf, type Changes} from './changes.js';
import {ChunkList} from './chunk-list.js';
import type {Drawing} from './chunk.js';
import {Common} from './common.js';
import {styles} from './conversation.styles.js';
import type {FramePace} from './frame-pace.js';
import {renderOlder} from './older.js';
import type {Pane} from './pane.js';
import {none, type PaneState} from './pane-state.js';
import {ReadingPosition} from './reading-position.js';
import {lastPlace} from './rows.js';
import {ToolsDoor} from './tools-door.js';
import {View} from './view.js';
import {VoiceDoor} from './voice-door.js';

export {rehearse} from './rehearsal.js';

bring({
  conversation: conversationWords,
  delivery: deliveryWords,
  pane: paneWords,
});

/** Scrolled up so close to the beginning, in px, earlier messages are asked for. */
const EARLY = 48;
/** Above what is brought into view, in px. */
const HEADROOM = 48;

/** The element a thread is drawn in, and what it has found. */
export interface Surroundings {
  readonly host: ReactiveElement;
  readonly link: SessionLink;
  readonly state: PaneState;
  readonly revealing: Revealing;
  readonly pace: FramePace;
  strings(): Strings;
  now(): number;
}

/** The messages of the open task, as one reads them: what is drawn, what is in view, and what leads through it. */
export class Thread implements Pane {
  readonly host: ReactiveElement;
  readonly list = new ChunkList();
  readonly view: View;
  readonly position: ReadingPosition;
  readonly #around: Surroundings;
  readonly #state: PaneState;
  readonly #tools = new ToolsDoor(this);
  readonly #voice = new VoiceDoor(this);
  readonly #reading = new Later(async () => new (await import('./reading/reading.js')).Reading(this));
  readonly #common: Common;
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

  constructor(around: Surroundings) {
    const {host, state} = around;
    this.#around = around;
    this.#state = state;
    this.host = host;
    for (const worn of [richTextStyles, messageStyles, styles]) wear(host, worn);
    this.view = new View(
      this.list,
      () => this.log(),
      () => this.hasOlder(),
    );
    this.position = new ReadingPosition(
      host,
      () => this.log(),
      () => {
        const id = this.view.firstInView();
        return id === undefined ? undefined : () => this.list.rowOf(id);
      },
    );
    this.#common = new Common(host, (id) => void this.showMessage(id));
  }

  /** Kept: every scroll asks for it. */
  log(): HTMLElement | null | undefined {
    if (!this.#log?.isConnected) this.#log = this.host.renderRoot.querySelector<HTMLElement>('.log');
    return this.#log;
  }

  strings(): Strings {
    return this.#around.strings();
  }

  session(): DeskSession | undefined {
    return this.#around.link.session;
  }

  task(): Task | null {
    return this.#state.task.value;
  }

  agentId(): string | null {
    return this.#state.agentId.value;
  }

  drawing(): Drawing | undefined {
    return this.#drawing;
  }

  messages(): readonly Message[] {
    return this.#shown;
  }

  hasOlder(): boolean {
    return this.#state.older.value !== 'none';
  }

  isOwn({author, version}: Message): boolean {
    return author.kind === 'agent' && (version === 0 || author.id === this.agentId());
  }

  reached(): Place {
    return this.#reached;
  }

  goToEnd(): void {
    this.position.toEnd();
    this.view.fill();
  }

  async loadOlder(): Promise<boolean> {
    const session = this.session();
    const task = this.task();
    if (!session?.supports('loadOlder') || !task || ['none', 'loading'].includes(this.#state.older.value)) return false;
    try {
      await session.loadOlder(task.id, {source: this.host});
    } catch {
      return false; // the refusal stands above the button
    }
    await this.host.updateComplete;
    return true;
  }

  /** Leads to a message, loading what stands before until it is there; the agent can go back. */
  async showMessage(messageId: string): Promise<void> {
    const {jumps} = await this.#tools.load();
    await jumps.to(messageId);
  }

  /** The element comes back into the page. */
  wake(): void {
    for (const chunk of this.list.chunks) chunk.setConnected(true);
  }

  /** The element goes. */
  rest(): void {
    for (const chunk of this.list.chunks) chunk.setConnected(false);
    this.follow(undefined);
    this.view.rest();
    this.#reading.here?.rest();
  }

  follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = undefined;
    if (!session) return;
    prepareToAnnounce(this.host);
    const stopSpeaking = this.#voice.follow(session);
    this.#tools.prepare();
    let stopWaiting: () => void;
    const awaitMidnight = () => {
      stopWaiting = session.clock.at(new Date(this.#around.now()).setHours(24, 0, 0, 0), () => {
        this.host.requestUpdate(); // yesterday's "Today" is not today's
        awaitMidnight();
      });
    };
    awaitMidnight();
    this.#stop = () => {
      stopSpeaking();
      stopWaiting();
    };
  }

  /** Draws the rows whose messages came or changed. */
  take(): void {
    const task = this.task();
    const messages = this.#state.messages.value;
    const before = this.#shown;
    if (task?.id !== this.#taskId) this.#begin(task);
    if (!task) return;
    void this.#reading.come(this.host);
    const drawing = this.#common.for({
      task,
      messages,
      strings: this.strings(),
      session: this.session(),
      agentId: this.agentId(),
      closed: this.#state.cannotSend.value,
      reveal: this.#around.revealing.reveal,
      now: this.#around.now(),
      opening: this.#opening,
    });
    const parts = partsHere();
    const redrawn = drawing !== this.#drawing || parts !== this.#parts;
    this.#drawing = drawing;
    this.#parts = parts;
    if (this.#opening) this.list.open(messages, drawing);
    else {
      if (messages !== before) this.#takeChanges(messages, changesOf(before, messages));
      if (redrawn) this.list.redraw(drawing);
      else if (this.list.troubled) this.list.redraw(drawing, true);
    }
    if (this.position.following || this.#opening) this.#reached = lastPlace(messages);
    this.#shown = messages;
  }

  /** What stands around the rows. */
  render(): TemplateResult | typeof nothing {
    const task = this.task();
    if (!task) return nothing;
    const strings = this.strings();
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
          @pointermove=${this.#tools.onReach}
          @click=${this.#tools.onReach}
          @copy=${this.#tools.onCopy}
        >
          <div class="content">
            ${this.session()?.supports('loadOlder') ? renderOlder(this.host, this.#state.older.value, strings, this.#onOlder) : nothing}
            ${messages.length === 0 ? html`<p class="empty quiet">${strings.pane.empty}</p>` : nothing}
            ${this.list.element}
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

  /** It stands in the page: the place of what is read is found, or kept. */
  drawn(): void {
    const waits = this.#opening && this.#shown.length > 0 && !this.#around.pace.inFrame;
    if (waits) this.#settling ??= this.#settleInFrame();
    else this.#settle();
  }

  /** Resolves when all that was asked for is drawn. */
  async complete(): Promise<void> {
    await this.#settling;
    await Promise.all([partsCame(), this.#reading.came()]);
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
  #takeChanges(messages: readonly Message[], changes: Changes): void {
    const newest = messages.at(-1);
    this.#ownSent ||= newest !== undefined && newest.id !== this.#shown.at(-1)?.id && this.isOwn(newest);
    this.#voice.tellChanges(this.#shown, messages, changes);
    if (changes.from < this.#shown.length) this.position.settle(); // something above may move what is being read
    this.list.take(messages, changes);
    this.#around.pace.drew(changes.endAfter - changes.from);
    if (changes.endAfter - changes.from > 1) this.view.fillByAndBy();
    if (changes.endAfter === messages.length) this.position.newest();
    this.view.number();
  }

  #settle(): void {
    if (this.#opening && this.#shown.length > 0) {
      this.#opening = false;
      this.position.toEnd();
      this.view.open();
      this.#showUnread();
    } else if (this.#ownSent) this.goToEnd();
    this.#ownSent = false;
    this.#tools.here?.refresh();
    this.#reading.here?.look();
  }

  #showUnread(): void {
    const id = this.#drawing?.unread?.firstId;
    if (id === undefined) return this.position.toEnd();
    const index = this.list.indexOf(id);
    this.list.fill(index, index + 1);
    this.position.show(() => this.list.chunks[index]?.element.querySelector('.unread') ?? undefined, HEADROOM);
    this.view.fill();
  }

  readonly #onScroll = () => {
    if (this.#opening || (this.position.following && this.position.stayed)) return;
    this.position.settle();
    const atBeginning = (this.log()?.scrollTop ?? EARLY) < EARLY;
    const reading = this.#reading.here;
    const day = reading?.dayInView() ?? null;
    this.view.fill(); // all is read before anything is written
    reading?.tellDay(day);
    this.view.number();
    if (this.position.following) this.#tools.here?.jumps.forget();
    if (this.#state.older.value === 'more' && atBeginning) this.#onOlder();
  };

  readonly #onOlder = () => void this.loadOlder();
}
