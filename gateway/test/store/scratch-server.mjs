import {randomBytes} from 'node:crypto';
import {chmod, mkdtemp, realpath, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Client} from 'pg';
import {startEmbeddedPostgres} from '../../dist/store/embedded.js';

/** A real server for one test file; `createDatabase` gives each test an empty database and returns its address. */
export async function startScratchServer() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'wa-desk-scratch-')));
  await chmod(folder, 0o755); // as root, so that the data stay in the folder
  const server = await startEmbeddedPostgres({folder, log: {info() {}, warn: console.warn, error: console.error}});
  return {
    connectionString: server.connectionString,
    async createDatabase() {
      const name = `scratch_${randomBytes(6).toString('hex')}`;
      const client = new Client({connectionString: server.connectionString});
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      const address = new URL(server.connectionString);
      address.pathname = name;
      return address.href;
    },
    async stop() {
      await server.stop();
      await rm(server.home, {recursive: true, force: true});
      await rm(folder, {recursive: true, force: true});
    },
  };
}
