import type {Capabilities} from '../core/task.js';
import type {Strings} from '../strings/en.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How urgent an answer in free text has become: under an hour, under ten minutes, too late. */
export type WindowLevel = 'open' | 'hour' | 'minutes' | 'closed';

/** What is left of the customer service window. */
export interface WindowLeft {
  readonly level: WindowLevel;
  /** `23 h`, `54 min`, at last `9 s`. */
  readonly words: string;
}

/** Null where free text can always be sent. */
export function windowLevel({windowClosesAt}: Capabilities, now: number): WindowLevel | null {
  if (windowClosesAt === null) return null;
  const left = windowClosesAt - now;
  if (left <= 0) return 'closed';
  if (left > HOUR) return 'open';
  return left > 10 * MINUTE ? 'hour' : 'minutes';
}

export function windowLeft(capabilities: Capabilities, now: number, {timer}: Strings): WindowLeft | null {
  const level = windowLevel(capabilities, now);
  if (level === null) return null;
  const left = (capabilities.windowClosesAt ?? 0) - now;
  if (level === 'closed') return {level, words: timer.window.closed};
  if (left >= HOUR) return {level, words: timer.window.hours(Math.floor(left / HOUR))};
  if (left >= MINUTE) return {level, words: timer.window.minutes(Math.floor(left / MINUTE))};
  return {level, words: timer.window.seconds(Math.ceil(left / 1000))};
}
