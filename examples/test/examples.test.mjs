import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdir} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {chromium} from 'playwright-core';
import {findBrowser} from '../../test/browser.mjs';
import {serve} from './serve.mjs';
import {workAShift} from './shift.mjs';

const run = promisify(execFile);
const examples = fileURLToPath(new URL('..', import.meta.url));
const pictures = fileURLToPath(new URL('../../.test-results/examples/', import.meta.url));

/** What is served of each, and where in it the page is. */
const served = {
  plain: {folder: '.', path: '/plain/', ownWords: false}, // it has no build, and takes its words as they are
  react: {folder: 'react/dist'},
  vue: {folder: 'vue/dist'},
  angular: {folder: 'angular/dist'},
  svelte: {folder: 'svelte/dist'},
};

const chosen = process.env.EXAMPLES?.split(',') ?? Object.keys(served);

describe('examples', () => {
  let browser;

  before(async () => {
    const {source: _, headless, ...options} = await findBrowser();
    browser = await chromium.launch({...options, headless: headless !== false});
    await mkdir(pictures, {recursive: true});
  });

  after(() => browser?.close());

  for (const name of chosen)
    it(`${name}: installs, type-checks, builds, and an agent works in it`, {timeout: 600_000}, async () => {
      const cwd = `${examples}${name}`;
      await run('npm', ['ci'], {cwd});
      await run('npm', ['run', 'build'], {cwd});
      const {folder, path = '/', ownWords = true} = served[name];
      const {url, stop} = await serve(`${examples}${folder}`);
      const context = await browser.newContext({viewport: {width: 1280, height: 800}, locale: 'en-GB'});
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(30_000);
        const problems = [];
        page.on('pageerror', (error) => problems.push(String(error)));
        page.on('console', (message) => message.type() === 'error' && problems.push(message.text())); // the policy too
        page.on('request', (request) => request.url().startsWith(url) || problems.push(request.url()));
        await page.goto(`${url}${path}`);
        try {
          await workAShift(page, ownWords);
        } finally {
          await page.screenshot({path: `${pictures}${name}.png`});
        }
        assert.deepEqual(problems, []);
      } finally {
        await context.close();
        await stop();
      }
    });
});
