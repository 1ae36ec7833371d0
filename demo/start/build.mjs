import {spawn} from 'node:child_process';
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {StartFailure} from './failure.mjs';

const OUTPUTS = ['dist/wa-desk.js', 'gateway/dist/server.js'];
const SOURCES = ['src', 'gateway/src'];

/**
 * Whether something that the demo runs is missing or older than its source.
 * @param {string} root of the repository
 */
export async function isBuildNeeded(root) {
  const outputs = await Promise.all(OUTPUTS.map((path) => changedAt(join(root, path))));
  if (outputs.includes(null)) return true;
  const builtAt = Math.min(...outputs.map(Number));
  for (const folder of SOURCES) {
    for (const entry of await readdir(join(root, folder), {recursive: true, withFileTypes: true})) {
      if (entry.isFile() && Number(await changedAt(join(entry.parentPath, entry.name))) > builtAt) return true;
    }
  }
  return false;
}

/**
 * Runs `npm run build`.
 * @param {string} root of the repository
 * @param {AbortSignal} [signal] ends it
 * @throws {StartFailure} with what the build printed
 */
export async function build(root, signal) {
  const child = spawn('npm', ['run', 'build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32', // npm is a batch file there
    ...(signal && {signal}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const problem = await new Promise((resolve) => {
    child.once('error', (error) => resolve(`npm could not be run (${error.message})`));
    child.once('close', (code) => resolve(code === 0 ? null : `it ended with code ${code}`));
  });
  if (problem !== null && !signal?.aborted) {
    throw new StartFailure(`${output.trimEnd()}\n\nThe build failed: ${problem}. Correct what is said above.`.trim());
  }
}

/**
 * @param {string} path
 * @returns {Promise<number | null>} ms epoch; null = there is no such file
 */
async function changedAt(path) {
  return stat(path).then(
    ({mtimeMs}) => mtimeMs,
    () => null,
  );
}
