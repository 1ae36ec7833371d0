import {html, type ReactiveElement, type TemplateResult} from 'lit';
import {controlsOf} from '../../core/controls.js';
import type {Task} from '../../core/task.js';
import type {Strings} from '../../strings/en.js';

/** What ends the agent's part in a conversation, and may lose what they wrote. */
export type Leaving = 'end' | 'endConference' | 'exitConference';

/** What is asked before it is lost. */
interface Question {
  readonly control: Leaving;
  readonly taskId: string;
  readonly losing: 'draft' | 'unsent';
}

/** Asks before something written is lost. */
export class LeaveQuestion {
  readonly #host: ReactiveElement;
  readonly #onGo: (control: Leaving, taskId: string) => void;
  #question: Question | null = null;

  constructor(host: ReactiveElement, onGo: (control: Leaving, taskId: string) => void) {
    this.#host = host;
    this.#onGo = onGo;
  }

  ask(question: Question): void {
    this.#put(question);
    this.#dialog?.showModal();
  }

  /** It is no longer the question once the task has changed. */
  closeIfMoot(task: Task | null): void {
    const question = this.#question;
    const moot = task?.id !== question?.taskId || !task || !question || !controlsOf(task).has(question.control);
    if (moot) this.close();
  }

  readonly close = (): void => {
    if (this.#dialog?.open === true) this.#dialog.close();
  };

  render({controlPane}: Strings): TemplateResult {
    const words = controlPane.confirm[this.#question?.control ?? 'end'];
    const loss = this.#question?.losing === 'unsent' ? controlPane.confirmUnsent : controlPane.confirmDraft;
    return html`
      <dialog part="dialog" aria-labelledby="question" aria-describedby="loss" @close=${() => this.#put(null)}>
        <h2 id="question">${words.title}</h2>
        <p id="loss">${loss}</p>
        <div class="choices">
          <button class="button" part="cancel-button" type="button" @click=${this.close}>${controlPane.goBack}</button>
          <button class="button danger" part="confirm-button" type="button" @click=${this.#go}>${words.go}</button>
        </div>
      </dialog>
    `;
  }

  readonly #go = (): void => {
    if (this.#dialog?.open !== true || !this.#question) return; // answered already
    const {control, taskId} = this.#question;
    this.close();
    this.#onGo(control, taskId);
  };

  #put(question: Question | null): void {
    this.#question = question;
    this.#host.requestUpdate();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }
}
