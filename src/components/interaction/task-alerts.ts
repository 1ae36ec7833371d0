import {html, nothing} from 'lit';
import type {DeskSession} from '../../core/session.js';
import {subjectOf, type Refusal} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';
import {renderDismiss} from './notices.js';

/** Why the open task cannot go on, and why a control was refused. */
export function renderTaskAlerts(
  task: Task,
  refusal: Refusal | null,
  session: DeskSession | undefined,
  {interaction, refused}: Strings,
) {
  const interrupted = task.role === 'guest' ? interaction.interruptedGuest : interaction.interrupted;
  return html`
    <div class="alerts">
      <div role="alert">
        ${
          task.phase === 'interrupted'
            ? html`<p class="refusal" part="alert">${icons.alert}<span>${interrupted}</span></p>`
            : nothing
        }
      </div>
      <div role="alert">
        ${
          refusal
            ? html`<p class="refusal" part="alert">
                ${icons.alert}<span class="grow">${refused(refusal.code)}</span>
                ${renderDismiss(interaction.dismiss, () => session?.dismissRefusal(subjectOf(refusal.command)))}
              </p>`
            : nothing
        }
      </div>
    </div>
  `;
}
