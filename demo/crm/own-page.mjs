/**
 * Whether one of the CRM's own pages asks, not a page from elsewhere that has the browser send the CRM's cookie along.
 * What names no origin at all is no browser's POST or PUT.
 * @param {import('node:http').IncomingMessage} request
 */
export function isOwnPage({headers}) {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}
