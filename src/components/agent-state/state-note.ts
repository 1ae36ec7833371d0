import {html, nothing, type TemplateResult} from 'lit';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** What is said beside the state, above the page: why something was refused, or what RONA means and how it ends. */
export interface StateNote {
  readonly refused: string | undefined;
  readonly rona: boolean;
  readonly strings: Strings;
  readonly onAvailable: () => void;
  readonly onIdle: () => void;
  readonly onDismissRefusal: () => void;
  readonly onDismissRona: () => void;
}

export function renderNote(note: StateNote): TemplateResult | typeof nothing {
  const {refused, rona, strings} = note;
  const {agentState: words} = strings;
  if (refused !== undefined)
    return html`
      <div part="error" class="refusal small">
        ${icons.alert}
        <p class="grow">${refused}</p>
        ${renderDismiss(strings, note.onDismissRefusal)}
      </div>
    `;
  if (!rona) return nothing;
  return html`
    <div part="hint" class="notice small">
      ${icons.warning}
      <div class="grow">
        <p id="rona">${words.ronaTold}</p>
        <div class="choices">
          <button part="available-button" class="button compact" type="button" @click=${note.onAvailable}>
            ${words.goAvailable}
          </button>
          <button part="idle-button" class="button compact quiet" type="button" @click=${note.onIdle}>
            ${words.goIdle}
          </button>
        </div>
      </div>
      ${renderDismiss(strings, note.onDismissRona)}
    </div>
  `;
}

const renderDismiss = ({agentState}: Strings, onDismiss: () => void): TemplateResult =>
  html`<button part="dismiss-button" class="button quiet icon compact" type="button" @click=${onDismiss}>
    ${icons.close}<span class="visually-hidden">${agentState.dismiss}</span>
  </button>`;
