import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {live} from 'lit/directives/live.js';
import type {DeskErrorCode} from '../../core/errors.js';
import type {Variable} from '../../core/task.js';
import {MAX_VARIABLE_LENGTH} from '../../core/variable-value.js';
import {formatCalendarDay} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import {plainText} from '../../core/plain-text.js';
import type {DisplayText} from '../../core/text.js';
import {renderText, sentence} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import type {Edit} from './variable-edits.js';

/** How one editable variable stands, and what its controls do. */
export interface VariableField {
  readonly variable: Variable;
  readonly edit: Edit | undefined;
  readonly saving: boolean;
  readonly refusal: DeskErrorCode | null;
  /** Who works at this desk: their save in another window is told as theirs. */
  readonly agentId: string | null;
  readonly strings: Strings;
  readonly onType: (text: string) => void;
  readonly onSave: () => void;
  readonly onRevert: () => void;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** Somebody else has saved since the agent began. */
export const isOvertaken = ({variable, edit, saving}: VariableField): boolean =>
  edit !== undefined && !saving && variable.version > edit.version;

/** What a value reads like: a date as the agent's language writes it, yes and no in words. */
export function valueWords({type, value}: Variable, {locale, taskDetails}: Strings): DisplayText {
  if (type === 'string' || value.masked.length > 0) return value;
  if (type === 'date') return plainText(formatCalendarDay(value.text, locale));
  if (type !== 'boolean') return value;
  return plainText({true: taskDetails.yes, false: taskDetails.no}[value.text] ?? value.text);
}

export function renderField(field: VariableField): TemplateResult {
  const {variable, edit, saving, refusal, strings} = field;
  const {taskDetails, refused} = strings;
  const id = `value-${variable.name}`;
  const overtaken = isOvertaken(field);
  const wrong = edit?.bad === true ? taskDetails.bad[variable.type] : refusal && !overtaken ? refused(refusal) : null;
  return html`
    <form
      class="field"
      part="variable"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        field.onSave();
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !edit || saving) return;
        event.stopPropagation(); // it closes nothing around it
        field.onRevert();
      }}
    >
      <label for=${id}>${variable.label}</label>
      ${renderInput(field, id, wrong === null ? undefined : `${id}-wrong`)}
      <div role="alert">
        ${
          wrong === null
            ? nothing
            : html`<p class="wrong small" id="${id}-wrong" part="error">${icons.alert}<span>${wrong}</span></p>`
        }
        ${overtaken ? renderOvertaken(field) : nothing}
      </div>
      ${
        edit === undefined || overtaken
          ? nothing
          : html`<div class="choices">
              <button
                class="button quiet compact"
                part="revert-button"
                type="button"
                aria-label=${taskDetails.revertOf(variable.label)}
                aria-disabled=${saving ? 'true' : 'false'}
                @click=${() => saving || field.onRevert()}
              >
                ${taskDetails.revert}
              </button>
              <button
                class="button primary compact"
                part="save-button"
                aria-label=${ifDefined(saving ? undefined : taskDetails.saveOf(variable.label))}
                aria-disabled=${saving ? 'true' : 'false'}
              >
                ${saving ? html`<span class="spinner"></span>${taskDetails.saving}` : taskDetails.save}
              </button>
            </div>`
      }
    </form>
  `;
}

function renderInput({variable, edit, saving, strings, onType}: VariableField, id: string, wrongId?: string) {
  const text = edit?.text ?? variable.value.text;
  const {taskDetails} = strings;
  const typed = ({currentTarget}: Event) => {
    if (currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLSelectElement)
      onType(currentTarget.value);
  };
  const invalid = wrongId === undefined ? 'false' : 'true';
  if (variable.type === 'boolean')
    return html`<select
      id=${id}
      part="input"
      aria-invalid=${invalid}
      aria-describedby=${ifDefined(wrongId)}
      ?disabled=${saving}
      .value=${live(text)}
      @change=${typed}
    >
      <option value="" ?selected=${text === ''}>${taskDetails.empty}</option>
      <option value="true" ?selected=${text === 'true'}>${taskDetails.yes}</option>
      <option value="false" ?selected=${text === 'false'}>${taskDetails.no}</option>
    </select>`;
  const mode = {string: 'text', integer: 'numeric', decimal: 'decimal', date: 'text'}[variable.type];
  return html`<input
    id=${id}
    part="input"
    type=${variable.type === 'date' ? 'date' : 'text'}
    inputmode=${mode}
    dir=${variable.type === 'string' ? 'auto' : 'ltr'}
    maxlength=${MAX_VARIABLE_LENGTH}
    placeholder=${taskDetails.empty}
    autocomplete="off"
    aria-invalid=${invalid}
    aria-describedby=${ifDefined(wrongId)}
    ?readonly=${saving}
    .value=${live(text)}
    @input=${typed}
  />`;
}

function renderOvertaken({variable, agentId, strings, onTakeTheirs, onKeepMine}: VariableField): TemplateResult {
  const {taskDetails} = strings;
  const {changedBy, label} = variable;
  const value = valueWords(variable, strings);
  const own = changedBy !== null && changedBy.id === agentId;
  const name = changedBy?.name ?? taskDetails.system;
  const words = own
    ? value.text === ''
      ? taskDetails.emptiedElsewhere
      : sentence(taskDetails.elsewhere, value)
    : value.text === ''
      ? taskDetails.emptiedBy(name)
      : sentence(taskDetails.changedBy, name, value);
  return html`
    <div class="notice small" part="conflict">
      ${icons.warning}
      <div class="grow">
        <p><bdi>${renderText(words, strings)}</bdi></p>
        <div class="choices">
          <button
            class="button compact"
            part="theirs-button"
            type="button"
            aria-label=${taskDetails.takeTheirsOf(label)}
            @click=${onTakeTheirs}
          >
            ${taskDetails.takeTheirs}
          </button>
          <button
            class="button compact"
            part="mine-button"
            type="button"
            aria-label=${taskDetails.keepMineOf(label)}
            @click=${onKeepMine}
          >
            ${taskDetails.keepMine}
          </button>
        </div>
      </div>
    </div>
  `;
}
