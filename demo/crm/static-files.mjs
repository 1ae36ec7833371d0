import {readFile} from 'node:fs/promises';

const PAGES = new URL('pages/', import.meta.url);
const LIBRARY = new URL('.', import.meta.resolve('wa-desk/dist/wa-desk.js'));

/** @type {Record<string, string>} */
const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  map: 'application/json',
  svg: 'image/svg+xml',
};

/**
 * Serves the pages, and the library under `/wa-desk/`.
 * @param {import('node:http').ServerResponse} response
 * @param {string} path of the address
 * @param {{gatewayUrl: string}} values what the pages' `{{…}}` stand for
 */
export async function answerFile(response, path, {gatewayUrl}) {
  const file = locate(path);
  const type = file && TYPES[file.pathname.split('.').at(-1) ?? ''];
  const bytes = file && type ? await readFile(file).catch(() => null) : null;
  if (bytes === null || !type) {
    response.writeHead(404, {'Content-Type': 'text/plain; charset=utf-8'}).end('There is no such page.\n');
    return;
  }
  const body = type === TYPES['html'] ? fill(bytes.toString(), gatewayUrl) : bytes;
  response.writeHead(200, {'Content-Type': type, 'Cache-Control': 'no-cache'}).end(body);
}

/**
 * Names without a slash, so that none leads out of its folder.
 * @param {string} path
 */
function locate(path) {
  if (path === '/') return new URL('index.html', PAGES);
  const [, page] = /^\/([a-z-]+\.(?:html|css|js|svg))$/.exec(path) ?? [];
  if (page) return new URL(page, PAGES);
  const [, module] = /^\/wa-desk\/((?:chunks\/)?[\w-][\w.-]*\.js(?:\.map)?)$/.exec(path) ?? [];
  return module ? new URL(module, LIBRARY) : null;
}

/**
 * @param {string} page
 * @param {string} gatewayUrl
 */
function fill(page, gatewayUrl) {
  return page.replaceAll('{{gateway}}', escapeHtml(gatewayUrl));
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
