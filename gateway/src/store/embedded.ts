import {performance} from 'node:perf_hooks';
import {createServer} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {findBinaries, type Binaries} from './embedded/binaries.js';
import {openCluster, OWNER, type Cluster} from './embedded/cluster.js';
import {serverFailure, startFailure} from './embedded/failure.js';
import {openHome, ROOTS_FOLDER} from './embedded/home.js';
import {findServer, type Keeper} from './embedded/keeper.js';
import {serverIdentity, type Identity} from './embedded/program.js';
import {spawnServer, stopServer, type ServerProcess} from './embedded/server.js';

/** Where progress is told; a pino logger is one. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A running server, as one gateway uses it. */
export interface EmbeddedPostgres {
  /** For `pg`; it contains the password, so it belongs in no log. Stays the same while this gateway runs. */
  readonly connectionString: string;
  /** The folder with the data, password and log; in `/var/lib/wa-desk` where root's folder is closed to other users. */
  readonly home: string;
  /** True if the server ran already: another gateway started it, or an earlier run of this one was killed. */
  readonly reused: boolean;
  /** Stops the server in order, unless another gateway still uses it. End your connections first. */
  stop(): Promise<void>;
}

interface Installation {
  readonly home: string;
  readonly binaries: Binaries;
  readonly identity: Identity | undefined;
  readonly cluster: Cluster;
}

const START_LIMIT_MS = 120_000;
const UNCLEAR_LIMIT_MS = 3_000;
const SHARED_MEMORY_LIMIT_MS = 30_000;
const LOOK_AGAIN_MS = 30;
const TRY_AGAIN_MS = 100;

/**
 * Runs a real PostgreSQL whose data live in `<folder>/postgres`, on 127.0.0.1 only, with a password of its own. It
 * survives the death of this process and is then found and used again; if it dies itself, it is started again. Several
 * gateways may use one folder; the last one to stop stops the server.
 * @param options.folder - created if it is missing
 * @throws Error whose message says what to do
 */
export async function startEmbeddedPostgres({folder, log}: {folder: string; log: Log}): Promise<EmbeddedPostgres> {
  const identity = serverIdentity();
  const home = await openHome(folder, identity, log);
  const binaries = await findBinaries(identity ? ROOTS_FOLDER : home, identity);
  const cluster = await openCluster(home, binaries, identity, log);
  const installation = {home, binaries, identity, cluster};

  const first = await bringUp(installation);
  const {port} = first.keeper;
  let {keeper} = first;
  const stopping = new AbortController();
  let stopped: Promise<void> | undefined;
  let revived = Promise.resolve();

  const watch = () =>
    keeper.onLost(() => {
      if (!stopping.signal.aborted) revived = revive();
    });
  const revive = async () => {
    log.warn('The embedded PostgreSQL has gone. Starting it again.');
    while (!stopping.signal.aborted) {
      try {
        ({keeper} = await bringUp(installation, port));
        if (keeper.port !== port) log.error('The embedded PostgreSQL moved to another port. Restart this gateway.');
        return watch();
      } catch (error) {
        log.error(error instanceof Error ? error.message : String(error));
        await delay(1000, undefined, {signal: stopping.signal}).catch(() => undefined);
      }
    }
  };
  const stop = async () => {
    stopping.abort();
    await revived;
    const last = await keeper.leave().catch(() => false); // its connection is lost: the server is down
    try {
      if (last) await stopServer(binaries, cluster.data, identity, keeper.pid);
    } finally {
      await keeper.close();
    }
  };

  watch();
  return {
    connectionString: `postgresql://${OWNER}:${cluster.password}@127.0.0.1:${port}/${OWNER}?sslmode=disable`,
    home,
    reused: first.reused,
    stop: () => (stopped ??= stop()),
  };
}

/**
 * Finds the server or starts it. PostgreSQL's own lock file decides between several that start it at once.
 * @param fixedPort - the only acceptable port; otherwise the last one is taken if it is free, for those who know it
 */
async function bringUp(installation: Installation, fixedPort?: number): Promise<{keeper: Keeper; reused: boolean}> {
  const {home, cluster} = installation;
  const begunAt = performance.now();
  let child: ServerProcess | undefined;
  let unclearSince: number | undefined;
  let port = fixedPort;

  for (;;) {
    const sighting = await findServer(cluster);
    const elapsedMs = performance.now() - begunAt;
    if (sighting.kind === 'found') return {keeper: sighting.keeper, reused: sighting.keeper.pid !== child?.pid};
    if (elapsedMs > START_LIMIT_MS) throw slowFailure(home);
    unclearSince = sighting.kind === 'unclear' ? (unclearSince ?? elapsedMs) : undefined;

    const output = await child?.ending();
    if (output !== undefined) {
      child = undefined;
      if (/shared memory block .* still in use/.test(output)) {
        if (elapsedMs > SHARED_MEMORY_LIMIT_MS) throw serverFailure(home, output);
      } else if (/could not bind|could not create any TCP\/IP sockets/.test(output)) {
        port = fixedPort ?? (await findFreePort());
      } else if (!/lock file .* already exists/.test(output)) {
        throw serverFailure(home, output);
      }
    }

    const wait =
      sighting.kind === 'busy' || (unclearSince !== undefined && elapsedMs - unclearSince < UNCLEAR_LIMIT_MS);
    if (!child && !wait) {
      port ??= sighting.port ?? (await findFreePort());
      const notServer = sighting.kind === 'absent' ? undefined : sighting.pid;
      child = await spawnServer({...installation, data: cluster.data, port, notServer});
    }
    await delay(output === undefined ? LOOK_AGAIN_MS : TRY_AGAIN_MS);
  }
}

function slowFailure(home: string): Error {
  return startFailure(
    `it was not ready after ${START_LIMIT_MS / 1000} s, perhaps because it still recovers from a crash`,
    `Start the gateway again, look into ${home}`,
  );
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({host: '127.0.0.1', port: 0}, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no free port.'));
      });
    });
  });
}
