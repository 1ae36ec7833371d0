import {html, nothing, type TemplateResult} from 'lit';
import {query, state} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {repeat} from 'lit/directives/repeat.js';
import type {DeskErrorCode} from '../../core/errors.js';
import {isUnderWay, refusalAbout} from '../../core/select.js';
import type {Task} from '../../core/task.js';
import type {Template} from '../../core/template.js';
import {announce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import * as icons from '../../element/icons.js';
import {Later} from '../../element/later.js';
import {modifierHeld, modifierName} from '../../element/modifier-key.js';
import {markupStyles} from '../../element/markup.styles.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import {modalDialog} from '../../element/modal-dialog.styles.js';
import {renderSearchField} from '../../element/search-field.js';
import {searchField} from '../../element/search-field.styles.js';
import {TaskDialog, type DialogOutcome} from '../../element/task-dialog.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {templatesWords} from '../../strings/en/templates.js';
import {canBeFilled, filled, languageName, problemOf, titleOf, wantedOf, type Values} from './filled.js';
import {renderFilters} from './filters.js';
import {styles} from './template-picker.styles.js';

const CATEGORIES = ['utility', 'marketing', 'authentication', 'other'] as const;

/** The picker is closed: `sent` when the template is on its way, `over` when the conversation allowed it no more. */
export class WaTemplateClosedEvent extends Event {
  constructor(readonly detail: {outcome: DialogOutcome}) {
    super('wa-template-closed');
  }
}

/**
 * @summary Finds a template, fills it in and sends it: all that may be sent while the window is closed. Open it with `show()`.
 * @event {WaIntentEvent} wa-intent - Before `send` or `listTemplates` is sent; prevent it to handle it yourself.
 * @event {WaTemplateClosedEvent} wa-template-closed - It is closed: `sent`, `cancelled`, or `over` when the conversation has ended.
 * @csspart base - The dialog.
 * @csspart title - To whom it goes.
 * @csspart masked - A stretch of text that is masked.
 * @csspart search-input - Filters the list.
 * @csspart filter - A category or language.
 * @csspart list - The templates.
 * @csspart option - One of them.
 * @csspart empty - That there is none, or none matches.
 * @csspart back-button - Goes back to the list where there is no room for both.
 * @csspart preview - The message as the customer sees it.
 * @csspart cost - What its category costs.
 * @csspart field - A place that is filled in.
 * @csspart error - Why it was refused, or could not be fetched.
 * @csspart cancel-button - Closes it.
 * @csspart send-button - Sends it.
 */
export class WaTemplatePicker extends TaskDialog {
  static override styles = [base, modalDialog, searchField, richTextStyles, markupStyles, styles];
  protected override readonly parts = {
    'template-picker':
      'base title masked search-input filter list option empty back-button preview cost field error cancel-button send-button',
  };
  protected static override words = {
    customer: customerWords,
    masked: maskedWords,
    refused: refusedWords,
    templates: templatesWords,
  };

  @state() private search = '';
  @state() private category: Template['category'] | null = null;
  @state() private language: string | null = null;
  @state() private chosenId: string | null = null;
  /** The option the arrow keys stand on. */
  @state() private activeId: string | null = null;
  @state() private values: Values = {};
  /** Asked for without what it needs. */
  @state() private missing = false;
  @state() private sending = false;
  @state() private refused: DeskErrorCode | null = null;

  @query('.search input') private input: HTMLInputElement | null | undefined;
  @query('.fill') private pane: HTMLElement | null | undefined;

  readonly #templates = this.link.select(({templates}) => templates.get(this.taskId ?? '') ?? null, null);
  readonly #fetching = this.link.select((all) => isUnderWay(all, this.taskId ?? '', ['listTemplates']), false);
  readonly #refusal = this.link.select(
    (all) => refusalAbout(all, this.taskId ?? '', ['listTemplates'])?.code ?? null,
    null,
  );
  readonly #part = new Later(async () => {
    const {ChosenTemplate, wordsOf} = await import('./chosen.js');
    return {filling: new ChosenTemplate(this.#onValue), wordsOf};
  });

  get #all(): readonly Template[] {
    const {session} = this.link;
    const files =
      session?.uploads === true ? session.state.tasks.get(this.taskId ?? '')?.capabilities.media : undefined;
    return (this.#templates.value ?? []).filter((template) => canBeFilled(template, files));
  }

  get #shown(): readonly Template[] {
    const {search, category, language} = this;
    return wantedOf(this.#all, {search, category, language});
  }

  get #chosen(): Template | null {
    return this.#all.find(({id}) => id === this.chosenId) ?? null;
  }

  protected override renderOpen(): TemplateResult {
    const {templates: words} = this.strings;
    const chosen = this.#chosen;
    return html`
      <div class=${classMap({panes: true, chosen: chosen !== null})}>
        <div class="find">${this.#renderSearch()} ${this.#renderList()}</div>
        <div class="fill">
          ${chosen ? this.#renderChosen(chosen) : html`<p class="choose quiet">${words.choose}</p>`}
        </div>
      </div>
      <footer>
        <div class="told" role="alert">
          ${
            this.refused
              ? html`<p class="refusal" part="error">
                  ${icons.alert}<span>${this.strings.refused(this.refused)}</span>
                </p>`
              : nothing
          }
        </div>
        <span class="hint quiet small">${words.hint(modifierName())}</span>
        <button class="button" part="cancel-button" type="button" @click=${this.close}>${words.cancel}</button>
        <button
          class="button primary"
          part="send-button"
          type="button"
          aria-disabled=${chosen && !this.sending ? 'false' : 'true'}
          @click=${this.#onSend}
        >
          ${this.sending ? html`<span class="spinner"></span>` : icons.send}${words.send}
        </button>
      </footer>
    `;
  }

  #renderSearch(): TemplateResult {
    const {templates: words, locale} = this.strings;
    const all = this.#all;
    return html`
      ${renderSearchField({
        label: words.search,
        value: this.search,
        list: 'list',
        active: this.#shown.some(({id}) => id === this.activeId) ? `t-${this.activeId}` : null,
        empty: this.#shown.length === 0,
        onInput: this.#onSearch,
        onKeydown: this.#onListKey,
      })}
      <div class="filters">
        ${renderFilters({
          label: words.category,
          options: CATEGORIES.filter((one) => all.some(({category}) => category === one)),
          chosen: this.category,
          nameOf: (one) => words.categories[one],
          onChoose: (one) => this.#filter({category: one}),
        })}
        ${renderFilters({
          label: words.language,
          options: [...new Set(all.map(({language}) => language))],
          chosen: this.language,
          nameOf: (one) => languageName(one, locale),
          onChoose: (one) => this.#filter({language: one}),
        })}
      </div>
    `;
  }

  #renderList(): TemplateResult {
    const {templates: words, refused, locale} = this.strings;
    const refusal = this.#refusal.value;
    const shown = this.#shown;
    if (refusal)
      return html`<div class="refusal message-none" part="error" role="alert">
        ${icons.alert}<span class="grow">${refused(refusal)}</span>
        <button class="button compact" type="button" @click=${this.#onFetch}>${words.tryAgain}</button>
      </div>`;
    if (!this.#templates.value)
      return html`<p class="message-none quiet" role="status"><span class="spinner"></span>${words.loading}</p>`;
    if (shown.length === 0)
      return html`<p class="message-none quiet" part="empty">${this.#all.length === 0 ? words.empty : words.none}</p>`;
    return html`
      <ul class="list" id="list" part="list" role="listbox" aria-label=${words.list} @mousedown=${keepFocus}>
        ${repeat(
          shown,
          ({id}) => id,
          (template) => html`
            <li
              id=${`t-${template.id}`}
              part="option"
              role="option"
              class=${classMap({active: template.id === this.activeId})}
              aria-selected=${template.id === this.chosenId ? 'true' : 'false'}
              @click=${() => this.#choose(template)}
            >
              <strong>${titleOf(template)}</strong>
              <span class="quiet small"
                >${words.categories[template.category]} · ${languageName(template.language, locale)}</span
              >
              <span class="words small" dir="auto" lang=${template.language.replaceAll('_', '-')}
                >${this.#wordsOf(template, {})}</span
              >
            </li>
          `,
        )}
      </ul>
    `;
  }

  #renderChosen(template: Template): TemplateResult {
    const {templates: words} = this.strings;
    return html`
      <button class="button quiet compact back" part="back-button" type="button" @click=${this.#onBack}>
        ${icons.back}${words.back}
      </button>
      ${this.#part.for(this)?.filling.render(template, {
        values: this.values,
        missing: this.missing,
        session: this.link.session,
        task: this.link.session?.state.tasks.get(this.taskId ?? ''),
        strings: this.strings,
      })}
    `;
  }

  protected override whyOver({phase, capabilities}: Task): DeskErrorCode | null {
    return phase === 'connected' && capabilities.features.includes('template') ? null : 'task-ended';
  }

  protected override wordsOf(): string {
    return this.strings.templates.over;
  }

  protected override titleFor(name: string): string {
    return this.strings.templates.title(name);
  }

  protected override cancelWord(): string {
    return this.strings.templates.cancel;
  }

  protected override prepare({id}: Task): void {
    this.#forget();
    this.#part.for(this); // before one can be chosen
    this.#fetch(id);
  }

  protected override begin(): void {
    this.input?.focus();
  }

  protected override ended(_taskId: string, outcome: DialogOutcome): void {
    this.#part.here?.filling.clear();
    this.dispatchEvent(new WaTemplateClosedEvent({outcome}));
  }

  #forget(): void {
    this.search = '';
    this.category = null;
    this.language = null;
    this.activeId = null;
    this.refused = null;
    this.sending = false;
    this.#take(null);
  }

  #fetch(taskId: string): void {
    if (!this.#fetching.value) this.link.session?.listTemplates(taskId, {source: this}).catch(() => undefined); // it stands in the list's place
  }

  readonly #onFetch = () => {
    if (this.taskId !== null) this.#fetch(this.taskId);
  };

  readonly #onSearch = ({target}: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.search = target.value;
    this.#tellFound();
  };

  #filter(changed: {category?: Template['category'] | null; language?: string | null}): void {
    if (changed.category !== undefined) this.category = changed.category;
    if (changed.language !== undefined) this.language = changed.language;
    this.#tellFound();
  }

  #tellFound(): void {
    const shown = this.#shown;
    this.activeId = this.search.trim() === '' ? null : (shown[0]?.id ?? null);
    announce(this, this.strings.templates.found(shown.length));
  }

  readonly #onListKey = (event: KeyboardEvent) => {
    if (event.isComposing || modifierHeld(event)) return;
    const shown = this.#shown;
    const at = shown.findIndex(({id}) => id === this.activeId);
    const to = new Map([
      ['ArrowDown', at + 1 >= shown.length ? 0 : at + 1],
      ['ArrowUp', at <= 0 ? shown.length - 1 : at - 1],
    ]).get(event.key);
    const active = shown[to ?? at];
    if (event.key !== 'Enter' && to === undefined) return;
    event.preventDefault();
    if (!active) return;
    if (to === undefined) {
      this.#choose(active);
      return;
    }
    this.activeId = active.id;
    void this.updateComplete.then(() =>
      this.shadowRoot?.getElementById(`t-${active.id}`)?.scrollIntoView({block: 'nearest'}),
    );
  };

  #choose(template: Template): void {
    if (template.id !== this.chosenId) this.#take(template.id);
    this.activeId = template.id;
    void this.#tellChosen(template);
  }

  async #tellChosen(template: Template): Promise<void> {
    await this.#part.come(this);
    announce(this, this.#wordsOf(template, this.values));
    await this.updateComplete;
    if (template.id === this.chosenId) this.#focusFirst('input, .back');
  }

  #wordsOf(template: Template, values: Values): string {
    return this.#part.here?.wordsOf(template, values) ?? filled(template, 'body', values);
  }

  #take(id: string | null): void {
    this.chosenId = id;
    this.values = {};
    this.missing = false;
    this.#part.here?.filling.clear();
  }

  /** The first that is there to be seen; else the button that sends. */
  #focusFirst(selector: string): void {
    const fields = [...(this.pane?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const seen = fields.find((field) => field.localName === 'input') ?? this.shadowRoot?.querySelector('.primary');
    if (seen instanceof HTMLElement) seen.focus();
  }

  readonly #onBack = () => {
    this.#take(null);
    void this.updateComplete.then(() => this.input?.focus());
  };

  readonly #onValue = (key: string, value: string) => {
    this.values = {...this.values, [key]: value};
    this.refused = null;
  };

  readonly #onSend = () => this.submit();

  protected override submit(): void {
    void this.#send();
  }

  async #send(): Promise<void> {
    const {session} = this.link;
    const {taskId} = this;
    const template = this.#chosen;
    if (!session || taskId === null || !template || this.sending) return;
    this.missing = template.variables.some((variable) => problemOf(variable, this.values) !== null);
    if (this.missing) {
      await this.updateComplete;
      this.#focusFirst('input[aria-invalid="true"]');
      return;
    }
    const values = Object.fromEntries(template.variables.map(({key}) => [key, this.values[key]?.trim() ?? '']));
    this.sending = true;
    this.refused = null;
    try {
      const sent = {kind: 'template', templateId: template.id, values} as const;
      await session.send(taskId, filled(template, 'body', values), {with: sent, source: this});
      if (this.taskId === taskId) this.finish('sent');
    } catch {
      if (this.taskId === taskId) this.refused = refusalAbout(session.state, taskId, ['send'])?.code ?? 'internal';
    } finally {
      this.sending = false;
    }
  }
}

const keepFocus = (event: MouseEvent): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'wa-template-picker': WaTemplatePicker;
  }
  interface HTMLElementEventMap {
    'wa-template-closed': WaTemplateClosedEvent;
  }
}
