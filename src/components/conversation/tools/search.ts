import {html, nothing, render, type ReactiveElement} from 'lit';
import {writtenIn} from '../../../core/content-text.js';
import type {Message} from '../../../core/message.js';
import {fold} from '../../../element/fold.js';
import * as icons from '../../../element/icons.js';
import {messageToolsWords} from '../../../strings/en/message-tools.js';
import {bring} from '../../../strings/english.js';
import type {Strings} from '../../../strings/en.js';
import {markMatches, unmark} from './marks.js';
import {styles} from './search.styles.js';
import {wear} from '../../../element/wear.js';

bring({messageTools: messageToolsWords}); // with the code, when it is first needed

/** What a search needs of the pane. */
export interface SearchedPane {
  readonly host: ReactiveElement;
  readonly strings: Strings;
  messages(): readonly Message[];
  /** Brings a message into view. */
  show(id: string): void;
  rowOf(id: string): HTMLElement | undefined;
  /** Whether earlier messages can be loaded; what loads them. */
  hasOlder(): boolean;
  loadOlder(): Promise<void>;
  /** The search is over: whoever had the focus before has it again. */
  closed(): void;
}

/** Search within a conversation, over all that is loaded; what is masked is not found, as it is not there. */
export class Search {
  readonly #pane: SearchedPane;
  readonly #element = document.createElement('search');
  #query = '';
  #found: readonly string[] = [];
  #at = -1;
  #loading = false;

  constructor(pane: SearchedPane) {
    this.#pane = pane;
    wear(pane.host, styles);
    this.#element.className = 'search';
    this.#element.part.value = 'search';
    this.#element.addEventListener('keydown', this.#onKeyDown);
  }

  open(): void {
    this.#pane.host.shadowRoot?.querySelector('.base')?.prepend(this.#element);
    this.#render();
    const input = this.#element.querySelector('input');
    input?.focus();
    input?.select();
    if (this.#query !== '') this.#search();
  }

  close(): void {
    if (!this.#element.isConnected) return;
    unmark();
    this.#element.remove();
    this.#pane.closed();
  }

  /** Messages came, changed or were drawn. */
  refresh(): void {
    if (!this.#element.isConnected || this.#query === '') return;
    const current = this.#found[this.#at];
    this.#found = this.#find();
    this.#at = current === undefined ? this.#found.length - 1 : this.#found.indexOf(current);
    this.#mark();
    this.#render();
  }

  #find(): string[] {
    const query = fold(this.#query.trim());
    if (query === '') return [];
    return this.#pane.messages().flatMap(({id, content, deleted}) => {
      const text = deleted ? null : writtenIn(content);
      return text && fold(text.text).includes(query) ? [id] : [];
    });
  }

  #search(): void {
    this.#found = this.#find();
    this.#go(this.#found.length - 1);
  }

  #go(at: number): void {
    this.#at = at;
    const id = this.#found[at];
    if (id !== undefined) this.#pane.show(id);
    this.#mark();
    this.#render();
  }

  /** Round and round: up is earlier, and the newest comes after the earliest. */
  #step(by: number): void {
    const count = this.#found.length;
    if (count > 0) this.#go((this.#at + by + count) % count);
  }

  #mark(): void {
    const rows = this.#found.flatMap((id) => this.#pane.rowOf(id) ?? []);
    const current = this.#found[this.#at];
    markMatches(rows, fold(this.#query.trim()), current === undefined ? undefined : this.#pane.rowOf(current));
  }

  #render(): void {
    const {messageTools} = this.#pane.strings;
    const count = this.#found.length;
    const told = count > 0 ? messageTools.found(this.#at + 1, count) : messageTools.nothing;
    render(
      html`
        <span class="search-icon">${icons.search}</span>
        <input
          part="search-input"
          type="search"
          autocomplete="off"
          spellcheck="false"
          aria-label=${messageTools.search}
          placeholder=${messageTools.search}
          .value=${this.#query}
          @input=${this.#onInput}
        />
        <span class="count" role="status">${this.#query.trim() === '' ? '' : told}</span>
        <button
          class="button icon quiet compact"
          part="search-step-button"
          type="button"
          aria-label=${messageTools.previous}
          ?disabled=${count === 0}
          @click=${() => this.#step(-1)}
        >
          <span class="up">${icons.chevron}</span>
        </button>
        <button
          class="button icon quiet compact"
          part="search-step-button"
          type="button"
          aria-label=${messageTools.next}
          ?disabled=${count === 0}
          @click=${() => this.#step(1)}
        >
          ${icons.chevron}
        </button>
        <button
          class="button icon quiet compact"
          part="search-close-button"
          type="button"
          aria-label=${messageTools.close}
          @click=${() => this.close()}
        >
          ${icons.close}
        </button>
        ${
          this.#pane.hasOlder() && this.#query.trim() !== ''
            ? html`<button
                class="button quiet compact further"
                part="search-more-button"
                type="button"
                aria-disabled=${this.#loading ? 'true' : 'false'}
                @click=${this.#onMore}
              >
                ${this.#loading ? messageTools.searching : messageTools.more}
              </button>`
            : nothing
        }
      `,
      this.#element,
    );
  }

  readonly #onInput = ({target}: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.#query = target.value;
    this.#search();
  };

  readonly #onMore = async (): Promise<void> => {
    if (this.#loading) return;
    this.#loading = true;
    this.#render();
    const before = this.#found[0];
    await this.#pane.loadOlder();
    this.#loading = false;
    this.#found = this.#find();
    const first = before === undefined ? this.#found.length : this.#found.indexOf(before);
    if (first > 0) this.#go(first - 1);
    else this.#render();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.isComposing)
      this.#step(event.shiftKey ? 1 : -1); // the newest is found first: on is up
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
