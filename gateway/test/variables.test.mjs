import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {offersOf} from 'wa-desk/core';
import {configJson, startDatabase, startGateway, textWebhook, until} from './harness.mjs';

const rules = [
  {name: 'order', label: 'Order number', type: 'string', editable: true},
  {name: 'priority', label: 'Priority', type: 'integer', editable: true, initial: '3'},
  {name: 'goodwill', label: 'Goodwill', type: 'decimal', editable: true},
  {name: 'vip', label: 'VIP', type: 'boolean', editable: true},
  {name: 'callBack', label: 'Call back on', type: 'date', editable: true},
  {name: 'shop', label: 'Shop', type: 'string', initial: 'London'},
];

describe('CAD variables', () => {
  let database;
  let gateway;
  let ana;
  let task;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    const graph = {sendText: async () => ({outcome: 'accepted', wamid: randomUUID()}), markRead: async () => true};
    const config = configJson();
    config.tenants.acme.variables = rules;
    gateway = await startGateway({connectionString: database.connectionString, graph, config});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    task = await accepted();
  });
  afterEach(async () => {
    await gateway.close();
    for (const table of ['tasks', 'conversations', 'interactions', 'messages', 'events', 'variables', 'agents'])
      await database.query(`delete from ${table}`);
  });

  async function accepted() {
    await gateway.deliver(textWebhook('hello', {at: Math.floor(gateway.clock.now() / 1000)}));
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    return ana.state.tasks.get(offer.id);
  }

  const variable = (name, desk = ana, id = task.id) =>
    desk.state.tasks.get(id).variables.find((one) => one.name === name);
  const refused = async (name, value, version = 0, id = task.id) => {
    const command = {type: 'setVariable', taskId: id, name, value, version};
    const response = await gateway.command('ana', randomUUID(), command);
    return response.status === 200 ? null : (await response.json()).error.code;
  };

  it('begin with the system’s own, then stand in the order of the configuration', () => {
    assert.deepEqual(
      task.variables.map(({name, value, editable}) => [name, value.text, editable]),
      [
        ['ani', '+447700900101', false],
        ['dn', '+44 20 7183 8750', false],
        ['virtualTeamName', 'Support', false],
        ['customerName', 'Ann Fairweather', false],
        ['order', '', true],
        ['priority', '3', true],
        ['goodwill', '', true],
        ['vip', '', true],
        ['callBack', '', true],
        ['shop', 'London', false],
      ],
    );
    assert.ok(task.variables.every(({version, changedBy}) => version === 0 && changedBy === null));
  });

  it('are saved with who did it, and are still there after a reload', async () => {
    await ana.setVariable(task.id, 'order', 'A-4711', 0);
    const expected = {
      name: 'order',
      label: 'Order number',
      type: 'string',
      value: {text: 'A-4711', masked: []},
      editable: true,
      version: 1,
      changedBy: {id: 'ana', name: 'Ana'},
    };
    assert.deepEqual(variable('order'), expected);
    const reloaded = await gateway.openDesk('ana');
    assert.deepEqual(variable('order', reloaded), expected);
    await ana.setVariable(task.id, 'order', '', 1);
    assert.deepEqual([variable('order').value.text, variable('order').version], ['', 2]);
  });

  for (const [name, fitting, unfit] of [
    ['order', ['x'.repeat(256), ' spaced '], ['x'.repeat(257)]],
    ['priority', ['0', '-12', ''], ['1.5', '1e3', 'two', ' 1', '+1']],
    ['goodwill', ['1', '-0.50', ''], ['1,50', '.5', '1.', 'NaN']],
    ['vip', ['true', 'false', ''], ['yes', 'TRUE', '1']],
    ['callBack', ['2026-02-28', '2028-02-29', ''], ['2026-02-29', '28.02.2026', '2026-2-8', '2026-13-01']],
  ])
    it(`take what fits ${name} and refuse what does not`, async () => {
      for (const [version, value] of fitting.entries()) assert.equal(await refused(name, value, version), null, value);
      for (const value of unfit) assert.equal(await refused(name, value, fitting.length), 'bad-value', value);
    });

  it('of the system, unknown ones and those nobody may change are refused', async () => {
    for (const name of ['ani', 'shop', 'nonsense', '__proto__'])
      assert.equal(await refused(name, 'x'), 'not-editable', name);
  });

  it('of two edits the first wins', async () => {
    const asked = await Promise.all([refused('order', 'one'), refused('order', 'two'), refused('order', 'three')]);
    assert.deepEqual(asked.toSorted(), ['changed-meanwhile', 'changed-meanwhile', null]);
    assert.equal(await refused('order', 'late', 0), 'changed-meanwhile');
    assert.equal(await refused('order', 'next', 1), null);
  });

  it('reach the colleague in a conference at once, who may change them too', async () => {
    await database.query(
      `insert into tasks (tenant_id, id, conversation_id, agent_id, role, kind, phase, queue_id, received_at,
         offered_at, accepted_at, interaction_id)
       select tenant_id, 'guest', conversation_id, 'ben', 'guest', 'conference', phase, queue_id, received_at,
         offered_at, accepted_at, interaction_id
       from tasks where id = $1`,
      [task.id],
    );
    const ben = await gateway.openDesk('ben');
    await ana.setVariable(task.id, 'order', 'A-1', 0);
    await until('ben sees it', () => variable('order', ben, 'guest').value.text === 'A-1');
    await ben.setVariable('guest', 'order', 'A-2', 1);
    await until('ana sees it', () => variable('order').value.text === 'A-2');
    assert.equal(variable('order').changedBy.name, 'Ben');
  });

  it('belong to one piece of work: the next begins anew', async () => {
    await ana.setVariable(task.id, 'order', 'A-1', 0);
    await ana.end(task.id);
    await ana.wrapUp(task.id, 'solved');
    await gateway.pass(2000);
    const next = await accepted();
    assert.equal(variable('order', ana, next.id).value.text, '');
  });

  it('stay as they are once the conversation has ended, and for anybody else', async () => {
    await ana.end(task.id);
    assert.equal(await refused('order', 'late'), 'task-ended');
    const command = {type: 'setVariable', taskId: task.id, name: 'order', value: 'x', version: 0};
    assert.equal((await gateway.command('ben', randomUUID(), command)).status, 404);
    assert.equal((await gateway.command('zoe', randomUUID(), command, 'bolt')).status, 404);
  });
});
