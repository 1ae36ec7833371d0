import type {Socket} from 'node:net';
import {sql} from 'kysely';
import fastify, {LogController, type FastifyInstance, type FastifyServerOptions} from 'fastify';
import type {Clock} from './clock.js';
import {adminRoutes} from './admin-routes.js';
import type {Config} from './config.js';
import {createLiveConfig} from './config/live.js';
import {errorName} from './error-code.js';
import {customerRoutes} from './customer-routes.js';
import {fireDeadlines} from './deadlines.js';
import {followConfig} from './follow-config.js';
import {deskRoutes} from './desk-routes.js';
import type {Answer} from './desk/commands.js';
import {DeskGuard} from './desk/guard.js';
import {readPassing} from './desk/passing.js';
import {Streams} from './desk/streams.js';
import {createTokenVerifier} from './desk/token.js';
import {Ingester} from './ingest/ingester.js';
import {MediaFetcher} from './media/fetcher.js';
import {mediaRoutes} from './media/routes.js';
import {uploadRoutes} from './media/upload-routes.js';
import {Metrics} from './metrics.js';
import {offerWaiting} from './routing/waiting.js';
import {Reloader} from './reloader.js';
import {SendOutbox} from './send/outbox.js';
import {RELOAD, WAKE_CHANNEL} from './store/log.js';
import {AccountTemplates} from './templates/account-templates.js';
import {createDatabase, createIntakePool, createPool} from './store/database.js';
import {migrate} from './store/migrate.js';
import {Wake} from './store/wake.js';
import {inTenant, type Ground} from './tenant.js';
import {webhookRoutes} from './webhook-routes.js';
import type {Graph} from './whatsapp/graph.js';
import {Worker} from './worker.js';

/** What the application stands on; tests inject the clock, the ids and the Graph API. */
export interface AppDeps {
  readonly config: Config;
  /** Reads the configuration anew; without it there is no reload. */
  readonly readConfig?: () => Promise<Config>;
  /** A PostgreSQL database; it is migrated at start. */
  readonly connectionString: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly graph: Graph;
  /** Meta app secret: signs the webhooks. */
  readonly appSecret: string;
  /** What Meta's subscription check must bring. */
  readonly verifyToken: string;
  /** What administration calls must bring; without it there are none. */
  readonly adminToken?: string;
  readonly logger?: FastifyServerOptions['logger'];
}

const MIGRATIONS = new URL('../src/store/migrations/', import.meta.url);

/** ms in which a request must be here whole, and one that brings a file. */
const USUAL_REQUEST = 15_000;
const LONGEST_REQUEST = 15 * 60_000;
const TOO_SLOW = Object.assign(new Error('The request came too slowly.'), {code: 'ERR_HTTP_REQUEST_TIMEOUT'});

declare module 'fastify' {
  interface FastifyContextConfig {
    /** It brings a file, which may come slowly. */
    takesLong?: boolean;
  }
  interface FastifyInstance {
    /** Resolves when all that is stored by now has been read, routed and sent. For tests. */
    settled(): Promise<void>;
    /**
     * Takes the configuration as it is now; a mistake in it is logged, and the old one stays.
     * @throws ConfigError
     */
    reload(): Promise<void>;
  }
}

/** The gateway without a port: routes, and the workers that run from `ready()` until `close()`. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const {connectionString, clock, newId, graph, appSecret, verifyToken, adminToken, readConfig, logger = false} = deps;
  const config = createLiveConfig(deps.config);
  const app = fastify({
    logger,
    logController: new LogController({disableRequestLogging: true}), // addresses can hold secrets (hub.verify_token), bodies hold personal data
    clientErrorHandler: refuseUnreadable,
    requestTimeout: LONGEST_REQUEST,
    forceCloseConnections: true,
    http: {maxHeaderSize: 16 * 1024, headersTimeout: USUAL_REQUEST},
  });
  const {log} = app;
  app.addHook('onRequest', async ({raw, routeOptions}) => {
    if (routeOptions.config.takesLong === true || raw.complete) return;
    const timer = setTimeout(() => refuseUnreadable(TOO_SLOW, raw.socket), USUAL_REQUEST);
    for (const event of ['end', 'close']) raw.once(event, () => clearTimeout(timer));
  });
  const pool = createPool(connectionString);
  pool.on('error', () => log.warn('an idle database connection was lost'));
  const intake = createIntakePool(connectionString);
  intake.on('error', () => log.warn('an idle database connection was lost'));
  await migrate(pool, MIGRATIONS);
  const database = createDatabase(pool);
  const ground: Ground = {database, clock, newId};
  for (const tenant of config.tenants.values()) await followConfig(ground, tenant);

  const ownId = newId();
  const metrics = new Metrics();
  const streams = new Streams(ground, config, log);
  const waiting = new Set<string>(config.tenants.keys());
  const router = new Worker('routing', clock, log, async () => {
    const tenantIds = [...waiting];
    waiting.clear();
    for (const id of tenantIds) {
      const tenant = config.tenants.get(id);
      if (!tenant) continue;
      // one tenant's trouble is not the others'; the deadlines' sweep asks for it again
      await inTenant(ground, tenant, offerWaiting).catch((error: unknown) =>
        log.error({tenant: id, err: errorName(error)}, 'offers could not be made'),
      );
    }
    return false;
  });
  const route = (tenantId: string) => {
    waiting.add(tenantId);
    router.wake();
  };
  const ingester = new Ingester({ground, config, connectionString, log, metrics, onWaiting: route});
  const ingest = new Worker('ingest', clock, log, async () => {
    const more = await ingester.run();
    fetching.wake(); // for what the messages bring
    return more;
  });
  const media = new MediaFetcher({ground, config, graph, log, metrics, onFree: () => fetching.wake()});
  const fetching: Worker = new Worker('media', clock, log, () => media.run());
  const outbox = new SendOutbox(ground, config, graph, log, () => sender.wake());
  const sender: Worker = new Worker('send', clock, log, () => outbox.run());
  const deadlines = new Worker('deadlines', clock, log, async () => {
    await outbox.expireLeases();
    await streams.renew(); // before anybody is thought gone
    const more = await fireDeadlines(ground, config, log);
    for (const tenantId of config.tenants.keys()) route(tenantId); // a customer may wait since another gateway died
    return more;
  });
  const reloader = new Reloader({
    ground,
    config,
    log,
    read: readConfig ?? (async () => deps.config),
    onTaken: () => streams.follow(),
    onFollowed: route,
  });
  const workers = [reloader.worker, ingest, router, sender, deadlines, fetching];
  const wake = new Wake({
    connectionString,
    clock,
    log,
    onAgent: (tenantId, agentId) => streams.wake(tenantId, agentId),
    onStored: () => {
      if (ingester.reads) ingest.wake(); // one that does not read would say it anew
    },
    onReload: (gateway) => {
      if (gateway !== ownId && readConfig) reloader.reload().catch(() => undefined); // it has logged why
    },
    onPassing: (said) => streams.tellPassing(readPassing(said)),
    onGap: () => {
      streams.wakeAll();
      ingest.wake();
    },
  });

  const reloadAll = async () => {
    await reloader.reload();
    await sql`select pg_notify(${WAKE_CHANNEL}, ${RELOAD + ownId})`.execute(database);
  };
  const onEffect = (tenantId: string, {route: routes, send, receipt}: Answer) => {
    if (routes) route(tenantId);
    if (send) sender.wake();
    if (receipt) void graph.markRead(receipt.lineId, receipt.wamid, receipt.typing);
  };

  app.setErrorHandler(async (error: unknown, request, reply) => {
    const status = statusCodeOf(error);
    if (status >= 500)
      request.log.error({err: errorName(error), route: request.routeOptions.url ?? ''}, 'a request failed');
    return reply.code(status).send(); // what went wrong may quote what came in
  });
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send());
  const storeWebhook = (body: Buffer) =>
    intake.query('insert into webhooks (received_at, body) values ($1, $2)', [clock.now(), body]);
  await app.register(webhookRoutes({storeWebhook, appSecret, verifyToken, metrics, onStored: () => ingest.wake()}));
  const templates = new AccountTemplates({graph, clock, log, metrics});
  const guard = new DeskGuard(config, createTokenVerifier(config, clock));
  await app.register(deskRoutes({ground, config, graph, templates, guard, streams, onEffect}));
  await app.register(mediaRoutes({ground, config, guard}));
  await app.register(uploadRoutes({ground, config, guard}));
  if (adminToken !== undefined)
    await app.register(adminRoutes({ground, config, token: adminToken, reload: readConfig && reloadAll}));
  await app.register(customerRoutes({ground, config}));
  app.get('/health', async () => ({status: 'ok'}));
  app.get('/ready', async (_request, reply) => {
    try {
      await pool.query('select 1');
      return {status: 'ready'};
    } catch {
      return reply.code(503).send({status: 'no database'});
    }
  });
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(metrics.toString()));

  app.decorate('settled', async () => {
    for (const worker of [reloader.worker, deadlines, ingest, router, sender, fetching]) {
      worker.wake();
      await worker.idle();
    }
    await Promise.all([outbox.settle(), streams.settle(), media.settle()]);
    await Promise.all([sender.idle(), fetching.idle()]);
  });
  app.decorate('reload', () => reloader.reload());
  app.addHook('onReady', async () => {
    await wake.start();
    for (const worker of workers) worker.wake();
  });
  app.addHook('preClose', async () => streams.close());
  app.addHook('onClose', async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all([outbox.settle(), streams.settle(), media.close()]);
    await Promise.all([wake.close(), ingester.close()]);
    await Promise.all([intake.end(), database.destroy()]);
  });
  return app;
}

/** Nothing of it is logged: what could not be read as a request may hold a token. */
function refuseUnreadable({code}: NodeJS.ErrnoException, socket: Socket): void {
  const statuses: Readonly<Record<string, string>> = {
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  };
  const status = statuses[code ?? ''] ?? '400 Bad Request';
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  else socket.destroy();
}

function statusCodeOf(error: unknown): number {
  const status = error instanceof Object && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
