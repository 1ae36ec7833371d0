import {readFile} from 'node:fs/promises';
import {Socket} from 'node:net';
import {join} from 'node:path';
import {Client} from 'pg';
import {errorCode} from '../../error-code.js';
import type {Cluster} from './cluster.js';

/** Every gateway that uses the server holds this advisory lock shared, so the last one to leave can tell that it is. */
const IN_USE = 1_463_899_507;

/** One gateway's own connection to the server: it shows the others that the server is in use, and us that it lives. */
export interface Keeper {
  readonly pid: number;
  readonly port: number;
  /** Calls back once when the connection is lost. */
  onLost(run: () => void): void;
  /** Gives up our use of the server. True for the last user, after which none can join until the server has stopped. */
  leave(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * What became of looking for the server. `absent`: none runs. `busy`: it starts or stops. `foreign`: what answers is not
 * ours. `unclear`: its process number is alive, but nothing sensible answers.
 */
export type Sighting =
  | {readonly kind: 'found'; readonly keeper: Keeper}
  | {readonly kind: 'absent'; readonly port: number | undefined}
  | {readonly kind: 'busy'}
  | {readonly kind: 'foreign' | 'unclear'; readonly pid: number; readonly port: number};

/** Looks for the server that `postmaster.pid` names and makes sure that it is the one of this cluster. */
export async function findServer({data, password}: Cluster): Promise<Sighting> {
  const postmaster = await readPostmaster(data);
  if (!postmaster || !isAlive(postmaster.pid)) return {kind: 'absent', port: postmaster?.port};
  const {pid, port} = postmaster;

  const socket = new Socket();
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    ssl: false,
    application_name: 'wa-desk-gateway keeper',
    connectionTimeoutMillis: 5000,
    stream: () => socket,
  });
  client.on('error', () => undefined); // its end follows, and tells the same
  try {
    await client.connect();
    const {rows} = await client.query<{folder: string}>(`select current_setting('data_directory') as folder`);
    if (rows[0]?.folder !== data) {
      await client.end();
      return {kind: 'foreign', pid, port};
    }
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE]);
    socket.unref();
    return {kind: 'found', keeper: createKeeper(client, socket, pid, port)};
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = errorCode(error);
    // cannot_connect_now, the three kinds of shutdown, too_many_connections
    if (code !== undefined && /^(57P0[123]|57P03|53300)$/.test(code)) return {kind: 'busy'};
    return {kind: code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? 'foreign' : 'unclear', pid, port};
  }
}

function createKeeper(client: Client, socket: Socket, pid: number, port: number): Keeper {
  let lost = false;
  client.once('end', () => {
    lost = true;
  });
  return {
    pid,
    port,
    onLost(run) {
      if (lost) queueMicrotask(run);
      else client.once('end', run);
    },
    async leave() {
      socket.ref(); // a process that has nothing else to do would end before the answer
      await client.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
      const {rows} = await client.query<{last: boolean}>('select pg_try_advisory_lock($1) as last', [IN_USE]);
      return rows[0]?.last === true;
    },
    async close() {
      if (!lost) await client.end().catch(() => undefined);
    },
  };
}

/** True while the server with this process number runs in the cluster. */
export async function isServing(data: string, pid: number): Promise<boolean> {
  return (await readPostmaster(data))?.pid === pid && isAlive(pid);
}

async function readPostmaster(data: string): Promise<{pid: number; port: number} | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? {pid, port} : undefined;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false; // a container hands out the same numbers again after a restart
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
