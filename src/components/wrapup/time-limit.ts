import type {Task} from '../../core/task.js';

/** From here on it is urgent, in seconds. */
export const URGENT = 10;

/** With so many seconds left a screen reader is told. */
const TOLD_AT = [30, URGENT];

/** The time left for one task's wrap-up, where its queue limits it. */
export interface TimeLeft {
  readonly seconds: number;
  /** Of the whole time, between 0 and 1. */
  readonly share: number;
}

interface Limit {
  readonly dueAt: number;
  /** When this time began: with the end of the conversation, or when it was extended. */
  readonly from: number;
  readonly told: Set<number>;
}

/** Follows the limits of the tasks in wrap-up, and when to speak of them. */
export class TimeLimit {
  readonly #limits = new Map<string, Limit>();

  /** Null where it is not limited. */
  left(task: Task, now: number): TimeLeft | null {
    const limit = this.#limitOf(task, now);
    if (!limit) return null;
    const ms = Math.max(0, limit.dueAt - now);
    return {seconds: Math.ceil(ms / 1000), share: Math.min(1, ms / Math.max(1, limit.dueAt - limit.from))};
  }

  /** True once at each of the two moments. */
  isToTell(task: Task, now: number): boolean {
    const limit = this.#limitOf(task, now);
    const seconds = this.left(task, now)?.seconds ?? 0;
    if (!limit || seconds === 0) return false;
    const due = TOLD_AT.filter((moment) => seconds <= moment && !limit.told.has(moment));
    for (const moment of due) limit.told.add(moment);
    return due.length > 0;
  }

  #limitOf(task: Task, now: number): Limit | null {
    if (task.phase !== 'wrap-up' || task.wrapUpDueAt === null) return null;
    const known = this.#limits.get(task.id);
    if (known?.dueAt === task.wrapUpDueAt) return known;
    const limit = {dueAt: task.wrapUpDueAt, from: known ? now : task.endedAt, told: new Set<number>()};
    this.#limits.set(task.id, limit);
    return limit;
  }
}
