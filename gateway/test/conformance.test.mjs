import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {createGatewayAdapter} from 'wa-desk/adapters/gateway';
import {offersOf} from 'wa-desk/core';
import {adapterChecks} from 'wa-desk/testing';
import {configJson, startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';
import {FakeXMLHttpRequest} from './xml-http-request.mjs';

const LINE_OF_BEN = '400000000000502';

/** Customers come to Ana; those of one line to Ben. */
function twoQueues() {
  const config = configJson();
  const {acme} = config.tenants;
  const [support] = acme.queues;
  acme.queues = [
    {...support, agents: ['ana']},
    {...support, id: 'billing', name: 'Billing', agents: ['ben']},
  ];
  acme.lines.find(({phoneNumberId}) => phoneNumberId === LINE_OF_BEN).queue = 'billing';
  acme.masking = {pci: true, pii: true};
  acme.variables = [{name: 'case', label: 'Case', type: 'string', editable: true}];
  return config;
}

/** The way to the desk's part of the gateway, which can be cut off. */
function breakable(url) {
  const {fetch: real} = globalThis;
  let cut = new AbortController();
  let streams = 0;
  globalThis.fetch = async (input, init) => {
    const path = String(input);
    if (!path.startsWith(`${url}/v1/desk/`)) return real(input, init);
    const signals = [cut.signal, ...(init?.signal ? [init.signal] : [])];
    const response = await real(input, {...init, signal: AbortSignal.any(signals)});
    if (path.endsWith('/events')) streams += 1;
    return response;
  };
  return {
    breaks: () => cut.abort(),
    async comesBack() {
      const before = streams;
      cut = new AbortController();
      await until('the desk has a stream again', () => streams > before);
    },
    restore() {
      globalThis.fetch = real;
    },
  };
}

/** Ben as the colleague of the agent who is checked. */
async function startColleague(gateway, write) {
  const ben = await gateway.openDesk('ben');
  await ben.setAgentState('available');
  const accepts = async () => {
    const offer = await until('Ben is offered something', () => offersOf(ben.state)[0]);
    await ben.accept(offer.id);
    return offer;
  };
  return {
    id: 'ben',
    accepts,
    goesIdle: () => ben.setAgentState('idle', 'lunch'),
    async invites() {
      await write('Hello', {line: LINE_OF_BEN, phone: '447700900202'});
      const {id} = await accepts();
      await ben.conference(id, {kind: 'agent', id: 'ana'});
    },
  };
}

describe('the gateway and its adapter', () => {
  let database;
  let gateway;
  let connection;
  beforeEach(async () => {
    database = await startDatabase();
    const takes = async () => ({outcome: 'accepted', wamid: `wamid.${randomUUID()}`});
    const graph = {
      sendText: takes,
      sendMedia: takes,
      sendReaction: takes,
      giveMedia: async () => ({outcome: 'accepted', mediaId: randomUUID()}),
      listTemplates: async () => [],
      markRead: async () => true,
    };
    gateway = await startGateway({connectionString: database.connectionString, graph, config: twoQueues()});
    connection = breakable(gateway.url);
    globalThis.XMLHttpRequest = FakeXMLHttpRequest;
  });
  afterEach(async () => {
    delete globalThis.XMLHttpRequest;
    connection.restore();
    await gateway.close();
    await database.stop();
  });

  const write = async (text, options) => {
    await gateway.deliver(textWebhook(text, {at: Math.floor(gateway.clock.now() / 1000), ...options}));
    await gateway.app.settled();
  };

  for (const {name, run} of adapterChecks)
    it(name, async () => {
      const result = await run(async () => ({
        adapter: createGatewayAdapter({
          endpoint: gateway.url,
          getToken: () => tokenOf('ana', 'acme', gateway.clock.now()),
        }),
        customerWrites: (text) => write(text),
        passTime: (ms) => gateway.pass(ms),
        connection,
        colleague: await startColleague(gateway, write),
      }));
      assert.equal(result, 'passed');
    });
});
