import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {workShortDay} from './day.mjs';
import {openStage} from './stage.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const hashes = JSON.parse(await readFile(`${dist}integrity.json`, 'utf8'));

/** As the guide says it: the import map names what every file must be, the first one and those that come later. */
const withHashes = () => {
  const integrity = Object.fromEntries(Object.entries(hashes).map(([file, hash]) => [`/dist/${file}`, hash]));
  return {
    head: `<script type="importmap">${JSON.stringify({integrity})}</script>
      <script type="module" src="/dist/wa-desk.js" integrity="${hashes['wa-desk.js']}"></script>`,
  };
};

describe('The hashes that are built', {concurrency: 3}, () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('are those of the one file and of every part that comes later', async () => {
    const files = ['wa-desk.js', ...(await readdir(`${dist}chunks`)).map((name) => `chunks/${name}`)].filter((name) =>
      name.endsWith('.js'),
    );
    assert.deepEqual(Object.keys(hashes).toSorted(), files.toSorted());
    for (const [file, hash] of Object.entries(hashes))
      assert.equal(
        hash,
        `sha384-${createHash('sha384')
          .update(await readFile(dist + file))
          .digest('base64')}`,
        file,
      );
  });

  it('let the desk work that is as it was built', async () => {
    const {page, problems, close} = await stage.open(withHashes());
    assert.equal((await workShortDay(page)).at(-1), 'done');
    assert.deepEqual(problems, []);
    await close();
  });

  for (const [what, pattern] of [
    ['the one file', /^wa-desk\.js$/],
    ['a part that comes later', /^chunks\/composer-/],
  ])
    it(`keep ${what} from running once it was changed`, async () => {
      const file = Object.keys(hashes).find((name) => pattern.test(name));
      const own = await openStage();
      own.tamperWith(`/dist/${file}`);
      const {page, problems, warnings} = await own.open(withHashes());
      await page.waitForFunction(
        (name) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(name)),
        file,
      );
      await page.waitForTimeout(0);
      const tag = file === 'wa-desk.js' ? 'wa-desk' : 'wa-composer';
      const deadline = Date.now() + 10_000;
      const triedTwice = () => warnings.filter((text) => text.includes('tried again')).length > 1;
      const isOver = () => problems.some((text) => /integrity/.test(text)) && (file === 'wa-desk.js' || triedTwice());
      while (!isOver() && Date.now() < deadline) await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.match(problems.join(), /integrity/);
      assert.equal(await page.evaluate((name) => customElements.get(name) === undefined, tag), true);
      await own.close();
    });
});
