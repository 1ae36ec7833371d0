#!/usr/bin/env node
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {Pool} from 'pg';
import {buildApp} from './app.js';
import {createDatabaseClock} from './clock.js';
import {ConfigError, readConfigFile} from './config.js';
import {EnvironmentError, parseEnvironment} from './environment.js';
import {errorCode} from './error-code.js';
import {startEmbeddedPostgres} from './store/embedded.js';
import {createGraph} from './whatsapp/graph.js';

/** Configuration → database → application → listen; on SIGTERM or SIGINT what is under way is finished first. */
async function main(): Promise<void> {
  const stopping = new AbortController(); // listens from the very first, so that no database is left behind
  for (const name of ['SIGTERM', 'SIGINT']) process.once(name, () => stopping.abort());
  const running: (() => Promise<unknown>)[] = [];
  try {
    await start(stopping.signal, running);
    if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  } finally {
    for (const end of running.toReversed()) await end();
  }
}

/** Starts one part after another, unless it is to stop; `running` learns how to end each. */
async function start(signal: AbortSignal, running: (() => Promise<unknown>)[]): Promise<void> {
  const environment = parseEnvironment(process.env);
  let reload: (() => Promise<void>) | undefined;
  process.on('SIGHUP', () => void reload?.()); // from the start, since it would end the process
  const readConfig = () => readConfigFile(environment.configPath);
  const config = await readConfig();
  let connectionString = environment.databaseUrl;
  if (connectionString === undefined) {
    const embedded = await startEmbeddedPostgres({
      folder: environment.dataDir,
      log: {info: say, warn: say, error: say},
    });
    running.push(() => embedded.stop());
    ({connectionString} = embedded);
  }
  if (signal.aborted) return;
  const pool = new Pool({connectionString, max: 1});
  const clock = await createDatabaseClock(pool).finally(() => pool.end());
  const {graphUrl: url, graphVersion: version, accessToken, mediaHosts} = environment;
  const app = await buildApp({
    config,
    readConfig,
    connectionString,
    clock,
    newId: randomUUID,
    graph: createGraph({url, version, accessToken, mediaHosts}),
    appSecret: environment.appSecret,
    verifyToken: environment.verifyToken,
    ...(environment.adminToken !== undefined && {adminToken: environment.adminToken}),
    logger: {level: environment.logLevel},
  });
  running.push(() => app.close());
  reload = () => app.reload().catch(() => undefined); // it has logged why, and goes on as before
  if (!signal.aborted) await app.listen({port: environment.port, host: environment.host});
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** What the administrator can mend is told in a sentence; anything else with its stack. */
function tell(error: unknown): void {
  process.exitCode = 1;
  if (errorCode(error) === 'EADDRINUSE') say('The port is in use: stop the other program or set PORT to a free one.');
  else if (error instanceof ConfigError || error instanceof EnvironmentError) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : 'The gateway could not start.');
}

await main().catch(tell);
process.exit(); // nothing that is left open may keep a stopped gateway alive
