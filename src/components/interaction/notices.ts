import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Notice} from '../../core/notice.js';
import type {DeskSession} from '../../core/session.js';
import {formatTime} from '../../element/format-time.js';
import * as icons from '../../element/icons.js';
import {noticeWords} from '../../element/notice-words.js';
import {renderText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';

/** What the agent is told about work that is no longer, or newly, theirs: until they have seen it. */
export function renderNotices(notices: Iterable<Notice>, session: DeskSession | undefined, strings: Strings) {
  const {interaction, locale} = strings;
  return repeat(
    notices,
    ({id}) => id,
    (notice) => html`
      <div class="notice" part="alert notice">
        ${icons.alert}
        <p class="grow">
          ${renderText(noticeWords(notice, strings), strings)}
          <span class="when small">${formatTime(notice.at, locale)}</span>
        </p>
        ${renderDismiss(interaction.dismiss, () => session?.seeNotice(notice.id).catch(() => undefined))}
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
