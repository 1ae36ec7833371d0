import {formatDuration} from '../../element/format.js';
import type {Strings} from '../../strings/en.js';
import {whyNot, type TargetRow} from './target-rows.js';

/** What stands beside a name, to be read and to be heard; `at` is when the list was fetched. */
export function rowWords(row: TargetRow, at: number, strings: Strings): {shown: string; spoken: string} {
  const {targets: words, locale} = strings;
  if (row.kind === 'agent') {
    const {load, capacity, unavailable} = row.entry;
    const told = unavailable ? words.unavailable[unavailable](load, capacity) : words.available(load, capacity);
    return {shown: told, spoken: told};
  }
  const {waiting, waitingSince, available} = row.entry;
  const seconds = waitingSince === null ? null : Math.max(0, Math.floor((at - waitingSince) / 1000));
  const longest = seconds === null ? null : formatDuration(seconds, locale);
  return {
    shown: words.queueNow(waiting, longest?.digits ?? null, available),
    spoken: words.queueNow(waiting, longest?.words ?? null, available),
  };
}

/** A shape for each state, so that colour never tells it alone. */
export function iconOf(row: TargetRow): 'people' | 'available' | 'idle' | 'warning' | 'none' {
  if (row.kind === 'queue') return 'people';
  switch (whyNot(row)) {
    case null:
      return 'available';
    case 'rona':
      return 'warning';
    case 'offline':
      return 'none';
    case 'idle':
    case 'at-capacity':
    case 'yourself':
    case 'in-conversation':
      return 'idle';
    default:
      return 'none';
  }
}
