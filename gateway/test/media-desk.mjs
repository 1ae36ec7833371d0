import {after, afterEach, before, beforeEach} from 'node:test';
import {messagesOf, offersOf} from 'wa-desk/core';
import {startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';
import {startMediaGraph} from './media-graph.mjs';
import {mediaWebhook} from './webhooks.mjs';

const TABLES = [
  'notices',
  'tasks',
  'conversations',
  'interactions',
  'media',
  'messages',
  'deadlines',
  'events',
  'agents',
];

/** Before each test of the suite: a gateway beside a Graph API that hands out files, and an agent with a customer. */
export function mediaDesk({config, graphOptions} = {}) {
  let number = 200_000;
  const desk = {
    now: () => desk.gateway.clock.now(),
    second: () => Math.floor(desk.now() / 1000),
    messages: () => messagesOf(desk.ana.state, desk.task.conversationId),
    last: () => desk.messages().at(-1),
    shown: () => desk.last().content.media,
    /** The customer sends a file; resolves with its id when the desk shows that it comes. */
    async sends(type, {bytes, claimedType = 'application/octet-stream', ...rest}) {
      const id = desk.graph.put({bytes, claimedType, ...rest});
      await desk.brings(type, {id, claimedType, ...rest});
      return id;
    },
    async brings(type, file) {
      const count = desk.messages().length;
      await desk.gateway.deliver(mediaWebhook(type, file, {phone: desk.phone, at: desk.second()}));
      await until('the message is there', () => desk.messages().length > count);
    },
    becomes: (state) => until(`it is ${state}`, () => desk.shown()?.state === state && desk.shown()),
    async get(messageId, {agent = 'ana', tenantId = 'acme', headers = {}} = {}) {
      const authorization = `Bearer ${await tokenOf(agent, tenantId, desk.now())}`;
      return fetch(`${desk.gateway.url}/v1/media/${messageId}`, {headers: {authorization, ...headers}});
    },
    async accepts(session, from) {
      await desk.gateway.deliver(textWebhook('hello', {at: desk.second(), ...from}));
      const offer = await until('an offer came', () => offersOf(session.state)[0]);
      await session.accept(offer.id);
      return session.state.tasks.get(offer.id);
    },
    startGateway: (options) =>
      startGateway({
        connectionString: desk.database.connectionString,
        graphUrl: desk.graph.url,
        ...(config && {config: config()}),
        ...(graphOptions && {graph: graphOptions(desk.graph)}),
        ...options,
      }),
  };
  before(async () => (desk.database = await startDatabase()));
  after(() => desk.database.stop());
  beforeEach(async () => {
    desk.graph = await startMediaGraph();
    desk.gateway = await desk.startGateway();
    desk.ana = await desk.gateway.openDesk('ana');
    await desk.ana.setAgentState('available');
    desk.phone = `447700${(number += 1)}`;
    desk.task = await desk.accepts(desk.ana, {phone: desk.phone});
  });
  afterEach(async () => {
    await desk.gateway.close();
    await desk.graph.close();
    for (const table of TABLES) await desk.database.query(`delete from ${table}`);
  });
  return desk;
}
