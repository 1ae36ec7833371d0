import {GraphError} from './errors.mjs';
import {markRead} from './mark-read.mjs';
import {describeFile, upload} from './media-calls.mjs';
import {acceptSend} from './send.mjs';
import {readBody} from './request-body.mjs';
import {listTemplates} from './template-list.mjs';
import {checkToken} from './token.mjs';
import {isRecord, toGraphJson} from './wire.mjs';

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */
/** @typedef {import('./sim.mjs').Sim} Sim */
/** @typedef {import('./options.mjs').BusinessNumber} BusinessNumber */

const LARGEST_BODY = 1024 * 1024;

/**
 * Answers everything that is neither the control interface nor the phone page.
 * @param {Sim} sim
 * @param {Incoming} request
 * @param {Outgoing} response
 * @param {URL} url
 */
export async function answerGraph(sim, request, response, url) {
  const [, version = sim.options.version, path = ''] = /^(?:\/(v\d{1,2}\.\d))?(\/.*)$/.exec(url.pathname) ?? [];
  response.setHeader('facebook-api-version', version);
  try {
    checkToken(sim, request.headers.authorization);
    const [, id = '', edge] = /^\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
    const number = sim.chats.number(id);
    if (number && edge === undefined && request.method === 'GET') {
      respond(sim, response, 200, describeNumber(number, url), number);
    } else if (edge === 'message_templates' && request.method === 'GET') {
      const known = sim.chats.numbers.some(({wabaId}) => wabaId === id);
      respond(sim, response, 200, known ? listTemplates(url) : unknownObject(id, 'get'));
    } else if (id !== '' && edge === undefined && (request.method === 'GET' || request.method === 'DELETE')) {
      const file = sim.media.find(id, url.searchParams.get('phone_number_id') ?? undefined);
      respond(sim, response, 200, answerFile(sim, file ?? unknownObject(id, request.method), request.method));
    } else if (edge === 'media' && request.method === 'POST') {
      respond(sim, response, 200, await upload(sim, number ?? unknownObject(id, 'post'), request), number);
    } else if (edge === 'messages' && request.method === 'POST') {
      await answerMessages(sim, number ?? unknownObject(id, 'post'), request, response);
    } else {
      throw new GraphError(2500, {http: 404, message: `Unknown path components: ${path}`});
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    respond(sim, response, error.http, error.body(`SIM${sim.rng.trace.letters(20)}`));
  }
}

/**
 * @param {Sim} sim
 * @param {import('./media.mjs').MediaFile} file
 * @param {'GET' | 'DELETE'} method
 */
function answerFile(sim, file, method) {
  if (method === 'GET') return describeFile(sim, file);
  sim.media.delete(file);
  return {success: true};
}

/**
 * @param {Sim} sim
 * @param {BusinessNumber} number
 * @param {Incoming} request
 * @param {Outgoing} response
 */
async function answerMessages(sim, number, request, response) {
  const body = parseObject(await readBody(request, LARGEST_BODY));
  if (body['messaging_product'] !== 'whatsapp') {
    throw new GraphError(100, {message: '(#100) The parameter messaging_product is required.'});
  }
  if (body['status'] !== undefined) {
    respond(sim, response, 200, markRead(sim, number, body), number);
    return;
  }
  const {message, answer, lostResponse} = await acceptSend(sim, number, body);
  const early = sim.chaos.switches.statusFirst;
  if (early) await sim.outbound.startBeforeResponse(message);
  const finish = () => {
    sim.heldResponses.delete(response);
    if (lostResponse) response.destroy();
    else respond(sim, response, 200, answer, number);
    if (!early) sim.outbound.start(message);
  };
  const {response: delay} = sim.options.latency;
  if (delay === 0) {
    finish();
  } else {
    sim.heldResponses.add(response);
    sim.clock.schedule(delay, finish);
  }
}

/**
 * @param {string} id
 * @param {string} method
 * @returns {never}
 */
function unknownObject(id, method) {
  throw new GraphError(100, {
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist or cannot be loaded.`,
    subcode: 33,
  });
}

/** @param {Buffer | null} bytes null = too large */
function parseObject(bytes) {
  if (bytes === null) throw new GraphError(100, {details: 'The request body is larger than 1 MB.'});
  /** @type {unknown} */
  let body;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new GraphError(100, {details: 'The request body is not JSON.'});
  }
  if (!isRecord(body)) throw new GraphError(100, {details: 'The request body is not a JSON object.'});
  return body;
}

/**
 * @param {BusinessNumber} number
 * @param {URL} url `fields` narrows the answer; `id` is always part of it
 */
function describeNumber(number, url) {
  const all = {
    verified_name: number.verifiedName,
    code_verification_status: 'VERIFIED',
    display_phone_number: number.display,
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: {level: 'STANDARD'},
    id: number.id,
  };
  const fields = url.searchParams.get('fields')?.split(',');
  return Object.fromEntries(Object.entries(all).filter(([name]) => name === 'id' || (fields?.includes(name) ?? true)));
}

/**
 * @param {Sim} sim
 * @param {Outgoing} response
 * @param {number} status
 * @param {unknown} body
 * @param {BusinessNumber} [number]
 */
function respond(sim, response, status, body, number) {
  const usage = {type: 'messages', call_count: 1, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: 0};
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'x-fb-trace-id': sim.rng.trace.letters(11),
    'x-business-use-case-usage': JSON.stringify(number ? {[number.wabaId]: [usage]} : {}),
  });
  response.end(toGraphJson(body));
}
