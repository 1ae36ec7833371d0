import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {query, state} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Named} from '../../core/agent.js';
import {isPending, isUnderWay, openTask, refusalAbout, wrapUpReasons} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {subjectOf, type DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {icons} from '../../element/icons.js';
import {modifierHeld, modifierName} from '../../element/modifier-key.js';
import {matchingReasons, mostUsedFirst} from './reason-filter.js';
import {styles} from './wrapup.styles.js';

/**
 * @summary The last step of a conversation: the agent picks why the customer wrote. Empty until the open task is in wrap-up.
 * @event {WaIntentEvent} wa-intent - Before `wrapUp` is sent; prevent it to handle it yourself.
 * @csspart base - The whole form.
 * @csspart title - Its title.
 * @csspart search-input - Filters the reasons.
 * @csspart list - The reasons.
 * @csspart option - One reason.
 * @csspart submit-button - Submits the chosen reason.
 * @csspart error - Why it was not submitted.
 */
export class WaWrapup extends DeskElement {
  static override styles = [base, styles];

  @state() private search = '';
  /** The option the arrow keys stand on. */
  @state() private activeId: string | null = null;
  @state() private chosenId: string | null = null;
  @state() private missing = false;

  @query('.foot') private foot: HTMLElement | null | undefined;
  @query('input') private input: HTMLInputElement | null | undefined;
  @query('[part~=active]') private activeOption: HTMLElement | null | undefined;

  readonly #task = this.link.select(wrappingTask, null);
  readonly #reasons = this.link.select((all) => {
    const task = wrappingTask(all);
    return task ? wrapUpReasons(all, task) : none;
  }, none);
  readonly #use = this.link.select(({reasonUse}) => reasonUse, unused);
  readonly #busy = this.link.select((all) => {
    const task = wrappingTask(all);
    return task !== null && isPending(all, wrapUpOf(task));
  }, false);
  readonly #refusal = this.link.select((all) => {
    const task = wrappingTask(all);
    return task && (refusalAbout(all, task.id, ['wrapUp'])?.code ?? null);
  }, null);
  #stop: (() => void) | undefined;
  #taskId: string | null = null;
  #shown: readonly Named[] = none;
  #endedHere: string | null = null;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const taskId = this.#task.value?.id ?? null;
    if (taskId !== this.#taskId) {
      this.#taskId = taskId;
      this.search = '';
      this.chosenId = null;
      this.activeId = null;
      this.missing = false;
    }
    this.#shown = matchingReasons(mostUsedFirst(this.#reasons.value, this.#use.value), this.search);
    const gone = !this.#shown.some(({id}) => id === this.activeId);
    if (gone || changed.has('search')) this.activeId = this.search === '' ? null : (this.#shown[0]?.id ?? null);
  }

  protected override render() {
    const task = this.#task.value;
    if (!task) return nothing;
    const {wrapUp} = this.strings;
    const name = customerName(task.customer, this.strings);
    return html`
      <section class="base" part="base" lang=${this.strings.locale} aria-labelledby="title">
        <div class="head">
          <h2 id="title" part="title">${wrapUp.title}</h2>
          <p class="quiet" dir="auto">${wrapUp.intro(name)}</p>
        </div>
        ${
          this.#reasons.value.length === 0
            ? html`<p class="notice">${icons.alert}<span>${wrapUp.noReasons}</span></p>`
            : this.#renderPicker()
        }
        ${this.#renderError()}
        <div class="foot">
          <span class="quiet small">${wrapUp.hint(modifierName())}</span>
          <button
            class="button primary"
            part="submit-button"
            type="button"
            aria-disabled=${this.#busy.value || this.chosenId === null ? 'true' : 'false'}
            @click=${this.#onSubmit}
          >
            ${this.#busy.value ? html`<span class="spinner"></span>` : nothing}${wrapUp.submit}
          </button>
        </div>
      </section>
    `;
  }

  #renderPicker(): TemplateResult {
    const {wrapUp} = this.strings;
    return html`
      <div class="picker">
        <div class="search">
          ${icons.search}
          <input
            part="search-input"
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck="false"
            aria-label=${wrapUp.search}
            placeholder=${wrapUp.search}
            aria-autocomplete="list"
            aria-expanded="true"
            aria-controls="reasons"
            aria-activedescendant=${this.activeId === null ? nothing : this.#optionId(this.activeId)}
            .value=${live(this.search)}
            @input=${this.#onSearch}
            @keydown=${this.#onKeydown}
          />
        </div>
        <ul id="reasons" part="list" role="listbox" aria-label=${wrapUp.reasons} @mousedown=${keepFocus}>
          ${repeat(
            this.#shown,
            ({id}) => id,
            (reason) => this.#renderOption(reason),
          )}
        </ul>
        ${this.#shown.length === 0 ? html`<p class="none quiet">${wrapUp.none(this.search)}</p>` : nothing}
      </div>
    `;
  }

  #renderOption({id, name}: Named): TemplateResult {
    const active = id === this.activeId;
    const chosen = id === this.chosenId;
    return html`
      <li
        id=${this.#optionId(id)}
        class=${classMap({active, chosen})}
        part=${active ? 'option active' : 'option'}
        role="option"
        aria-selected=${chosen ? 'true' : 'false'}
        @click=${() => this.#choose(id)}
      >
        <bdi>${name}</bdi>${chosen ? icons.tick : nothing}
      </li>
    `;
  }

  #renderError(): TemplateResult | typeof nothing {
    const refusal = this.#refusal.value;
    const words = refusal ? this.strings.refused[refusal] : this.missing ? this.strings.wrapUp.chooseFirst : undefined;
    return words === undefined
      ? nothing
      : html`<p class="refusal" part="error" role="alert">${icons.alert}<span>${words}</span></p>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('activeId')) this.activeOption?.scrollIntoView({block: 'nearest'});
    if (this.#taskId === null || this.#taskId !== this.#endedHere) return;
    this.#endedHere = null;
    this.focus();
  }

  /** Where it is submitted; null while there is nothing to submit. */
  get actions(): HTMLElement | null {
    return this.foot ?? null;
  }

  /** To the search field. */
  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  /** Whoever ended the conversation at this desk is taken to the reasons; nobody else is torn from what they do. */
  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = undefined;
    if (!session) return;
    prepareToAnnounce(this);
    let before = openTask(session.state);
    this.#stop = session.subscribe(openTask, (task) => {
      const began = task?.phase === 'wrap-up' && task.id === before?.id && before.phase !== 'wrap-up';
      if (began && isUnderWay(session.state, task.id, ENDINGS)) this.#endedHere = task.id;
      before = task;
    });
  }

  #optionId(reasonId: string): string {
    return `reason-${this.#reasons.value.findIndex(({id}) => id === reasonId)}`;
  }

  #choose(reasonId: string): void {
    this.chosenId = reasonId;
    this.activeId = reasonId;
    this.missing = false;
    this.#dismiss();
  }

  #dismiss(): void {
    const task = this.#task.value;
    if (task) this.link.session?.dismissRefusal(subjectOf(wrapUpOf(task)));
  }

  #move(step: number): void {
    const at = this.#shown.findIndex(({id}) => id === this.activeId);
    const {length} = this.#shown;
    const next = at === -1 ? (step > 0 ? 0 : length - 1) : (at + step + length) % length;
    this.activeId = this.#shown[next]?.id ?? null;
  }

  #submit(): void {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task) return;
    this.missing = this.chosenId === null;
    if (this.chosenId === null) {
      this.focus();
      return;
    }
    session.wrapUp(task.id, this.chosenId, {source: this}).catch(() => undefined); // the refusal stands above the button; while it is under way, nothing
  }

  readonly #onSearch = ({target}: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.search = target.value;
    announce(this, this.strings.wrapUp.found(matchingReasons(this.#reasons.value, this.search).length));
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        this.#move(1);
        break;
      case 'ArrowUp':
        this.#move(-1);
        break;
      case 'Enter':
        if (this.activeId !== null && !event.repeat) this.#choose(this.activeId);
        if (modifierHeld(event) && !event.repeat) this.#submit();
        break;
      case 'Escape':
        if (this.search === '') return;
        this.search = '';
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onSubmit = () => this.#submit();
}

/** What leads to wrap-up. */
const ENDINGS = ['end', 'transfer', 'endConference', 'exitConference'] as const;

const none: readonly Named[] = [];
const unused: ReadonlyMap<string, number> = new Map();

const keepFocus = (event: MouseEvent): void => event.preventDefault();

const wrapUpOf = ({id}: Task) => ({type: 'wrapUp', taskId: id, reasonId: ''}) as const;

function wrappingTask(all: DeskState): Task | null {
  const task = openTask(all);
  return task?.phase === 'wrap-up' ? task : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-wrapup': WaWrapup;
  }
}
