import type {Customer, Named, Notice} from '../../core/index.js';
import type {Surroundings} from './agent-desk.js';

/** What the agent is told about work that is no longer, or newly, theirs, until they have seen it. */
export class Notices {
  readonly #around: Surroundings;
  readonly #standing = new Map<string, Notice>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  all(): Notice[] {
    return [...this.#standing.values()];
  }

  tell(kind: Notice['kind'], customer: Customer, taskId: string, other: Named | null): void {
    const {clock, random, tell} = this.#around;
    const notice: Notice = {id: random.id(), at: clock.now(), kind, customer, other, taskId};
    this.#standing.set(notice.id, notice);
    tell({type: 'notice', notice});
  }

  /** Seen in two tabs at once, it is gone all the same. */
  see(noticeId: string): void {
    this.#standing.delete(noticeId);
    this.#around.tell({type: 'notice-gone', noticeId});
  }
}
