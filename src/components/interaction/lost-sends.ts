import {html} from 'lit';
import type {LostSend} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';
import {renderDismiss} from './notices.js';

/** What was written and not sent while its conversation lasted: told until the agent has read it. */
export function renderLostSends(lost: readonly LostSend[], session: DeskSession | undefined, strings: Strings) {
  const {interaction} = strings;
  return lost.map(
    ({subject, text}) => html`
      <div class="refusal" part="alert lost">
        ${icons.alert}
        <div class="grow">
          <p>${interaction.lost}</p>
          <p class="said" dir="auto" lang="">${text}</p>
        </div>
        ${renderDismiss(interaction.dismiss, () => session?.dismissRefusal(subject))}
      </div>
    `,
  );
}
