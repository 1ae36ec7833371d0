import {keepPreference, readPreference, watchPreference} from '../../../element/preferences.js';

/** How fast recordings are heard; what an agent chose holds for all, here and later. */
const SPEEDS = [1, 1.5, 2] as const;
const NAME = 'voice-speed';

const watchers = new Set<() => void>();
let chosen: number | undefined;

export const speed = (): number => (chosen ??= read());

export function nextSpeed(): void {
  const at = SPEEDS.findIndex((one) => one === speed());
  chosen = SPEEDS[(at + 1) % SPEEDS.length] ?? 1;
  keepPreference(NAME, chosen);
  for (const run of watchers) run();
}

export function watchSpeed(run: () => void): () => void {
  watchers.add(run);
  const stop = watchPreference(NAME, () => {
    chosen = read();
    run();
  });
  return () => {
    watchers.delete(run);
    stop();
  };
}

const read = (): number => SPEEDS.find((one) => one === readPreference(NAME)) ?? 1;
