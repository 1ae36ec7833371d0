import {performance} from 'node:perf_hooks';
import type {Pool} from 'pg';

/** The only source of time for decisions. */
export interface Clock {
  /** Whole milliseconds since the Unix epoch; never goes backwards. */
  now(): number;
  /** Calls `run` once, when `ms` have passed, never before and never at once. Returns the way to cancel it. */
  after(ms: number, run: () => void): () => void;
}

/** A longer timeout would fire at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * A clock that agrees with the database's to within half the time of one query, and from then on runs on monotonic time,
 * so that all gateways of one database agree and a step of the machine's clock moves no deadline.
 */
export async function createDatabaseClock(pool: Pool): Promise<Clock> {
  const client = await pool.connect(); // before the stopwatch starts: connecting takes longer than asking
  const askedAt = performance.now();
  const {rows} = await client
    .query<{epoch: number}>('select (extract(epoch from clock_timestamp()) * 1000)::double precision as epoch')
    .finally(() => client.release());
  const epoch = rows[0]?.epoch;
  if (epoch === undefined) throw new Error('The database did not tell the time.');
  const offset = epoch - (askedAt + performance.now()) / 2;
  const now = () => Math.floor(offset + performance.now());

  return {
    now,
    after(ms, run) {
      const dueAt = now() + ms;
      let timer = setTimeout(
        function check() {
          const leftMs = dueAt - now(); // Node's timers may be a millisecond early
          if (leftMs <= 0) run();
          else timer = setTimeout(check, Math.min(leftMs, LONGEST_TIMEOUT_MS));
        },
        Math.min(ms, LONGEST_TIMEOUT_MS),
      );
      return () => clearTimeout(timer);
    },
  };
}
