import {html, nothing, type TemplateResult} from 'lit';
import {query, state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import {controlsOf} from '../../core/controls.js';
import type {DeskErrorCode} from '../../core/errors.js';
import {isUnderWay, refusalAbout, wouldLose} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {subjectOf, type DeskState} from '../../core/state.js';
import {MAX_NOTE_LENGTH} from '../../core/limits.js';
import type {Target, Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {renderText, sentence} from '../../element/shown-text.js';
import {rememberFocus} from '../../element/focus-return.js';
import * as icons from '../../element/icons.js';
import {modifierHeld, modifierName} from '../../element/modifier-key.js';
import {modalDialog} from '../../element/modal-dialog.styles.js';
import type {WaTargetChosenEvent, WaTargetPicker} from '../target-picker/target-picker.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {requestWords} from '../../strings/en/request.js';
import {styles} from './request-dialog.styles.js';

/** The counter of the note appears from here on. */
const NEAR_THE_END = MAX_NOTE_LENGTH * 0.8;

/** The dialog is closed: `sent` when the request is made, `over` when the conversation allowed it no more. */
export class WaRequestClosedEvent extends Event {
  constructor(readonly detail: {outcome: 'sent' | 'cancelled' | 'over'; why: DeskErrorCode | null}) {
    super('wa-request-closed');
  }
}

/** What transfer and conference have in common: choose a colleague or queue, add a note, ask. */
export abstract class RequestDialog extends DeskElement {
  static override styles = [base, modalDialog, styles];
  protected static override words = {
    customer: customerWords,
    masked: maskedWords,
    refused: refusedWords,
    request: requestWords,
  };

  protected abstract readonly request: 'transfer' | 'conference';

  /** The task it stands open for. */
  @state() private taskId: string | null = null;
  @state() private chosen: Target | null = null;
  @state() private note = '';
  /** Asked for without what it needs. */
  @state() private missing = false;

  @query('dialog') private dialog: HTMLDialogElement | null | undefined;
  @query('wa-target-picker') private picker: WaTargetPicker | null | undefined;
  @query('textarea') private noteField: HTMLTextAreaElement | null | undefined;

  readonly #task = this.link.select((all) => this.#taskOf(all), null);
  readonly #busy = this.link.select((all) => isUnderWay(all, this.taskId ?? '', [this.request]), false);
  readonly #refusal = this.link.select(
    (all) => refusalAbout(all, this.taskId ?? '', [this.request])?.code ?? null,
    null,
  );
  readonly #losing = this.link.select((all) => {
    const task = this.#taskOf(all);
    return task && this.request === 'transfer' ? wouldLose(all, task) : null;
  }, null);
  #stop: (() => void) | undefined;
  #giveFocusBack: (() => boolean) | undefined;
  /** Whose query, choice and note are in the form. */
  #formOf: string | null = null;

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

  protected override render() {
    const task = this.#task.value;
    return html`
      <dialog
        class="base"
        part="base"
        lang=${this.strings.locale}
        aria-labelledby="title"
        @close=${this.#onClose}
        @keydown=${this.#onKeydown}
      >
        ${task ? this.#renderForm(task) : nothing}
      </dialog>
    `;
  }

  #renderForm(task: Task): TemplateResult {
    const {request} = this.strings;
    const words = request[this.request];
    const losing = this.#losing.value;
    const ready = this.#whyNot() === null && !this.#busy.value;
    return html`
      <header>
        <h2 id="title" part="title" dir="auto">
          ${renderText(sentence(words.title, customerName(task.customer, this.strings)), this.strings)}
        </h2>
        <button
          class="button quiet icon compact"
          type="button"
          title=${request.cancel}
          aria-label=${request.cancel}
          @click=${this.close}
        >
          ${icons.close}
        </button>
      </header>
      <div class="content">
        <wa-target-picker
          exportparts="kind,search-input,list,option,choice,refresh-button"
          .session=${this.link.session}
          .taskId=${task.id}
          .chosen=${this.chosen}
          @wa-target-chosen=${this.#onChosen}
        ></wa-target-picker>
        ${this.#renderNote()}
        ${
          losing === null
            ? nothing
            : html`<p class="notice small" part="warning">
                ${icons.warning}<span>${losing === 'draft' ? request.losesDraft : request.losesUnsent}</span>
              </p>`
        }
      </div>
      <footer>
        <div class="told" role="alert">${this.#renderError()}</div>
        <span class="hint quiet small">${words.hint(modifierName())}</span>
        <button class="button" part="cancel-button" type="button" @click=${this.close}>${request.cancel}</button>
        <button
          class="button primary"
          part="submit-button"
          type="button"
          aria-disabled=${ready ? 'false' : 'true'}
          @click=${this.#onSubmit}
        >
          ${this.#busy.value ? html`<span class="spinner"></span>` : nothing}${words.submit}
        </button>
      </footer>
    `;
  }

  #renderNote(): TemplateResult {
    const {request} = this.strings;
    const {length} = this.note;
    const tooLong = length > MAX_NOTE_LENGTH;
    return html`
      <div class="note">
        <label for="note">${request.note}</label>
        <textarea
          id="note"
          part="note-input"
          rows="2"
          dir="auto"
          aria-describedby="count"
          aria-invalid=${tooLong ? 'true' : 'false'}
          .value=${live(this.note)}
          @input=${this.#onNote}
        ></textarea>
        <span class=${tooLong ? 'count small long' : 'count small quiet'} id="count" part="counter"
          >${length < NEAR_THE_END ? nothing : request.count(length, MAX_NOTE_LENGTH)}</span
        >
      </div>
    `;
  }

  #renderError(): TemplateResult | typeof nothing {
    const refusal = this.#refusal.value;
    const words = refusal ? this.strings.refused[refusal] : this.missing ? this.#whyNot() : null;
    return words === null ? nothing : html`<p class="refusal" part="error">${icons.alert}<span>${words}</span></p>`;
  }

  /** Opens it for this task, otherwise for the open one; false when that cannot be asked for now. */
  show(taskId?: string): boolean {
    const {session} = this.link;
    const id = taskId ?? session?.state.openTaskId ?? null;
    const task = id === null ? undefined : session?.state.tasks.get(id);
    if (!session || !task || this.#whyOver(session.state, task.id) !== null) return false;
    if (this.taskId !== null) return this.taskId === task.id;
    this.#giveFocusBack = rememberFocus();
    if (this.#formOf !== task.id) this.#forget();
    this.#formOf = task.id;
    this.taskId = task.id;
    void this.#open();
    return true;
  }

  /** Closes it; what was written stays for the next time. */
  readonly close = (): void => {
    this.#finish('cancelled', null);
  };

  async #open(): Promise<void> {
    await this.updateComplete;
    if (this.taskId === null || !this.dialog || this.dialog.open) return;
    this.dialog.showModal();
    await this.picker?.updateComplete;
    this.picker?.focus();
    this.picker?.refresh();
  }

  #finish(outcome: 'sent' | 'cancelled' | 'over', why: DeskErrorCode | null): void {
    const {taskId} = this;
    if (taskId === null) return;
    this.taskId = null;
    this.missing = false;
    if (outcome !== 'cancelled') this.#forget();
    this.link.session?.dismissRefusal(subjectOf(this.#command(taskId, '', null)));
    this.dialog?.close();
    this.#giveFocusBack?.();
    if (why !== null) announce(this, this.#wordsOf(why), 'assertive');
    this.dispatchEvent(new WaRequestClosedEvent({outcome, why}));
  }

  #wordsOf(why: DeskErrorCode): string {
    return why === 'task-ended' ? this.strings.request[this.request].over : this.strings.refused[why];
  }

  #forget(): void {
    this.note = '';
    this.chosen = null;
  }

  /** At once, before anything moves the focus that a modal dialog would hold back. */
  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = session?.subscribe(
      (all) => (this.taskId === null ? null : this.#whyOver(all, this.taskId)),
      (why) => {
        if (why === null || this.taskId === null) return;
        const ours = isUnderWay(session.state, this.taskId, [this.request]);
        this.#finish(ours ? 'sent' : 'over', ours ? null : why);
      },
    );
    if (this.taskId !== null && !session?.state.tasks.has(this.taskId)) this.#finish('over', null); // another session's
  }

  /** Why this can be asked for no more; null while it can. */
  #whyOver(all: DeskState, taskId: string): DeskErrorCode | null {
    const task = all.tasks.get(taskId);
    if (!task || task.phase === 'wrap-up') return 'task-ended';
    const why = controlsOf(task).get(this.request);
    return why === undefined ? (task.role === 'guest' ? 'not-owner' : 'conference-open') : why;
  }

  #taskOf(all: DeskState): Task | null {
    return this.taskId === null ? null : (all.tasks.get(this.taskId) ?? null);
  }

  /** What is still missing, in words. */
  #whyNot(): string | null {
    const {request} = this.strings;
    if (!this.chosen) return request.chooseFirst;
    const excess = this.note.length - MAX_NOTE_LENGTH;
    return excess > 0 ? request.noteTooLong(excess) : null;
  }

  #command(taskId: string, targetId: string, note: string | null) {
    return {type: this.request, taskId, target: {kind: this.chosen?.kind ?? 'queue', id: targetId}, note} as const;
  }

  #submit(): void {
    const {session} = this.link;
    const {taskId, chosen} = this;
    if (!session || taskId === null || this.#busy.value) return;
    this.missing = this.#whyNot() !== null;
    if (!chosen) this.picker?.focus();
    else if (this.missing) this.noteField?.focus();
    if (!chosen || this.missing) return;
    const note = this.note.trim();
    session.command(this.#command(taskId, chosen.id, note === '' ? null : note), {source: this}).then(
      () => this.taskId === taskId && this.#finish('sent', null),
      () => undefined, // the refusal stands above the button
    );
  }

  readonly #onSubmit = () => this.#submit();

  readonly #onChosen = ({detail}: WaTargetChosenEvent) => {
    this.chosen = detail.target;
    this.missing = false;
    if (this.taskId !== null) this.link.session?.dismissRefusal(subjectOf(this.#command(this.taskId, '', null)));
  };

  readonly #onNote = ({target}: Event) => {
    if (target instanceof HTMLTextAreaElement) this.note = target.value;
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.repeat || !modifierHeld(event)) return;
    event.preventDefault();
    this.#submit();
  };

  /** Esc has closed it. */
  readonly #onClose = () => this.#finish('cancelled', null);
}

declare global {
  interface HTMLElementEventMap {
    'wa-request-closed': WaRequestClosedEvent;
  }
}
