import type {Notice} from '../../core/notice.js';
import type {DeskSession} from '../../core/session.js';
import {announce} from '../../element/announcer.js';
import {noticeWords} from '../../element/notice-words.js';
import {spokenText} from '../../element/shown-text.js';
import {isNewsIn, noticeKey, CONNECTION_KEY} from '../../element/told.js';
import type {Strings} from '../../strings/en.js';

/** What the pane shows that somebody who does not see it must hear. */
export interface PaneNews {
  readonly notices: Iterable<Notice>;
  readonly connectionLost: boolean;
}

/** Says what the pane shows anew, unless another tag has said it. */
export function tellNews(
  from: Element,
  session: DeskSession,
  {notices, connectionLost}: PaneNews,
  strings: Strings,
): void {
  for (const notice of notices)
    if (isNewsIn(session, noticeKey(notice.id)))
      announce(from, spokenText(noticeWords(notice, strings), strings), 'assertive');
  if (connectionLost && isNewsIn(session, CONNECTION_KEY)) announce(from, strings.interaction.connectionLost);
}
