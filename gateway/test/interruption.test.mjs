import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {createManualClock} from 'wa-desk-gateway';
import {messagesOf, offersOf} from 'wa-desk/core';
import {configJson, LINE, startDatabase, startGateway, statusWebhook, textWebhook, until} from './harness.mjs';

const ADDRESS = `tenants/acme/lines/${LINE}`;

const withoutLine = () => {
  const config = configJson();
  config.tenants.acme.lines = config.tenants.acme.lines.filter(({phoneNumberId}) => phoneNumberId !== LINE);
  return config;
};

describe('a deleted line', () => {
  let database;
  let clock;
  let sendText;
  let a;
  let b;
  let ana;
  beforeEach(async () => {
    database = await startDatabase();
    clock = createManualClock(1_792_000_000_000);
    sendText = async (_line, _to, _text, callbackData) => ({outcome: 'accepted', wamid: `wamid.${callbackData}`});
    const graph = {sendText: (...sent) => sendText(...sent), markRead: async () => true};
    const {connectionString} = database;
    a = await startGateway({connectionString, clock, graph});
    await a.app.settled();
    b = await startGateway({connectionString, clock, graph});
    ana = await a.openDesk('ana');
  });
  afterEach(async () => {
    await Promise.all([a.close(), b.close()]);
    await database.stop();
  });

  let phones = 447_700_904_000;
  const write = async (options) => {
    await a.deliver(textWebhook('hello', {phone: String((phones += 1)), ...options}));
    await a.app.settled();
  };
  const connected = async (options) => {
    await ana.setAgentState('available');
    await write(options);
    const offer = await until('the offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    return offer;
  };
  const phaseOf = ({id}) => ana.state.tasks.get(id)?.phase;
  const interrupted = (task) => until('the task is interrupted', () => phaseOf(task) === 'interrupted');
  const deletes = (gateway = b) => gateway.admin('DELETE', ADDRESS);

  for (const [way, remove] of [
    ['an administration call at the other gateway', () => deletes(b)],
    ['a reload at the other gateway', () => b.reconfigure(withoutLine())],
  ])
    it(`interrupts its open conversations at the desks within a second, by ${way}`, async () => {
      const task = await connected();
      const startedAt = Date.now();
      await remove();
      await interrupted(task);
      assert.ok(Date.now() - startedAt < 1000);
      assert.equal(ana.state.tasks.get(task.id).reason, 'line-deleted');
      const {line} = ana.state.tasks.get(task.id);
      assert.deepEqual([line.name, line.number.text, line.deleted], ['Support', '+44 20 7183 8750', true]);
      await until('the conversation says so', () => {
        const {content, author} = messagesOf(ana.state, task.conversationId).at(-1);
        return content.notice === 'line-deleted' && author.kind === 'system';
      });
    });

  it('leaves nothing to do but End, which leads to wrap-up and into history as such', async () => {
    const task = await connected();
    await deletes();
    await interrupted(task);
    const refused = async (command) => (await (await a.command('ana', crypto.randomUUID(), command)).json()).error.code;
    const of = {taskId: task.id};
    for (const command of [
      {type: 'send', ...of, messageId: 'm1', text: 'too late', quotedId: null},
      {type: 'retry', ...of, messageId: 'm1', evenIfItArrived: false},
      {type: 'deleteUnsent', ...of, messageId: 'm1'},
      {type: 'typing', ...of},
    ])
      assert.equal(await refused(command), 'line-deleted', command.type);
    await ana.markRead(task.id, 1);
    await ana.end(task.id);
    assert.equal(phaseOf(task), 'wrap-up');
    await ana.wrapUp(task.id, 'solved');
    const [{outcome}] = await database.query('select outcome from interactions');
    assert.equal(outcome, 'line-deleted');
  });

  it('stays deleted over a reload, and its interrupted tasks stay so when it is restored', async () => {
    const task = await connected();
    await deletes();
    await interrupted(task);
    await a.reconfigure(configJson());
    await write();
    assert.deepEqual(offersOf(ana.state), []);
    assert.equal((await b.admin('PUT', ADDRESS)).status, 200);
    await until('the line is back', () => !ana.state.lines.get(LINE).deleted);
    assert.equal(phaseOf(task), 'interrupted');
    await write();
    await until('it takes new customers', () => offersOf(ana.state).length === 1);
  });

  it('that is restored loses nobody: who writes again is offered anew, even if the owner never ends', async () => {
    const phone = '447700904999';
    const task = await connected({phone});
    await deletes();
    await interrupted(task);
    assert.equal((await b.admin('PUT', ADDRESS)).status, 200);
    await write({phone});
    const offer = await until('they are offered anew', () => offersOf(ana.state)[0]);
    assert.equal(offer.conversationId, task.conversationId);
    await until('the interrupted task waits for its reason', () => phaseOf(task) === 'wrap-up');
    await ana.accept(offer.id);
    await ana.wrapUp(task.id, 'solved');
    const outcomes = await database.query('select outcome from interactions order by received_at, first_seq');
    assert.deepEqual(outcomes, [{outcome: 'line-deleted'}, {outcome: null}]);
  });

  it('comes back by a reload if it was deleted by one', async () => {
    await b.reconfigure(withoutLine());
    assert.equal((await a.admin('PUT', ADDRESS)).status, 200); // A still has it: nothing to be refused
    await b.reconfigure(withoutLine());
    assert.equal((await b.admin('PUT', ADDRESS)).status, 409);
    await b.reconfigure(configJson());
    await ana.setAgentState('available');
    await write();
    await until('it takes customers', () => offersOf(ana.state).length === 1);
  });

  it('withdraws its offers without RONA and closes what waits, visibly in history', async () => {
    await write();
    await write({line: '400000000000501'}); // of another line: stays
    const ben = await b.openDesk('ben');
    await ben.setAgentState('available');
    await until('both are offered', () => offersOf(ben.state).length === 2);
    await write();
    await deletes();
    await until('one is left', () => offersOf(ben.state).length === 1);
    assert.equal(offersOf(ben.state)[0].line.id, '400000000000501');
    assert.equal(ben.state.missedOffer.reason, 'withdrawn');
    assert.equal(ben.state.agent.states[0].name, 'available');
    const rows = await database.query('select outcome from interactions where line_id = $1', [LINE]);
    assert.deepEqual(rows, [{outcome: 'line-deleted'}, {outcome: 'line-deleted'}]);
    const open = await database.query("select state from conversations where line_id = $1 and state <> 'closed'", [
      LINE,
    ]);
    assert.deepEqual(open, []);
  });

  it('is told to the giver of a customer who still waits, not once somebody has them', async () => {
    const ben = await b.openDesk('ben');
    const told = () => [...ana.state.notices.values()].map(({kind, other, taskId}) => [kind, other.name, taskId]);
    const toBen = {kind: 'agent', id: 'ben'};
    const waits = await connected();
    await ben.setAgentState('available');
    await ana.transfer(waits.id, toBen);
    const accepted = await connected();
    await ana.transfer(accepted.id, toBen);
    const offer = await until('Ben is offered the second', () =>
      offersOf(ben.state).find(({conversationId}) => conversationId === accepted.conversationId),
    );
    await ben.accept(offer.id);
    await ana.wrapUp(waits.id, 'solved');
    await deletes();
    await until('Ana is told', () => ana.state.notices.size > 0);
    assert.deepEqual(told(), [['line-deleted', 'Support', waits.id]]);
    const {notices} = (await a.openDesk('ana')).state;
    assert.equal(notices.size, 1, 'over a reload as well');
  });

  it('fails what was not sent yet; what is being sent comes to its own end, ticks included', async () => {
    const task = await connected();
    let answer;
    sendText = () => new Promise((resolve) => (answer = resolve));
    await ana.send(task.id, 'under way');
    await until('it is being sent', () => answer);
    await ana.send(task.id, 'behind it');
    await b.reconfigure(withoutLine());
    const shown = () =>
      messagesOf(ana.state, task.conversationId)
        .filter(({author}) => author.kind === 'agent')
        .map(({delivery}) => [delivery.status, delivery.errorCode]);
    await until('the second has failed', () => shown()[1]?.[1] === 'line-deleted');
    answer({outcome: 'accepted', wamid: 'wamid.UNDERWAY'});
    await until('the first is accepted', () => shown()[0][0] === 'accepted');
    await a.reconfigure(withoutLine());
    await a.deliver(statusWebhook('delivered', {wamid: 'wamid.UNDERWAY'}));
    await until('the first is delivered', () => shown()[0][0] === 'delivered');
    assert.deepEqual(shown()[1], ['failed', 'line-deleted']);
  });

  it('does not send what WhatsApp had put off', async () => {
    const task = await connected();
    let calls = 0;
    let answer;
    sendText = () => new Promise((resolve) => ((calls += 1), (answer = resolve)));
    await ana.send(task.id, 'slowly');
    await until('it is being sent', () => answer);
    await deletes();
    answer({outcome: 'refused', code: 131056});
    await until('it waits', () =>
      messagesOf(ana.state, task.conversationId).some(({waiting}) => waiting === 'rate-limit'),
    );
    await a.pass(60_000);
    await until('it has failed', () =>
      messagesOf(ana.state, task.conversationId).some(({delivery}) => delivery?.errorCode === 'line-deleted'),
    );
    assert.equal(calls, 1);
  });

  it('takes no messages: they are counted and kept, and open nothing', async () => {
    await deletes();
    await write();
    const metrics = await (await fetch(`${a.url}/metrics`)).text();
    assert.match(metrics, /updates_without_line_total 1\n/);
    assert.equal((await database.query('select 1 from webhooks where processed_at is not null')).length, 1);
    assert.equal((await database.query('select 1 from conversations')).length, 0);
  });

  it('does not lose a customer who writes while it is deleted: stored before, closed with it', async () => {
    await Promise.all([...Array.from({length: 12}, () => write()), deletes(a)]);
    await a.app.settled();
    assert.deepEqual(await database.query("select 1 from conversations where state <> 'closed'"), []);
  });

  it('can be deleted and restored again and again', async () => {
    for (const method of ['DELETE', 'DELETE', 'PUT', 'PUT', 'DELETE', 'PUT'])
      assert.equal((await b.admin(method, ADDRESS)).status, 200);
    await connected();
  });
});

describe('administration calls', () => {
  let database;
  let gateway;
  beforeEach(async () => (database = await startDatabase()));
  afterEach(async () => {
    await gateway.close();
    await database.stop();
  });
  const start = async (options) =>
    (gateway = await startGateway({connectionString: database.connectionString, graph: {}, ...options}));

  it('need the token, and are not there without one', async () => {
    await start();
    for (const token of ['', 'x'.repeat(36), 'the-administrator-of-the-tests-alonE'])
      for (const [method, path] of [
        ['DELETE', ADDRESS],
        ['PUT', ADDRESS],
        ['POST', 'reload'],
      ])
        assert.equal((await gateway.admin(method, path, token)).status, 401);
    await gateway.close();
    await start({adminToken: null});
    assert.equal((await gateway.admin('POST', 'reload')).status, 404);
    assert.equal((await gateway.admin('DELETE', ADDRESS)).status, 404);
  });

  it('answer 404 for a line or tenant that never was', async () => {
    await start();
    assert.equal((await gateway.admin('DELETE', 'tenants/acme/lines/1')).status, 404);
    assert.equal((await gateway.admin('DELETE', `tenants/nobody/lines/${LINE}`)).status, 404);
    assert.equal((await gateway.admin('DELETE', `tenants/bolt/lines/${LINE}`)).status, 404);
  });
});
