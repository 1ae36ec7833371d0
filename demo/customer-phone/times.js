const time = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'});
const timeWithSeconds = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});
const day = new Intl.DateTimeFormat('en-GB', {weekday: 'long', day: 'numeric', month: 'long'});
const relative = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});

/** @param {number} at ms epoch */
export const timeOf = (at) => time.format(at);

/** @param {number} at ms epoch */
export const secondsOf = (at) => timeWithSeconds.format(at);

/** @param {number} at ms epoch */
export const midnightOf = (at) => new Date(at).setHours(0, 0, 0, 0);

/**
 * @param {number} at ms epoch
 * @param {number} now ms epoch
 */
export function dayOf(at, now) {
  const daysAgo = Math.round((midnightOf(now) - midnightOf(at)) / (24 * 3600 * 1000));
  if (daysAgo > 1) return day.format(at);
  const word = relative.format(-daysAgo, 'day');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
