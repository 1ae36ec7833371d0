import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {AgentState} from '../../core/agent.js';
import type {DeskSession} from '../../core/session.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** All there is to see of the state while the menu is closed. */
export interface StatePill {
  /** Null while there is no connection. */
  readonly agentState: AgentState | null;
  readonly name: string;
  /** What the agent does in this state; derived. */
  readonly doing: string | null;
  /** What is under way. */
  readonly busy: string | undefined;
  readonly desks: number;
  readonly open: boolean;
  readonly strings: Strings;
  readonly session: DeskSession | undefined;
  readonly onKey: (event: KeyboardEvent) => void;
}

export function renderPill({agentState, name, doing, busy, desks, open, strings, session, onKey}: StatePill) {
  const {agentState: words} = strings;
  const closed = busy !== undefined || !agentState;
  const about = [...(agentState?.name === 'rona' ? ['rona'] : []), ...(desks > 1 ? ['devices'] : [])].join(' ');
  return html`
    <div class="pill">
      <button
        part="button"
        class=${agentState?.name ?? 'offline'}
        type="button"
        aria-haspopup="dialog"
        aria-expanded=${open}
        aria-disabled=${closed}
        aria-label=${busy ?? (doing === null ? words.label(name) : words.labelNoted(name, doing))}
        aria-describedby=${ifDefined(closed || about === '' ? undefined : about)}
        popovertarget=${ifDefined(closed ? undefined : 'menu')}
        @keydown=${onKey}
      >
        ${busy === undefined ? iconOf(agentState) : html`<span class="spinner"></span>`}
        <span class=${doing === null ? 'words' : 'words two'}>
          <span part="state" class="cut"><bdi>${name}</bdi></span>
          ${doing === null ? nothing : html`<span part="engaged" class="cut">${doing}</span>`}
        </span>
      </button>
      ${desks > 1 ? renderDevices(words.devices(desks)) : nothing}
      ${
        agentState &&
        html`<wa-elapsed-timer
            part="timer"
            exportparts="time: timer__time"
            .session=${session}
            .since=${agentState.since}
            label=${words.elapsed}
          ></wa-elapsed-timer>
          <span class="chevron" part="chevron">${icons.chevron}</span>`
      }
    </div>
  `;
}

const renderDevices = (told: string): TemplateResult =>
  html`<span part="devices" title=${told}
    >${icons.devices}<span id="devices" class="visually-hidden">${told}</span></span
  >`;

/** A shape for each state, so that colour never tells it alone. */
const iconOf = (agentState: AgentState | null) => stateIcons[agentState?.name ?? 'offline'];
const stateIcons = {available: icons.available, idle: icons.idle, rona: icons.warning, offline: icons.none};
