import {answerFileCall} from './control-files.mjs';
import {changeCustomer, closeChat, openChat} from './control-customers.mjs';
import {edit, play, react, revoke, tap} from './customer-acts.mjs';
import {echo} from './echo.mjs';
import {receive} from './inbound.mjs';
import {changeNumber} from './number-change.mjs';
import {isLoopbackName} from './options.mjs';
import {readBody} from './request-body.mjs';
import {describeSamples} from './samples.mjs';
import {isRecord, toWebhookBytes} from './wire.mjs';

/** @typedef {import('./sim.mjs').Sim} Sim */
/** @typedef {{status: number, body: object}} Answer */
/**
 * @typedef {object} World
 * @property {Sim} sim
 * @property {import('./event-streams.mjs').EventStreams} streams
 * @property {import('./subscription.mjs').Subscription} subscription
 * @property {(seed: number) => Promise<void>} reset
 */

/** A customer's file of 100 MB grows by a third in base64. */
const LARGEST_BODY = 140 * 1024 * 1024;

/**
 * `/_sim/*`: what the simulated phone and the tests call. Exists only in the fake.
 * @param {World} world
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {URL} url
 */
export async function answerControl(world, request, response, url) {
  const {origin} = request.headers;
  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    send(response, refused(403, 'Call from a page on loopback.'));
    return;
  }
  const call = `${request.method} ${url.pathname.replace(/^\/_sim/, '')}`;
  if (call === 'GET /events') {
    world.streams.open(response);
    return;
  }
  if (await answerFileCall(world.sim, request, response, call)) return;
  const bytes = await readBody(request, LARGEST_BODY);
  if (bytes === null) send(response, refused(413, 'Send at most 140 MB.'));
  else send(response, await answer(world, call, parse(bytes)));
}

/**
 * @param {World} world
 * @param {string} call
 * @param {unknown} body undefined = not JSON
 * @returns {Promise<Answer>}
 */
async function answer(world, call, body) {
  const {sim} = world;
  if (call === 'GET /state') return ok(describeState(world));
  if (call === 'GET /samples') return ok({samples: describeSamples()});
  if (body === undefined) return refused(400, 'Send JSON.');
  const [, action = '', key = '', verb = ''] = /^(POST|PATCH) \/customers\/([^/]+)(?:\/(\w+))?$/.exec(call) ?? [];
  if (action) return answerCustomer(sim, `${action} ${verb}`.trim(), key, body);
  switch (call) {
    case 'POST /webhook':
      return deliverWebhook(sim, body);
    case 'POST /clock':
      return moveClock(sim, body);
    case 'POST /chaos':
      return judged(sim.chaos.change(body));
    case 'POST /echo':
      return done(echo(sim, body));
    case 'POST /media':
      return judged(sim.media.change(body));
    case 'POST /fail':
      return judged(sim.faults.force(body, sim.chats));
    case 'POST /token':
      if (!isRecord(body) || typeof body['expired'] !== 'boolean') return refused(400, 'Set expired to true or false.');
      sim.faults.tokenExpiredAt = body['expired'] ? sim.clock.now() : 0;
      return ok();
    case 'POST /reset': {
      const seed = isRecord(body) && body['seed'] !== undefined ? body['seed'] : sim.options.seed;
      if (typeof seed !== 'number' || !Number.isInteger(seed)) return refused(400, 'Set seed to a whole number.');
      await world.reset(seed);
      return ok();
    }
    default:
      return refused(404, 'There is no such control call.');
  }
}

/**
 * @param {Sim} sim
 * @param {string} call
 * @param {string} key
 * @param {unknown} body
 * @returns {Promise<Answer>}
 */
async function answerCustomer(sim, call, key, body) {
  const customer = sim.chats.customer(decodeKey(key));
  if (!customer) return refused(404, 'Name a customer by scoped id, phone or name.');
  if (!isRecord(body)) return refused(400, 'Send an object.');
  switch (call) {
    case 'POST messages':
      return done(await receive(sim, customer, body));
    case 'POST reactions':
      return done(react(sim, customer, body));
    case 'POST edits':
      return done(edit(sim, customer, body));
    case 'POST deletes':
      return done(revoke(sim, customer, body));
    case 'POST taps':
      return done(tap(sim, customer, body));
    case 'POST number':
      return done(changeNumber(sim, customer, body));
    case 'POST play':
      return done(play(sim, customer, body));
    case 'POST open':
      return judged(openChat(sim, customer, body));
    case 'POST close':
      return judged(closeChat(sim, customer, body));
    case 'PATCH':
      return judged(changeCustomer(sim, customer, body));
    default:
      return refused(404, 'There is no such control call.');
  }
}

/**
 * @param {Sim} sim
 * @param {unknown} body any JSON, or `{rawBase64, signature?, contentType?}` for exact bytes; signature null = no header
 * @returns {Promise<Answer>}
 */
async function deliverWebhook(sim, body) {
  const raw = isRecord(body) && typeof body['rawBase64'] === 'string' ? body : null;
  const bytes = raw ? Buffer.from(String(raw['rawBase64']), 'base64') : toWebhookBytes(body);
  const {signature, contentType} = raw ?? {};
  const attempt = await sim.webhooks.deliverOnce(bytes, {
    ...((typeof signature === 'string' || signature === null) && {signature}),
    ...(typeof contentType === 'string' && {contentType}),
  });
  if (attempt === null) return refused(409, 'The gateway has not answered the handshake yet; start it first.');
  return ok(attempt);
}

/**
 * @param {Sim} sim
 * @param {unknown} body `{advance}` in ms or `{set}` in ms since 1970
 * @returns {Promise<Answer>}
 */
async function moveClock({clock, emit}, body) {
  if (clock.mode === 'real') return refused(409, 'Start the fake with a manual clock.');
  const {advance, set} = isRecord(body) ? body : {};
  const target = typeof advance === 'number' ? clock.now() + advance : set;
  if (typeof target !== 'number' || !(target >= clock.now())) {
    return refused(400, 'Set advance to milliseconds, or set to a later time in milliseconds since 1970.');
  }
  await clock.moveTo(target);
  emit('clock', {now: clock.now()});
  return ok({now: clock.now()});
}

/** @param {World} world */
function describeState({sim, subscription}) {
  return {
    clock: {mode: sim.clock.mode, now: sim.clock.now()},
    webhook: subscription.state,
    chaos: sim.chaos.switches,
    media: sim.media.switches,
    ...sim.chats.describe(),
    deliveries: sim.deliveries,
  };
}

/** @param {Buffer} bytes */
function parse(bytes) {
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} origin */
function isLoopbackOrigin(origin) {
  return URL.canParse(origin) && isLoopbackName(new URL(origin).hostname);
}

/** @param {string} key */
function decodeKey(key) {
  try {
    return decodeURIComponent(key);
  } catch {
    return '';
  }
}

/** @param {string | null} reason */
function judged(reason) {
  return reason === null ? ok() : refused(400, reason);
}

/**
 * @param {object | {reason: string}} result
 * @returns {Answer}
 */
function done(result) {
  return 'reason' in result ? refused(400, String(result.reason)) : ok(result);
}

/**
 * @param {object} [more]
 * @returns {Answer}
 */
function ok(more = {}) {
  return {status: 200, body: {ok: true, ...more}};
}

/**
 * @param {number} status
 * @param {string} reason
 * @returns {Answer}
 */
function refused(status, reason) {
  return {status, body: {ok: false, reason}};
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Answer} result
 */
function send(response, {status, body}) {
  response.writeHead(status, {'Content-Type': 'application/json; charset=UTF-8', 'Cache-Control': 'no-store'});
  response.end(JSON.stringify(body));
}
