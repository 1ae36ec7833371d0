import {html} from 'lit';
import type {Named} from '../../core/agent.js';
import type {Task} from '../../core/task.js';
import * as icons from '../../element/icons.js';
import {renderText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import {renderDismiss} from './notices.js';

/** Who handed the conversation over, or asked the agent to join; null when nobody did. */
export function senderOf({kind, from}: Task): {kind: 'transfer' | 'conference'; from: Named} | null {
  return kind === 'new' || !from ? null : {kind, from};
}

/** What came along with it. */
export function renderCameWith(task: Task, strings: Strings, dismiss: () => void) {
  const {controlPane, interaction} = strings;
  const sender = senderOf(task);
  return (
    sender &&
    html`
      <div class="came-with" part="hand-over" role="note">
        ${icons.note}
        <div class="grow">
          <p><bdi>${controlPane.from[sender.kind](sender.from.name)}</bdi></p>
          ${
            task.note &&
            html`<p class="quiet">${controlPane.noteFrom(sender.from.name)}</p>
              <p class="said-note" part="hand-over-note" dir="auto" lang="">${renderText(task.note, strings)}</p>`
          }
        </div>
        ${renderDismiss(interaction.dismiss, dismiss)}
      </div>
    `
  );
}
