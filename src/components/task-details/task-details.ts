import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {isPending, lineOf, openTask, refusalOf} from '../../core/select.js';
import {subjectOf} from '../../core/state.js';
import type {Line, Task, Variable} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {customerInitials} from '../../element/customer-initials.js';
import {customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {formatMoment, formatOccasion} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import {Revealing} from '../../element/revealing.js';
import {asDisplayText, renderText, sentence, type RenderHidden, type Shown} from '../../element/shown-text.js';
import {customerWords} from '../../strings/en/customer.js';
import {interactionWords} from '../../strings/en/interaction.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {taskDetailsWords} from '../../strings/en/task-details.js';
import {styles} from './task-details.styles.js';
import {VariableEdits} from './variable-edits.js';
import {renderField, valueWords} from './variable-field.js';

/** The system's own variables are told above, in the agent's language. */
const TOLD_ABOVE: ReadonlySet<string> = new Set(['ani', 'dn', 'virtualTeamName', 'customerName']);
/** How long the tick of a copied value stays, in ms. */
const CONFIRMED = 2000;

/**
 * @summary Who the customer of the open task is, and what is known of the conversation (CAD variables), to be read, edited and copied.
 * @event {WaIntentEvent} wa-intent - Before `setVariable` or `reveal` is sent; prevent it to handle it yourself.
 * @slot header - Before everything.
 * @slot customer - After who the customer is, for the CRM's own fields.
 * @slot after - After everything.
 * @csspart base - The whole.
 * @csspart initials - The customer's initials.
 * @csspart customer-name - The customer's name.
 * @csspart masked - A stretch of text that is masked: it cannot be copied or edited. The number is a button where it may be revealed.
 * @csspart revealed - The number, shown for a short time.
 * @csspart hide-button - Masks it again.
 * @csspart reveal-dialog - Asks for the reason.
 * @csspart reason-input - The reason.
 * @csspart cancel-button - Closes the dialog.
 * @csspart reveal-button - Reveals the number.
 * @csspart facts - Number, line, queue and the like.
 * @csspart note - The note of the colleague who handed the conversation on.
 * @csspart variables - The CAD variables.
 * @csspart variable - One of them.
 * @csspart value - The value of one that cannot be edited.
 * @csspart input - The field of one that can.
 * @csspart save-button - Saves what was typed.
 * @csspart revert-button - Goes back to what is saved.
 * @csspart conflict - A colleague has saved meanwhile.
 * @csspart theirs-button - Takes the colleague's value.
 * @csspart mine-button - Goes on with the agent's own.
 * @csspart error - Why a value was not saved.
 * @csspart copy-button - Copies a value.
 * @csspart empty - What to do while no task is open.
 * @csspart title - The heading above the CAD variables.
 * @csspart fact - One of the facts.
 * @csspart received - When the conversation came.
 */
export class WaTaskDetails extends DeskElement {
  static override styles = [base, styles];
  protected override readonly parts = {
    'task-details':
      'base initials customer-name masked revealed hide-button reveal-dialog reason-input cancel-button reveal-button facts note variables variable value input save-button revert-button conflict theirs-button mine-button error copy-button empty title fact received',
  };
  protected static override words = {
    customer: customerWords,
    interaction: interactionWords,
    masked: maskedWords,
    refused: refusedWords,
    taskDetails: taskDetailsWords,
  };

  /** The label of the value that was copied last. */
  @state() private copied: string | null = null;

  readonly #task = this.link.select(openTask, null);
  readonly #line = this.link.select((all) => {
    const task = openTask(all);
    return task && lineOf(all, task);
  }, null);
  readonly #tasks = this.link.select(({tasks}) => tasks, none);
  readonly #agentId = this.link.select(({agent}) => agent?.id ?? null, null);
  /** What a field depends on; the maps themselves, since any of the variables may be concerned. */
  readonly #pending = this.link.select(({pending}) => pending, null);
  readonly #refusals = this.link.select(({refusals}) => refusals, null);
  readonly #edits = new VariableEdits();
  readonly #revealing = new Revealing(this, this.link);
  #confirming: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    prepareToAnnounce(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#confirming);
  }

  protected override willUpdate(): void {
    if (this.link.session) this.#edits.settle(this.#tasks.value); // without one nothing is known of the tasks
  }

  protected override render() {
    const task = this.#task.value;
    const line = this.#line.value;
    const {taskDetails, locale} = this.strings;
    return html`
      <section class="base" part="base" lang=${locale} aria-label=${taskDetails.label}>
        <slot name="header"></slot>
        ${task && line ? this.#renderTask(task, line) : html`<p class="empty quiet" part="empty">${taskDetails.noTask}</p>`}
        <slot name="after"></slot>
      </section>
    `;
  }

  #renderTask(task: Task, line: Line): TemplateResult {
    const {taskDetails} = this.strings;
    const variables = task.variables.filter(({name}) => !TOLD_ABOVE.has(name));
    return html`
      ${this.#renderCustomer(task, line)}
      <slot name="customer"></slot>
      ${
        variables.length === 0
          ? nothing
          : html`<h3 id="variables" part="title">${taskDetails.variables}</h3>
              <div class="variables" part="variables" role="group" aria-labelledby="variables">
                ${repeat(
                  variables,
                  ({name}) => `${task.id} ${name}`,
                  (variable) => this.#renderVariable(task, variable),
                )}
              </div>`
      }
    `;
  }

  #renderCustomer(task: Task, line: Line): TemplateResult {
    const {taskDetails, customer: words, interaction, locale} = this.strings;
    const {customer, conference, from, kind, note, queue, receivedAt} = task;
    return html`
      <div class="who">
        <span class="initials" part="initials" aria-hidden="true"
          ><bdi>${customerInitials(customer) || icons.person}</bdi></span
        >
        <h3 class="grow" part="customer-name">
          <bdi>${renderText(customerName(customer, this.strings), this.strings)}</bdi>
        </h3>
      </div>
      <dl class="facts" part="facts">
        ${
          customer.number
            ? this.#renderFact(taskDetails.number, customer.number, true, this.#renderNumber(task))
            : this.#renderFact(taskDetails.number, words.numberHidden)
        }
        ${customer.username ? this.#renderFact(taskDetails.username, customer.username) : nothing}
        ${this.#renderFact(taskDetails.line, sentence(interaction.line, line.name, line.number), false)}
        ${this.#renderFact(taskDetails.queue, queue.name)}
        ${this.#renderFact(
          taskDetails.received,
          html`<time
            part="received"
            datetime=${new Date(receivedAt).toISOString()}
            title=${formatMoment(receivedAt, locale)}
            >${formatOccasion(receivedAt, locale)}</time
          >`,
        )}
        ${conference.state === 'active' ? this.#renderFact(taskDetails.with, conference.other.name) : nothing}
        ${conference.state === 'requested' ? this.#renderFact(taskDetails.asked, conference.target.name) : nothing}
        ${from && kind !== 'new' ? this.#renderFact(taskDetails.from[kind], from.name) : nothing}
      </dl>
      ${
        note
          ? html`<div class="note" part="note">
              <p class="small quiet">${taskDetails.note}</p>
              <p class="noted" dir="auto">${renderText(note, this.strings)}</p>
            </div>`
          : nothing
      }
    `;
  }

  /** What WhatsApp knows of the customer can be copied, unless it is masked. */
  #renderFact(
    label: string,
    value: Shown | TemplateResult,
    copied = typeof value !== 'string',
    renderHidden?: RenderHidden,
  ): TemplateResult {
    const shown = typeof value === 'string' || 'masked' in value ? asDisplayText(value) : null;
    return html`
      <div part="fact">
        <dt>${label}</dt>
        <dd>
          <bdi>${shown ? renderText(shown, this.strings, renderHidden) : value}</bdi>
          ${copied && shown?.masked.length === 0 ? this.#renderCopy(label, shown.text) : nothing}
        </dd>
      </div>
    `;
  }

  #renderNumber({id: taskId}: Task): RenderHidden | undefined {
    const {reveal} = this.#revealing;
    const {session} = this.link;
    return reveal && session
      ? (hidden, strings) => reveal({...hidden, host: this, session, taskId, messageId: null, strings})
      : undefined;
  }

  #renderVariable(task: Task, variable: Variable): TemplateResult {
    const {strings} = this;
    const edit = this.#edits.of(task, variable);
    const editable = variable.editable && variable.value.masked.length === 0;
    if (!editable || task.phase !== 'connected' || this.link.session?.supports('setVariable') !== true)
      return html`<div class="variable" part="variable">
        <p class="label">${variable.label}</p>
        ${this.#renderValue(variable)}
        ${edit ? html`<p class="notice small">${icons.warning}<bdi>${strings.taskDetails.notSaved(edit.text)}</bdi></p>` : nothing}
      </div>`;
    return html`
      <div class="variable">
        ${renderField({
          variable,
          edit,
          saving: this.#isSaving(task, variable),
          refusal: this.#refusal(task, variable),
          agentId: this.#agentId.value,
          strings,
          onType: (text) => this.#change(task, variable, () => this.#edits.type(task, variable, text)),
          onSave: () => this.#save(task, variable),
          onRevert: () => this.#dropEdit(task, variable),
          onTakeTheirs: () => this.#dropEdit(task, variable),
          onKeepMine: () => {
            this.#change(task, variable, () => this.#edits.keepMine(task, variable));
            this.#focus(variable);
          },
        })}
        ${edit || variable.value.text === '' ? nothing : this.#renderCopy(variable.label, variable.value.text)}
      </div>
    `;
  }

  #renderValue(variable: Variable): TemplateResult {
    const words = valueWords(variable, this.strings);
    return html`
      <p class="value" part="value">
        ${
          words.text === ''
            ? html`<span class="quiet">${this.strings.taskDetails.empty}</span>`
            : html`<bdi>${renderText(words, this.strings)}</bdi
                >${variable.value.masked.length > 0 ? nothing : this.#renderCopy(variable.label, variable.value.text)}`
        }
      </p>
    `;
  }

  #renderCopy(label: string, text: string): TemplateResult {
    const words = this.strings.taskDetails.copy(label);
    return html`
      <button
        class="button quiet icon copy"
        part="copy-button"
        type="button"
        title=${words}
        aria-label=${words}
        @click=${() => this.#copy(label, text)}
      >
        ${this.copied === label ? icons.tick : icons.copy}
      </button>
    `;
  }

  #isSaving(task: Task, variable: Variable): boolean {
    return this.#pending.value !== null && this.link.session
      ? isPending(this.link.session.state, saveOf(task, variable))
      : false;
  }

  #refusal(task: Task, variable: Variable) {
    if (this.#refusals.value === null || !this.link.session) return null;
    return refusalOf(this.link.session.state, saveOf(task, variable))?.code ?? null;
  }

  /** What was refused is past once the agent goes on. */
  #change(task: Task, variable: Variable, change: () => void): void {
    change();
    if (this.#refusal(task, variable)) this.link.session?.dismissRefusal(subjectOf(saveOf(task, variable)));
    this.requestUpdate();
  }

  #dropEdit(task: Task, variable: Variable): void {
    this.#change(task, variable, () => this.#edits.drop(task, variable));
    this.#focus(variable); // the button that was pressed is gone
  }

  async #save(task: Task, variable: Variable): Promise<void> {
    const {session} = this.link;
    if (!session || this.#isSaving(task, variable)) return;
    const ready = this.#edits.ready(task, variable);
    this.requestUpdate();
    if (!ready) {
      if (this.#edits.of(task, variable)) this.#focus(variable);
      return;
    }
    try {
      await session.setVariable(task.id, variable.name, ready.value, ready.version, {source: this});
    } catch {
      return; // why stands at the field, and what was typed is still there
    }
    this.#edits.drop(task, variable);
    this.requestUpdate();
    announce(this, this.strings.taskDetails.saved(variable.label));
    if (this.shadowRoot?.activeElement?.matches('[part=save-button]') === true) this.#focus(variable);
  }

  async #copy(label: string, text: string): Promise<void> {
    const {taskDetails} = this.strings;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      announce(this, taskDetails.notCopied(label), 'assertive');
      return;
    }
    announce(this, taskDetails.copied(label));
    this.copied = label;
    clearTimeout(this.#confirming);
    this.#confirming = setTimeout(() => {
      this.copied = null;
    }, CONFIRMED);
  }

  #focus({name}: Variable): void {
    void this.updateComplete.then(() => this.shadowRoot?.getElementById(`value-${name}`)?.focus());
  }
}

const none: ReadonlyMap<string, Task> = new Map();

/** By what pending and refused saves are found. */
const saveOf = ({id: taskId}: Task, {name}: Variable) =>
  ({type: 'setVariable', taskId, name, value: '', version: 0}) as const;

declare global {
  interface HTMLElementTagNameMap {
    'wa-task-details': WaTaskDetails;
  }
}
