import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {Client} from 'pg';
import {agentStateOf, messagesOf, offersOf} from 'wa-desk/core';
import {startDatabase, startGateway, textWebhook, until} from './harness.mjs';

describe('when something breaks', () => {
  let database;
  let gateway;
  let logged;
  let calls;
  beforeEach(async () => {
    database = await startDatabase();
    logged = [];
    calls = [];
    const graph = {
      async sendText(_line, _to, _text, callbackData) {
        calls.push(callbackData);
        return {outcome: 'accepted', wamid: `wamid.${callbackData}`};
      },
      markRead: async () => true,
    };
    const logger = {level: 'warn', stream: {write: (line) => logged.push(line)}};
    gateway = await startGateway({connectionString: database.connectionString, graph, logger});
  });
  afterEach(async () => {
    await gateway.close();
    await database.stop();
  });

  const wamids = async () =>
    (await database.query('select wamid from messages where wamid is not null order by seq')).map(({wamid}) => wamid);

  /** Lets the workers look again, second by second. */
  const seconds = async (count) => {
    for (let i = 0; i < count; i++) {
      await gateway.app.settled();
      gateway.clock.advance(1000);
    }
    await gateway.app.settled();
  };

  it('a database whose connections are all cut is used again without a restart, and the desk goes on', async () => {
    const desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    for (let round = 0; round < 3; round++) {
      await database.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      const id = `wamid.CUT${round}`;
      await until('the webhook is stored', async () => (await gateway.deliver(textWebhook('hi', {id}))).status === 200);
      await until('it is read', async () => {
        gateway.clock.advance(1000);
        return (await wamids()).includes(id);
      });
    }
    await until('the desk has the offer', () => offersOf(desk.state).length === 1);
    const [offer] = offersOf(desk.state);
    await desk.accept(offer.id);
    await desk.send(offer.id, 'still here');
    await until(
      'it is sent',
      () => messagesOf(desk.state, offer.conversationId).at(-1).delivery?.status === 'accepted',
    );
    assert.equal(calls.length, 1);
  });

  it('an answer of WhatsApp is kept for a database that is away for a moment', async () => {
    await database.query(`
      create function die() returns trigger language plpgsql as $$ begin
        perform pg_terminate_backend(pg_backend_pid()); return new;
      end $$`);
    const desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    await gateway.deliver(textWebhook('hi'));
    const offer = await until('an offer came', () => offersOf(desk.state)[0]);
    await desk.accept(offer.id);
    await database.query(
      'create trigger die before update on sends for each row when (new.wamid is not null) execute function die()',
    );
    await desk.send(offer.id, 'kept');
    await until('the call left', () => calls.length === 1);
    await until('the answer could not be stored', async () => {
      const rows = await database.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'");
      return rows.length === 0 && calls.length === 1;
    });
    await database.query('drop trigger die on sends');
    await until('it is stored after all', async () => {
      gateway.clock.advance(1000);
      return messagesOf(desk.state, offer.conversationId).at(-1).delivery?.status === 'accepted';
    });
    assert.equal(calls.length, 1);
  });

  it('a webhook is refused with 503 within two seconds while the database does not answer', async () => {
    const other = new Client({connectionString: database.connectionString});
    await other.connect();
    await other.query('begin');
    await other.query('lock table webhooks');
    const startedAt = performance.now();
    const statuses = await Promise.all(
      Array.from({length: 12}, async () => (await gateway.deliver(textWebhook('held up'))).status),
    );
    assert.ok(performance.now() - startedAt < 2000);
    assert.deepEqual([...new Set(statuses)], [503]);
    await other.query('rollback');
    await other.end();
    assert.equal((await gateway.deliver(textWebhook('next', {id: 'wamid.NEXT'}))).status, 200);
    await until('it is read', async () => {
      gateway.clock.advance(1000);
      return (await wamids()).includes('wamid.NEXT');
    });
  });

  for (const [what, change] of [
    [
      'a user id',
      ({messages: [message], contacts: [contact]}, long) => (message.from_user_id = contact.user_id = long),
    ],
    ['a number', ({messages: [message], contacts: [contact]}, long) => (message.from = contact.wa_id = long)],
    ['a message id', ({messages: [message]}) => (message.id = longText(1000, 0x4e00, 20_000))],
    ['a quoted id', ({messages: [message]}, long) => (message.context = {id: long, from: '1'})],
    ['a name', ({contacts: [contact]}, long) => (contact.profile.name = long)],
  ])
    it(`${what} too long for an index holds up nobody`, async () => {
      const bad = textWebhook('bad');
      change(bad.entry[0].changes[0].value, longText(9000, 0x21, 90));
      assert.equal((await gateway.deliver(bad)).status, 200);
      await gateway.deliver(textWebhook('good', {id: 'wamid.GOOD', phone: '447700900102'}));
      await seconds(2);
      assert.ok((await wamids()).includes('wamid.GOOD'));
    });

  it('an update that fails for no known reason is left out after five tries, its neighbours are read', async () => {
    await database.query(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if new.text = 'poison' then raise exception 'no'; end if; return new;
      end $$`);
    await database.query('create trigger refuse before insert on messages for each row execute function refuse()');
    const batch = textWebhook('before', {id: 'wamid.BEFORE'});
    const {messages} = batch.entry[0].changes[0].value;
    const [message] = messages;
    messages.push({...message, id: 'wamid.POISON', text: {body: 'poison'}}, {...message, id: 'wamid.AFTER'});
    await gateway.deliver(batch);
    await gateway.deliver(textWebhook('next', {id: 'wamid.NEXT'}));
    await seconds(6);
    assert.deepEqual(await wamids(), ['wamid.BEFORE', 'wamid.AFTER', 'wamid.NEXT']);
    const [{problems}] = await database.query('select problems from webhooks order by id limit 1');
    assert.equal(problems, 1);
    assert.ok(!logged.join('').includes('Fairweather'));
  });

  it('deadlines that nobody knows or that fail hold up no other, and hundreds fire in one go', async () => {
    const desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    await gateway.deliver(textWebhook('hi'));
    await until('an offer came', () => offersOf(desk.state)[0]);
    await gateway.app.settled();
    const now = gateway.clock.now();
    await database.query(
      "insert into deadlines select 'acme', 'of-a-later-version', n::text, $1 from generate_series(1, 300) n",
      [now],
    );
    await database.query(
      "insert into deadlines select 'acme', 'offer', 'gone' || n, $1 from generate_series(1, 300) n",
      [now],
    );
    await database.query(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if old.ref = 'gone7' then raise exception 'no'; end if; return old;
      end $$`);
    await database.query('create trigger refuse before delete on deadlines for each row execute function refuse()');
    await gateway.pass(31_000);
    await until('the offer has lapsed', () => agentStateOf(desk.state).name === 'rona');
    const left = await database.query("select ref from deadlines where kind = 'offer'");
    assert.deepEqual(left, [{ref: 'gone7'}]);
  });
});

/** Text that does not compress. */
function longText(length, first, count) {
  let seed = 1;
  const next = () => (seed = (seed * 48_271) % 0x7f_ff_ff_ff);
  return Array.from({length}, () => String.fromCharCode(first + (next() % count))).join('');
}
