import {html, nothing, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Named} from '../../core/agent.js';
import * as icons from '../../element/icons.js';
import {renderSearchField} from '../../element/search-field.js';
import type {Strings} from '../../strings/en.js';

/** What there is to see of the reasons: a search field over a list. */
export interface ReasonPicker {
  readonly shown: readonly Named[];
  readonly search: string;
  readonly activeId: string | null;
  readonly chosenId: string | null;
  /** What the host proposes. */
  readonly suggestedId: string | null;
  readonly strings: Strings;
  readonly optionId: (reasonId: string) => string;
  readonly onSearch: (event: Event) => void;
  readonly onChoose: (reasonId: string) => void;
}

export function renderPicker(picker: ReasonPicker): TemplateResult {
  const {shown, search, activeId, strings, optionId, onSearch} = picker;
  const {wrapUp} = strings;
  return html`
    <div class="picker">
      ${renderSearchField({
        label: wrapUp.search,
        value: search,
        list: 'reasons',
        active: activeId === null ? null : optionId(activeId),
        empty: shown.length === 0,
        onInput: onSearch,
      })}
      <ul id="reasons" part="list" role="listbox" aria-label=${wrapUp.reasons} @mousedown=${keepFocus}>
        ${repeat(
          shown,
          ({id}) => id,
          (reason) => renderOption(reason, picker),
        )}
      </ul>
      ${shown.length === 0 ? html`<p class="none quiet">${wrapUp.none(search)}</p>` : nothing}
    </div>
  `;
}

function renderOption({id, name}: Named, {activeId, chosenId, suggestedId, strings, optionId, onChoose}: ReasonPicker) {
  const active = id === activeId;
  const chosen = id === chosenId;
  return html`
    <li
      id=${optionId(id)}
      class=${classMap({active, chosen})}
      part=${active ? 'option active' : 'option'}
      role="option"
      aria-selected=${chosen ? 'true' : 'false'}
      @click=${() => onChoose(id)}
    >
      <span class="reason">
        <bdi>${name}</bdi>
        ${
          id === suggestedId
            ? html`<span class="suggested" part="suggested">${icons.suggested}${strings.wrapUp.suggested}</span>`
            : nothing
        }
      </span>
      ${chosen ? icons.tick : nothing}
    </li>
  `;
}

const keepFocus = (event: MouseEvent): void => event.preventDefault();
