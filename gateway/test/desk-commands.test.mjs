import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {messagesOf, offersOf, tasksOf} from 'wa-desk/core';
import {LINE, OTHER_LINE, startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';

describe('commands of a desk', () => {
  let database;
  let gateway;
  let ana;
  let sent;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    sent = [];
    const graph = {
      sendText: async (...call) => (sent.push(call), {outcome: 'accepted', wamid: `wamid.${randomUUID()}`}),
      markRead: async (...call) => (sent.push(['read', ...call]), true),
    };
    gateway = await startGateway({connectionString: database.connectionString, graph});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
  });
  afterEach(async () => {
    for (const {id, phase} of tasksOf(ana.state)) {
      if (phase !== 'wrap-up') await ana.end(id);
      await ana.wrapUp(id, 'spam');
    }
    await ana.setAgentState('idle', 'lunch');
    await gateway.close();
    await database.query("update conversations set state = 'closed'");
  });

  async function accepted() {
    const phone = `4477009${String(Math.floor(Math.random() * 100_000)).padStart(5, '0')}`;
    await gateway.deliver(textWebhook('hello', {phone}));
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    return ana.state.tasks.get(offer.id);
  }

  async function ask(command, {key = randomUUID(), token, headers = {}} = {}) {
    const response = await fetch(`${gateway.url}/v1/desk/commands`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token ?? (await tokenOf('ana', 'acme', gateway.clock.now()))}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: typeof command === 'string' ? command : JSON.stringify({key, command}),
    });
    const text = await response.text();
    return {status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text)};
  }

  it('have one effect however often the same key is asked, and the same answer', async () => {
    const task = await accepted();
    const key = randomUUID();
    const command = {type: 'send', taskId: task.id, messageId: randomUUID(), text: 'once', quotedId: null};
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(command, {key})));
    for (const {status, body} of answers) {
      assert.equal(status, 200);
      assert.equal(body.events[0].message.id, command.messageId);
    }
    await gateway.app.settled();
    assert.equal(sent.filter(([, , text]) => text === 'once').length, 1);
  });

  it('refuse a key that was used for another command', async () => {
    const task = await accepted();
    const key = randomUUID();
    await ask({type: 'markRead', taskId: task.id, seq: 1}, {key});
    assert.equal((await ask({type: 'end', taskId: task.id}, {key})).body.error.code, 'key-reused');
  });

  it('send one message under one message id, even with two keys', async () => {
    const task = await accepted();
    const command = {type: 'send', taskId: task.id, messageId: randomUUID(), text: 'one bubble', quotedId: null};
    await ask(command);
    assert.equal((await ask(command)).status, 200);
    await gateway.app.settled();
    assert.equal(sent.filter(([, , text]) => text === 'one bubble').length, 1);
  });

  for (const [what, text, code] of [
    ['an empty text', ' \n', 'text-empty'],
    ['4,097 UTF-16 units', '😀'.repeat(2048) + 'x', 'text-too-long'],
  ]) {
    it(`refuse ${what}`, async () => {
      const task = await accepted();
      const {status, body} = await ask({type: 'send', taskId: task.id, messageId: randomUUID(), text, quotedId: null});
      assert.deepEqual([status, body.error.code], [422, code]);
    });
  }

  it('take 4,096 UTF-16 units', async () => {
    const task = await accepted();
    await ana.send(task.id, '😀'.repeat(2048));
    await gateway.app.settled();
    assert.equal(sent.at(-1)[2].length, 4096);
  });

  it('refuse free text when the customer service window is closed', async () => {
    const task = await accepted();
    await database.query('update conversations set window_until = $1', [gateway.clock.now()]); // 24 h have passed
    const command = {type: 'send', taskId: task.id, messageId: randomUUID(), text: 'too late', quotedId: null};
    assert.equal((await ask(command)).body.error.code, 'window-closed');
    await gateway.app.settled();
    assert.ok(!sent.some(([, , text]) => text === 'too late'));
  });

  it('refuse a wrap-up reason the queue does not have, and sign-out while work stands', async () => {
    const task = await accepted();
    await ana.end(task.id);
    assert.equal(
      (await ask({type: 'wrapUp', taskId: task.id, reasonId: 'nonsense'})).body.error.code,
      'unknown-reason',
    );
    assert.equal((await ask({type: 'signOut'})).body.error.code, 'work-open');
  });

  it('tell WhatsApp what was read, and that somebody types', async () => {
    const task = await accepted();
    await ana.markRead(task.id, 1);
    await ana.typing(task.id);
    assert.deepEqual(
      sent.map(([what, line, , typing]) => [what, line, typing]),
      [
        ['read', LINE, false],
        ['read', LINE, true],
      ],
    );
    assert.equal(ana.state.tasks.get(task.id).readSeq, 1);
  });

  it('answer for another agent’s or tenant’s task as for one that does not exist', async () => {
    const task = await accepted();
    const foreign = [
      await tokenOf('ben', 'acme', gateway.clock.now()),
      await tokenOf('zoe', 'bolt', gateway.clock.now()),
    ];
    for (const token of foreign)
      for (const type of ['accept', 'end', 'typing', 'loadOlder']) {
        const command = {type, taskId: task.id, before: {at: 0, seq: 0}};
        const unknown = await ask({...command, taskId: 'no-such-task'}, {token});
        const theirs = await ask(command, {token});
        assert.equal(theirs.status, 404);
        assert.deepEqual(theirs.body, unknown.body);
      }
  });

  for (const [what, token] of [
    ['no token', async () => ''],
    ['an expired token', async (now) => tokenOf('ana', 'acme', now - 3_661_000)],
    [
      'an unsigned token',
      async () => unsigned({iss: 'https://acme.example', aud: 'wa-desk', sub: 'ana', tenant: 'acme'}),
    ],
    ['a token of another tenant’s key', async (now) => tokenOf('ana', 'acme', now, {secret: 'b'.repeat(32)})],
    ['a token that names another tenant', async (now) => tokenOf('zoe', 'bolt', now, {claims: {tenant: 'acme'}})],
  ]) {
    it(`are refused with 401 for ${what}`, async () => {
      const {status, body} = await ask({type: 'signOut'}, {token: await token(gateway.clock.now())});
      assert.deepEqual([status, body.error.code], [401, 'signed-out']);
    });
  }

  for (const [what, body] of [
    ['no JSON', '{'],
    ['no command', '{"key":"k"}'],
    ['an unknown command', '{"key":"k","command":{"type":"format"}}'],
    ['a member of the wrong type', '{"key":"k","command":{"type":"end","taskId":7}}'],
  ]) {
    it(`are refused with 400 when the body has ${what}`, async () => assert.equal((await ask(body)).status, 400));
  }

  it('send no file that was never brought here', async () => {
    const task = await accepted();
    const file = {kind: 'media', uploadId: 'u1', as: 'image', name: 'a.png', mimeType: 'image/png', size: 1};
    const command = {type: 'send', taskId: task.id, messageId: randomUUID(), text: 'x', quotedId: null, with: file};
    assert.equal((await ask(command)).body.error.code, 'file-gone');
  });

  it('are open to the pages of the agent’s own tenant alone', async () => {
    const own = await ask(
      {type: 'setAgentState', state: 'available', codeId: null},
      {headers: {origin: 'https://acme.example'}},
    );
    assert.equal(own.headers.get('access-control-allow-origin'), 'https://acme.example');
    const other = await ask({type: 'signOut'}, {headers: {origin: 'https://bolt.example'}});
    assert.equal(other.status, 403);
    const stranger = await ask({type: 'signOut'}, {headers: {origin: 'https://evil.example'}});
    assert.equal(stranger.headers.get('access-control-allow-origin'), null);
    assert.equal(stranger.status, 403);
  });

  it('load older messages page by page', async () => {
    const task = await accepted();
    const phone = task.customer.number.text.slice(1);
    for (let i = 0; i < 70; i++) await gateway.deliver(textWebhook(`old ${i}`, {phone, at: 1_791_990_000 + i}));
    await gateway.app.settled();
    await gateway.close();
    gateway = await startGateway({connectionString: database.connectionString, graph: {}});
    ana = await gateway.openDesk('ana');
    const texts = () => messagesOf(ana.state, task.conversationId).map(({content}) => content.text.text);
    assert.equal(texts().length, 50);
    await ana.loadOlder(task.id);
    assert.deepEqual(texts(), [...Array.from({length: 70}, (_, i) => `old ${i}`), 'hello']);
  });

  it('leave the other tenant in peace', async () => {
    const zoe = await gateway.openDesk('zoe', 'bolt');
    await zoe.setAgentState('available');
    await gateway.deliver(textWebhook('for zoe', {line: OTHER_LINE}));
    const offer = await until('zoe has the offer', () => offersOf(zoe.state)[0]);
    assert.deepEqual(offersOf(ana.state), []);
    await zoe.accept(offer.id);
    await zoe.end(offer.id);
    await zoe.wrapUp(offer.id, 'solved');
    await zoe.setAgentState('idle', 'lunch');
  });
});

const unsigned = (claims) =>
  [{alg: 'none'}, {...claims, jti: 'x', exp: 9_999_999_999}, '']
    .map((part) => part && Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
