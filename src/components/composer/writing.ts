import {nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {Settings} from '../../core/agent.js';
import type {DeskErrorCode} from '../../core/errors.js';
import {mayHoldMarkup} from '../../core/markup/promising.js';
import {noteDraftOf} from '../../core/note-draft.js';
import {repliedTo} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {subjectOf} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {Later} from '../../element/later.js';
import type {Strings} from '../../strings/en.js';
import type {Attachments} from './attachments.js';
import {Looks} from './looks.js';
import {dismissRefusals, isNoteSwitch, NoteMode, renderNoteLabel, renderNoteSwitch} from './note-mode.js';
import {Sending, type Outgoing, type SendingActions} from './sending.js';
import {slashAt} from './slash.js';
import {TypingTeller} from './typing-teller.js';
import {sayWhy} from './why.js';

/** The box at this moment, and where it stands. */
export interface Box {
  readonly session: DeskSession;
  readonly task: Task;
  readonly strings: Strings;
  readonly text: string;
  readonly input: HTMLTextAreaElement | null | undefined;
  /** Why nothing can be sent now. */
  readonly whyNot: DeskErrorCode | null;
  readonly attachments: Attachments | undefined;
  readonly undoSeconds: number;
}

type Drawn = TemplateResult | typeof nothing;

/** What happens as an agent writes, to a customer or in a note. Loaded as soon as the box stands. */
export class Writing {
  readonly note = new NoteMode();
  readonly #host: ReactiveElement;
  readonly #boxOf: () => Box | undefined;
  readonly #onNote: () => void;
  readonly #sending: Sending;
  readonly #replyBar = new Later(async () => new (await import('./reply-bar.js')).ReplyBar(this.#host));
  readonly #canned = new Later(async () => new (await import('./canned.js')).Canned(this.#host));
  readonly #asSeen = new Later(async () => new (await import('./as-seen.js')).AsSeen(this.#host));
  readonly #looks = new Looks();
  readonly #typing = new TypingTeller();

  /** @param onNote - the agent turns to colleagues, or back to the customer */
  constructor(host: ReactiveElement, boxOf: () => Box | undefined, onNote: () => void) {
    this.#host = host;
    this.#boxOf = boxOf;
    this.#onNote = onNote;
    this.#sending = new Sending(host);
  }

  /** Resolves when what was asked for is here. */
  async came(): Promise<void> {
    await Promise.all([this.#replyBar.came(), this.#canned.came(), this.#asSeen.came(), this.#sending.came()]);
  }

  /** Whether this draft is a message that is about to be sent. */
  holds(key: string, text: string): boolean {
    return this.#sending.holds(key, text);
  }

  /** Whether something counts seconds. */
  get counts(): boolean {
    return this.#sending.counts;
  }

  /** The id of the canned reply the arrow keys stand on. */
  get activeId(): string | undefined {
    return this.#canned.here?.activeId;
  }

  /** Another conversation: what is typed there is told at once. */
  turn(): void {
    this.#typing.forget();
  }

  /** The composer leaves, or the agent writes on: what was held back is sent. */
  release(conversationId?: string): void {
    this.#sending.release(conversationId);
  }

  closeLists(): void {
    this.#canned.here?.close();
  }

  /** What will be needed is loaded before it is. */
  follow(): void {
    const box = this.#boxOf();
    if (!box) return;
    if (repliedTo(box.session.state, box.task)) void this.#replyBar.come(this.#host);
    if (this.#looksMarked(box)) void this.#asSeen.come(this.#host);
    const outgoing = this.#outgoing();
    if (outgoing) this.#sending.follow(outgoing, box.session.state.typing.has(box.task.conversationId));
  }

  renderAbove(box: Box): Drawn[] {
    const {session, task, strings} = box;
    const canned = this.#canned.here?.render(task, session, strings) ?? nothing;
    if (this.note.isOn(task)) return [renderNoteLabel(strings), canned];
    const reply = repliedTo(session.state, task);
    const bar = reply && this.#replyBar.here?.render(reply, task, strings, this.#onCancelReply);
    const typing = session.state.typing.get(task.conversationId);
    const typingName = typing && typing.until > session.clock.now() ? typing.name : null;
    const asSeen = this.#looksMarked(box) && this.#asSeen.here?.render(box.text, masksIn(session), strings);
    return [
      ...this.#sending.renderAbove(task, typingName, strings, this.#actions),
      bar ?? nothing,
      asSeen || nothing,
      canned,
    ];
  }

  #looksMarked({task, text}: Box): boolean {
    return mayHoldMarkup(text) && !this.note.isOn(task);
  }

  renderSwitch({session, task, strings}: Box): Drawn {
    const on = this.note.isOn(task);
    if (!on && !takesNotes(task)) return nothing;
    const begun = session.state.drafts.has(noteDraftOf(task.conversationId));
    return renderNoteSwitch(on, begun, strings, this.#onNoteSwitch);
  }

  renderBelow({session, task, text, strings}: Box): Drawn {
    if (this.note.isOn(task) || !warnsIn(session)) return nothing;
    return this.#sending.renderBelow(task, text, strings, this.#actions);
  }

  /** The text has changed; `before` it was this. */
  wrote(event: Event, before: string): void {
    const box = this.#boxOf();
    if (!box?.input) return;
    const {session, task, text, input, strings} = box;
    const {maxTextLength} = task.capabilities;
    const inNote = this.note.isOn(task);
    if (inNote) dismissRefusals(session, task);
    else session.dismissRefusal(subjectOf({type: 'send', taskId: task.id, messageId: '', text: '', quotedId: null}));
    if (before.length <= maxTextLength && text.length > maxTextLength)
      announce(this.#host, strings.composer.tooLong(text.length - maxTextLength));
    void this.#lookForCanned(input, session.state.settings);
    if (inNote) return;
    if (text !== '') this.#typing.tell(session, task.id, this.#host);
    this.#lookAgain(before, event instanceof InputEvent && /^insertFrom(Paste|Drop)$/.test(event.inputType));
  }

  /** True when the key was for something here. */
  takes(event: KeyboardEvent): boolean {
    const box = this.#boxOf();
    if (!box) return false;
    if (this.#canned.here?.takes(event, box.task, box.session) === true || this.#looks.takes(event)) return true;
    if (isNoteSwitch(event)) this.#onNoteSwitch(event);
    if (event.key === 'Escape' && repliedTo(box.session.state, box.task) && !event.defaultPrevented)
      this.#onCancelReply(event);
    return event.defaultPrevented;
  }

  paste(event: ClipboardEvent): void {
    const before = this.#boxOf()?.text ?? '';
    void this.#looks.paste(event)?.then(() => this.#lookAgain(before, true));
  }

  /** `asked`: the agent has read what was to be said before, and wants it sent as it is. */
  async send(asked = false): Promise<void> {
    const box = this.#boxOf();
    if (!box || box.whyNot !== null) return;
    const inNote = this.note.isOn(box.task);
    if (box.text.trim() === '' && (inNote || box.attachments?.holds(box.task) !== true)) return;
    if (inNote) return this.#saveNote(box);
    const outgoing = this.#outgoing();
    this.#typing.forget();
    if (outgoing) await this.#sending.send(outgoing, asked);
  }

  async #saveNote({session, task, strings}: Box): Promise<void> {
    const saved = this.note.save(session, task, noteDraftOf(task.conversationId), this.#host);
    this.#host.requestUpdate();
    const refusal = await saved;
    this.#host.requestUpdate();
    if (refusal) sayWhy(this.#host, refusal, strings, 'assertive');
  }

  #outgoing(): Outgoing | null {
    const box = this.#boxOf();
    if (!box || this.note.isOn(box.task)) return null;
    const {session, task, text, strings, attachments, undoSeconds} = box;
    const place = {session, task, strings};
    const stands = () => this.#boxOf()?.text === text && this.#boxOf()?.task.id === task.id;
    const sealFiles = () => attachments?.seal(place);
    return {...place, text, warns: warnsIn(session), undoSeconds, sealFiles, stands};
  }

  async #lookForCanned(input: HTMLTextAreaElement, settings: Settings | null): Promise<void> {
    const replies = settings?.cannedReplies ?? [];
    if (replies.length > 0 && slashAt(input) !== null) await this.#canned.come(this.#host);
    const box = this.#boxOf();
    if (box && input === box.input) this.#canned.here?.look(input, replies, box.strings);
  }

  #lookAgain(before: string, pasted: boolean): void {
    const outgoing = this.#outgoing();
    if (outgoing?.warns === true) void this.#sending.lookAgain(outgoing, before, pasted);
  }

  readonly #actions: SendingActions = {
    onSend: () => {
      this.#boxOf()?.input?.focus(); // the button goes
      void this.send(true);
    },
    onEdit: (span) => {
      const input = this.#boxOf()?.input;
      input?.focus();
      if (span) input?.setSelectionRange(span.start, span.end);
    },
  };

  /** What is written to the customer stays with the customer, and what is written to colleagues with them. */
  readonly #onNoteSwitch = (event: Event) => {
    const task = this.#boxOf()?.task;
    if (!task || (!takesNotes(task) && !this.note.isOn(task))) return;
    event.preventDefault();
    this.note.toggle(task);
    this.#onNote();
  };

  readonly #onCancelReply = (event: Event) => {
    const box = this.#boxOf();
    if (!box || this.note.isOn(box.task)) return;
    event.preventDefault();
    event.stopPropagation(); // it closes nothing around
    box.session.replyTo(box.task.conversationId, null);
    box.input?.focus();
  };
}

const takesNotes = ({capabilities}: Task): boolean => capabilities.features.includes('note');

/** Whether anything is masked: what is typed then shows so as well, away from where it is typed. */
const masksIn = ({state}: DeskSession): boolean =>
  state.settings?.masking.pci === true || state.settings?.masking.pii === true;

/** Whether the administrator has such numbers masked, so that they are warned of. */
const warnsIn = ({state}: DeskSession): boolean => state.settings?.masking.pci === true;
