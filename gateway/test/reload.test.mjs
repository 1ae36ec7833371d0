import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {createManualClock} from 'wa-desk-gateway';
import {agentStateOf, offersOf} from 'wa-desk/core';
import {configJson, startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';

const changed = (change) => {
  const config = configJson();
  change(config.tenants.acme, config);
  return config;
};

describe('a reload of the configuration', () => {
  let database;
  let clock;
  let a;
  let b;
  beforeEach(async () => {
    database = await startDatabase();
    clock = createManualClock(1_792_000_000_000);
    const {connectionString} = database;
    a = await startGateway({connectionString, clock, graph: {markRead: async () => true}});
    await a.app.settled();
    b = await startGateway({connectionString, clock, graph: {markRead: async () => true}});
  });
  afterEach(async () => {
    await Promise.all([a.close(), b.close()]);
    await database.stop();
  });
  const write = async () => {
    await a.deliver(textWebhook('hello'));
    await a.app.settled();
  };

  it('shows at the open desks: names, queues and codes', async () => {
    const ana = await a.openDesk('ana');
    const next = changed((tenant) => {
      tenant.queues[0].name = 'Service';
      tenant.idleCodes[0].name = 'Luncheon';
      tenant.agents[0].name = 'Ana Maria';
      tenant.agents[0].capacity = 5;
    });
    await a.reconfigure(next);
    await until('the queue has its name', () => ana.state.settings.queues[0].name === 'Service');
    await until('so has the agent', () => ana.state.agent.name === 'Ana Maria');
    assert.equal(ana.state.agent.capacity, 5);
    await until('and the code', () => agentStateOf(ana.state).code.name === 'Luncheon');
    const {version} = ana.state.settings;
    await a.reconfigure(next);
    await until('a reload without a change harms nothing', () => ana.state.settings.version > version);
  });

  it('with a mistake changes nothing and says where it is', async () => {
    const ana = await a.openDesk('ana');
    const wrong = changed((tenant) => (tenant.lines[0].queue = 'nowhere'));
    await assert.rejects(a.reconfigure(wrong), /tenants\.acme\.lines\[0\]\.queue/);
    const response = await a.admin('POST', 'reload');
    assert.equal(response.status, 422);
    assert.match((await response.json()).error.problems[0].path, /lines\[0\]\.queue/);
    await ana.setAgentState('available');
    await write();
    await until('all goes on', () => offersOf(ana.state).length === 1);
  });

  it('asked for at one gateway is done by all', async () => {
    const [ana, ben] = [await a.openDesk('ana'), await b.openDesk('ben')];
    const next = changed((tenant) => (tenant.queues[0].name = 'Service'));
    a.edit(next);
    b.edit(next);
    assert.equal((await a.admin('POST', 'reload')).status, 200);
    await until('both show it', () => [ana, ben].every(({state}) => state.settings.queues[0].name === 'Service'));
  });

  it('decides anew who may come in: agents, origins, signatures', async () => {
    const desk = await a.openDesk('ana');
    const fresh = 'n'.repeat(32);
    const ask = async (agent, {origin, secret} = {}) => {
      const token = await tokenOf(agent, 'acme', clock.now(), {secret});
      const response = await fetch(`${a.url}/v1/desk/events`, {
        headers: {authorization: `Bearer ${token}`, ...(origin && {origin})},
      });
      await response.body?.cancel();
      return {status: response.status, allowed: response.headers.get('access-control-allow-origin')};
    };
    assert.equal((await ask('eve', {secret: fresh})).status, 401);
    await a.reconfigure(
      changed((tenant) => {
        tenant.agents = [
          {id: 'ben', name: 'Ben'},
          {id: 'eve', name: 'Eve'},
        ];
        tenant.queues[0].agents = ['ben', 'eve'];
        tenant.issuer.secret = fresh;
        tenant.origins = ['https://new.example'];
      }),
    );
    await until('who is not there any more is signed out', () => desk.state.connection === 'signed-out');
    assert.equal((await ask('ben')).status, 401);
    assert.deepEqual(await ask('eve', {secret: fresh, origin: 'https://new.example'}), {
      status: 200,
      allowed: 'https://new.example',
    });
    assert.equal((await ask('eve', {secret: fresh, origin: 'https://acme.example'})).status, 403);
  });

  it('gives offers to a new agent of the queue, and none to one who left it', async () => {
    const [ana, ben] = [await a.openDesk('ana'), await a.openDesk('ben')];
    await a.reconfigure(changed((tenant) => (tenant.queues[0].agents = ['ben'])));
    await ana.setAgentState('available');
    await write();
    assert.deepEqual(offersOf(ana.state), []);
    await ben.setAgentState('available');
    await until('Ben has it', () => offersOf(ben.state).length === 1);
  });

  it('takes waiting customers and open tasks of a removed queue to the queue of their line', async () => {
    const ana = await a.openDesk('ana');
    await ana.setAgentState('available');
    await write();
    const offer = await until('the offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    await a.deliver(textWebhook('another', {phone: '447700900999'}));
    await until('it is offered', () => offersOf(ana.state).length === 1);
    await ana.setAgentState('idle', 'lunch');
    const moved = changed((tenant) => {
      tenant.queues[0].id = 'sales';
      tenant.queues[0].name = 'Sales';
      tenant.queues[0].wrapUpReasons = ['spam'];
      for (const line of tenant.lines) line.queue = 'sales';
    });
    await a.reconfigure(moved);
    await until('the task shows it', () => ana.state.tasks.get(offer.id).queue.name === 'Sales');
    await b.reconfigure(moved); // whoever routes knows it
    await ana.setAgentState('available');
    await until('the one that waits is offered again', () => offersOf(ana.state)[0]?.queue.id === 'sales');
    await ana.end(offer.id);
    await ana.wrapUp(offer.id, 'spam');
  });

  it('does not lose who came to a removed queue just while it was removed', async () => {
    const ana = await a.openDesk('ana');
    await write();
    await a.reconfigure(configJson());
    await database.query("update conversations set queue_id = 'gone'"); // by a command that still had the old one
    await ana.setAgentState('available');
    await a.pass(10_000);
    const offer = await until('the customer is offered', () => offersOf(ana.state)[0]);
    assert.equal(offer.queue.id, 'support');
  });

  it('of one tenant in trouble does not hold up the others', async () => {
    const zoe = await a.openDesk('zoe', 'bolt');
    await database.query("alter table lines add constraint trouble check (tenant_id <> 'acme' or name <> 'Trouble')");
    const next = changed((tenant, {tenants}) => {
      tenant.lines[0].name = 'Trouble';
      tenants.bolt.agents[0].name = 'Zoe Marie';
    });
    await assert.rejects(a.reconfigure(next));
    await until('the other tenant follows', () => zoe.state.agent.name === 'Zoe Marie');
  });

  it('withdraws the offers of an agent who is removed at once: the customer goes to a colleague', async () => {
    const [ana, ben] = [await a.openDesk('ana'), await a.openDesk('ben')];
    await ana.setAgentState('available');
    await write();
    await until('Ana has the offer', () => offersOf(ana.state).length === 1);
    await ben.setAgentState('available');
    const without = changed((tenant) => {
      tenant.agents = tenant.agents.filter(({id}) => id !== 'ana');
      tenant.queues[0].agents = ['ben'];
    });
    await a.reconfigure(without);
    await b.reconfigure(without);
    await until('Ben has it', () => offersOf(ben.state).length === 1);
    const gone = await database.query("select phase, gone_reason from tasks where agent_id = 'ana'");
    assert.deepEqual(gone, [{phase: 'gone', gone_reason: 'withdrawn'}]);
  });

  it('brings a new tenant and its lines to life', async () => {
    await a.reconfigure(
      changed((tenant, config) => {
        const {issuer} = tenant;
        config.tenants.cove = {...tenant, issuer: {...issuer, issuer: 'https://cove.example'}};
        config.tenants.cove.lines = [{...tenant.lines[0], phoneNumberId: '777'}];
      }),
    );
    await a.deliver(textWebhook('hello', {line: '777'}));
    await a.app.settled();
    assert.deepEqual(await database.query("select state from conversations where tenant_id = 'cove'"), [
      {state: 'waiting'},
    ]);
  });

  it('is tried again until the database has it', async () => {
    const ana = await a.openDesk('ana');
    await database.query('alter table lines rename to lines_away');
    await assert.rejects(a.reconfigure(changed((tenant) => (tenant.agents[0].name = 'Ana Maria'))));
    await database.query('alter table lines_away rename to lines');
    clock.advance(1000);
    await until('the agent has the name', () => ana.state.agent.name === 'Ana Maria');
  });
});
