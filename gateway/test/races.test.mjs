import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {Client} from 'pg';
import {agentStateOf, messagesOf, offersOf, tasksOf} from 'wa-desk/core';
import {LINE, startDatabase, startGateway, statusWebhook, textWebhook, until} from './harness.mjs';

describe('when two things happen at once', () => {
  let database;
  let gateway;
  let desk;
  let offer;
  let calls;
  let answers;
  let logged;
  /** Another transaction that stands in the way. */
  let other;
  let number = 300_000;

  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    calls = [];
    answers = [];
    logged = [];
    const graph = {
      async sendText(_line, _to, _text, callbackData) {
        calls.push(callbackData);
        return (await answers.shift()) ?? {outcome: 'accepted', wamid: `wamid.${callbackData}`};
      },
      markRead: async () => true,
    };
    const logger = {level: 'error', stream: {write: (line) => logged.push(line)}};
    gateway = await startGateway({connectionString: database.connectionString, graph, logger});
    desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    await gateway.deliver(textWebhook('hello', {phone: `447700${(number += 1)}`}));
    offer = await until('an offer came', () => offersOf(desk.state)[0]);
    await gateway.app.settled();
    other = new Client({connectionString: database.connectionString});
    await other.connect();
    await other.query('begin');
  });
  afterEach(async () => {
    await other.query('rollback');
    await other.end();
    await gateway.close();
    await database.query("update tasks set phase = 'done'");
    await database.query("update conversations set state = 'closed'");
    await database.query("update agents set state = 'offline'");
  });

  const waiting = (count) =>
    until(`${count} transactions wait`, async () => {
      const [row] = await database.query(
        "select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return row.count >= count;
    });
  const lockConversation = () =>
    other.query('select 1 from conversations where id = $1 for update', [offer.conversationId]);

  it('an offer that is withdrawn while Accept is on its way stays withdrawn', async () => {
    await other.query("update tasks set phase = 'gone', gone_reason = 'withdrawn' where id = $1", [offer.id]);
    const accepted = desk.accept(offer.id).then(
      () => 'accepted',
      ({code}) => code,
    );
    await waiting(1);
    await other.query('commit');
    assert.equal(await accepted, 'offer-gone');
    const [{phase}] = await database.query('select phase from tasks where id = $1', [offer.id]);
    assert.equal(phase, 'gone');
  });

  it('an Accept that came in time wins over the deadline, and neither waits for the other', async () => {
    await lockConversation();
    const accepted = desk.accept(offer.id);
    await waiting(1);
    gateway.clock.advance(31_000);
    await waiting(2);
    await other.query('commit');
    await accepted;
    await gateway.app.settled();
    assert.equal(agentStateOf(desk.state).name, 'available');
    assert.deepEqual(logged, []);
  });

  it('a send whose start is held up longer than its lease goes out once', async () => {
    await desk.accept(offer.id);
    await gateway.app.settled();
    // as #begin meets it: the send is taken, then the conversation is locked by somebody else
    await database.query(`
      create function hold() returns trigger language plpgsql as $$ begin
        perform pg_advisory_xact_lock(77); return new;
      end $$`);
    await database.query(
      "create trigger hold before insert on deadlines for each row when (new.kind = 'send-confirm') execute function hold()",
    );
    await other.query('select pg_advisory_xact_lock(77)');
    await desk.send(offer.id, 'once');
    await waiting(1);
    for (const ms of [31_000, 1000, 1000, 1000]) {
      await database.query("insert into deadlines values ('acme', 'offer', 'marker', $1)", [gateway.clock.now() + ms]);
      gateway.clock.advance(ms);
      await until('leases and deadlines were judged', async () => {
        return (await database.query("select 1 from deadlines where ref = 'marker'")).length === 0;
      });
    }
    await until('the send is under way', async () => {
      return (await database.query("select 1 from sends where state = 'sending'")).length === 1;
    });
    await other.query('commit');
    await gateway.app.settled();
    await gateway.pass(2000);
    await gateway.app.settled();
    assert.equal(calls.length, 1);
    await database.query('drop trigger hold on deadlines');
    await database.query('drop function hold');
  });

  it('a status is not lost that is stored while the answer to its send is', async () => {
    await desk.accept(offer.id);
    await database.query(`
      create function hold() returns trigger language plpgsql as $$ begin
        perform pg_advisory_xact_lock(77); return new;
      end $$`);
    await database.query('create trigger hold before insert on parked_statuses for each row execute function hold()');
    await other.query('select pg_advisory_xact_lock(77)');
    let answer;
    answers.push(new Promise((resolve) => (answer = resolve)));
    await desk.send(offer.id, 'race');
    await until('the call left', () => calls.length === 1);
    await gateway.deliver(statusWebhook('delivered', {wamid: 'wamid.RACE', line: LINE}));
    await waiting(1);
    answer({outcome: 'accepted', wamid: 'wamid.RACE'});
    await until('the answer is stored or waits', async () => {
      const [{done}] = await database.query("select count(*)::int as done from sends where wamid = 'wamid.RACE'");
      const [{held}] = await database.query(
        "select count(*)::int as held from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return done === 1 || held === 2;
    });
    await other.query('commit');
    await gateway.app.settled();
    await database.query('drop trigger hold on parked_statuses');
    await database.query('drop function hold');
    const [{status}] = await database.query("select status from messages where text = 'race'");
    assert.equal(status, 'delivered');
  });

  it('the same command twice at once has its effect once', async () => {
    await desk.accept(offer.id);
    const [task] = tasksOf(desk.state);
    await lockConversation();
    const asked = [1, 2].map(() =>
      gateway.command('ana', 'twice', {
        type: 'send',
        taskId: task.id,
        messageId: 'm-twice',
        text: 'hi',
        quotedId: null,
      }),
    );
    await waiting(2);
    await other.query('commit');
    const bodies = await Promise.all(asked.map(async (response) => (await response).json()));
    assert.deepEqual(
      bodies.map(({events}) => events.map(({type, message}) => [type, message.id])),
      [[['message', 'm-twice']], [['message', 'm-twice']]],
    );
    await gateway.app.settled();
    assert.equal(calls.length, 1);
    assert.equal(messagesOf(desk.state, task.conversationId).filter(({id}) => id === 'm-twice').length, 1);
  });
});
