import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import * as icons from './icons.js';

export interface SearchField {
  readonly label: string;
  readonly value: string;
  /** The id of the list below. */
  readonly list: string;
  /** The id of the option the arrow keys stand on. */
  readonly active: string | null;
  readonly empty: boolean;
  readonly onInput: (event: Event) => void;
  readonly onKeydown?: (event: KeyboardEvent) => void;
}

/** Searches the list below: the caret stays here while the arrow keys go through it (ARIA practices, combobox). */
export const renderSearchField = ({
  label,
  value,
  list,
  active,
  empty,
  onInput,
  onKeydown,
}: SearchField): TemplateResult => html`
  <div class="search" part="search">
    ${icons.search}
    <input
      part="search-input"
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="search"
      aria-label=${label}
      placeholder=${label}
      aria-autocomplete="list"
      aria-expanded=${empty ? 'false' : 'true'}
      aria-controls=${list}
      aria-activedescendant=${active ?? nothing}
      .value=${live(value)}
      @input=${onInput}
      @keydown=${onKeydown}
    />
  </div>
`;
