import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {matches} from '../dist/element/matches.js';
import {sitDown} from '../test/e2e/agent.mjs';
import {startBrowser, startDemo} from '../test/e2e/demo.mjs';
import {medianAndWorst} from './median.mjs';

const MAYA = 'Maya Okafor';
const FIRST =
  'Ada Björn Chloé Dmitri Élodie Farid Grace Hélène Ines Jürgen Kofi Lucía Mai Noor Óscar Priti Quinn Rui Søren Tâm';
const LAST = 'Abbott Brandt Castellano Delacroix Eriksson Faßbinder García Haddad Ivanova Jørgensen';
const TYPED = ['jurgen', 'elodie 7', 'garcia', 'soren jorgensen', '249', 'lucia castellano 12', 'zzz'];

/** Typing into the search of a directory of 5,000 agents, which the gateway serves: each key until its list is painted. */
export async function directory() {
  const folder = await mkdtemp(join(tmpdir(), 'wa-desk-bench-'));
  const colleagues = peopleOf(5000);
  process.env.WA_CONFIG = join(folder, 'gateway.json');
  await writeFile(process.env.WA_CONFIG, await configWith(colleagues));
  const demo = await startDemo();
  const browser = await startBrowser();
  try {
    const {page, ...nadia} = await sitDown(browser, demo.crmUrl);
    await nadia.chooses('Available');
    await demo.phone.writes(MAYA, 'Hello');
    await nadia.accepts(MAYA);
    const startedAt = performance.now();
    await page.getByRole('button', {name: 'Transfer', exact: true}).click();
    await page.getByRole('dialog').getByRole('radio', {name: 'Agent'}).check();
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    const opened = performance.now() - startedAt;
    const search = page.getByRole('dialog').getByRole('combobox');
    const times = [];
    for (const text of TYPED) {
      await search.fill('');
      for (let length = 1; length <= text.length; length++) {
        await search.evaluate(timeTheNextKey);
        await search.press(text[length - 1]);
        const {ms, found} = await page.evaluate(() => globalThis.searched);
        const expected = colleagues.filter(({name}) => matches(name, text.slice(0, length))).length;
        if (found !== expected) throw new Error(`“${text.slice(0, length)}”: ${found} listed, not ${expected}`);
        times.push(ms);
      }
    }
    return {
      [`5,000 agents: key to painted list, median / worst of ${times.length}`]: medianAndWorst(times),
      '5,000 agents: Transfer clicked, Agent chosen, listed': `${opened.toFixed(0)} ms`,
    };
  } finally {
    delete process.env.WA_CONFIG;
    await browser.close();
    await demo.close();
    await rm(folder, {recursive: true, force: true});
  }
}

function peopleOf(count) {
  const [first, last] = [FIRST.split(' '), LAST.split(' ')];
  return Array.from({length: count}, (_, i) => ({
    id: `colleague-${i}`,
    name: `${first[i % first.length]} ${last[Math.floor(i / first.length) % last.length]} ${i}`,
  }));
}

async function configWith(colleagues) {
  const config = JSON.parse(await readFile(new URL('../demo/gateway.json', import.meta.url), 'utf8'));
  config.tenants.demo.agents.push(...colleagues);
  colleagues.push(...config.tenants.demo.agents.slice(0, -colleagues.length)); // they are in the list as well
  return JSON.stringify(config);
}

/** In the page: `searched` resolves with the time from the next key until its list is painted, and how many it has. */
function timeTheNextKey(input) {
  const keyAt = new Promise((resolve) => {
    input.addEventListener('keydown', ({timeStamp}) => resolve(timeStamp), {once: true});
  });
  globalThis.searched = new Promise((resolve) => {
    const afterPaint = new MessageChannel();
    afterPaint.port1.addEventListener('message', async () => {
      const ms = performance.now() - (await keyAt);
      const [option] = input.getRootNode().querySelectorAll('[role=option]');
      resolve({ms, found: Number(option?.getAttribute('aria-setsize') ?? 0)});
    });
    afterPaint.port1.start();
    input.addEventListener('input', () => requestAnimationFrame(() => afterPaint.port2.postMessage(null)), {
      once: true,
    });
  });
}
