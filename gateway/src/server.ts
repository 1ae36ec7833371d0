#!/usr/bin/env node
import {randomUUID} from 'node:crypto';
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
  const environment = parseEnvironment(process.env);
  const config = await readConfigFile(environment.configPath);
  const embedded =
    environment.databaseUrl === undefined
      ? await startEmbeddedPostgres({folder: environment.dataDir, log: {info: say, warn: say, error: say}})
      : undefined;
  const connectionString = environment.databaseUrl ?? embedded?.connectionString ?? '';
  const pool = new Pool({connectionString, max: 1});
  const clock = await createDatabaseClock(pool);
  await pool.end();
  const app = await buildApp({
    config,
    connectionString,
    clock,
    newId: randomUUID,
    graph: createGraph({
      url: environment.graphUrl,
      version: environment.graphVersion,
      accessToken: environment.accessToken,
    }),
    appSecret: environment.appSecret,
    verifyToken: environment.verifyToken,
    logger: {level: environment.logLevel},
  });
  const stop = () => {
    void app
      .close()
      .then(() => embedded?.stop())
      .finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await app.listen({port: environment.port, host: environment.host});
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** What the administrator can mend is told in a sentence; anything else with its stack. */
main().catch((error: unknown) => {
  if (errorCode(error) === 'EADDRINUSE') say('The port is in use: stop the other program or set PORT to a free one.');
  else if (error instanceof ConfigError || error instanceof EnvironmentError) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : 'The gateway could not start.');
  process.exit(1);
});
