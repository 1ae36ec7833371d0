import {html} from 'lit';
import type {Notice} from '../../core/notice.js';
import type {DeskSession} from '../../core/session.js';
import {customerName} from '../../element/customer-name.js';
import {formatTime} from '../../element/format.js';
import {icons} from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** What the agent is told about work that is no longer, or newly, theirs: until they have seen it. */
export function renderNotices(notices: Iterable<Notice>, session: DeskSession | undefined, strings: Strings) {
  const {interaction, locale} = strings;
  return [...notices].map(
    ({id, at, kind, customer, other}) => html`
      <div class="notice" part="alert notice">
        ${icons.alert}
        <p class="grow">
          ${interaction.notices[kind](customerName(customer, strings), other?.name ?? null)}
          <span class="when small">${formatTime(at, locale)}</span>
        </p>
        ${renderDismiss(interaction.dismiss, () => session?.seeNotice(id).catch(() => undefined))}
      </div>
    `,
  );
}

/** The cross at the end of an alert. */
export const renderDismiss = (words: string, dismiss: () => unknown) => html`
  <button class="button quiet icon compact" type="button" title=${words} aria-label=${words} @click=${dismiss}>
    ${icons.close}
  </button>
`;
