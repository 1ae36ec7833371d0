import type {Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import type {Strings} from '../../strings/en.js';

/** Says that a conference is requested; who comes and goes is the conversation's to say. */
export class RequestVoice {
  #before: Task | null = null;

  tell(from: Element, task: Task | null, {controlPane}: Strings): void {
    const before = this.#before;
    this.#before = task;
    if (task?.conference.state !== 'requested') return;
    if (before?.id !== task.id || before.conference.state === 'requested') return;
    announce(from, `${controlPane.conference.requested}: ${task.conference.target.name}`);
  }
}
