import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Template, TemplateVariable} from '../../core/template.js';
import type {Strings} from '../../strings/en.js';
import {inWords, problemOf, type Values} from './filled.js';

/** WhatsApp takes no more in one place. */
const LONGEST_VALUE = 1024;

interface Filling {
  readonly values: Values;
  /** Whether it was asked for, so that empty places are pointed at. */
  readonly missing: boolean;
  readonly strings: Strings;
  readonly onValue: (key: string, value: string) => void;
  /** Draws the place of a file. */
  readonly renderFile: (variable: TemplateVariable) => TemplateResult | typeof nothing;
}

/** One field for every place, in the order of the message. */
export function renderFields({variables}: Template, filling: Filling): TemplateResult | typeof nothing {
  if (variables.length === 0) return nothing;
  return html`<div class="fields">
    ${variables.map((variable) => (variable.kind === 'media' ? filling.renderFile(variable) : renderField(variable, filling)))}
  </div>`;
}

function renderField(variable: TemplateVariable, {values, missing, strings, onValue}: Filling): TemplateResult {
  const {templates: words} = strings;
  const {key, example} = variable;
  const id = `v-${key}`;
  const problem = missing ? problemOf(variable, values) : null;
  return html`
    <div class="field" part="field">
      <label for=${id}>${labelOf(variable, words)}</label>
      <input
        id=${id}
        type="text"
        dir="auto"
        autocomplete="off"
        maxlength=${LONGEST_VALUE}
        placeholder=${example === null ? '' : words.example(example)}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? `${id}-problem` : nothing}
        .value=${live(values[key] ?? '')}
        @input=${({target}: Event) => target instanceof HTMLInputElement && onValue(key, target.value)}
      />
      ${problem ? html`<span class="problem small" id=${`${id}-problem`}>${words[problem]}</span>` : nothing}
    </div>
  `;
}

function labelOf({part, kind, name}: TemplateVariable, {fields}: Strings['templates']): string {
  if (kind === 'code') return fields.code;
  if (part === 'button') return fields.address(name);
  if (!/^\d+$/.test(name)) return inWords(name);
  return part === 'header' ? fields.headerPlace(name) : fields.bodyPlace(name);
}
