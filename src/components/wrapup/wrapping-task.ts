import type {CommandType} from '../../core/protocol.js';
import {isUnderWay, openTask} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';

/** The open task, if it is in wrap-up. */
export function wrappingTask(all: DeskState): Task | null {
  const task = openTask(all);
  return task?.phase === 'wrap-up' ? task : null;
}

/** This command about it has no answer yet. */
export function isAsked(all: DeskState, type: CommandType): boolean {
  const task = wrappingTask(all);
  return task !== null && isUnderWay(all, task.id, [type]);
}

export const wrapUpOf = ({id}: Task) => ({type: 'wrapUp', taskId: id, reasonId: ''}) as const;
