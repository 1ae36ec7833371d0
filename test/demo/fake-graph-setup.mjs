import {createServer} from 'node:http';
import {createFakeGraph} from '../../demo/fake-graph/fake-graph.mjs';

export const NUMBER = '290000000000401';
export const MAYA = {userId: 'GB.40100000000000000001', phone: '447700900401', to: '+44 7700 900401'};
export const TOMAS = {userId: 'GB.40200000000000000002', phone: '447700900402', to: '+447700900402'};
/** Hides the number. */
export const JO = {userId: 'GB.40300000000000000003', phone: '447700900403', to: '+447700900403'};

/** The place of the gateway: keeps every request, answers as told. */
export async function startReceiver(port = 0) {
  const receiver = {
    url: '',
    /** @type {{headers: import('node:http').IncomingHttpHeaders, bytes: Buffer}[]} */
    posts: [],
    /** @type {URL[]} */
    handshakes: [],
    answerHandshake: (url) => ({status: 200, body: url.searchParams.get('hub.challenge')}),
    /**
     * HTTP status for the n-th POST, or null to leave it unanswered.
     * @type {(n: number) => number | null | Promise<number | null>}
     */
    answerPost: (_n) => 200,
    /** Every message and status in order of arrival. */
    updates: () => receiver.posts.flatMap(({bytes}) => updatesOf(JSON.parse(bytes.toString()))),
    statuses: (id) => receiver.updates().filter((update) => update.status !== undefined && update.id === id),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method === 'GET') {
      const url = new URL(request.url, 'http://gateway');
      receiver.handshakes.push(url);
      const {status, body} = receiver.answerHandshake(url);
      response.writeHead(status).end(body);
    } else {
      const post = {headers: request.headers, bytes: Buffer.concat(chunks)};
      const status = await receiver.answerPost(receiver.posts.push(post) - 1);
      if (status !== null) response.writeHead(status).end();
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${server.address().port}/webhooks/whatsapp`;
  return receiver;
}

export function updatesOf(body) {
  return body.entry
    .flatMap(({changes}) => changes)
    .flatMap(({value}) => [...(value.messages ?? []), ...(value.statuses ?? [])]);
}

/**
 * A verified fake on a manual clock with a receiver. `options.latency` is 0 for the response unless given.
 * @param {import('node:test').TestContext} t
 */
export async function setUp(t, options = {}) {
  const receiver = await startReceiver();
  const fake = await createFakeGraph({
    clock: 'manual',
    callbackUrl: receiver.url,
    ...options,
    latency: {response: 0, ...options.latency},
  });
  t.after(async () => {
    await fake.close();
    await receiver.close();
  });
  await fake.whenVerified();

  const sim = async (method, path, body) => {
    const response = await fetch(`${fake.url}/_sim${path}`, {
      method,
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    return {http: response.status, ...(await response.json())};
  };
  const graph = async (path, {body, token = 'SIM-TOKEN', method = 'POST', raw} = {}) => {
    const response = await fetch(fake.url + path, {
      method,
      headers: token === null ? {} : {Authorization: `Bearer ${token}`},
      ...(method === 'POST' && {body: raw ?? JSON.stringify(body)}),
    });
    const text = await response.text();
    return {http: response.status, headers: response.headers, text, json: JSON.parse(text)};
  };
  const post = (body) => graph(`/v24.0/${NUMBER}/messages`, {body: {messaging_product: 'whatsapp', ...body}});
  const advance = (ms) => sim('POST', '/clock', {advance: ms});
  return {
    fake,
    receiver,
    sim,
    graph,
    post,
    advance,
    sendText: (to, more = {}) => post({to, type: 'text', text: {body: 'Hello'}, ...more}),
    /** The customer writes; settles when the webhook was answered. */
    write: async (customer, more = {}) => {
      const {id} = await sim('POST', `/customers/${customer.userId}/messages`, {
        numberId: NUMBER,
        type: 'text',
        text: 'Hi',
        ...more,
      });
      await advance(0);
      return id;
    },
    open: (customer) => sim('POST', `/customers/${customer.userId}/open`, {numberId: NUMBER}),
    close: (customer) => sim('POST', `/customers/${customer.userId}/close`, {numberId: NUMBER}),
    chat: async (customer) => {
      const {chats} = await sim('GET', '/state');
      return chats.find((chat) => chat.customer === customer.userId && chat.numberId === NUMBER);
    },
  };
}
