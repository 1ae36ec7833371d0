import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {offersOf, OWN} from 'wa-desk/core';
import {configJson, LINE, startDatabase, startGateway, textWebhook, until} from './harness.mjs';

const HOUR = 3_600_000;
const OTHER = '400000000000501';
const ANN = '447700900101';

describe('history', () => {
  let database;
  let gateway;
  let ana;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    const graph = {
      sendText: async () => ({outcome: 'accepted', wamid: `wamid.${randomUUID()}`}),
      markRead: async () => true,
    };
    const config = configJson();
    config.tenants.acme.lines[1].name = 'Sales';
    gateway = await startGateway({connectionString: database.connectionString, graph, config});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
  });
  afterEach(async () => {
    await gateway.close();
    for (const table of ['notices', 'tasks', 'conversations', 'interactions', 'messages', 'events', 'sends', 'agents'])
      await database.query(`delete from ${table}`);
  });

  const now = () => gateway.clock.now();
  const second = () => Math.floor(now() / 1000);

  async function accepted({desk = ana, text = 'hello', ...from} = {}) {
    await gateway.deliver(textWebhook(text, {at: second(), ...from}));
    const offer = await until('an offer came', () => offersOf(desk.state)[0]);
    await desk.accept(offer.id);
    return desk.state.tasks.get(offer.id);
  }

  /** A whole piece of work: accepted, answered, ended and wrapped up a minute later. */
  async function served({desk = ana, reason = 'solved', answer = 'Here you are.', ...from} = {}) {
    const task = await accepted({desk, ...from});
    await desk.send(task.id, answer);
    await gateway.pass(60_000);
    await desk.end(task.id);
    await desk.wrapUp(task.id, reason);
    await gateway.pass(1000);
    return task;
  }

  const own = async (desk = ana) => {
    await desk.loadHistory(null);
    return desk.state.histories.get(OWN).interactions;
  };
  const ofCustomer = async (task, desk = ana) => {
    await desk.loadHistory(task.id);
    return desk.state.histories.get(task.id).interactions;
  };
  const texts = (id, desk = ana) =>
    desk.state.pastThreads.get(id).messages.map(({content}) => content.text?.text ?? content.notice);
  const refusal = async (agent, command) => {
    const response = await gateway.command(agent, randomUUID(), command);
    return [response.status, (await response.json()).error?.code];
  };

  it('shows agents what they have done, the newest first, with times, ending and reason', async () => {
    const first = await served();
    const open = await accepted({phone: '447700900102', name: 'Bo', line: OTHER});
    const [newest, older, ...rest] = await own();
    assert.deepEqual(rest, []);
    assert.equal(newest.customer.name.text, 'Bo');
    assert.equal(newest.line.name, 'Sales');
    assert.deepEqual([newest.closedAt, newest.agents[0].endedAt, newest.agents[0].ending], [null, null, null]);
    assert.equal(newest.agents[0].taskId, open.id);
    assert.equal(older.outcome, 'ended');
    assert.deepEqual(older.agents, [
      {
        taskId: first.id,
        agent: {id: 'ana', name: 'Ana'},
        role: 'owner',
        queue: {id: 'support', name: 'Support'},
        acceptedAt: first.acceptedAt,
        endedAt: first.acceptedAt + 60_000,
        ending: 'ended',
        reason: {id: 'solved', name: 'Solved'},
      },
    ]);
  });

  it('forgets the agent’s own work 24 hours after it ended, and keeps what is open however old', async () => {
    const old = await accepted();
    await served({phone: '447700900102'});
    assert.equal((await own()).length, 2);
    await gateway.pass(24 * HOUR - 2000);
    assert.equal((await own()).length, 2);
    await gateway.pass(3000);
    const [left, ...rest] = await own();
    assert.deepEqual(rest, []);
    assert.equal(left.agents[0].taskId, old.id);
  });

  it('is the agent’s alone', async () => {
    await served();
    const ben = await gateway.openDesk('ben');
    assert.deepEqual(await own(ben), []);
    const [mine] = await own();
    const command = {type: 'loadInteraction', taskId: null, interactionId: mine.id, before: null};
    assert.deepEqual(await refusal('ben', command), [404, 'not-found']);
    assert.deepEqual(await refusal('ana', {...command, interactionId: 'none'}), [404, 'not-found']);
  });

  it('shows the customer’s earlier work on every line, whoever did it', async () => {
    await served({reason: 'spam'});
    await ana.setAgentState('idle', 'lunch');
    const ben = await gateway.openDesk('ben');
    await ben.setAgentState('available');
    await served({desk: ben, line: OTHER});
    // one customer on two lines: WhatsApp's own id tells it, which these webhooks do not carry
    const [{customer_key}] = await database.query('select customer_key from conversations where line_id = $1', [LINE]);
    for (const table of ['conversations', 'interactions'])
      await database.query(`update ${table} set customer_key = $1 where tenant_id = 'acme'`, [customer_key]);
    await ben.setAgentState('idle', 'lunch');
    await ana.setAgentState('available');
    const task = await accepted({text: 'me again'});
    const seen = await ofCustomer(task);
    assert.deepEqual(
      seen.map(({line, agents}) => [line.name, agents.map(({agent, reason}) => [agent.name, reason.name])]),
      [
        ['Sales', [['Ben', 'Solved']]],
        ['Support', [['Ana', 'Spam']]],
      ],
    );
  });

  it('shows work that ended before anybody took it', async () => {
    await ana.setAgentState('idle', 'lunch');
    await gateway.deliver(textWebhook('anybody?', {at: second()}));
    await gateway.app.settled();
    await database.query(
      "update interactions set closed_at = $1, outcome = 'line-deleted', last_seq = 1 where tenant_id = 'acme'",
      [now()],
    );
    await database.query("update conversations set state = 'closed', interaction_id = null where tenant_id = 'acme'");
    await gateway.pass(5000);
    await ana.setAgentState('available');
    const task = await accepted({text: 'hello?'});
    const [lost] = await ofCustomer(task);
    assert.deepEqual([lost.outcome, lost.agents], ['line-deleted', []]);
    await ana.loadInteraction(task.id, lost.id);
    assert.deepEqual(texts(lost.id), ['anybody?']);
  });

  it('shows of each earlier piece of work its own messages and no others', async () => {
    await served({text: 'first', answer: 'one'});
    await served({text: 'second', answer: 'two'});
    const task = await accepted({text: 'third'});
    const [second_, first] = await ofCustomer(task);
    await ana.loadInteraction(task.id, first.id);
    await ana.loadInteraction(task.id, second_.id);
    assert.deepEqual(texts(first.id), ['first', 'one']);
    assert.deepEqual(texts(second_.id), ['second', 'two']);
  });

  it('shows the messages a page at a time, the newest first', async () => {
    const task = await accepted({text: 'text 0'});
    for (let i = 1; i < 70; i += 1) await gateway.deliver(textWebhook(`text ${i}`, {at: second() + i}));
    await gateway.pass(120_000);
    await ana.end(task.id);
    await ana.wrapUp(task.id, 'solved');
    const [past] = await own();
    await ana.loadInteraction(null, past.id);
    assert.equal(texts(past.id).length, 50);
    await ana.loadInteraction(null, past.id);
    assert.deepEqual(
      texts(past.id),
      Array.from({length: 70}, (_, i) => `text ${i}`),
    );
  });

  it('shows what agents did only as far as they were in it', async () => {
    const task = await accepted({text: 'while ana is there'});
    await gateway.pass(10_000);
    await database.query("update tasks set phase = 'done', ending = 'left', ended_at = $1 where id = $2", [
      now(),
      task.id,
    ]);
    await gateway.pass(10_000);
    await gateway.deliver(textWebhook('after ana has left', {at: second()}));
    await gateway.app.settled();
    const [past] = await own();
    await ana.loadInteraction(null, past.id);
    assert.deepEqual(texts(past.id), ['while ana is there']);
  });

  it('is told a page at a time, each piece of work once', async () => {
    await served();
    const [{id}] = await database.query("select id from interactions where tenant_id = 'acme'");
    await database.query(
      `insert into interactions select tenant_id, 'copy-' || n, conversation_id, customer_key, line_id, queue_id,
         received_at - n, first_seq, last_seq, closed_at, outcome
       from interactions, generate_series(1, 64) n where id = $1`,
      [id],
    );
    const task = await accepted();
    const sizes = [];
    await ana.loadHistory(task.id);
    for (;;) {
      const {interactions, next} = ana.state.histories.get(task.id);
      sizes.push(interactions.length);
      if (next === null) break;
      await ana.loadMoreHistory(task.id);
    }
    assert.deepEqual(sizes, [30, 60, 65]);
    const {interactions} = ana.state.histories.get(task.id);
    assert.equal(new Set(interactions.map((one) => one.id)).size, 65);
    assert.deepEqual(
      interactions,
      interactions.toSorted((a, b) => b.receivedAt - a.receivedAt),
    );
  });

  it('pages the agent’s own too', async () => {
    const first = await served();
    await database.query(
      `insert into interactions select tenant_id, 'copy-' || n, conversation_id, customer_key, line_id, queue_id,
         received_at, first_seq, last_seq, closed_at, outcome
       from interactions, generate_series(1, 40) n where tenant_id = 'acme'`,
    );
    await database.query(
      `insert into tasks (tenant_id, id, conversation_id, agent_id, role, kind, phase, queue_id, received_at,
         offered_at, accepted_at, ended_at, ending, interaction_id)
       select tenant_id, 'copy-' || n, conversation_id, agent_id, role, kind, phase, queue_id, received_at,
         offered_at, accepted_at, ended_at, ending, 'copy-' || n
       from tasks, generate_series(1, 40) n where id = $1`,
      [first.id],
    );
    assert.equal((await own()).length, 30);
    await ana.loadMoreHistory(null);
    const {interactions, next} = ana.state.histories.get(OWN);
    assert.equal(new Set(interactions.map(({id}) => id)).size, 41);
    assert.equal(next, null);
  });

  it('refuses a page that nobody was offered', async () => {
    const task = await accepted();
    for (const unknown of [
      '',
      'nonsense',
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('["a","b"]').toString('base64url'),
    ])
      for (const taskId of [null, task.id])
        assert.deepEqual(await refusal('ana', {type: 'loadHistory', taskId, after: unknown}), [400, 'bad-command']);
  });

  it('of a customer ends with the task, and is nobody else’s', async () => {
    await served();
    const task = await accepted();
    const [past] = await ofCustomer(task);
    const history = {type: 'loadHistory', taskId: task.id, after: null};
    const messages = {type: 'loadInteraction', taskId: task.id, interactionId: past.id, before: null};
    for (const command of [history, messages]) assert.deepEqual(await refusal('ben', command), [404, 'not-found']);
    const zoe = await gateway.command('zoe', randomUUID(), history, 'bolt');
    assert.equal(zoe.status, 404);
    await ana.end(task.id);
    assert.equal((await gateway.command('ana', randomUUID(), history)).status, 200, 'while it is wrapped up');
    await ana.wrapUp(task.id, 'solved');
    for (const command of [history, messages]) assert.deepEqual(await refusal('ana', command), [404, 'not-found']);
  });

  it('shows no messages of another customer, nor of later work', async () => {
    await served({phone: '447700900102'});
    const [strange] = await own();
    const task = await accepted({phone: ANN});
    const messages = {type: 'loadInteraction', taskId: task.id, before: null};
    assert.deepEqual(await refusal('ana', {...messages, interactionId: strange.id}), [404, 'not-found']);
    await ana.end(task.id);
    await gateway.pass(2000);
    await gateway.deliver(textWebhook('again', {at: second()}));
    await gateway.app.settled();
    const [later] = await database.query("select id from interactions where tenant_id = 'acme' and closed_at is null");
    assert.deepEqual(await refusal('ana', {...messages, interactionId: later.id}), [404, 'not-found']);
    assert.deepEqual(await ofCustomer(task), []);
  });
});
