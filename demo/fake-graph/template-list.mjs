import {GraphError} from './errors.mjs';
import {TEMPLATES} from './template-samples.mjs';

const PAGE = 25;
const LARGEST_PAGE = 250;

/**
 * `GET /{waba-id}/message_templates`, page by page.
 * @param {URL} url with `limit` and `after`
 */
export function listTemplates(url) {
  const limit = Number(url.searchParams.get('limit') ?? PAGE);
  if (!Number.isInteger(limit) || limit < 1) throw new GraphError(100, {message: '(#100) Invalid parameter: limit'});
  const after = url.searchParams.get('after');
  const start = after === null ? 0 : placeOf(after);
  const end = Math.min(start + Math.min(limit, LARGEST_PAGE), TEMPLATES.length);
  return {
    data: TEMPLATES.slice(start, end),
    paging: {
      cursors: {before: cursorOf(start), after: cursorOf(end)},
      ...(end < TEMPLATES.length && {next: nextPage(url, end)}),
    },
  };
}

/**
 * @param {URL} url
 * @param {number} end
 */
function nextPage(url, end) {
  const next = new URL(url);
  next.searchParams.set('after', cursorOf(end));
  return next.href;
}

/** @param {number} place */
const cursorOf = (place) => Buffer.from(`at:${place}`).toString('base64url');

/** @param {string} cursor */
function placeOf(cursor) {
  const [, place] = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place === undefined) throw new GraphError(100, {message: '(#100) Invalid cursors values'});
  return Number(place);
}
