/**
 * What a CRM's server makes of its tags: a process of its own, as plain as Node is, in which Lit's renderer draws them.
 *
 * Given templates as JSON it writes their HTML, and what became of the process, as JSON.
 */
import {execFile} from 'node:child_process';
import {Socket} from 'node:net';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const path = fileURLToPath(import.meta.url);

/**
 * @typedef {object} Drawn
 * @property {string[]} pages each template's HTML
 * @property {string[]} requests what was asked of a network
 * @property {string[]} failures what nobody caught
 * @property {string[]} globals what the elements left in the process
 * @property {string[]} waiting what would keep the process alive
 * @property {string} said on its console
 */

/** One template of the CRM's, as a tag of a template literal; its values are set as properties where it says so. */
export const template = (/** @type {TemplateStringsArray} */ {raw}, /** @type {unknown[]} */ ...values) => ({
  strings: raw,
  values,
});

/** @returns {Promise<Drawn>} */
export async function drawOnServer(/** @type {(string | ReturnType<typeof template>)[]} */ ...templates) {
  const given = templates.map((one) => (typeof one === 'string' ? {strings: [one], values: []} : one));
  const {stdout, stderr} = await promisify(execFile)(process.execPath, [path, JSON.stringify(given)], {
    timeout: 60_000,
    maxBuffer: 1e8,
  });
  return {...JSON.parse(stdout), said: stderr};
}

/** Each tag brings no more than its own module, as on a server that knows what it draws. */
async function draw(/** @type {ReturnType<typeof template>[]} */ templates) {
  const requests = [];
  const failures = [];
  process.on('unhandledRejection', (reason) => failures.push(String(reason)));
  globalThis.fetch = async (url) => requests.push(String(url));
  Socket.prototype.connect = (to) => requests.push(JSON.stringify(to));
  for (const word of ['log', 'info', 'warn']) console[word] = console.error;

  const {render} = await import('@lit-labs/ssr');
  const {collectResult} = await import('@lit-labs/ssr/lib/render-result.js');
  const {html} = await import('lit');
  const before = Object.keys(globalThis);
  const pages = [];
  for (const {strings, values} of templates) {
    for (const [, name] of strings.join('').matchAll(/<wa-([a-z-]+)/g)) await import(`wa-desk/define/${name}`);
    pages.push(await collectResult(render(html(Object.assign(strings, {raw: strings}), ...values))));
  }
  await new Promise((resolve) => setTimeout(resolve)); // so that what was begun has its turn
  const globals = Object.keys(globalThis).filter((name) => !before.includes(name));
  const waiting = process.getActiveResourcesInfo().filter((name) => !/^(FSReq|CloseReq|TTY|Pipe)/.test(name));
  process.stdout.write(JSON.stringify({pages, requests, failures, globals, waiting}), () => process.exit());
}

if (process.argv[1] === path) await draw(JSON.parse(process.argv[2] ?? '[]'));
