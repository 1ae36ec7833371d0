import {cached} from './formatters.js';

const DAY = 86_400_000;

/** How long a recording is: `0:12`. */
export function formatLength(seconds: number, locale: string): string {
  const whole = Math.round(seconds);
  return `${oneDigit(locale).format(Math.floor(whole / 60))}:${twoDigits(locale).format(whole % 60)}`;
}

const inUnits = (unit: 'hour' | 'minute' | 'second') =>
  cached((locale) => new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'long'}));

const moments = cached((locale) => new Intl.DateTimeFormat(locale, {dateStyle: 'full', timeStyle: 'short'}));
const stamps = cached((locale) => new Intl.DateTimeFormat(locale, {dateStyle: 'short', timeStyle: 'short'}));
const occasions = cached((locale) => new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'}));
const days = cached((locale) => new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeZone: 'UTC'}));
const weekdays = cached((locale) => new Intl.DateTimeFormat(locale, {weekday: 'long'}));
const dates = cached((locale) => new Intl.DateTimeFormat(locale, {dateStyle: 'long'}));
const relativeDays = cached((locale) => new Intl.RelativeTimeFormat(locale, {numeric: 'auto'}));
const lists = cached((locale) => new Intl.ListFormat(locale, {type: 'unit', style: 'long'}));
const twoDigits = cached((locale) => new Intl.NumberFormat(locale, {minimumIntegerDigits: 2, useGrouping: false}));
const units = {hour: inUnits('hour'), minute: inUnits('minute'), second: inUnits('second')};
const oneDigit = cached((locale) => new Intl.NumberFormat(locale, {useGrouping: false}));

/** Day, date and time in full, for those who ask. */
export const formatMoment = (at: number, locale: string): string => moments(locale).format(at);

/** Date and time in few signs. */
export const formatStamp = (at: number, locale: string): string => stamps(locale).format(at);

/** Date and time, the month in letters. */
export const formatOccasion = (at: number, locale: string): string => occasions(locale).format(at);

/** A calendar day that belongs to no time zone, given as yyyy-mm-dd; anything else stays as it is. */
export function formatCalendarDay(day: string, locale: string): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(at) ? day : days(locale).format(at);
}

/** The agent's own day: `today`, `yesterday`, a weekday of the last six days, else the date. */
export function formatDay(at: number, now: number, locale: string): string {
  const passed = Math.round((startOfDay(at) - startOfDay(now)) / DAY); // rounded: a day may have 23 or 25 hours
  if (passed === 0 || passed === -1) return capitalise(relativeDays(locale).format(passed, 'day'), locale);
  return passed < 0 && passed > -7 ? weekdays(locale).format(at) : dates(locale).format(at);
}

/** Whether two moments are on one of the agent's own days. */
export const isSameDay = (a: number, b: number): boolean => startOfDay(a) === startOfDay(b);

/** The day that was asked for last: of thousands of messages most are on the day of the one before. */
let lastDay = {start: 0, end: 0};

function startOfDay(at: number): number {
  if (at < lastDay.start || at >= lastDay.end)
    lastDay = {start: new Date(at).setHours(0, 0, 0, 0), end: new Date(at).setHours(24, 0, 0, 0)};
  return lastDay.start;
}

const capitalise = (text: string, locale: string): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(locale));

export interface Duration {
  /** `04:05`, `3:04:05`. */
  readonly digits: string;
  /** `4 minutes, 5 seconds`. */
  readonly words: string;
}

/** How long, in the digits and words of the locale. `Intl.DurationFormat` is missing in the engines of 2024. */
export function formatDuration(seconds: number, locale: string): Duration {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  const digits = [minutes, rest].map((part) => twoDigits(locale).format(part));
  if (hours > 0) digits.unshift(oneDigit(locale).format(hours));
  const words = [
    [hours, 'hour'],
    [minutes, 'minute'],
    [rest, 'second'],
  ] as const;
  return {
    digits: digits.join(':'),
    words: lists(locale).format(
      words
        .filter(([n, unit]) => n > 0 || (unit === 'second' && seconds === 0))
        .map(([n, unit]) => inUnit(n, unit, locale)),
    ),
  };
}

const inUnit = (n: number, unit: keyof typeof units, locale: string): string => units[unit](locale).format(n);
