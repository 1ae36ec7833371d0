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

  /** The moment to speak of that has come, if any; the latest of them where several have. */
  momentToTell(task: Task, now: number): string | null {
    const seconds = this.left(task, now)?.seconds ?? 0;
    const moment = seconds === 0 ? undefined : TOLD_AT.findLast((one) => seconds <= one);
    return moment === undefined || task.phase !== 'wrap-up' ? null : `wrap-up:${task.id}:${task.wrapUpDueAt}:${moment}`;
  }

  #limitOf(task: Task, now: number): Limit | null {
    if (task.phase !== 'wrap-up' || task.wrapUpDueAt === null) return null;
    const known = this.#limits.get(task.id);
    if (known?.dueAt === task.wrapUpDueAt) return known;
    const limit = {dueAt: task.wrapUpDueAt, from: known ? now : task.endedAt};
    this.#limits.set(task.id, limit);
    return limit;
  }
}
