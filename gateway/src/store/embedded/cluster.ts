import {randomBytes} from 'node:crypto';
import {
  chmod,
  chown,
  lchown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import {join} from 'node:path';
import type {Log} from '../embedded.js';
import type {Binaries} from './binaries.js';
import {folderFailure, serverFailure, startFailure} from './failure.js';
import {runProgram, type Identity} from './program.js';

/** The role that owns the gateway's database, and the database. */
export const OWNER = 'wa_desk';

/** The files of one database server. */
export interface Cluster {
  readonly data: string;
  /** Of the superuser `postgres` and of the owner; 64 hexadecimal digits. */
  readonly password: string;
}

/**
 * Opens the cluster in `home`, creating it first if there is none. It is built under another name and moved into place
 * complete, so that neither a crash nor a second gateway starting at the same time ever leaves or meets half a cluster.
 */
export async function openCluster(
  home: string,
  binaries: Binaries,
  identity: Identity | undefined,
  log: Log,
): Promise<Cluster> {
  const path = join(home, 'cluster');
  if (!(await exists(path))) {
    log.info('Creating the embedded PostgreSQL database.');
    await createCluster(home, path, binaries, identity);
  }
  const passwordFile = join(path, 'password');
  const password = (await readFile(passwordFile, 'utf8').catch(() => '')).trim();
  if (!/^[0-9a-f]{64}$/.test(password)) {
    throw startFailure(
      `the password of its data cannot be read from ${passwordFile}`,
      `Restore that file, move ${path} away to start with an empty database`,
    );
  }
  return {data: join(path, 'data'), password};
}

async function createCluster(
  home: string,
  path: string,
  binaries: Binaries,
  identity: Identity | undefined,
): Promise<void> {
  const draft = await mkdtemp(`${path}.`).catch((error: unknown) => {
    throw folderFailure(home, error);
  });
  try {
    await buildCluster(draft, binaries, identity);
    await rename(draft, path);
    await syncFolder(home);
  } catch (error) {
    await rm(draft, {recursive: true, force: true});
    if (!(await exists(path))) throw error; // else another gateway was faster
  }
}

async function buildCluster(draft: string, binaries: Binaries, identity: Identity | undefined): Promise<void> {
  const data = join(draft, 'data');
  await mkdir(data, {mode: 0o700});
  const creator = identity && (await nobody(identity));
  if (creator) {
    await chown(draft, 0, creator.gid);
    await chmod(draft, 0o710); // only the server's group passes through, so no other process of `nobody` meddles
    await chown(data, creator.uid, creator.gid);
  }

  const run = async (program: string, args: readonly string[], input?: string) => {
    const {code, output} = await runProgram(program, args, {identity: creator, ...(input !== undefined && {input})});
    if (code !== 0) throw serverFailure(draft, output);
  };
  await run(binaries.initdb, [
    `--pgdata=${data}`,
    '--username=postgres',
    '--encoding=UTF8',
    '--no-locale',
    '--auth-local=reject',
    '--auth-host=scram-sha-256',
    '--no-instructions',
  ]);
  const password = randomBytes(32).toString('hex');
  await run(
    binaries.postgres,
    ['--single', '-D', data, '-c', 'exit_on_error=on', '-c', 'log_min_error_statement=panic', 'postgres'],
    [
      `alter role postgres password '${password}'`,
      `create role ${OWNER} login createdb password '${password}'`,
      `create database ${OWNER} owner ${OWNER}`,
      '',
    ].join('\n'),
  );

  if (identity) await giveTo(data, identity);
  await writeFile(join(draft, 'password'), `${password}\n`, {flag: 'wx', mode: 0o600, flush: true});
}

// initdb wants a user with a name, the server does not: nobody, whom many share, makes the files and then gives them up.
async function nobody({gid}: Identity): Promise<Identity> {
  const {code, output} = await runProgram('id', ['-u', 'nobody'], {identity: undefined});
  if (code !== 0) {
    throw startFailure('it must not run as root and this machine has no user "nobody"', 'Run as an ordinary user');
  }
  return {uid: Number(output), gid};
}

async function giveTo(folder: string, {uid, gid}: Identity): Promise<void> {
  for (const entry of await readdir(folder, {recursive: true})) await lchown(join(folder, entry), uid, gid);
  await lchown(folder, uid, gid);
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows opens no folders
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
