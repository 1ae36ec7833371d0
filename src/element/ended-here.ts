import {isUnderWay, openTask} from '../core/select.js';
import type {DeskSession} from '../core/session.js';

/** What leads to wrap-up. */
const ENDINGS = ['end', 'transfer', 'endConference', 'exitConference'] as const;

/** The open task, in wrap-up because the agent ended it at this desk; null once the focus was taken to its reasons. */
interface EndedHere {
  taskId: string | null;
}

const watched = new WeakMap<DeskSession, EndedHere>();

/** Watches from the first call on, so that an element whose code comes later knows it all the same. */
export function endedHere(session: DeskSession): EndedHere {
  const known = watched.get(session);
  if (known) return known;
  const ended: EndedHere = {taskId: null};
  watched.set(session, ended);
  let before = openTask(session.state);
  session.subscribe(openTask, (task) => {
    const began = task?.phase === 'wrap-up' && task.id === before?.id && before.phase !== 'wrap-up';
    if (began && isUnderWay(session.state, task.id, ENDINGS)) ended.taskId = task.id;
    else if (task?.id !== ended.taskId) ended.taskId = null; // the agent is elsewhere by now
    before = task;
  });
  return ended;
}
