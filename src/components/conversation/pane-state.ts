import type {Message} from '../../core/message.js';
import {hasOlder, isPending, messagesOf, openTask, refusalAbout, whyNotSend} from '../../core/select.js';
import {NOWHERE} from '../../core/state.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {openTaskIn} from '../../element/open-task.js';
import type {SessionLink} from '../../element/session-link.js';
import type {Older} from './older.js';

export const none: readonly Message[] = [];

/** What the pane shows of the desk's state: the open task, its messages, and what is known of both. */
export const paneState = (link: SessionLink, now: () => number) => ({
  task: openTaskIn(link, ['id', 'customer', 'phase']),
  messages: link.select((state) => {
    const task = openTask(state);
    return task ? messagesOf(state, task.conversationId) : none;
  }, none),
  agentId: link.select(({agent}) => agent?.id ?? null, null),
  alike: link.select(lookalikesOf, nobody),
  older: link.select<Older>((state) => {
    const task = openTask(state);
    if (!task || !hasOlder(state, task.conversationId)) return 'none';
    if (isPending(state, {type: 'loadOlder', taskId: task.id, before: NOWHERE})) return 'loading';
    return refusalAbout(state, task.id, ['loadOlder'])?.code ?? 'more';
  }, 'none'),
  cannotSend: link.select((state) => {
    const task = openTask(state);
    return task !== null && whyNotSend(state, task, now()) !== null;
  }, false),
});

export type PaneState = ReturnType<typeof paneState>;
