import {html, nothing, type TemplateResult} from 'lit';
import {query, state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import {controlsOf} from '../../core/controls.js';
import type {DeskErrorCode} from '../../core/errors.js';
import {isUnderWay, refusalAbout, wouldLose} from '../../core/select.js';
import {subjectOf} from '../../core/state.js';
import {MAX_NOTE_LENGTH} from '../../core/limits.js';
import type {Target, Task} from '../../core/task.js';
import {base} from '../../element/base.styles.js';
import * as icons from '../../element/icons.js';
import {modifierName} from '../../element/modifier-key.js';
import {modalDialog} from '../../element/modal-dialog.styles.js';
import {registryOf} from '../../element/registry-of.js';
import {TaskDialog, type DialogOutcome} from '../../element/task-dialog.js';
import type {WaTargetChosenEvent, WaTargetPicker} from '../target-picker/target-picker.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {requestWords} from '../../strings/en/request.js';
import {styles} from './request-dialog.styles.js';

/** The parts of either dialog. */
export const requestParts =
  'base title masked kind search-input list option choice refresh-button note-input counter warning error cancel-button submit-button close-button search note-label hint';

/** The counter of the note appears from here on. */
const NEAR_THE_END = MAX_NOTE_LENGTH * 0.8;

/** The dialog is closed: `sent` when the request is made, `over` when the conversation allowed it no more. */
export class WaRequestClosedEvent extends Event {
  constructor(readonly detail: {outcome: DialogOutcome; why: DeskErrorCode | null}) {
    super('wa-request-closed');
  }
}

/** What transfer and conference have in common: choose a colleague or queue, add a note, ask. */
export abstract class RequestDialog extends TaskDialog {
  static override styles = [base, modalDialog, styles];
  protected static override words = {
    customer: customerWords,
    masked: maskedWords,
    refused: refusedWords,
    request: requestWords,
  };

  protected abstract readonly request: 'transfer' | 'conference';

  @state() private chosen: Target | null = null;
  @state() private note = '';
  /** Asked for without what it needs. */
  @state() private missing = false;

  @query('wa-target-picker') private picker: WaTargetPicker | null | undefined;
  @query('textarea') private noteField: HTMLTextAreaElement | null | undefined;

  readonly #busy = this.link.select((all) => isUnderWay(all, this.taskId ?? '', [this.request]), false);
  readonly #refusal = this.link.select(
    (all) => refusalAbout(all, this.taskId ?? '', [this.request])?.code ?? null,
    null,
  );
  readonly #losing = this.link.select((all) => {
    const task = this.taskIn(all);
    return task && this.request === 'transfer' ? wouldLose(all, task) : null;
  }, null);
  /** Whose query, choice and note are in the form. */
  #formOf: string | null = null;

  protected override renderOpen(task: Task): TemplateResult {
    const {request} = this.strings;
    const words = request[this.request];
    const losing = this.#losing.value;
    const ready = this.#lacks() === null && !this.#busy.value;
    return html`
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
        <span class="hint quiet small" part="hint">${words.hint(modifierName())}</span>
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
        <label part="note-label" for="note">${request.note}</label>
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
    const words = refusal ? this.strings.refused(refusal) : this.missing ? this.#lacks() : null;
    return words === null ? nothing : html`<p class="refusal" part="error">${icons.alert}<span>${words}</span></p>`;
  }

  protected override whyOver(task: Task): DeskErrorCode | null {
    if (task.phase === 'wrap-up') return 'task-ended';
    const why = controlsOf(task).get(this.request);
    return why === undefined ? (task.role === 'guest' ? 'not-owner' : 'conference-open') : why;
  }

  protected override wordsOf(why: DeskErrorCode): string {
    return why === 'task-ended' ? this.strings.request[this.request].over : this.strings.refused(why);
  }

  protected override titleFor(name: string): string {
    return this.strings.request[this.request].title(name);
  }

  protected override cancelWord(): string {
    return this.strings.request.cancel;
  }

  /** What was written for this task before is there again. */
  protected override prepare({id}: Task): void {
    if (this.#formOf !== id) this.#forget();
    this.#formOf = id;
  }

  protected override async begin(): Promise<void> {
    await registryOf(this).whenDefined('wa-target-picker');
    await this.picker?.updateComplete;
    this.picker?.focus();
    this.picker?.refresh();
  }

  protected override ended(taskId: string, outcome: DialogOutcome, why: DeskErrorCode | null): void {
    this.missing = false;
    if (outcome !== 'cancelled') this.#forget();
    this.link.session?.dismissRefusal(subjectOf(this.#command(taskId, '', null)));
    this.dispatchEvent(new WaRequestClosedEvent({outcome, why}));
  }

  /** It may be over because it was asked for. */
  protected override over(why: DeskErrorCode): void {
    if (this.#busy.value) this.finish('sent');
    else super.over(why);
  }

  #forget(): void {
    this.note = '';
    this.chosen = null;
  }

  /** What is still missing, in words. */
  #lacks(): string | null {
    const {request} = this.strings;
    if (!this.chosen) return request.chooseFirst;
    const excess = this.note.length - MAX_NOTE_LENGTH;
    return excess > 0 ? request.noteTooLong(excess) : null;
  }

  #command(taskId: string, targetId: string, note: string | null) {
    return {type: this.request, taskId, target: {kind: this.chosen?.kind ?? 'queue', id: targetId}, note} as const;
  }

  protected override submit(): void {
    const {session} = this.link;
    const {taskId, chosen} = this;
    if (!session || taskId === null || this.#busy.value) return;
    this.missing = this.#lacks() !== null;
    if (!chosen) this.picker?.focus();
    else if (this.missing) this.noteField?.focus();
    if (!chosen || this.missing) return;
    const note = this.note.trim();
    session.command(this.#command(taskId, chosen.id, note === '' ? null : note), {source: this}).then(
      () => this.taskId === taskId && this.finish('sent'),
      () => undefined, // the refusal stands above the button
    );
  }

  readonly #onSubmit = () => this.submit();

  readonly #onChosen = ({detail}: WaTargetChosenEvent) => {
    this.chosen = detail.target;
    this.missing = false;
    if (this.taskId !== null) this.link.session?.dismissRefusal(subjectOf(this.#command(this.taskId, '', null)));
  };

  readonly #onNote = ({target}: Event) => {
    if (target instanceof HTMLTextAreaElement) this.note = target.value;
  };
}

declare global {
  interface HTMLElementEventMap {
    'wa-request-closed': WaRequestClosedEvent;
  }
}
