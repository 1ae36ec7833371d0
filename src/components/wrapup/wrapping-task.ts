import type {DeskCommand} from '../../core/protocol.js';
import {isPending, openTask} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';

/** The open task, if it is in wrap-up. */
export function wrappingTask(all: DeskState): Task | null {
  const task = openTask(all);
  return task?.phase === 'wrap-up' ? task : null;
}

/** Its command has no answer yet. */
export function isUnderWay(all: DeskState, commandOf: (task: Task) => DeskCommand): boolean {
  const task = wrappingTask(all);
  return task !== null && isPending(all, commandOf(task));
}

export const wrapUpOf = ({id}: Task) => ({type: 'wrapUp', taskId: id, reasonId: ''}) as const;
export const extensionOf = ({id}: Task) => ({type: 'extendWrapUp', taskId: id}) as const;
