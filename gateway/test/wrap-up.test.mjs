import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {Client} from 'pg';
import {offersOf, tasksOf} from 'wa-desk/core';
import {configJson, startDatabase, startGateway, textWebhook, until} from './harness.mjs';

const limited = () => {
  const config = configJson();
  Object.assign(config.tenants.acme.queues[0], {wrapUpLimitSeconds: 60, defaultReason: 'spam'});
  config.tenants.acme.agents[0].capacity = 1;
  return config;
};

describe('wrap-up', () => {
  let database;
  let gateway;
  let ana;
  beforeEach(async () => (database = await startDatabase()));
  afterEach(async () => {
    await gateway.close();
    await database.stop();
  });
  const start = async (config) => {
    gateway = await startGateway({connectionString: database.connectionString, graph: {}, config});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
  };
  const write = async (phone) => {
    await gateway.deliver(textWebhook('hello', {phone}));
    await gateway.app.settled();
  };
  const ended = async () => {
    await write('447700907001');
    const {id} = await until('the offer came', () => offersOf(ana.state)[0]);
    await ana.accept(id);
    await ana.end(id);
    return id;
  };
  const dueIn = (id) => ana.state.tasks.get(id).wrapUpDueAt - gateway.clock.now();

  it('over its limit submits the default reason, says so and frees the slot', async () => {
    await start(limited());
    const id = await ended();
    await write('447700907002');
    assert.equal(dueIn(id), 60_000);
    await gateway.pass(59_000);
    assert.equal(ana.state.tasks.get(id).phase, 'wrap-up');
    assert.deepEqual(offersOf(ana.state), []);
    await gateway.pass(1001);
    await until('it is done', () => tasksOf(ana.state).length === 0);
    const [notice] = ana.state.notices.values();
    assert.deepEqual([notice.kind, notice.other, notice.taskId], ['wrapped-up', {id: 'spam', name: 'Spam'}, id]);
    await until('the next is offered', () => offersOf(ana.state).length === 1);
    assert.deepEqual(await database.query('select wrap_up_reason_id from tasks where id = $1', [id]), [
      {wrap_up_reason_id: 'spam'},
    ]);
  });

  it('can be extended, again and again', async () => {
    await start(limited());
    const id = await ended();
    for (let round = 0; round < 3; round++) {
      await gateway.pass(50_000);
      await ana.extendWrapUp(id);
      assert.equal(dueIn(id), 60_000);
    }
    await gateway.pass(61_000);
    await until('it is done', () => tasksOf(ana.state).length === 0);
  });

  it('extended at the very moment its time is over goes on, and ends when that time is over', async () => {
    await start(limited());
    const id = await ended();
    await gateway.pass(50_000);
    const client = new Client({connectionString: database.connectionString});
    await client.connect();
    const waiting = async (count) => {
      const rows = await database.query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return rows.length === count;
    };
    await client.query('begin');
    await client.query('select id from conversations for update');
    const extended = ana.extendWrapUp(id);
    await until('the extension waits', () => waiting(1));
    gateway.clock.advance(11_000);
    await until('the end of wrap-up waits behind it', () => waiting(2));
    await client.query('commit');
    await client.end();
    await extended;
    await gateway.pass(10_000); // whatever could not be acted on comes again
    assert.equal(ana.state.tasks.get(id).phase, 'wrap-up');
    await gateway.pass(50_000);
    await until('it is done', () => tasksOf(ana.state).length === 0);
  });

  it('submitted in time stays as the agent has chosen', async () => {
    await start(limited());
    const id = await ended();
    await ana.wrapUp(id, 'solved');
    await gateway.pass(61_000);
    assert.deepEqual([...ana.state.notices.values()], []);
    assert.deepEqual(await database.query('select wrap_up_reason_id from tasks where id = $1', [id]), [
      {wrap_up_reason_id: 'solved'},
    ]);
  });

  it('without a limit waits for the agent, and has nothing to extend', async () => {
    await start(configJson());
    const id = await ended();
    assert.equal(ana.state.tasks.get(id).wrapUpDueAt, null);
    await assert.rejects(ana.extendWrapUp(id), {code: 'no-limit'});
    await gateway.pass(3_600_000);
    assert.equal(ana.state.tasks.get(id).phase, 'wrap-up');
  });

  it('is not ended by itself when a reload takes the limit away', async () => {
    await start(limited());
    const id = await ended();
    await gateway.reconfigure(configJson());
    await gateway.pass(61_000);
    await until('no limit is shown', () => ana.state.tasks.get(id).wrapUpDueAt === null);
  });
});
