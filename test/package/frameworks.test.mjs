import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {elementTypes} from '../../src/frameworks/make.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const readJson = async (path) => JSON.parse(await readFile(`${root}${path}`, 'utf8'));
const examples = ['plain', 'react', 'vue', 'angular', 'svelte'];

describe('what frameworks know of the tags', () => {
  it('are properties and events that are there, and mistakes are errors', async () => {
    const said = await run('npx', ['tsc', '-p', 'test/fixtures/frameworks'], {cwd: root}).catch(({stdout}) => ({
      stdout,
    }));
    assert.equal(said.stdout, '');
  });

  it('is written from the manifest: every tag with its events, nothing that a page cannot set', async () => {
    const types = elementTypes(await readJson('custom-elements.json'));
    assert.equal(types, await readFile(`${root}dist/frameworks/elements.d.ts`, 'utf8'));
    const session = /interface WaDeskSessionProperties.*/.exec(types)?.[0] ?? '';
    assert.ok(session.includes("'getToken'") && !session.includes("'session'"), session);
  });
});

describe('the examples’ lock files', () => {
  for (const name of examples)
    it(`of ${name} is of wa-desk as it is, and names no host`, async () => {
      const {packages} = await readJson(`examples/${name}/package-lock.json`);
      const {dependencies, peerDependencies} = await readJson('package.json');
      const locked = packages['node_modules/wa-desk'];
      assert.deepEqual(
        {dependencies: locked.dependencies, peerDependencies: locked.peerDependencies},
        {dependencies, peerDependencies},
        `run npm install in examples/${name}`,
      );
      const from = Object.values(packages).flatMap(({resolved}) => resolved ?? []);
      assert.deepEqual(from, ['file:../..']);
      const lits = Object.keys(packages).filter((path) => path.endsWith('node_modules/lit'));
      assert.deepEqual(lits, ['node_modules/lit']); // once on the page
    });
});
