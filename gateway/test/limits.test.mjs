import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createConnection} from 'node:net';
import {Client} from 'pg';
import {messagesOf, offersOf} from 'wa-desk/core';
import {configJson, startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';

describe('limits', () => {
  let database;
  let gateway;
  const logged = [];
  before(async () => {
    database = await startDatabase();
    const config = configJson();
    config.tenants.acme.agents[0].capacity = 20;
    const logger = {level: 'trace', stream: {write: (line) => logged.push(line)}};
    gateway = await startGateway({connectionString: database.connectionString, config, logger});
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });

  /** What is answered to bytes that are no request `fetch` would make. */
  const answerTo = (text) =>
    new Promise((resolve, reject) => {
      const {hostname, port} = new URL(gateway.url);
      const socket = createConnection(Number(port), hostname);
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk)).on('error', reject);
      socket.on('close', () => resolve(answer));
      socket.write(text);
    });
  const postCommand = async (body) =>
    fetch(`${gateway.url}/v1/desk/commands`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf('ana', 'acme', gateway.clock.now())}`,
        'content-type': 'application/json',
      },
      body,
    });

  it('refuses a header of 100 KB with 431, and the next good request works', async () => {
    const answer = await answerTo(
      `GET /health HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'s3cret'.repeat(17_000)}\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 431 /);
    assert.equal((await fetch(`${gateway.url}/health`)).status, 200);
  });

  it('refuses what is no HTTP with 400 and writes nothing of it into the log', async () => {
    assert.match(
      await answerTo('GET / HTTP/1.1\r\nHost: x\r\nAuthorization Bearer s3cret\r\n\r\n'),
      /^HTTP\/1\.1 400 /,
    );
    assert.doesNotMatch(logged.join(''), /rawPacket|s3cret/);
  });

  it('refuses a command of more than 64 KB with 413 and one below is read', async () => {
    const body = (length) => JSON.stringify({key: 'k', command: {type: 'signOut', more: 'x'.repeat(length)}});
    assert.equal((await postCommand(body(64 * 1024))).status, 413);
    assert.equal((await postCommand(body(63 * 1024))).status, 200);
  });

  for (const [what, command] of [
    ['a NUL', {type: 'accept', taskId: 'a\u0000b'}],
    ['a broken number', {type: 'loadOlder', taskId: 'none', before: {at: 1.5, seq: 1e300}}],
    ['no known type', {type: 'explode'}],
  ])
    it(`refuses a command with ${what} as the desk's fault`, async () => {
      const {status} = await gateway.command('ana', `odd ${what}`, command);
      assert.ok(status >= 400 && status < 500, String(status));
    });

  it('refuses a key with a NUL as the desk’s fault', async () => {
    assert.equal((await gateway.command('ana', 'a\u0000', {type: 'signOut'})).status, 400);
  });

  it('takes back the place of a desk that left before it was served', async () => {
    const other = new Client({connectionString: database.connectionString});
    await other.connect();
    await other.query('begin');
    await other.query("select 1 from agents where id = 'ben' for update");
    let left = 0;
    gateway.app.server.on('request', (_request, response) => response.on('close', () => (left += 1)));
    const authorization = `Bearer ${await tokenOf('ben', 'acme', gateway.clock.now())}`;
    const leave = new AbortController();
    const opened = await Promise.all(
      Array.from({length: 10}, () =>
        fetch(`${gateway.url}/v1/desk/events`, {headers: {authorization}, signal: leave.signal}),
      ),
    );
    assert.deepEqual([...new Set(opened.map(({status}) => status))], [200]);
    leave.abort();
    await until('the gateway has heard it', () => left === 10);
    await other.query('rollback');
    await other.end();
    (await gateway.openDesk('ben')).disconnect(); // it stood behind the ten
    await until('there is room', async () => {
      const again = new AbortController();
      const {status} = await fetch(`${gateway.url}/v1/desk/events`, {headers: {authorization}, signal: again.signal});
      again.abort();
      return status === 200;
    });
  });

  it('a desk with many long conversations gets its snapshot', async () => {
    const desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    for (let customer = 0; customer < 12; customer++)
      await gateway.deliver(textWebhook('hello', {phone: String(447_700_901_000 + customer)}));
    await until('all are offered', () => offersOf(desk.state).length === 12);
    for (const offer of offersOf(desk.state)) await desk.accept(offer.id);
    await database.query(
      `insert into messages (tenant_id, id, conversation_id, seq, at, author_kind, kind, text)
       select 'acme', c.id || n, c.id, n + 1, 1792000000000, 'customer', 'text', repeat('\u4e00', 4096)
       from conversations c, generate_series(1, 50) n`,
    );
    const second = await gateway.openDesk('ana');
    for (const {conversationId} of second.state.tasks.values())
      assert.equal(messagesOf(second.state, conversationId).length, 50);
  });
});
