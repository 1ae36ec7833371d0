import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {adapterChecks} from 'wa-desk/testing';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As `npx wa-desk-conformance` in a folder of somebody else's. */
const conformance = (...args) =>
  new Promise((resolve) => {
    const command = [`${root}bin/wa-desk-conformance.mjs`, ...args];
    execFile(process.execPath, command, {cwd: `${root}test/fixtures/adapters`}, (error, stdout, stderr) =>
      resolve({code: error?.code ?? 0, stdout, stderr}),
    );
  });

describe('wa-desk-conformance', () => {
  it('has a line for every promise, and succeeds for an adapter that keeps them', async () => {
    const {code, stdout} = await conformance('./simulated.mjs');
    for (const {name} of adapterChecks) assert.ok(stdout.includes(`  ${name}`), name);
    assert.match(stdout, /\n\d\d passed, \d+ not applicable, 0 failed\n$/);
    assert.equal(code, 0);
  });

  it('says what an adapter breaks and what to do about it, and fails', async () => {
    const {code, stdout} = await conformance('./forgets-keys.mjs');
    assert.match(
      stdout,
      /FAILED {10}gives a repeated key the same answer.*\n +Expected that .*\n +To do: Keep what each/,
    );
    assert.match(stdout, /, 2 failed\n$/);
    assert.equal(code, 1);
  });

  it('says the same as JSON, for a build that reads it', async () => {
    const {code, stdout} = await conformance('./forgets-keys.mjs', '--json');
    const {failed, checks} = JSON.parse(stdout);
    assert.equal(checks.length, adapterChecks.length);
    assert.deepEqual(
      checks.filter(({result}) => result === 'failed').map(({name}) => name),
      ['gives a repeated key the same answer and no second effect', 'refuses a key that was used for another command'],
    );
    for (const {result, problem, advice} of checks) assert.equal(result === 'failed', Boolean(problem && advice));
    assert.deepEqual([failed, code], [2, 1]);
  });

  it('says why it cannot use what it was given, and what it needs', async () => {
    for (const [args, problem] of [
      [[], /^Name one module\./],
      [['./not-there.mjs'], /^\.\/not-there\.mjs could not be loaded: /],
      [['../../../package.json'], /could not be loaded/],
      [['./simulated.mjs', '--loud'], /Unknown option '--loud'/],
      [['../../browser.mjs'], /has no function as its default export/],
    ]) {
      const {code, stderr} = await conformance(...args);
      assert.match(stderr, problem);
      assert.match(stderr, /Usage: wa-desk-conformance <module>/);
      assert.equal(code, 2);
    }
  });

  it('can be called from a package that has it', async () => {
    const {bin, files} = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
    assert.deepEqual(bin, {'wa-desk-conformance': './bin/wa-desk-conformance.mjs'});
    assert.ok(files.includes('bin'));
  });
});
