import type {Clock} from './clock.js';

/** A clock that moves only when told to: for tests. */
export interface ManualClock extends Clock {
  /** Moves forward by `ms`. Every timer that falls due runs at its own time, in order, those that such a run adds too. */
  advance(ms: number): void;
  /** Moves forward to a time in ms epoch, like `advance`. */
  set(at: number): void;
}

/** @param startAt - ms epoch */
export function createManualClock(startAt: number): ManualClock {
  let now = startAt;
  const timers = new Set<{dueAt: number; run: () => void}>();

  const nextDue = (at: number) => {
    let next;
    for (const timer of timers) if (timer.dueAt <= at && (!next || timer.dueAt < next.dueAt)) next = timer;
    return next;
  };
  const set = (at: number) => {
    if (!(at >= now)) throw new RangeError(`A clock does not go backwards: ${at} is before ${now}.`);
    for (let timer = nextDue(at); timer; timer = nextDue(at)) {
      timers.delete(timer);
      now = Math.max(now, timer.dueAt);
      timer.run();
    }
    now = Math.max(now, at);
  };

  return {
    now: () => now,
    after(ms, run) {
      const timer = {dueAt: now + Math.max(ms, 0), run};
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => set(now + ms),
    set,
  };
}
