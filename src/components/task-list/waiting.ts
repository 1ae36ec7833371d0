/** How urgent a customer's waiting has become. */
export type WaitingLevel = 'fresh' | 'long' | 'overdue';

/** Thresholds in seconds; one that is no number is never reached. */
export interface Thresholds {
  readonly warnAfter: number;
  readonly alarmAfter: number;
}

/** Null while nobody waits. */
export function waitingLevel(
  since: number | null,
  now: number,
  {warnAfter, alarmAfter}: Thresholds,
): WaitingLevel | null {
  if (since === null) return null;
  const seconds = (now - since) / 1000;
  if (seconds >= alarmAfter) return 'overdue';
  return seconds >= warnAfter ? 'long' : 'fresh';
}
