import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Agent} from '../../core/agent.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';
import {renderCapacity} from './capacity-meter.js';
import {renderAction, type MenuAction} from './menu-actions.js';
import type {StateOption} from './state-options.js';

/** All there is to see of the menu. */
export interface StateMenu {
  readonly agent: Agent | null;
  readonly load: number;
  /** Undefined where there is too little to search. */
  readonly search: string | undefined;
  readonly options: readonly StateOption[];
  readonly closeOthers: MenuAction | undefined;
  readonly signOut: MenuAction | undefined;
  readonly strings: Strings;
  readonly onSearch: (event: Event) => void;
  readonly onChoose: (option: StateOption) => void;
}

export function renderMenu(menu: StateMenu): TemplateResult {
  const {agent, search, options, closeOthers, signOut, strings} = menu;
  const {agentState: words} = strings;
  return html`
    ${agent ? renderCapacity(menu.load, agent.capacity, strings) : nothing}
    ${search === undefined ? nothing : renderSearch(search, menu)}
    <div role="menu" id="states" class="items" aria-label=${words.states}>
      ${options.map((option, i) => renderOption(option, options[i - 1], menu))}
      ${options.length === 0 ? html`<div class="none small quiet">${words.none(search ?? '')}</div>` : nothing}
      ${
        agent && agent.desks > 1
          ? html`<div part="other-devices" class="heading small" role="presentation">
              ${words.devices(agent.desks)}
            </div>`
          : nothing
      }
      ${closeOthers ? renderAction(closeOthers) : nothing}
      ${
        signOut
          ? html`<div role="separator"></div>
              ${renderAction(signOut)}`
          : nothing
      }
    </div>
  `;
}

const renderSearch = (search: string, {strings, onSearch}: StateMenu): TemplateResult => html`
  <div class="search">
    ${icons.search}
    <input
      part="search-input"
      type="text"
      role="searchbox"
      autocomplete="off"
      spellcheck="false"
      aria-label=${strings.agentState.search}
      aria-controls="states"
      placeholder=${strings.agentState.search}
      .value=${live(search)}
      @input=${onSearch}
    />
  </div>
`;

function renderOption(
  option: StateOption,
  before: StateOption | undefined,
  {strings, onChoose}: StateMenu,
): TemplateResult {
  const heads = option.codeId !== null && before?.state === 'available'; // a lone Idle needs no heading
  return html`
    ${heads ? html`<div class="heading small quiet" role="presentation">${strings.agentState.idle}</div>` : nothing}
    <button
      part="option"
      class=${option.state}
      type="button"
      role="menuitemradio"
      tabindex="-1"
      aria-checked=${option.current}
      @click=${() => onChoose(option)}
    >
      ${option.state === 'available' ? icons.available : icons.idle}<bdi class="name grow">${option.name}</bdi>
      ${option.current ? html`<span class="tick">${icons.tick}</span>` : nothing}
    </button>
  `;
}
