import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import * as icons from '../../element/icons.js';

/** What the menu can do beside changing the state. */
export interface MenuAction {
  readonly type: 'closeOtherDesks' | 'signOut';
  readonly name: string;
  /** Why it cannot be done now. */
  readonly why: string | null;
  readonly busy: boolean;
  readonly onChoose: () => void;
}

export function renderAction({type, name, why, busy, onChoose}: MenuAction): TemplateResult {
  return html`
    <button
      part="action"
      type="button"
      role="menuitem"
      tabindex="-1"
      aria-describedby=${ifDefined(why === null ? undefined : `${type}-why`)}
      aria-disabled=${busy || why !== null}
      @click=${onChoose}
    >
      ${busy ? html`<span class="spinner"></span>` : actionIcons[type]}
      <span class="name grow">${name}</span>
    </button>
    ${why === null ? nothing : html`<div id="${type}-why" class="why small quiet" role="presentation"><bdi>${why}</bdi></div>`}
  `;
}

const actionIcons = {closeOtherDesks: icons.devices, signOut: icons.leave} as const;
