import {openTask} from '../core/select.js';
import type {Task} from '../core/task.js';
import type {SessionLink} from './session-link.js';

/** Of everything else a task tells anew, such as how far it was read, its element need not draw anything. */
export function openTaskIn(link: SessionLink, drawn: readonly (keyof Task)[]): {readonly value: Task | null} {
  for (const part of drawn) link.select((state) => openTask(state)?.[part], undefined);
  return {
    get value() {
      return link.session ? openTask(link.session.state) : null;
    },
  };
}
