import {html, nothing, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import {keyed} from 'lit/directives/keyed.js';
import {plainOf} from '../../core/markup/plain.js';
import {plainText} from '../../core/plain-text.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import type {Template, TemplateVariable} from '../../core/template.js';
import * as icons from '../../element/icons.js';
import {attachmentsWords} from '../../strings/en/attachments.js';
import {conversationWords} from '../../strings/en/conversation.js';
import type {Strings} from '../../strings/en.js';
import {bring} from '../../strings/english.js';
import {renderFields} from './fields.js';
import {filled, problemOf, type Values} from './filled.js';
import {HeaderFile} from './header-file.js';
import {renderPreview} from './preview.js';

bring({attachments: attachmentsWords, conversation: conversationWords}); // with the code: of its file, and of a link in it

/** How far it is filled in, and for whom. */
export interface Filling {
  readonly values: Values;
  /** Asked for without what it needs. */
  readonly missing: boolean;
  readonly session: DeskSession | undefined;
  readonly task: Task | undefined;
  readonly strings: Strings;
}

/** The template that the agent fills in: as WhatsApp shows it, what it costs, and a field for every place. */
export class ChosenTemplate {
  readonly #onValue: (key: string, value: string) => void;
  readonly #file: HeaderFile;

  constructor(onValue: (key: string, value: string) => void) {
    this.#onValue = onValue;
    this.#file = new HeaderFile((uploadId) => onValue('header.media', uploadId));
  }

  /** Another one is chosen, or none. */
  clear(): void {
    this.#file.clear();
  }

  render(template: Template, filling: Filling): TemplateResult {
    const {values, missing, strings} = filling;
    const {templates: words} = strings;
    const {category} = template;
    return html`
      ${renderPreview(template, {values, file: this.#file, strings})}
      <p class=${classMap({cost: true, small: true, quiet: category !== 'marketing', [category]: true})} part="cost">
        ${category === 'marketing' ? icons.warning : icons.details}<span>${words.costs[category]}</span>
      </p>
      ${keyed(
        template.id, // the system's own field for a file keeps what was chosen in it
        renderFields(template, {
          values,
          missing,
          strings,
          onValue: this.#onValue,
          renderFile: (variable) => this.#renderFile(template, variable, filling),
        }),
      )}
    `;
  }

  #renderFile({header}: Template, variable: TemplateVariable, filling: Filling): TemplateResult | typeof nothing {
    const {session, task, strings, values} = filling;
    if (!session || !task || !header) return nothing;
    const missing = filling.missing && problemOf(variable, values) !== null;
    return this.#file.render(variable, missing, {session, task, kind: header.kind, strings});
  }
}

/** Its words in one line, without markup. */
export const wordsOf = (template: Template, values: Values): string =>
  plainOf(plainText(filled(template, 'body', values))).text;
