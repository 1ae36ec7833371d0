import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, queryAll, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {isUnderWay, openTask, refusalAbout} from '../../core/select.js';
import type {Targets} from '../../core/targets.js';
import type {Target} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {DeskElement} from '../../element/desk-element.js';
import {formatTime} from '../../element/format-time.js';
import * as icons from '../../element/icons.js';
import {renderSearchField} from '../../element/search-field.js';
import {searchField} from '../../element/search-field.styles.js';
import {refusedWords} from '../../strings/en/refused.js';
import {targetsWords} from '../../strings/en/targets.js';
import {styles} from './target-picker.styles.js';
import {matchingRows, rowsOf, rowsToDraw, whyNot, type TargetRow} from './target-rows.js';
import {optionId, renderOption} from './target-option.js';
import {rowWords} from './target-words.js';

const KINDS = ['queue', 'agent'] as const;
/** How far Page Up and Page Down go. */
const PAGE = 5;
/** Until the first row is measured, in px. */
const GUESSED_ROW = 52;

/** The agent chose a queue or a colleague; null when the choice is gone. */
export class WaTargetChosenEvent extends Event {
  constructor(readonly detail: {target: Target | null}) {
    super('wa-target-chosen', {bubbles: true, composed: true});
  }
}

/**
 * @summary Where a conversation can go: queues and agents with search, who is available and how long customers wait.
 * @event {WaTargetChosenEvent} wa-target-chosen - Another queue or agent was chosen, or the choice is gone.
 * @event {WaIntentEvent} wa-intent - Before `listTargets` is sent.
 * @csspart base - All of it.
 * @csspart kind - One half of the choice between queue and agent.
 * @csspart search-input - Filters the list.
 * @csspart list - The queues or agents.
 * @csspart option - One of them.
 * @csspart empty - That there is nothing to choose, or nothing matches.
 * @csspart error - Why the list could not be fetched.
 * @csspart choice - What is chosen.
 * @csspart refresh-button - Fetches the newest list.
 * @csspart search - The frame of the search.
 * @csspart option-name - The name of a queue or a colleague.
 * @csspart option-load - How busy they are.
 * @csspart loading - The list is on its way.
 * @csspart updated - When the list was fetched.
 */
export class WaTargetPicker extends DeskElement {
  static override styles = [base, searchField, styles];
  protected override readonly parts = {
    'target-picker':
      'base kind search-input list option empty error choice refresh-button search option-name option-load loading updated',
  };
  protected static override words = {refused: refusedWords, targets: targetsWords};

  /** The task that is to go; otherwise the open one. */
  @property({attribute: 'task-id'}) taskId = '';
  /** What is listed. */
  @property() kind: Target['kind'] = 'queue';
  /** What is chosen; null is nothing yet. */
  @property({attribute: false}) chosen: Target | null = null;

  @state() private search = '';
  /** The option the arrow keys stand on. */
  @state() private activeId: string | null = null;
  @state() private scrolled = 0;
  @state() private rowHeight = GUESSED_ROW;
  /** What was chosen and cannot be any more. */
  @state() private lostName: string | null = null;

  @query('.search input') private input: HTMLInputElement | null | undefined;
  @query('ul') private list: HTMLElement | null | undefined;
  @queryAll('[name=kind]') private kinds: NodeListOf<HTMLInputElement> | undefined;
  @queryAll('li') private options: NodeListOf<HTMLElement> | undefined;

  readonly #targets = this.link.select(({targets}) => (targets?.taskId === this.#id ? targets : null), null);
  readonly #busy = this.link.select((all) => isUnderWay(all, this.#id, ['listTargets']), false);
  readonly #refusal = this.link.select((all) => refusalAbout(all, this.#id, ['listTargets'])?.code ?? null, null);
  readonly #online = this.link.select(({connection}) => connection === 'online', false);
  readonly #openId = this.link.select((all) => openTask(all)?.id ?? '', '');
  #resized: ResizeObserver | undefined;
  #shown: readonly TargetRow[] = [];
  #of: {targets: Targets | null; kind: Target['kind']; search: string} = {targets: null, kind: 'queue', search: ''};
  #refreshed = false;

  constructor() {
    super();
    this.link.whenFound((session) => session && prepareToAnnounce(this));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
  }

  get #id(): string {
    return this.taskId || this.#openId.value;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('chosen') && this.chosen) this.kind = this.chosen.kind;
    const targets = this.#targets.value;
    const {kind, search} = this;
    const before = this.#of;
    if (targets === before.targets && kind === before.kind && search === before.search) return;
    this.#of = {targets, kind, search};
    const rows = targets ? rowsOf(targets, kind, this.strings.locale) : [];
    this.#shown = matchingRows(rows, search);
    if (targets && targets !== before.targets) this.#checkChoice(targets);
    const searched = search !== before.search || kind !== before.kind;
    const gone = !this.#shown.some(({entry}) => entry.id === this.activeId);
    if (searched || (targets && gone)) {
      const best = this.#shown.find((row) => whyNot(row) === null) ?? this.#shown[0];
      this.activeId = search === '' ? null : (best?.entry.id ?? null);
    }
    if (searched) this.scrolled = 0;
  }

  /** A new list may not have what was chosen from the old one. */
  #checkChoice(targets: Targets): void {
    const {chosen} = this;
    if (!chosen) return;
    const row = rowsOf(targets, chosen.kind, this.strings.locale).find(({entry}) => entry.id === chosen.id);
    if (row && whyNot(row) === null) return;
    this.lostName = chosen.name;
    announce(this, this.strings.targets.notAnyMore(chosen.name), 'assertive');
    this.#setChosen(null);
  }

  protected override render() {
    const {targets: words} = this.strings;
    return html`
      <div class="base" part="base" lang=${this.strings.locale}>
        <fieldset>
          <legend class="visually-hidden">${words.kind}</legend>
          ${KINDS.map(
            (kind) =>
              html`<label class="kind" part="kind">
                <input
                  type="radio"
                  name="kind"
                  value=${kind}
                  ?checked=${kind === this.kind}
                  @change=${() => this.#setKind(kind)}
                />${kind === 'queue' ? icons.people : icons.person}<span>${words.kinds[kind]}</span>
              </label>`,
          )}
        </fieldset>
        <div class="picker">${this.#renderSearch()} ${this.#renderList()} ${this.#renderMessage()}</div>
        ${this.#renderFoot()}
      </div>
    `;
  }

  #renderSearch(): TemplateResult {
    const {search} = this.strings.targets;
    const active = this.#shown.find(({entry}) => entry.id === this.activeId);
    return renderSearchField({
      label: search[this.kind],
      value: this.search,
      list: 'targets',
      active: active ? optionId(active) : null,
      empty: this.#shown.length === 0,
      onInput: this.#onSearch,
      onKeydown: this.#onKeydown,
    });
  }

  #renderList(): TemplateResult {
    const rows = this.#shown;
    const active = rows.findIndex(({entry}) => entry.id === this.activeId);
    const sight = {scrollTop: this.scrolled, clientHeight: this.list?.clientHeight ?? 0};
    return html`
      <ul
        id="targets"
        part="list"
        role="listbox"
        aria-label=${this.strings.targets.list[this.kind]}
        ?hidden=${rows.length === 0}
        @mousedown=${keepFocus}
        @scroll=${this.#onScroll}
      >
        ${repeat(
          rowsToDraw(rows, sight, this.rowHeight, active),
          ({row}) => row.entry.id,
          ({row, at}) =>
            renderOption({
              row,
              at,
              of: rows.length,
              active: at === active,
              chosen: row.entry.id === this.chosen?.id && row.kind === this.chosen.kind,
              fetchedAt: this.#targets.value?.fetchedAt ?? 0,
              strings: this.strings,
              onChoose: this.#choose,
            }),
        )}
      </ul>
    `;
  }

  #renderMessage(): TemplateResult | typeof nothing {
    const {targets: words, refused} = this.strings;
    const refusal = this.#refusal.value;
    const targets = this.#targets.value;
    if (refusal)
      return html`<div class="refusal" part="error" role="alert">
        ${icons.alert}<span class="grow">${refused(refusal)}</span>
        <button class="button compact" type="button" @click=${this.#onRefresh}>${words.tryAgain}</button>
      </div>`;
    if (!targets)
      return html`<p class="message loading quiet" part="loading" role="status">
        <span class="spinner"></span>${words.loading}
      </p>`;
    if (this.#shown.length > 0) return nothing;
    return html`<p class="message quiet" part="empty">
      ${this.search.trim() === '' ? words.empty[this.kind] : words.none[this.kind](this.search)}
    </p>`;
  }

  #renderFoot(): TemplateResult {
    const {targets: words, locale} = this.strings;
    const targets = this.#targets.value;
    return html`
      <div class="foot small">
        <p class=${this.lostName === null ? 'choice' : 'choice lost'} part="choice">
          ${
            this.chosen
              ? html`<bdi>${words.chosen(this.chosen.name)}</bdi>`
              : this.lostName === null
                ? nothing
                : words.notAnyMore(this.lostName)
          }
        </p>
        <div class="fetched">
          ${targets ? html`<span class="quiet" part="updated">${words.updated(formatTime(targets.fetchedAt, locale))}</span>` : nothing}
          <button
            class="button quiet icon compact"
            part="refresh-button"
            type="button"
            title=${words.refresh}
            aria-label=${this.#busy.value ? words.refreshing : words.refresh}
            aria-disabled=${this.#busy.value ? 'true' : 'false'}
            @click=${this.#onRefresh}
          >
            ${this.#busy.value ? html`<span class="spinner"></span>` : icons.refresh}
          </button>
        </div>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    for (const radio of this.kinds ?? []) radio.checked = radio.value === this.kind; // the attribute is what it was at first
    const {list} = this;
    if (list) {
      this.#resized ??= new ResizeObserver(() => this.requestUpdate());
      this.#resized.observe(list);
      // by hand: a strict content security policy forbids style attributes
      list.style.setProperty('--_rows', String(this.#shown.length));
      for (const option of this.options ?? []) option.style.setProperty('--_at', option.dataset['at'] ?? '0');
      const height = this.options?.item(0)?.offsetHeight;
      if (height !== undefined && height > 0) this.rowHeight = height;
      if (list.scrollTop !== this.scrolled) list.scrollTop = this.scrolled;
      if (changed.has('activeId')) this.#showActive(list);
    }
    this.#fetchWhatIsMissing();
    this.#tellRefreshed();
  }

  /** A new connection brings a snapshot without the list. */
  #fetchWhatIsMissing(): void {
    const asked = this.#targets.value !== null || this.#busy.value || this.#refusal.value !== null;
    if (!asked && this.#online.value && this.#id !== '') this.refresh();
  }

  #tellRefreshed(): void {
    if (!this.#refreshed || this.#busy.value) return;
    this.#refreshed = false;
    const targets = this.#targets.value;
    const {targets: words, locale} = this.strings;
    if (targets && this.#refusal.value === null) announce(this, words.updated(formatTime(targets.fetchedAt, locale)));
  }

  /** Fetches the newest list; query and choice stay. */
  refresh(): void {
    if (!this.#busy.value) this.link.session?.listTargets(this.#id, {source: this}).catch(() => undefined); // it stands in the list's place
  }

  /** To the search field. */
  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  #setKind(kind: Target['kind']): void {
    this.kind = kind;
    this.lostName = null;
    if (this.chosen) this.#setChosen(null);
    announce(this, this.strings.targets.found[kind](this.#count(kind, this.search)));
  }

  readonly #choose = (row: TargetRow): void => {
    const {id, name} = row.entry;
    this.activeId = id;
    if (whyNot(row) !== null) {
      const {spoken} = rowWords(row, 0, this.strings);
      announce(this, this.strings.targets.notThis(name, spoken), 'assertive');
      return;
    }
    this.lostName = null;
    if (this.chosen?.id === id && this.chosen.kind === row.kind) return;
    this.#setChosen({kind: row.kind, id, name});
    announce(this, this.strings.targets.chosen(name));
  };

  #setChosen(target: Target | null): void {
    this.chosen = target;
    this.dispatchEvent(new WaTargetChosenEvent({target}));
  }

  #count(kind: Target['kind'], search: string): number {
    const targets = this.#targets.value;
    return targets ? matchingRows(rowsOf(targets, kind, this.strings.locale), search).length : 0;
  }

  #move(step: number, wraps: boolean): void {
    const {length} = this.#shown;
    if (length === 0) return;
    const at = this.#shown.findIndex(({entry}) => entry.id === this.activeId);
    const to = at === -1 ? (step > 0 ? 0 : length - 1) : at + step;
    const next = wraps ? (to + length) % length : Math.min(Math.max(to, 0), length - 1);
    this.activeId = this.#shown[next]?.entry.id ?? null;
  }

  #showActive(list: HTMLElement): void {
    const at = this.#shown.findIndex(({entry}) => entry.id === this.activeId);
    if (at === -1) return;
    const top = at * this.rowHeight;
    const lowest = top + this.rowHeight - list.clientHeight;
    this.scrolled = Math.max(Math.min(this.scrolled, top), lowest);
    list.scrollTop = this.scrolled;
  }

  readonly #onScroll = () => {
    if (this.list) this.scrolled = this.list.scrollTop;
  };

  readonly #onSearch = ({target}: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.search = target.value;
    announce(this, this.strings.targets.found[this.kind](this.#count(this.kind, this.search)));
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const active = this.#shown.find(({entry}) => entry.id === this.activeId);
    switch (event.key) {
      case 'ArrowDown':
        this.#move(1, true);
        break;
      case 'ArrowUp':
        this.#move(-1, true);
        break;
      case 'PageDown':
        this.#move(PAGE, false);
        break;
      case 'PageUp':
        this.#move(-PAGE, false);
        break;
      case 'Enter':
        if (active && !event.repeat) this.#choose(active);
        break; // and the dialog around it may submit
      case 'Escape':
        if (this.search === '') return;
        this.search = '';
        event.stopPropagation(); // a dialog around it stays
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  readonly #onRefresh = () => {
    this.#refreshed = true;
    this.refresh();
  };
}

const keepFocus = (event: MouseEvent): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'wa-target-picker': WaTargetPicker;
  }
  interface HTMLElementEventMap {
    'wa-target-chosen': WaTargetChosenEvent;
  }
}
