import type {Clock} from '../../core/clock.js';
import {DeskError} from '../../core/errors.js';
import type {DeskEvent} from '../../core/protocol.js';

/** The gateway sends a sign of life every 15 s; who is silent for longer is dead. */
const SILENCE = 25_000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

/** An event with its number in the agent's log, where it has one. */
export type Deliver = (event: DeskEvent, id?: string) => void;

export interface Persistence {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly deliver: Deliver;
  /** Told why a try failed, before the next. */
  readonly onTrouble?: ((error: unknown) => void) | undefined;
}

/** One try: it calls `alive` at every sign of life, and is given up when its signal aborts, whatever it waits for. */
export type Attempt = (signal: AbortSignal, alive: () => void) => Promise<'again' | 'done'>;

/** Tries until it is done, the signal aborts or the agent is signed out; says so when it must try again. */
export async function persist({clock, signal, deliver, onTrouble}: Persistence, attempt: Attempt): Promise<void> {
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    const trial = new AbortController();
    const stop = () => trial.abort();
    signal.addEventListener('abort', stop);
    let cancelWatch = clock.after(SILENCE, stop);
    try {
      const trying = attempt(trial.signal, () => {
        cancelWatch();
        cancelWatch = clock.after(SILENCE, stop);
        pause = FIRST_PAUSE;
      });
      const outcome = await Promise.race([trying, givenUp(trial.signal)]);
      if (outcome === 'done') return;
    } catch (error) {
      if (error instanceof DeskError && error.code === 'signed-out' && !signal.aborted) {
        deliver({type: 'connection', state: 'signed-out', vaultKey: null});
        throw error;
      }
      if (!trial.signal.aborted) onTrouble?.(error);
    } finally {
      cancelWatch();
      signal.removeEventListener('abort', stop);
    }
    if (signal.aborted) return;
    deliver({type: 'connection', state: 'reconnecting', vaultKey: null});
    await wait(clock, pause * (0.5 + Math.random() / 2), signal); // apart, so that a restart is not stormed
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

const givenUp = (signal: AbortSignal): Promise<'again'> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve('again')));

function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener('abort', done);
  });
}
