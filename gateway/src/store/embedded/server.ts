import {spawn} from 'node:child_process';
import {open, readFile, rename, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {setTimeout as delay} from 'node:timers/promises';
import {errorCode} from '../../error-code.js';
import type {Binaries} from './binaries.js';
import {folderFailure, startFailure} from './failure.js';
import {isServing} from './keeper.js';
import {PROGRAM_ENVIRONMENT, runProgram, type Identity} from './program.js';

/** Given on the command line, so that they hold whatever the data folder's own configuration says. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Errors go to the client that caused them; in the log their texts could carry customers' data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

const LOG_LIMIT_BYTES = 5_000_000;
const STOP_LIMIT_MS = 60_000;
const LOOK_AGAIN_MS = 20;

/** A server process that we started. */
export interface ServerProcess {
  readonly pid: number | undefined;
  /** What it printed, once it has ended; undefined while it runs. */
  ending(): Promise<string | undefined>;
}

/**
 * Starts `postgres` in a session of its own, so that it outlives a Ctrl-C in our terminal and our own death.
 * @param notServer - a process number in `postmaster.pid` that is known not to be a server's
 */
export async function spawnServer({
  binaries,
  data,
  home,
  identity,
  port,
  notServer,
}: {
  binaries: Binaries;
  data: string;
  home: string;
  identity: Identity | undefined;
  port: number;
  notServer: number | undefined;
}): Promise<ServerProcess> {
  const logFile = join(home, 'server.log');
  const log = await openLog(logFile).catch((error: unknown) => {
    throw folderFailure(home, error);
  });
  try {
    const {size} = await log.stat();
    const settings = Object.entries({...SETTINGS, port}).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(binaries.postgres, ['-D', data, ...settings], {
      cwd: dirname(binaries.postgres),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      // How pg_ctl tells the server which process number to ignore; the check of its shared memory still guards the data.
      env: {...PROGRAM_ENVIRONMENT, ...(notServer !== undefined && {PG_GRANDPARENT_PID: String(notServer)})},
      ...identity,
    });
    child.unref();
    let failure: Error | undefined;
    child.once('error', (error) => {
      failure = error;
    });
    return {
      pid: child.pid,
      async ending() {
        if (failure) throw spawnFailure(failure);
        if (child.exitCode === null && child.signalCode === null) return undefined;
        return (await readFile(logFile)).subarray(size).toString();
      },
    };
  } finally {
    await log.close();
  }
}

/** Shuts the server down in order (PostgreSQL's "fast" mode) and waits until it has gone. */
export async function stopServer(
  binaries: Binaries,
  data: string,
  identity: Identity | undefined,
  pid: number,
): Promise<void> {
  // Without -w: a gateway that starts now starts the server again at once, and pg_ctl would wait for that one to go.
  const {code, output} = await runProgram(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-W'], {identity});
  if (code !== 0) throw new Error(`The embedded PostgreSQL could not be stopped: ${output.trim()}`);
  for (const begunAt = performance.now(); await isServing(data, pid); await delay(LOOK_AGAIN_MS)) {
    if (performance.now() - begunAt > STOP_LIMIT_MS) {
      throw new Error(`The embedded PostgreSQL is still stopping after ${STOP_LIMIT_MS / 1000} s. Leave it the time.`);
    }
  }
}

async function openLog(path: string) {
  const {size} = await stat(path).catch(() => ({size: 0}));
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.old`);
  return open(path, 'a', 0o600);
}

function spawnFailure(error: Error): Error {
  return startFailure(
    `the system refused to run it (${errorCode(error) ?? error.message})`,
    'Run the gateway as an ordinary user',
    error,
  );
}
