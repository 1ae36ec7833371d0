// All tests, one closing line. Lint, format and types count as one check each; the runners write their own counts.
import {spawn} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {findBrowser} from './browser.mjs';

const folder = await mkdtemp(join(tmpdir(), 'wa-desk-tests-'));
const total = {passed: 0, failed: 0};

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {stdio: 'inherit', env: {...process.env, ...env}});
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function filesIn(where, ending) {
  const names = await readdir(where, {recursive: true});
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => join(where, name))
    .toSorted();
}

async function check(name, command, ...args) {
  console.log(`\n── ${name}`);
  const failed = (await run(command, args)) !== 0;
  if (failed) console.log(`${name}: failed`);
  total[failed ? 'failed' : 'passed'] += 1;
  return !failed;
}

/** Runs a test runner that writes its counts; one that dies before it could counts as a failure. */
async function runner(name, command, args) {
  console.log(`\n── ${name}`);
  const file = join(folder, `${name.replaceAll(/\W/g, '-')}.json`);
  const code = await run(command, args(file), {COUNTS_FILE: file});
  const counts = await readFile(file, 'utf8').then(JSON.parse, () => ({passed: 0, failed: 0}));
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (code !== 0 && counts.failed === 0) total.failed += 1;
}

await check('format', 'npx', 'prettier', '--check', '--log-level', 'warn', '.');
if (await check('build', 'npm', 'run', '--silent', 'build')) {
  await check('lint', 'npx', 'oxlint', '--type-aware', 'src', 'gateway/src');
  const others = ['bin', 'demo', 'docs', 'examples', 'test', 'gateway/test', 'bench'];
  await check('lint of what is not shipped', 'npx', 'oxlint', ...others);
  await check('types of the tests', 'npx', 'tsc', '-p', 'test');
  for (const part of await filesIn('demo', 'tsconfig.json')) await check(`types of ${part}`, 'npx', 'tsc', '-p', part);
  await check('templates', 'npx', 'lit-analyzer', '--strict', '--quiet', 'src/**/*.ts');
  await findBrowser(); // fetched once, before the runners ask for it side by side
  await runner('elements and core in the browser', 'npx', () => ['wtr']);
  const files = [...(await filesIn('gateway/test', '.test.mjs')), ...(await filesIn('test', '.test.mjs'))];
  await runner('gateway, package, demo and end to end', process.execPath, (counts) => [
    '--test',
    '--test-timeout=600000', // in ms: one that waits for ever fails, and the others are run
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./test/counts-reporter.mjs',
    `--test-reporter-destination=${counts}`,
    ...files,
  ]);
}
await rm(folder, {recursive: true});
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
