import {readFile} from 'node:fs/promises';

const ROOT = new URL('../customer-phone/', import.meta.url);
const TYPES = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
]);
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the files of the customer phone under `/phone/`.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {URL} url
 */
export async function answerPhonePage(request, response, url) {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-cache');
  if (request.method !== 'GET') {
    response.writeHead(405, {Allow: 'GET'}).end();
    return;
  }
  if (url.pathname === '/phone') {
    response.writeHead(308, {Location: '/phone/'}).end();
    return;
  }
  // one plain file name, so no path can lead out of the folder
  const [, name = 'index.html', extension = 'html'] = /^\/phone\/([a-z-]+\.([a-z]+))?$/.exec(url.pathname) ?? [];
  const type = TYPES.get(extension);
  const found = url.pathname === '/phone/' || url.pathname === `/phone/${name}`;
  const bytes = found && type ? await readFile(new URL(name, ROOT)).catch(() => null) : null;
  if (bytes === null) response.writeHead(404).end();
  else response.writeHead(200, {'Content-Type': type}).end(bytes);
}
