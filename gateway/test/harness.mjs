import {randomBytes, randomUUID} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {SignJWT} from 'jose';
import {Client} from 'pg';
import {DeskSession} from 'wa-desk/core';
import {createGatewayAdapter} from 'wa-desk/adapters/gateway';
import {buildApp, createGraph, createManualClock, parseConfig, startEmbeddedPostgres} from 'wa-desk-gateway';
import {signature, toWire} from '../../test/fixtures/whatsapp/corpus/wire.mjs';
import {LINE, statusWebhook, textWebhook} from './webhooks.mjs';

export {LINE, statusWebhook, textWebhook};

export const APP_SECRET = 'app-secret-of-the-tests';
export const VERIFY_TOKEN = 'desk-verify';
export const ADMIN_TOKEN = 'the-administrator-of-the-tests-alone';
export const OTHER_LINE = '290000000000909';
const SECRETS = {acme: 'a'.repeat(32), bolt: 'b'.repeat(32)};

/** Two tenants, so that every test runs beside somebody else's data. */
export const configJson = () => ({
  tenants: {
    acme: tenant('acme', [LINE, '400000000000501', '400000000000502'], ['ana', 'ben']),
    bolt: tenant('bolt', [OTHER_LINE], ['zoe']),
  },
});

function tenant(id, lines, agents) {
  return {
    issuer: {issuer: `https://${id}.example`, audience: 'wa-desk', algorithm: 'HS256', secret: SECRETS[id]},
    lines: lines.map((phoneNumberId) => ({
      phoneNumberId,
      displayNumber: '+44 20 7183 8750',
      name: 'Support',
      queue: 'support',
      region: 'GB',
    })),
    queues: [{id: 'support', name: 'Support', agents, offerSeconds: 30, wrapUpReasons: ['solved', 'spam']}],
    agents: agents.map((agent) => ({id: agent, name: agent[0].toUpperCase() + agent.slice(1), capacity: 2})),
    reasons: [
      {id: 'solved', name: 'Solved'},
      {id: 'spam', name: 'Spam'},
    ],
    idleCodes: [{id: 'lunch', name: 'Lunch'}],
    origins: [`https://${id}.example`],
  };
}

/** The embedded server all tests share; each takes a database of its own. */
export async function startDatabase() {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/wa-desk-tests', import.meta.url));
  const quiet = {info() {}, warn() {}, error() {}};
  const server = await startEmbeddedPostgres({folder, log: quiet});
  const name = `test_${randomBytes(8).toString('hex')}`;
  await query(server.connectionString, `create database ${name}`);
  const url = new URL(server.connectionString);
  url.pathname = `/${name}`;
  return {
    connectionString: url.href,
    query: (text, values) => query(url.href, text, values),
    async stop() {
      await dropDatabase(server.connectionString, name);
      await server.stop();
    },
  };
}

/** The server's own cleaning may be at work in it, which nobody may end: it ends by itself. */
async function dropDatabase(connectionString, name) {
  await until('the database is dropped', async () => {
    try {
      await query(connectionString, `drop database ${name} with (force)`);
      return true;
    } catch (error) {
      if (error.code !== '42501') throw error;
      return false;
    }
  });
}

async function query(connectionString, text, values) {
  const client = new Client({connectionString});
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A gateway in this process on a real port; time stands still until it is told to move. */
export async function startGateway({
  connectionString,
  clock = createManualClock(1_792_000_000_000),
  graph,
  graphUrl = new URL('http://127.0.0.1:9'),
  newId = randomUUID,
  logger = false,
  config = configJson(),
  adminToken = ADMIN_TOKEN,
}) {
  let present = config;
  const app = await buildApp({
    config: parseConfig(config),
    readConfig: async () => parseConfig(present),
    ...(adminToken !== null && {adminToken}),
    connectionString,
    clock,
    newId,
    graph: graph ?? createGraph({url: graphUrl, version: 'v24.0', accessToken: 'SIM-TOKEN'}),
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
    logger,
  });
  const url = await app.listen({port: 0, host: '127.0.0.1'});
  const desks = [];
  return {
    app,
    url,
    clock,
    deliver: (body) => deliver(url, toWire(body)),
    deliverBytes: (bytes, headers) => deliver(url, bytes, headers),
    /** Another configuration from now on, as after SIGHUP. */
    reconfigure(next) {
      present = next;
      return app.reload();
    },
    /** What `POST /v1/admin/reload` will find. */
    edit(next) {
      present = next;
    },
    admin: (method, path, token = ADMIN_TOKEN) =>
      fetch(`${url}/v1/admin/${path}`, {method, headers: {authorization: `Bearer ${token}`}}),
    /** A command as it goes over the wire. */
    async command(agent, key, command, tenantId = 'acme') {
      return fetch(`${url}/v1/desk/commands`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await tokenOf(agent, tenantId, clock.now())}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({key, command}),
      });
    },
    async openDesk(agent, tenantId = 'acme') {
      const adapter = createGatewayAdapter({endpoint: url, getToken: () => tokenOf(agent, tenantId, clock.now())});
      const session = new DeskSession({adapter, clock: {now: () => clock.now(), after: realAfter}});
      await session.connect();
      desks.push(session);
      return session;
    },
    /** Lets time pass when all that was under way is done, and waits until what fell due is done too. */
    async pass(ms) {
      await app.settled();
      clock.advance(ms);
      await app.settled();
    },
    async close() {
      for (const desk of desks) desk.disconnect();
      await app.close();
    },
  };
}

function realAfter(ms, run) {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

export function tokenOf(agent, tenantId, now, {seconds = 3600, secret = SECRETS[tenantId], claims = {}} = {}) {
  return new SignJWT({tenant: tenantId, ...claims})
    .setProtectedHeader({alg: 'HS256'})
    .setIssuer(`https://${tenantId}.example`)
    .setAudience('wa-desk')
    .setSubject(agent)
    .setJti(randomUUID())
    .setExpirationTime(Math.floor(now / 1000) + seconds)
    .sign(new TextEncoder().encode(secret));
}

function deliver(url, bytes, headers = {}) {
  return fetch(`${url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: {'content-type': 'application/json', 'x-hub-signature-256': signature(APP_SECRET, bytes), ...headers},
    body: bytes,
  });
}

/** Resolves with the first true answer; says what it waited for when none comes. */
export async function until(what, ask) {
  const giveUpAt = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
