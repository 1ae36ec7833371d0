import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {spokenName} from '../../element/customer-name.js';
import {isNewsIn} from '../../element/told.js';
import {windowLevel} from '../../element/window-left.js';
import type {Strings} from '../../strings/en.js';

/** Says once that an hour, and that ten minutes are left for free text; that it is over is the composer's to say. */
export function tellWindow(
  from: Element,
  session: DeskSession,
  task: Task,
  alike: ReadonlySet<string>,
  strings: Strings,
): void {
  const level = task.phase === 'connected' ? windowLevel(task.capabilities, session.clock.now()) : null;
  if (level !== 'hour' && level !== 'minutes') return;
  const key = `window:${task.id}:${task.capabilities.windowClosesAt}:${level}`;
  if (isNewsIn(session, key))
    announce(from, strings.controlPane.windowEnds[level](spokenName(task.customer, strings, alike)));
}
