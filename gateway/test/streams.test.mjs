import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {createParser} from 'eventsource-parser';
import {startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';

describe('the event stream', () => {
  let database;
  let gateway;
  const open = [];
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    gateway = await startGateway({connectionString: database.connectionString, graph: {markRead: async () => true}});
  });
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.abort();
    await gateway.close();
  });

  /** Reads a stream as it comes over the wire; `frames` grows. */
  async function listen({lastEventId, seconds} = {}) {
    const controller = new AbortController();
    open.push(controller);
    const response = await fetch(`${gateway.url}/v1/desk/events`, {
      headers: {
        authorization: `Bearer ${await tokenOf('ana', 'acme', gateway.clock.now(), {seconds})}`,
        'wa-desk-device': 'one', // a second one would be told
        ...(lastEventId !== undefined && {'last-event-id': lastEventId}),
      },
      signal: controller.signal,
    });
    const stream = {response, frames: [], ended: false, close: () => controller.abort()};
    const parser = createParser({onEvent: ({id, data}) => stream.frames.push({id, event: JSON.parse(data)})});
    const decoder = new TextDecoder();
    (async () => {
      for await (const chunk of response.body) parser.feed(decoder.decode(chunk, {stream: true}));
    })()
      .catch(() => undefined)
      .finally(() => (stream.ended = true));
    return stream;
  }

  const types = ({frames}) => frames.map(({event}) => event.type);
  const setState = async (state) => {
    const desk = await gateway.openDesk('ana');
    await desk.setAgentState(state, state === 'idle' ? 'lunch' : null);
    desk.disconnect();
  };

  it('begins with the connection and a snapshot', async () => {
    const stream = await listen();
    await until('the snapshot came', () => stream.frames.length === 2);
    assert.deepEqual(types(stream), ['connection', 'snapshot']);
    assert.equal(Buffer.from(stream.frames[0].event.vaultKey, 'base64').length, 32);
    assert.match(stream.response.headers.get('content-type'), /^text\/event-stream/);
  });

  it('resumes with the present settings and exactly what was missed', async () => {
    // without a desk of its own: another device would be told as well
    const choose = (state) =>
      gateway.command('ana', randomUUID(), {type: 'setAgentState', state, codeId: state === 'idle' ? 'lunch' : null});
    const first = await listen();
    await until('the snapshot came', () => first.frames.length === 2);
    await choose('available');
    await until('the state came', () => first.frames.length === 3);
    const lastEventId = first.frames[2].id;
    first.close();
    await choose('idle');
    await choose('available');
    const second = await listen({lastEventId});
    await until('both changes came', () => second.frames.length === 4);
    assert.deepEqual(types(second), ['connection', 'settings', 'agent', 'agent']);
    const [one, two] = second.frames.slice(2).map(({id}) => Number(id));
    assert.ok(Number(lastEventId) < one && one < two, 'ids rise');
    await choose('idle');
  });

  for (const lastEventId of ['999999999999', '-1', 'abc', '1e3']) {
    it(`starts anew for an id it never gave: ${lastEventId}`, async () => {
      const stream = await listen({lastEventId});
      await until('the snapshot came', () => stream.frames.length === 2);
      assert.deepEqual(types(stream), ['connection', 'snapshot']);
    });
  }

  it('starts anew when the log no longer goes back so far', async () => {
    await setState('available');
    await setState('idle');
    await database.query(
      "delete from events where agent_id = 'ana' and seq < (select seq from agents where id = 'ana')",
    );
    const stream = await listen({lastEventId: '1'});
    await until('the snapshot came', () => stream.frames.length === 2);
    assert.equal(stream.frames[1].event.type, 'snapshot');
  });

  it('gives a sign of life with the time every 15 s', async () => {
    const stream = await listen();
    await until('the snapshot came', () => stream.frames.length === 2);
    gateway.clock.advance(15_000);
    await until('the time came', () => stream.frames.length === 3);
    assert.deepEqual(stream.frames[2].event, {type: 'server-time', now: gateway.clock.now()});
  });

  it('ends when the token does, a minute late at most', async () => {
    const stream = await listen({seconds: 100});
    await until('the snapshot came', () => stream.frames.length === 2);
    gateway.clock.advance(159_000);
    assert.equal(stream.ended, false);
    gateway.clock.advance(2000);
    await until('it has ended', () => stream.ended);
  });

  const snapshotOf = async (agent, tenantId = 'acme') => {
    const response = await fetch(`${gateway.url}/v1/desk/snapshot`, {
      headers: {authorization: `Bearer ${await tokenOf(agent, tenantId, gateway.clock.now())}`},
    });
    return {response, body: await response.json()};
  };

  it('gives a second tab what a stream begins with, and the number to go on from', async () => {
    const stream = await listen();
    await until('the snapshot came', () => stream.frames.length === 2);
    const {response, body} = await snapshotOf('ana');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.deepEqual(
      body.events,
      stream.frames.map(({event}) => event),
    );
    assert.equal(String(body.seq), stream.frames[1].id);
  });

  it('signs nobody in by a snapshot', async () => {
    for (let i = 0; i < 2; i++) {
      const {body} = await snapshotOf('ben');
      assert.equal(body.events[1].agent.states[0].name, 'offline');
    }
  });

  it('gives no snapshot without a valid token', async () => {
    const {status} = await fetch(`${gateway.url}/v1/desk/snapshot`);
    assert.equal(status, 401);
  });

  it('takes no token from the address', async () => {
    const token = await tokenOf('ana', 'acme', gateway.clock.now());
    const response = await fetch(`${gateway.url}/v1/desk/events?token=${token}&access_token=${token}`);
    assert.equal(response.status, 401);
  });

  it('shows no wamid, no WhatsApp id and no business-scoped id', async () => {
    const body = textWebhook('hello', {id: 'wamid.SECRET', phone: '447700900777'});
    const [{value}] = body.entry[0].changes;
    value.messages[0].from_user_id = 'GB.12345678901234567890';
    value.contacts[0].user_id = 'GB.12345678901234567890';
    const desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    await gateway.deliver(body);
    const offer = await until('the offer came', () => [...desk.state.offers.values()][0]);
    await desk.accept(offer.id);
    const stream = await listen();
    await until('the snapshot came', () => stream.frames.length === 2);
    const wire = JSON.stringify(stream.frames);
    assert.ok(wire.includes('hello'));
    assert.ok(!/wamid|GB\.|"447700900777"/.test(wire));
  });
});
