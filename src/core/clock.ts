/** Where the session reads the time and waits; tests and the simulator pass their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs once after `ms`, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** A clock that moves only when told, running what falls due in order. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function createManualClock(startAt: number): ManualClock {
  let now = startAt;
  const due = new Set<{at: number; run: () => void}>();
  return {
    now: () => now,
    after(ms, run) {
      const entry = {at: now + ms, run};
      due.add(entry);
      return () => due.delete(entry);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...due].filter(({at}) => at <= end).toSorted((a, b) => a.at - b.at);
        if (!next) break;
        due.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}
