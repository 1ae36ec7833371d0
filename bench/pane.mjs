import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = fileURLToPath(new URL('pane', import.meta.url));

/** The conversation pane beside other chat kits and plain DOM: see pane/README.md. `--full` takes an hour. */
export async function pane() {
  const mode = process.argv.includes('--full') ? 'full' : 'quick';
  if (!existsSync(join(folder, 'node_modules'))) await install();
  await run(process.execPath, 'build.mjs');
  await run(process.execPath, 'run.mjs', `--${mode}`);
  const {report} = await import('./pane/report.mjs');
  console.log(`\n${await report(join(folder, 'results', `${mode}.json`))}`);
  return {};
}

/** Packages that one of them needs and that are built where they are installed; no other script is run. */
const BUILT_WHEN_INSTALLED = ['abort-controller-es5', 'markdown-it-attrs-es5', 'p-defer-es5'];

async function install() {
  console.log('The first time: the chat kits to compare with come into bench/pane/node_modules, about 640 packages.');
  await run('npm', 'ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund');
  await run('npm', 'rebuild', ...BUILT_WHEN_INSTALLED);
}

function run(command, ...given) {
  const child = spawn(command, given, {cwd: folder, stdio: 'inherit'});
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${given.join(' ')} failed.`))));
  });
}
