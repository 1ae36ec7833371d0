import {execFile, spawn} from 'node:child_process';
import {rmSync} from 'node:fs';
import {once} from 'node:events';
import {chmod, chown, mkdtemp, readFile, realpath, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {Client} from 'pg';

const HOLDER = fileURLToPath(new URL('embedded-holder.mjs', import.meta.url));
export const MODULE = fileURLToPath(new URL('../../dist/store/embedded.js', import.meta.url));
export const asRoot = process.getuid?.() === 0;
/** An ordinary user: nobody when we are root, else ourselves. */
export const ordinary = asRoot ? {uid: 65_534, gid: 65_534} : {};

/** Waits until `look` returns something true, and returns it. */
export async function until(look, what, limitMs = 20_000) {
  for (const end = Date.now() + limitMs; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const answer = await look();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
  }
}

let template;
/** Makes the first database once for all tests that are not about that, and copies it. */
async function fill(folder) {
  template ??= makeTemplate();
  await promisify(execFile)('cp', ['-a', join(await template, 'postgres'), folder]);
}

async function makeTemplate() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'wa-desk-template-')));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  await chmod(folder, 0o755);
  const {startEmbeddedPostgres} = await import(MODULE);
  const server = await startEmbeddedPostgres({folder, log: {info() {}, warn: console.warn, error: console.error}});
  await server.stop();
  return folder;
}

/** A folder, with a database unless `empty`, and processes with an embedded server in it; all gone when the test ends. */
export async function openLab(t, {mode = 0o755, owner, empty = false} = {}) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'wa-desk-embedded-')));
  await chmod(folder, mode);
  if (owner?.uid !== undefined) await chown(folder, owner.uid, owner.gid);
  if (!empty) await fill(folder);
  const processes = [];

  /** Starts a holder; `ready` tells its connectionString, home and reused, or rejects with its error. */
  const hold = ({
    user = {},
    env = {},
    arg,
    limitFileBlocks,
    module = MODULE,
    detached = false,
    inFolder = folder,
  } = {}) => {
    const command = [process.execPath, HOLDER, inFolder, module, ...(arg ? [arg] : [])];
    const limited = limitFileBlocks
      ? ['/bin/sh', '-c', `ulimit -f ${limitFileBlocks}; exec "$@"`, 'sh', ...command]
      : command;
    const child = spawn(limited[0], limited.slice(1), {cwd: '/', env: {...process.env, ...env}, detached, ...user});
    processes.push(child);
    const said = [];
    let complain = '';
    child.stderr.on('data', (chunk) => (complain += chunk));
    createInterface({input: child.stdout}).on('line', (line) => said.push(JSON.parse(line)));
    const exited = once(child, 'exit');
    const heard = (isIt, what) =>
      until(() => {
        const found = said.find(isIt);
        if (!found && child.exitCode !== null) throw new Error(`The holder ended without telling ${what}: ${complain}`);
        return found;
      }, what);
    return {
      child,
      said,
      starting: heard((message) => message.starting, 'that it starts'),
      exited,
      ready: heard((message) => message.connectionString ?? message.error, 'that it is ready').then((message) => {
        if (message.error) throw new Error(message.error);
        return message;
      }),
      async stop() {
        child.stdin.write('stop\n');
        await heard((message) => message.stopped, 'that it stopped');
        await exited;
      },
      async kill() {
        child.kill('SIGKILL');
        await exited;
      },
    };
  };

  const postmasterFile = join(folder, 'postgres', 'cluster', 'data', 'postmaster.pid');
  const postmaster = async () => Number((await readFile(postmasterFile, 'utf8').catch(() => '')).split('\n')[0]);

  t.after(async () => {
    for (const child of processes) child.kill('SIGKILL');
    const pid = await postmaster();
    if (pid > 0) {
      try {
        process.kill(pid, 'SIGKILL');
        await until(() => !isAlive(pid), 'the end of the server');
      } catch {
        // it was gone already
      }
    }
    const home = await realpath(join(folder, 'postgres')).catch(() => folder);
    await rm(home, {recursive: true, force: true, maxRetries: 10});
    await rm(folder, {recursive: true, force: true, maxRetries: 10});
  });
  return {folder, hold, postmaster, postmasterFile};
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs one query on a connection of its own and returns the rows. */
export async function ask(connectionString, sql, values) {
  const client = new Client({connectionString, connectionTimeoutMillis: 5000});
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** True when nothing answers at the address any more. */
export async function isGone(connectionString) {
  return ask(connectionString, 'select 1').then(
    () => false,
    (error) => error.code === 'ECONNREFUSED',
  );
}
