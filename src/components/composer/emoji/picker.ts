import {html, nothing, render, type ReactiveElement, type TemplateResult} from 'lit';
import {announce} from '../../../element/announcer.js';
import * as icons from '../../../element/icons.js';
import {placePopup} from '../../../element/place-popup.js';
import {wear} from '../../../element/wear.js';
import {emojiWords} from '../../../strings/en/emoji.js';
import type {Strings} from '../../../strings/en.js';
import {bring} from '../../../strings/english.js';
import {GROUPS, loadEmoji, searchEmoji, type Emoji, type Group} from './emoji-set.js';
import {cellFor} from './grid-keys.js';
import {groupIcons} from './group-icons.js';
import {chosenTone, recentEmoji, rememberEmoji, rememberTone} from './habits.js';
import {styles} from './picker.styles.js';
import {toned, TONES, type Tone} from './tones.js';

bring({emoji: emojiWords}); // with the code, when it is first needed

/** At most; where it is narrow, or the text large, fewer. */
const COLUMNS = 8;

export interface PickerAbout {
  /** In whose shadow root it opens. */
  readonly host: ReactiveElement;
  /** What it stands above. */
  readonly beside: Element;
  readonly strings: Strings;
  /** The one that is chosen already. */
  readonly chosen?: string | null;
  readonly onChoose: (emoji: string) => void;
  /** The focus has to go somewhere; not called when the agent has put it elsewhere. */
  readonly giveFocusBack: () => void;
  readonly onClosed?: () => void;
}

type Section = 'recent' | 'results' | Group;

/** Chooses an emoji by name, category or eye: a popup in the top layer, with the focus in its search field. */
export class EmojiPicker {
  readonly #about: PickerAbout;
  readonly #all: readonly Emoji[];
  readonly #popup = document.createElement('div');
  readonly #recent: readonly Emoji[];
  #query = '';
  #tone: Tone = chosenTone();
  #columns = COLUMNS;
  /** Where the Tab key comes into the grid. */
  #stop: HTMLElement | undefined;

  /** Loads the emoji and opens; rejects when they do not come. */
  static async open(about: PickerAbout): Promise<EmojiPicker> {
    return new EmojiPicker(about, await loadEmoji(about.strings.locale));
  }

  private constructor(about: PickerAbout, all: readonly Emoji[]) {
    this.#about = about;
    this.#all = all;
    const bySymbol = new Map(all.map((emoji) => [emoji.symbol, emoji]));
    this.#recent = recentEmoji().flatMap((symbol) => bySymbol.get(symbol) ?? []);
    this.#open();
  }

  close(): void {
    if (this.#popup.isConnected) this.#popup.hidePopover();
  }

  #open(): void {
    const {host, beside, strings} = this.#about;
    const popup = this.#popup;
    wear(host, styles);
    popup.className = 'ep';
    popup.part.value = 'emoji-picker';
    popup.role = 'dialog';
    popup.popover = 'auto';
    popup.ariaLabel = strings.emoji.title;
    popup.addEventListener('keydown', this.#onKeydown);
    popup.addEventListener('toggle', this.#onToggle);
    host.shadowRoot?.querySelector('.base')?.append(popup);
    popup.showPopover();
    this.#draw(); // shown and empty it can be measured
    this.#fit();
    placePopup(popup, beside, 'above');
    this.#input?.focus();
  }

  /** As many columns as there is room for. */
  #fit(): void {
    const cell = this.#popup.querySelector('.ep-cell')?.getBoundingClientRect().width ?? 0;
    const columns = Math.max(3, Math.min(COLUMNS, Math.floor((innerWidth - 48) / cell)));
    if (columns === this.#columns || !Number.isFinite(columns)) return;
    this.#columns = columns;
    this.#popup.style.setProperty('--_columns', String(columns));
    this.#draw();
  }

  get #input(): HTMLInputElement | null {
    return this.#popup.querySelector<HTMLInputElement>('.ep-find input');
  }

  get #grid(): HTMLElement | null {
    return this.#popup.querySelector<HTMLElement>('.ep-grid');
  }

  #sections(): (readonly [Section, readonly Emoji[]])[] {
    if (this.#query.trim() !== '') return [['results', searchEmoji(this.#all, this.#query)]];
    const groups = GROUPS.map((group) => [group, this.#all.filter((emoji) => emoji.group === group)] as const);
    return [['recent', this.#recent] as const, ...groups].filter(([, found]) => found.length > 0);
  }

  #draw(): void {
    const sections = this.#sections();
    render(this.#render(sections), this.#popup);
    this.#moveStop(this.#popup.querySelector<HTMLElement>('.ep-cell') ?? undefined);
    this.#name(undefined);
    this.#mark();
  }

  #render(sections: readonly (readonly [Section, readonly Emoji[]])[]): TemplateResult {
    const {emoji: words} = this.#about.strings;
    const none = sections.every(([, found]) => found.length === 0);
    return html`
      <div class="ep-find">
        ${icons.search}
        <input
          part="emoji-search"
          type="search"
          autocomplete="off"
          spellcheck="false"
          enterkeyhint="done"
          aria-label=${words.search}
          placeholder=${words.search}
          @input=${this.#onSearch}
        />
      </div>
      <div class="ep-groups" role="toolbar" aria-label=${words.categories} ?hidden=${this.#query.trim() !== ''}>
        ${sections.map(([section], at) =>
          section === 'results'
            ? nothing
            : html`<button
                part="emoji-group"
                type="button"
                tabindex=${at === 0 ? 0 : -1}
                title=${this.#title(section)}
                aria-label=${this.#title(section)}
                @click=${() => this.#goTo(section)}
              >
                ${groupIcons[section]}
              </button>`,
        )}
      </div>
      ${none ? html`<p class="ep-none">${words.none}</p>` : nothing}
      <div
        class="ep-grid"
        role="grid"
        aria-label=${words.title}
        ?hidden=${none}
        @click=${this.#onClick}
        @scroll=${this.#mark}
        @focusin=${this.#onPoint}
        @pointerover=${this.#onPoint}
      >
        ${sections.map(([section, found]) => this.#renderSection(section, found))}
      </div>
      <div class="ep-foot">
        <span class="ep-name" aria-hidden="true"></span>
        <div class="ep-tones" role="radiogroup" aria-label=${words.tone}>
          ${TONES.map(
            (tone) =>
              html`<label class="ep-tone" part="emoji-tone" title=${words.tones[tone]}>
                <input
                  type="radio"
                  name="emoji-tone"
                  aria-label=${words.tones[tone]}
                  .checked=${tone === this.#tone}
                  @change=${() => this.#take(tone)}
                /><span></span>
              </label>`,
          )}
        </div>
      </div>
    `;
  }

  #renderSection(section: Section, found: readonly Emoji[]): TemplateResult {
    const {chosen} = this.#about;
    const rows = Array.from({length: Math.ceil(found.length / this.#columns)}, (_, row) =>
      found.slice(row * this.#columns, (row + 1) * this.#columns),
    );
    // prettier-ignore
    return html`<div role="rowgroup" class="ep-group" data-section=${section} aria-label=${this.#title(section)}><div class="ep-title" part="emoji-title" aria-hidden="true">${this.#title(section)}</div>${rows.map(
      (row) => html`<div class="ep-row" role="row">${row.map(({symbol, name}) => {
        const shown = toned(symbol, this.#tone);
        return html`<span class="ep-cell" part="emoji" role="gridcell" tabindex="-1" data-symbol=${symbol} aria-label=${name} aria-selected=${shown === chosen ? 'true' : 'false'}>${shown}</span>`;
      })}</div>`,
    )}</div>`;
  }

  #title(section: Section): string {
    const {emoji: words} = this.#about.strings;
    return section === 'recent' ? words.recent : section === 'results' ? words.results : words.groups[section];
  }

  readonly #onSearch = ({target}: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.#query = target.value;
    this.#draw();
    this.#grid?.scrollTo({top: 0});
    if (this.#query.trim() === '') return;
    const {emoji: words} = this.#about.strings;
    const {length} = searchEmoji(this.#all, this.#query);
    announce(this.#about.host, length === 0 ? words.none : words.found(length));
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    event.stopPropagation(); // nothing around it is meant
    if (event.isComposing) return;
    const {target, key} = event;
    if (key === 'Escape') {
      event.preventDefault();
      this.close();
    } else if (target instanceof HTMLInputElement && target.type !== 'radio') this.#onSearchKey(event);
    else if (target instanceof HTMLElement && target.matches('.ep-cell')) this.#onCellKey(event, target);
    else if (target instanceof HTMLElement && target.closest('.ep-groups')) this.#onGroupKey(event, target);
  };

  #onSearchKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.key === 'ArrowDown') this.#stop?.focus();
    else if (this.#query.trim() !== '' && this.#stop) this.#choose(this.#stop);
  }

  #onCellKey(event: KeyboardEvent, cell: HTMLElement): void {
    const {key, ctrlKey, metaKey, altKey} = event;
    const to = this.#grid ? cellFor(event, this.#grid, cell) : undefined;
    if (key === 'Enter' || key === ' ') this.#choose(cell);
    else if (to === null) this.#input?.focus();
    else if (to) to.focus();
    else {
      const types = (key.length === 1 && !ctrlKey && !metaKey && !altKey) || key === 'Backspace';
      if (types) this.#input?.focus(); // the letter lands there
      return;
    }
    event.preventDefault();
  }

  #onGroupKey(event: KeyboardEvent, button: HTMLElement): void {
    const buttons = [...this.#popup.querySelectorAll<HTMLElement>('.ep-groups button')];
    const at = buttons.findIndex((one) => one === button);
    const rtl = getComputedStyle(this.#popup).direction === 'rtl';
    const step = {ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1}[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : step === undefined ? undefined : at + step;
    if (event.key === 'ArrowDown') this.#stop?.focus();
    else if (to === undefined) return;
    else {
      const next = buttons.at(to % buttons.length);
      for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
      next?.focus();
    }
    event.preventDefault();
  }

  #goTo(section: Section): void {
    const group = this.#popup.querySelector(`[data-section=${section}]`);
    const first = group?.querySelector<HTMLElement>('.ep-cell');
    if (!group || !first || !this.#grid) return;
    this.#grid.scrollTop += group.getBoundingClientRect().top - this.#grid.getBoundingClientRect().top;
    first.focus({preventScroll: true});
  }

  readonly #onClick = ({target}: Event) => {
    if (target instanceof HTMLElement && target.matches('.ep-cell')) this.#choose(target);
  };

  /** The name of what is pointed at or has the focus stands below. */
  readonly #onPoint = ({target, type}: Event) => {
    const cell = target instanceof HTMLElement && target.matches('.ep-cell') ? target : undefined;
    if (!cell) return;
    this.#name(cell);
    if (type === 'focusin') this.#moveStop(cell);
  };

  #name(cell: HTMLElement | undefined): void {
    const name = this.#popup.querySelector('.ep-name');
    if (name) name.textContent = cell?.ariaLabel ?? '';
  }

  #moveStop(cell: HTMLElement | undefined): void {
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = cell;
    if (cell) cell.tabIndex = 0;
  }

  /** Which category is in view. */
  readonly #mark = () => {
    const top = (this.#grid?.getBoundingClientRect().top ?? 0) + 8;
    const groups = [...this.#popup.querySelectorAll('.ep-group')];
    const at = groups.findLastIndex((group) => group.getBoundingClientRect().top <= top);
    for (const [place, button] of [...this.#popup.querySelectorAll('.ep-groups button')].entries())
      button.ariaCurrent = place === Math.max(0, at) ? 'true' : 'false';
  };

  #take(tone: Tone): void {
    this.#tone = tone;
    rememberTone(tone);
    this.#draw();
  }

  #choose(cell: HTMLElement): void {
    const {symbol} = cell.dataset;
    if (symbol === undefined) return;
    rememberEmoji(symbol);
    this.close();
    this.#about.onChoose(toned(symbol, this.#tone));
  }

  readonly #onToggle = (event: Event) => {
    if (!('newState' in event) || event.newState !== 'closed') return;
    const {host, giveFocusBack, onClosed} = this.#about;
    const focused = host.shadowRoot?.activeElement ?? null;
    const hadFocus = focused === null || this.#popup.contains(focused);
    this.#popup.remove();
    if (hadFocus) giveFocusBack();
    onClosed?.();
  };
}
