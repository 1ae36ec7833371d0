import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {repeat} from 'lit/directives/repeat.js';
import {controlsOf, type Control} from '../../core/controls.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** All there is to see of the control pane. */
export interface ControlBar {
  readonly task: Task;
  readonly session: DeskSession | undefined;
  readonly strings: Strings;
  /** What is under way; meanwhile nothing else can be asked. */
  readonly busy: Control | null;
  readonly onControl: (control: Control) => void;
}

/** What the open task's conference has come to, and what can be done. */
export function renderControls({task, session, strings, busy, onControl}: ControlBar): TemplateResult {
  const {controlPane} = strings;
  const controls = [...controlsOf(task)].filter(([control]) => session?.supports(control) === true);
  return html`
    <div class="controls" part="controls" role="group" tabindex="-1" aria-label=${controlPane.controls}>
      ${renderConference(task, session, strings)}
      <div class="buttons">
        ${repeat(
          controls,
          ([control]) => control, // never one button that becomes another under the finger
          ([control, why]) => html`
            <button
              class=${leads.has(control) ? 'button danger compact' : 'button compact'}
              part=${parts[control]}
              type="button"
              title=${ifDefined(why === null ? undefined : strings.refused(why))}
              aria-disabled=${why === null && busy === null ? 'false' : 'true'}
              @click=${() => onControl(control)}
            >
              ${busy === control ? html`<span class="spinner"></span>` : drawn(control)}<span
                >${controlPane.control[control](otherName(task))}</span
              >
            </button>
          `,
        )}
      </div>
    </div>
  `;
}

/** Only to be seen: a request is said by the pane, who joins and leaves by the conversation. */
function renderConference(task: Task, session: DeskSession | undefined, {controlPane}: Strings): TemplateResult {
  const {conference} = task;
  const stands = task.phase !== 'wrap-up' && conference.state !== 'none';
  return html`
    <div class=${stands ? 'conference' : 'conference none'} part="conference">
      <span
        >${
          stands
            ? html`${icons.people}<b>${controlPane.conference[conference.state]}</b>
                <bdi class="other">${otherName(task)}</bdi>`
            : nothing
        }</span
      >
      ${
        stands
          ? html`<wa-elapsed-timer
              class="quiet"
              exportparts="time:conference__time"
              .session=${session}
              .since=${conference.state === 'requested' ? conference.requestedAt : conference.since}
              label=${controlPane.conferenceElapsed[conference.state]}
            ></wa-elapsed-timer>`
          : nothing
      }
    </div>
  `;
}

function otherName({conference}: Task): string {
  if (conference.state === 'none') return '';
  return conference.state === 'active' ? conference.other.name : conference.target.name;
}

const drawn = (control: Control) => {
  if (control === 'transfer') return icons.transfer;
  if (control === 'conference') return icons.people;
  return control === 'exitConference' ? icons.leave : nothing;
};

/** Those that lead out of the conversation. */
const leads: ReadonlySet<Control> = new Set(['end', 'endConference', 'exitConference']);

const parts: Readonly<Record<Control, string>> = {
  transfer: 'transfer-button',
  conference: 'conference-button',
  cancelConference: 'cancel-request-button',
  releaseGuest: 'release-button',
  endConference: 'end-conference-button',
  exitConference: 'exit-conference-button',
  end: 'end-button',
};
