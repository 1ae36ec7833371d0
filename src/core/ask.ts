import type {ContactCenterAdapter} from './adapter.js';
import type {Clock} from './clock.js';
import {DeskError, isDeskError} from './errors.js';
import type {DeskCommand, DeskEvent} from './protocol.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

/** How a command without an answer is asked again: same command, same key, so it has its effect once. */
export interface Repeating {
  readonly adapter: ContactCenterAdapter;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For how long, in ms, before `unreachable` is the answer. */
  readonly patience: number;
  readonly onUnreachable?: () => void;
  /** Calls back when asking again is worthwhile before the pause is over; returns the undo. */
  readonly onOnline: (run: () => void) => () => void;
}

export async function askUntilAnswered(
  command: DeskCommand,
  key: string,
  {adapter, clock, signal, patience, onUnreachable, onOnline}: Repeating,
): Promise<readonly DeskEvent[]> {
  const startedAt = clock.now();
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await unlessClosed(() => adapter.command(command, key), signal);
    } catch (error) {
      const answer = asDeskError(error);
      if (answer.code !== 'unreachable' || clock.now() - startedAt >= patience) throw answer;
      onUnreachable?.();
    }
    await pauseOrOnline(pause, clock, signal, onOnline);
  }
}

/** A closed session asks nothing, and what is answered later changes nothing. */
function unlessClosed<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const close = () =>
      reject(new DeskError('not-connected', 'The session is not connected, or was closed meanwhile.'));
    if (signal.aborted) return close();
    signal.addEventListener('abort', close);
    ask()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', close));
  });
}

export function asDeskError(error: unknown): DeskError {
  return isDeskError(error)
    ? error
    : new DeskError(
        'internal',
        `The adapter failed unexpectedly: ${error instanceof Error ? error.message : 'it gave no Error'}`,
      );
}

function pauseOrOnline(ms: number, clock: Clock, signal: AbortSignal, onOnline: Repeating['onOnline']): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      undo();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    const undo = onOnline(done);
    signal.addEventListener('abort', done);
  });
}
