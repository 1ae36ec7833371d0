import {randomBytes} from 'node:crypto';
import {access, chmod, chown, constants, lstat, mkdir, realpath, rmdir, stat, symlink} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {errorCode} from '../../error-code.js';
import type {Log} from '../embedded.js';
import {folderFailure, startFailure} from './failure.js';
import type {Identity} from './program.js';

/** Where root keeps what the server's unprivileged user must reach but could not in a closed folder. */
export const ROOTS_FOLDER = '/var/lib/wa-desk';

/**
 * Opens the place where the server's data, password and log live: `<folder>/postgres`. As root, when other users cannot
 * enter the folder (root's home, say) or could change it, `<folder>/postgres` is a symbolic link to a folder of its own
 * in `/var/lib/wa-desk`. The place, once chosen, stays.
 * @returns its real path
 * @throws Error that says what to do
 */
export async function openHome(folder: string, identity: Identity | undefined, log: Log): Promise<string> {
  try {
    await mkdir(folder, {recursive: true});
    const inside = join(await realpath(folder), 'postgres');
    if (identity === undefined) {
      await mkdir(inside, {recursive: true, mode: 0o700});
      await access(inside, constants.R_OK | constants.W_OK | constants.X_OK);
      return await realpath(inside);
    }
    if (!(await lstat(inside).catch(() => undefined))) await chooseHome(inside, log);
    return await openAsRoot(inside, identity);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw folderFailure(folder, error);
  }
}

async function chooseHome(inside: string, log: Log): Promise<void> {
  const closed = await whyClosed(dirname(inside));
  if (closed === undefined) return ignoreExisting(mkdir(inside));
  const outside = join(ROOTS_FOLDER, randomBytes(8).toString('hex'));
  await mkdir(outside, {recursive: true});
  if (await ignoreExisting(symlink(outside, inside).then(() => true))) {
    log.warn(
      `The embedded PostgreSQL keeps its data in ${outside}, because it must not run as root and ${closed}. ` +
        `Deleting ${inside} does not delete it.`,
    );
  } else {
    await rmdir(outside); // a gateway that started at the same time has chosen
  }
}

async function openAsRoot(inside: string, identity: Identity): Promise<string> {
  const home = await realpath(inside);
  const {uid} = await stat(home);
  if (uid !== 0 || (home !== inside && dirname(home) !== ROOTS_FOLDER)) {
    throw startFailure(
      `${inside} belongs to user number ${uid}`,
      'Run the gateway as that user, name another folder in WA_DATA_DIR',
    );
  }
  const closed = await whyClosed(dirname(home));
  if (closed !== undefined) {
    throw startFailure(
      `it must not run as root and ${closed}`,
      'Give the folder to root with mode 755, run the gateway as an ordinary user',
    );
  }
  await chown(home, 0, identity.gid);
  await chmod(home, 0o710); // the server passes through, nobody else looks in
  return home;
}

/** Says why the server's user cannot reach a folder of root's safely; undefined when it can. */
async function whyClosed(folder: string): Promise<string | undefined> {
  for (let path = folder; ; path = dirname(path)) {
    const {mode, uid} = await stat(path);
    if ((mode & 0o001) === 0) return `other users cannot enter ${path}`;
    if (uid !== 0) return `${path} does not belong to root`;
    if ((mode & 0o022) !== 0 && (mode & 0o1000) === 0) return `other users can change ${path}`;
    if (path === dirname(path)) return undefined;
  }
}

async function ignoreExisting<T>(made: Promise<T>): Promise<T | undefined> {
  try {
    return await made;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined;
    throw error;
  }
}
