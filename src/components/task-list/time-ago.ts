import type {Strings} from '../../strings/en.js';
import {regional} from '../../strings/regional.js';

const formats = new Map<string, Intl.RelativeTimeFormat>();

/** How long ago, in the largest whole unit. */
export function timeAgo(at: number, now: number, {locale: catalogue, taskList}: Strings): string {
  const locale = regional(catalogue);
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return taskList.now;
  const format = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, {style: 'narrow'});
  formats.set(locale, format);
  if (minutes < 60) return format.format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day');
}
