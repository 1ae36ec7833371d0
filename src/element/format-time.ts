import {cached} from './formatters.js';

const times = cached((locale) => new Intl.DateTimeFormat(locale, {timeStyle: 'short'}));

/** `14:05`; `at` in ms. */
export const formatTime = (at: number, locale: string): string => times(locale).format(at);
