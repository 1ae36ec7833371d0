import type {TemplateResult} from 'lit';
import {formatDuration} from '../../element/format.js';
import * as icons from '../../element/icons.js';
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
export function iconOf(row: TargetRow): TemplateResult {
  if (row.kind === 'queue') return icons.people;
  switch (whyNot(row)) {
    case null:
      return icons.available;
    case 'rona':
      return icons.warning;
    case 'offline':
      return icons.none;
    case 'idle':
    case 'at-capacity':
    case 'yourself':
    case 'in-conversation':
      return icons.idle;
    default:
      return icons.none;
  }
}
