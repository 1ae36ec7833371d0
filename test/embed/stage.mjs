// Pages of many a CRM, served from memory beside the built files, and a browser that looks at them.
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {findBrowser} from '../browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const {version} = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.html': 'text/html',
};

/** What the copy of the build under `/later/` calls itself. */
export const LATER = '99.9.9';
export {version};

/** Where a page without a bundler finds what the package leaves to it. */
export const imports = {
  lit: '/node_modules/lit/index.js',
  'lit/': '/node_modules/lit/',
  'lit-html': '/node_modules/lit-html/lit-html.js',
  'lit-html/': '/node_modules/lit-html/',
  'lit-element/': '/node_modules/lit-element/',
  '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/node_modules/@lit/reactive-element/',
  '@lit/context': '/node_modules/@lit/context/index.js',
  valibot: '/node_modules/valibot/dist/index.mjs',
  idb: '/node_modules/idb/build/index.js',
  'eventsource-parser': '/node_modules/eventsource-parser/dist/index.js',
};

/** What every CRM has, and nobody may touch. */
const crm = `<h1>Orders</h1><p>Of <a href="#today">today</a>: <strong>three</strong></p>
<form id="crm-form" action="/sent"><label>Name <input name="name" value="Ada"></label> <button id="save">Save</button>
<select><option>Open</option></select><textarea>Notes</textarea></form><ul><li>One</li></ul><table><tr><td>1</td></tr></table>`;

export const box = (inner, style = '') =>
  `<div id="box" style="display: block !important; position: absolute !important; inset-block-start: 270px !important; inset-inline-start: 10px !important; inline-size: 1000px !important; block-size: 700px !important; ${style}">${inner}</div>`;

/**
 * @typedef {object} Crm
 * @property {string} [head]
 * @property {string} [body] what stands below the CRM's own things; the demo's desk when left out
 * @property {string} [html] attributes of `<html>`
 * @property {string} [own] the CRM's own things
 * @property {string} [csp]
 * @property {import('playwright-core').BrowserContextOptions} [options]
 */

export async function openStage() {
  const pages = new Map();
  const tampered = new Set();
  const server = createServer(async ({url}, response) => {
    const {pathname} = new URL(url ?? '/', 'http://localhost');
    const page = pages.get(pathname);
    if (page) {
      response.setHeader('content-type', `${types[extname(pathname)] ?? 'text/html'}; charset=utf-8`);
      if (page.csp) response.setHeader('content-security-policy', page.csp);
      response.end(page.text);
      return;
    }
    const path = normalize(pathname.replace(/^\/later\//, '/'));
    const bytes = /^\/(dist|node_modules)\//.test(path)
      ? await readFile(root + path.slice(1)).catch(() => undefined)
      : undefined;
    if (!bytes) {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.setHeader('cache-control', 'max-age=60');
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    if (tampered.has(pathname)) response.end(`${String(bytes)}\n// not what was built`);
    else response.end(pathname.startsWith('/later/') ? String(bytes).replaceAll(version, LATER) : bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${server.address().port}`;
  const {executablePath, args, headless} = await findBrowser();
  const browser = await chromium.launch({executablePath, args, headless: headless !== false});

  const serve = (/** @type {Crm} */ crmPage, path = `/page-${pages.size}`) => {
    pages.set(path, {csp: crmPage.csp, text: textOf(crmPage)});
    return path;
  };
  return {
    origin,
    browser,
    /** Serves another file of the CRM. */
    serveFile: (path, text) => pages.set(path, {text}),
    /** Serves a page; gives its path. */
    serve,
    /** From now on this file is not what was built. */
    tamperWith: (path) => tampered.add(path),
    /** Opens a page of its own browser profile. */
    async open(/** @type {Crm} */ crmPage = {}) {
      const context = await browser.newContext({
        viewport: {width: 1500, height: 1000},
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...crmPage.options,
      });
      await context.addInitScript(reportRefusals);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      const problems = [];
      const warnings = [];
      const requests = [];
      page.on('pageerror', (error) => problems.push(error.stack ?? String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
        if (message.type() === 'warning') warnings.push(message.text());
      });
      context.on('request', (request) => requests.push(request.url()));
      await page.goto(origin + serve(crmPage));
      return {page, problems, warnings, requests, close: () => context.close()};
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const script = (src = '/dist/wa-desk.js', attributes = '') =>
  `<script type="module" src="${src}" ${attributes}></script>`;

function textOf({head = '', body = box('<wa-desk demo></wa-desk>'), html = 'lang="en"', own = crm}) {
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><title>A CRM</title>${head}</head><body>${own}${body}</body></html>`;
}

/** In the page: what its content security policy refuses becomes an error of the console, whatever it was. */
function reportRefusals() {
  addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
    console.error(`The content security policy (${violatedDirective}) refused ${blockedURI}`),
  );
}
