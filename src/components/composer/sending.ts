import {nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {refusalAbout, repliedTo} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import type {MaskedSpan} from '../../core/text.js';
import {announce} from '../../element/announcer.js';
import {Later} from '../../element/later.js';
import type {Strings} from '../../strings/en.js';

/** What is about to go to the customer. */
export interface Outgoing {
  readonly session: DeskSession;
  readonly task: Task;
  readonly text: string;
  readonly strings: Strings;
  /** Whether the administrator has such numbers masked, so that they are warned of. */
  readonly warns: boolean;
  readonly undoSeconds: number;
  /** Takes the files that go with it; undefined when there are none. */
  readonly sealFiles: () => FilesToSend | undefined;
  /** Whether the box still says the same. */
  readonly stands: () => boolean;
}

/** The files of one message, which were chosen before it is sent. */
export interface FilesToSend {
  /** True when one of them has the text as its caption; it is no draft any more then. */
  readonly takeCaption: (text: string) => boolean;
  /** Uploads them at once; they are sent once `after` has resolved with true, and the first answers `quotedId`. */
  readonly send: (quotedId: string | null, after: Promise<boolean>) => void;
  /** They can be changed again. */
  readonly open: () => void;
}

export interface SendingActions {
  /** The agent was asked, and wants it sent as it is. */
  readonly onSend: () => void;
  /** They go back to the text, to what was found in it. */
  readonly onEdit: (span?: MaskedSpan) => void;
}

/** What stands between Enter and the customer: a colleague's answer, a full card number, seconds to take it back. */
export class Sending {
  readonly #host: ReactiveElement;
  readonly #warning;
  readonly #colleague;
  readonly #undo;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#warning = new Later(async () => new (await import('./send-warning.js')).SendWarning(host));
    this.#colleague = new Later(async () => new (await import('./colleague.js')).Colleague(host));
    this.#undo = new Later(async () => new (await import('./undo-send.js')).UndoSend(host));
  }

  /** Resolves when what was asked for is here. */
  async came(): Promise<void> {
    await Promise.all([this.#warning.came(), this.#colleague.came(), this.#undo.came()]);
  }

  /** Whether this draft is a message that is about to be sent. */
  holds(conversationId: string, draft: string): boolean {
    return this.#undo.here?.holds(conversationId, draft) === true;
  }

  /** Whether something counts seconds. */
  get counts(): boolean {
    return this.#undo.here?.counts === true;
  }

  /** What will be needed is loaded before it is. */
  follow({session, task, text, warns, undoSeconds}: Outgoing, typing: boolean): void {
    if (warns) void this.#warning.come(this.#host);
    if (undoSeconds > 0) void this.#undo.come(this.#host);
    if (typing || task.conference.state === 'active') void this.#colleague.come(this.#host);
    this.#colleague.here?.follow(session.state, task, text);
  }

  async send(outgoing: Outgoing, asked: boolean): Promise<void> {
    const {session, task, text, strings, warns, undoSeconds} = outgoing;
    this.#colleague.here?.follow(session.state, task, text);
    if (!asked && this.#colleague.here?.asks(task) === true) return;
    if (warns && !asked && (await this.#isWarned(outgoing))) return;
    this.#warning.here?.clear();
    const quotedId = repliedTo(session.state, task)?.id ?? null;
    const files = outgoing.sealFiles();
    const send = () => {
      if (!files) void this.#deliver(outgoing, quotedId);
      else if (text.trim() === '' || files.takeCaption(text)) files.send(quotedId, Promise.resolve(true));
      else files.send(null, this.#deliver(outgoing, quotedId));
    };
    if (undoSeconds > 0 && this.#undo.here)
      this.#undo.here.hold(session, task, {text, quotedId, send, takeBack: files?.open}, undoSeconds, strings);
    else send();
  }

  /** Sends what was held back: the agent writes on, or leaves. */
  release(conversationId?: string): void {
    if (conversationId === undefined) this.#undo.here?.releaseAll();
    else this.#undo.here?.release(conversationId);
  }

  /** What is pasted is looked at at once, and so is what a warning stood for, until there is nothing more to warn of. */
  async lookAgain({task, text, stands}: Outgoing, before: string, pasted: boolean): Promise<void> {
    if (!pasted && this.#warning.here?.stands(task, before) !== true) return;
    const warning = await this.#warning.come(this.#host);
    if (stands()) warning?.warns(task, text, false);
  }

  /** Above the box. */
  renderAbove(
    task: Task,
    typing: string | null,
    strings: Strings,
    {onSend, onEdit}: SendingActions,
  ): (TemplateResult | typeof nothing)[] {
    const colleague = this.#colleague.here;
    const onUndo = () => {
      this.#undo.here?.takeBack(task);
      onEdit();
    };
    const onWriteOn = () => {
      colleague?.hasRead(task);
      onEdit();
    };
    return [
      this.#undo.here?.render(task, strings, onUndo) ?? nothing,
      colleague?.render(task, typing, strings, {onSend, onWriteOn}) ?? nothing,
    ];
  }

  /** Below it. */
  renderBelow(task: Task, text: string, strings: Strings, {onSend, onEdit}: SendingActions) {
    const edit = (span: MaskedSpan | undefined) => {
      this.#warning.here?.clear();
      onEdit(span);
    };
    return this.#warning.here?.render(task, text, strings, {onSend, onEdit: edit}) ?? nothing;
  }

  async #isWarned({task, text, strings, stands}: Outgoing): Promise<boolean> {
    if (mayHoldNumbers(text)) await this.#warning.come(this.#host);
    if (!stands()) return true; // they write on
    const warning = this.#warning.here;
    const again = warning?.asks(task, text);
    if (warning?.warns(task, text, true) !== true) return false;
    const words = again ? warning.words(strings) : null; // the first time the alert says it
    if (words !== null) announce(this.#host, words, 'assertive');
    return true;
  }

  /** Resolves with whether it was sent. */
  async #deliver({session, task, text, strings}: Outgoing, quotedId: string | null): Promise<boolean> {
    try {
      await session.send(task.id, text, {source: this.#host, quotedId});
      return true;
    } catch {
      // what was refused before there was a bubble is said here, the rest under the bubble
      const refusal = refusalAbout(session.state, task.id, ['send']);
      if (refusal) announce(this.#host, strings.refused(refusal.code), 'assertive');
      return false;
    }
  }
}

/** The shortest number that is warned of has nine digits: with fewer nothing is waited for. */
const mayHoldNumbers = (text: string): boolean => (text.match(/\p{Nd}/gu)?.length ?? 0) >= 9;
