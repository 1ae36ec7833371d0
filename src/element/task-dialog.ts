import {html, nothing, type TemplateResult} from 'lit';
import {query, state} from 'lit/decorators.js';
import type {DeskErrorCode} from '../core/errors.js';
import type {DeskSession} from '../core/session.js';
import type {DeskState} from '../core/state.js';
import type {Task} from '../core/task.js';
import type {DisplayText} from '../core/text.js';
import {announce, prepareToAnnounce} from './announcer.js';
import {customerName} from './customer-name.js';
import {DeskElement} from './desk-element.js';
import {rememberFocus} from './focus-return.js';
import * as icons from './icons.js';
import {modifierHeld} from './modifier-key.js';
import {renderText, sentence} from './shown-text.js';

/** `sent` when it did what it is for, `over` when the conversation allowed it no more. */
export type DialogOutcome = 'sent' | 'cancelled' | 'over';

/** A dialog about one task: stands open for that one alone, as long as the task allows it, and gives the focus back. */
export abstract class TaskDialog extends DeskElement {
  /** The task it stands open for. */
  @state() protected taskId: string | null = null;

  @query('dialog') private dialog: HTMLDialogElement | null | undefined;

  readonly #task = this.link.select((all) => this.taskIn(all), null);
  #stop: (() => void) | undefined;
  #giveFocusBack: (() => boolean) | undefined;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.taskId = null;
    this.dialog?.close(); // one that is moved while it is open would be open and not modal
  }

  /** Why it cannot stand open for this task; null while it can. */
  protected abstract whyOver(task: Task): DeskErrorCode | null;
  /** That it had to close, in words. */
  protected abstract wordsOf(why: DeskErrorCode): string;
  protected abstract titleFor(name: string): string;
  /** What closes it says so. */
  protected abstract cancelWord(): string;
  /** Under the title. */
  protected abstract renderOpen(task: Task): TemplateResult;
  /** It is about to be shown for this task. */
  protected abstract prepare(task: Task): void;
  /** It stands open, with nothing focused. */
  protected abstract begin(): void | Promise<void>;
  protected abstract submit(): void;
  /** It is closed. */
  protected abstract ended(taskId: string, outcome: DialogOutcome, why: DeskErrorCode | null): void;

  protected override render() {
    const task = this.#task.value;
    return html`
      <dialog
        class="base"
        part="base"
        lang=${this.strings.locale}
        aria-labelledby="title"
        @close=${this.close}
        @keydown=${this.#onKeydown}
      >
        ${task ? html`${this.#renderHeader(task)} ${this.renderOpen(task)}` : nothing}
      </dialog>
    `;
  }

  #renderHeader({customer}: Task): TemplateResult {
    const title: DisplayText = sentence((name) => this.titleFor(name), customerName(customer, this.strings));
    const cancel = this.cancelWord();
    return html`
      <header>
        <h2 id="title" part="title" dir="auto">${renderText(title, this.strings)}</h2>
        <button
          class="button quiet icon compact"
          part="close-button"
          type="button"
          title=${cancel}
          aria-label=${cancel}
          @click=${this.close}
        >
          ${icons.close}
        </button>
      </header>
    `;
  }

  /** Opens it for this task, otherwise for the open one; false when that is not possible there now. */
  show(taskId?: string): boolean {
    const {session} = this.link;
    const id = taskId ?? session?.state.openTaskId ?? null;
    const task = id === null ? undefined : session?.state.tasks.get(id);
    if (!task || this.whyOver(task) !== null) return false;
    if (this.taskId !== null) return this.taskId === task.id;
    this.#giveFocusBack = rememberFocus();
    this.taskId = task.id;
    this.prepare(task);
    void this.#open();
    return true;
  }

  /** Closes it, and nothing is asked. */
  readonly close = (): void => this.finish('cancelled');

  async #open(): Promise<void> {
    await this.updateComplete;
    if (this.taskId === null || !this.dialog || this.dialog.open) return;
    this.dialog.showModal();
    await this.begin();
  }

  protected finish(outcome: DialogOutcome, why: DeskErrorCode | null = null): void {
    const {taskId} = this;
    if (taskId === null) return;
    this.taskId = null;
    this.dialog?.close();
    this.#giveFocusBack?.();
    if (why !== null) announce(this, this.wordsOf(why), 'assertive');
    this.ended(taskId, outcome, why);
  }

  /** The task allows it no more. */
  protected over(why: DeskErrorCode): void {
    this.finish('over', why);
  }

  protected taskIn(all: DeskState): Task | null {
    return this.taskId === null ? null : (all.tasks.get(this.taskId) ?? null);
  }

  /** At once, before anything moves the focus that a modal dialog would hold back. */
  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    if (session) prepareToAnnounce(this);
    this.#stop = session?.subscribe(
      (all) => {
        if (this.taskId === null) return null;
        const task = this.taskIn(all);
        return task ? this.whyOver(task) : 'task-ended';
      },
      (why) => why !== null && this.over(why),
    );
    if (this.taskId !== null && !session?.state.tasks.has(this.taskId)) this.finish('over'); // another session's
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.repeat || !modifierHeld(event)) return;
    event.preventDefault();
    this.submit();
  };
}
