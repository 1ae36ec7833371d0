import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {messagesOf, offersOf} from 'wa-desk/core';
import {startDatabase, startGateway, statusWebhook, textWebhook, until} from './harness.mjs';

describe('sending', () => {
  let database;
  let gateway;
  let desk;
  let task;
  /** What WhatsApp answers next, in order; then everything is accepted. */
  let answers;
  let calls;
  let phone;
  let number = 100_000;

  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    answers = [];
    calls = [];
    const graph = {
      async sendText(_line, _to, text, callbackData) {
        calls.push({text, callbackData});
        return (await answers.shift()) ?? {outcome: 'accepted', wamid: `wamid.${callbackData}`};
      },
      markRead: async () => true,
    };
    gateway = await startGateway({connectionString: database.connectionString, graph});
    desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    phone = `447700${(number += 1)}`;
    await gateway.deliver(textWebhook('hello', {phone}));
    const offer = await until('an offer came', () => offersOf(desk.state)[0]);
    await desk.accept(offer.id);
    task = desk.state.tasks.get(offer.id);
  });
  afterEach(async () => {
    await desk.end(task.id);
    await desk.wrapUp(task.id, 'solved');
    await gateway.close();
  });

  const last = () => messagesOf(desk.state, task.conversationId).at(-1);
  const shows = (status) => until(`the message is ${status}`, () => last().delivery?.status === status);

  const status = (name, told) => statusWebhook(name, {phone, ...told});

  it('climbs to read, whatever order the statuses come in', async () => {
    await desk.send(task.id, 'hi');
    await shows('accepted');
    const {callbackData} = calls[0];
    for (const name of ['read', 'sent', 'delivered'])
      await gateway.deliver(status(name, {wamid: `wamid.${callbackData}`}));
    await shows('read');
    await gateway.app.settled();
    assert.equal(last().delivery.status, 'read');
  });

  it('applies a status that comes before the answer to the send', async () => {
    let answer;
    answers.push(new Promise((resolve) => (answer = resolve)));
    await desk.send(task.id, 'early');
    await until('the call left', () => calls.length === 1);
    await gateway.deliver(status('delivered', {wamid: 'wamid.EARLY'}));
    await until('it is parked', async () => (await database.query('select 1 from parked_statuses')).length === 1);
    answer({outcome: 'accepted', wamid: 'wamid.EARLY'});
    await shows('delivered');
  });

  it('shows a lost answer as sending, then as unconfirmed after 60 s, and never sends again by itself', async () => {
    answers.push({outcome: 'unknown'});
    await desk.send(task.id, 'lost?');
    await shows('sending');
    await gateway.pass(59_000);
    await gateway.app.settled();
    assert.equal(last().delivery.status, 'sending');
    await gateway.pass(2000);
    await shows('unconfirmed');
    assert.equal(calls.length, 1);
    await assert.rejects(desk.retry(task.id, last().id), {code: 'may-have-arrived'});
    await gateway.deliver(status('sent', {wamid: 'wamid.FOUND', callbackData: calls[0].callbackData}));
    await shows('sent');
  });

  it('sends an unconfirmed message again when the agent insists', async () => {
    answers.push({outcome: 'unknown'});
    await desk.send(task.id, 'again');
    await shows('sending');
    await gateway.pass(61_000);
    await shows('unconfirmed');
    await desk.retry(task.id, last().id, true);
    await shows('accepted');
    assert.deepEqual(
      calls.map(({text}) => text),
      ['again', 'again'],
    );
    assert.notEqual(calls[0].callbackData, calls[1].callbackData);
  });

  it('waits when WhatsApp asks to slow down, says so, and keeps the order', async () => {
    answers.push({outcome: 'refused', code: 131056});
    await desk.send(task.id, 'one');
    await until('it waits', () => last().waiting === 'rate-limit');
    await desk.send(task.id, 'two');
    await gateway.app.settled();
    assert.deepEqual(
      calls.map(({text}) => text),
      ['one'],
    );
    await gateway.pass(5000);
    await until('both are out', () => calls.length === 3);
    assert.deepEqual(
      calls.map(({text}) => text),
      ['one', 'one', 'two'],
    );
    await shows('accepted');
  });

  for (const code of [4, 80007, 130429])
    it(`waits as well when the line or the account is too fast, and never gives up by itself: ${code}`, async () => {
      for (let i = 0; i < 7; i++) answers.push({outcome: 'refused', code});
      await desk.send(task.id, 'in the end');
      for (let i = 1; i <= 7; i++) {
        await until(`try ${i}`, () => calls.length === i);
        await gateway.app.settled();
        await until('it waits', () => last().waiting === 'rate-limit');
        assert.notEqual(last().delivery.status, 'failed');
        await gateway.pass(300_000);
      }
      await shows('accepted');
      assert.equal(calls.length, 8);
    });

  it('tries again when WhatsApp was not reached, and fails visibly after five times', async () => {
    for (let i = 0; i < 5; i++) answers.push({outcome: 'unreached'});
    await desk.send(task.id, 'nobody there');
    for (let i = 1; i <= 5; i++) {
      await until(`try ${i}`, () => calls.length === i);
      await gateway.app.settled();
      await gateway.pass(70_000);
    }
    await shows('failed');
    assert.equal(last().delivery.errorCode, 'unreachable');
    assert.equal(calls.length, 5);
  });

  it('shows a refusal with its code; Retry makes the next attempt of the same message', async () => {
    answers.push({outcome: 'refused', code: 131026});
    await desk.send(task.id, 'no way');
    await shows('failed');
    const {id, delivery} = last();
    assert.equal(delivery.errorCode, '131026');
    await desk.retry(task.id, id);
    await shows('accepted');
    assert.equal(last().id, id);
    assert.equal(last().delivery.attempt, 2);
    await assert.rejects(desk.retry(task.id, id), {code: 'not-failed'});
  });

  it('lets a failed message be deleted, and no other', async () => {
    answers.push({outcome: 'refused', code: 131026});
    await desk.send(task.id, 'delete me');
    await shows('failed');
    await desk.deleteUnsent(task.id, last().id);
    assert.equal(last().content.text.text, 'hello');
    await desk.send(task.id, 'stays');
    await shows('accepted');
    await assert.rejects(desk.deleteUnsent(task.id, last().id), {code: 'may-have-arrived'});
  });

  it('lets nobody delete a message from a conversation they have left', async () => {
    answers.push({outcome: 'refused', code: 131026});
    await desk.send(task.id, 'stays with the conversation');
    await shows('failed');
    const command = {type: 'deleteUnsent', taskId: task.id, messageId: last().id};
    await desk.end(task.id);
    await desk.wrapUp(task.id, 'solved');
    assert.equal((await gateway.command('ana', 'k1', command)).status, 404);
    assert.deepEqual(await database.query('select deleted from messages where id = $1', [command.messageId]), [
      {deleted: false},
    ]);
  });

  it('closes the window when WhatsApp says so, until the customer writes again', async () => {
    await desk.send(task.id, 'hello?');
    await shows('accepted');
    await gateway.deliver(status('failed', {wamid: `wamid.${calls[0].callbackData}`, code: 131047}));
    await shows('failed');
    const closesAt = () => desk.state.tasks.get(task.id).capabilities.windowClosesAt;
    await until('the window is closed', () => closesAt() <= gateway.clock.now());
    await gateway.deliver(textWebhook('long under way', {phone, at: Math.floor(gateway.clock.now() / 1000) - 60}));
    await until('the late message is there', () => messagesOf(desk.state, task.conversationId).length === 3);
    await gateway.app.settled();
    assert.ok(closesAt() <= gateway.clock.now(), 'a late message opens nothing');
    await gateway.deliver(textWebhook('I am back', {phone, at: Math.floor(gateway.clock.now() / 1000)}));
    await until('the window is open', () => closesAt() > gateway.clock.now());
  });

  it('leaves what a dead gateway had begun as unconfirmed, and sends what it had only taken', async () => {
    await gateway.app.settled();
    const [{id: conversation}] = await database.query('select id from conversations where phone = $1', [phone]);
    const insertMessage = (id, seq) =>
      database.query(
        `insert into messages (tenant_id, id, conversation_id, seq, at, author_kind, author_id, kind, text, status, attempt)
         values ('acme', $1, $2, $3, 1792000001000, 'agent', 'ana', 'text', $1, 'sending', 1)`,
        [id, conversation, seq],
      );
    const insertSend = (id) =>
      database.query(
        `insert into sends (tenant_id, id, conversation_id, message_id, attempt, state, due_at, lease_until)
         values ('acme', $1, $2, $1, 1, 'sending', 0, $3)`,
        [id, conversation, gateway.clock.now() + 1000],
      );
    await insertMessage('begun', 100);
    await insertMessage('taken', 101);
    await insertSend('begun');
    await insertSend('taken');
    await database.query("insert into deadlines values ('acme', 'send-confirm', 'begun', $1)", [
      gateway.clock.now() + 60_000,
    ]);
    await gateway.pass(2000);
    await until('the one is sent', () => calls.some(({callbackData}) => callbackData === 'taken'));
    await gateway.pass(60_000);
    await until('the other is unconfirmed', async () => {
      const [row] = await database.query("select status from messages where id = 'begun'");
      return row.status === 'unconfirmed';
    });
    assert.ok(!calls.some(({callbackData}) => callbackData === 'begun'));
  });
});
