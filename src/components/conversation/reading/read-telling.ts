import {newestCustomerSeq} from '../../../core/select.js';
import type {DeskSession} from '../../../core/session.js';
import type {Task} from '../../../core/task.js';

/** Tells the contact centre what was read; one sight is told once, and again where telling it was refused. */
export class ReadTelling {
  #told = 0;

  /** Another conversation is open. */
  begin(): void {
    this.#told = 0;
  }

  tell(session: DeskSession | undefined, task: Task | null, source: EventTarget): void {
    if (!session || !task || task.phase === 'wrap-up' || !session.supports('markRead')) return;
    const seq = newestCustomerSeq(session.state, task);
    if (seq <= Math.max(task.readSeq, this.#told)) return;
    this.#told = seq;
    session.markRead(task.id, seq, {source}).catch(() => {
      this.#told = 0; // the next message, scroll or return to the page tells again
    });
  }
}
