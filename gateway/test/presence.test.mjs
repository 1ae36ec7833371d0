import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {agentStateOf, offersOf, tasksOf} from 'wa-desk/core';
import {startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';

describe('presence', () => {
  let database;
  let gateway;
  let ana;
  beforeEach(async () => {
    database = await startDatabase();
    gateway = await startGateway({connectionString: database.connectionString, graph: {markRead: async () => true}});
    ana = await gateway.openDesk('ana');
  });
  afterEach(async () => {
    await gateway.close();
    await database.stop();
  });

  let phones = 447_700_906_000;
  const write = async () => {
    await gateway.deliver(textWebhook('hello', {phone: String((phones += 1))}));
    await gateway.app.settled();
  };
  const connected = async (desk) => {
    await desk.setAgentState('available');
    await write();
    const offer = await until('the offer came', () => offersOf(desk.state)[0]);
    await desk.accept(offer.id);
    return offer;
  };
  const stateOf = (desk) => agentStateOf(desk.state);
  const stored = async (agent = 'ana') =>
    (await database.query("select state from agents where tenant_id = 'acme' and id = $1", [agent]))[0].state;
  /** Closes the desk and waits until the gateway knows. */
  const leave = async (desk) => {
    const open = async () => (await database.query('select 1 from desks where open')).length;
    const before = await open();
    desk.disconnect();
    await until('the gateway knows', async () => (await open()) < before);
  };
  /** In steps, as time passes: what falls due on the way is done on the way. */
  const pass = async (seconds) => {
    for (let left = seconds; left > 0; left -= 15) await gateway.pass(Math.min(left, 15) * 1000);
  };

  it('a gap under a minute changes nothing', async () => {
    const task = await connected(ana);
    await write();
    await until('another is offered', () => offersOf(ana.state).length === 1);
    await leave(ana);
    await pass(29); // the offer lapses after 30 s
    assert.equal(await stored(), 'available');
    ana = await gateway.openDesk('ana');
    assert.equal(stateOf(ana).name, 'available');
    assert.equal(offersOf(ana.state).length, 1);
    assert.equal(ana.state.tasks.get(task.id).phase, 'connected');
    await leave(ana);
    await pass(58);
    assert.notEqual(await stored(), 'offline');
  });

  it('an open desk is present however long nothing happens', async () => {
    await ana.setAgentState('available');
    await gateway.pass(3_600_000);
    assert.equal(stateOf(ana).name, 'available');
    assert.equal(await stored(), 'available');
  });

  it('after a minute the agent is offline, without RONA, and the offer goes to a colleague', async () => {
    await ana.setAgentState('available');
    await pass(45);
    const ben = await gateway.openDesk('ben');
    await leave(ana);
    await pass(40);
    await write(); // stands until after the minute
    await pass(19);
    assert.equal(await stored(), 'available');
    await pass(2);
    assert.equal(await stored(), 'offline');
    await ben.setAgentState('available');
    await until('Ben has it', () => offersOf(ben.state).length === 1);
    ana = await gateway.openDesk('ana');
    assert.deepEqual(
      [stateOf(ana).name, stateOf(ana).code],
      ['idle', {id: 'connection-lost', name: 'Connection lost'}],
    );
    await write();
    assert.deepEqual(offersOf(ana.state), []);
    await ana.setAgentState('available');
    assert.equal(stateOf(ana).code, null);
  });

  it('who was in RONA comes back in RONA', async () => {
    await ana.setAgentState('available');
    await write();
    await pass(31);
    await until('Ana is in RONA', () => stateOf(ana).name === 'rona');
    await leave(ana);
    await pass(61);
    assert.equal(await stored(), 'offline');
    ana = await gateway.openDesk('ana');
    assert.equal(stateOf(ana).name, 'rona');
  });

  it('tasks stay with an agent who comes back in time', async () => {
    const task = await connected(ana);
    await leave(ana);
    await pass(590);
    ana = await gateway.openDesk('ana');
    assert.equal(ana.state.tasks.get(task.id).phase, 'connected');
    await pass(60);
    assert.equal(ana.state.tasks.get(task.id).phase, 'connected');
  });

  it('who stays away hands the customer back to the queue, who has waited since the first message', async () => {
    const ben = await gateway.openDesk('ben');
    const task = await connected(ana);
    const ended = await connected(ana);
    await ana.end(ended.id);
    await leave(ana);
    await pass(595);
    assert.equal((await database.query("select 1 from tasks where phase = 'connected'")).length, 1);
    await pass(20);
    await ben.setAgentState('available');
    const offer = await until('Ben has it', () => offersOf(ben.state)[0]);
    assert.deepEqual(
      [offer.conversationId, offer.receivedAt, offer.kind],
      [task.conversationId, task.receivedAt, 'new'],
    );
    ana = await gateway.openDesk('ana');
    assert.deepEqual(
      tasksOf(ana.state).map(({id, phase}) => [id, phase]),
      [[ended.id, 'wrap-up']],
    );
    const [notice] = ana.state.notices.values();
    assert.deepEqual([notice.kind, notice.other.id, notice.taskId], ['requeued', 'support', task.id]);
  });

  it('a guest who stays away leaves; an owner who stays away is followed by the guest', async () => {
    const ben = await gateway.openDesk('ben');
    const task = await connected(ana);
    await ben.setAgentState('available');
    const invite = async () => {
      await ana.conference(task.id, {kind: 'agent', id: 'ben'});
      const offer = await until('Ben is asked', () => offersOf(ben.state)[0]);
      await ben.accept(offer.id);
      await until('he has joined', () => ana.state.tasks.get(task.id).conference.state === 'active');
      return offer;
    };
    const first = await invite();
    await ben.end(first.id).catch(() => undefined); // refused: he is a guest
    await ben.exitConference(first.id);
    await ben.wrapUp(first.id, 'solved');
    const second = await invite();
    await leave(ana);
    await pass(620);
    await until('Ben owns it', () => ben.state.tasks.get(second.id).role === 'owner');
    assert.equal([...ben.state.notices.values()][0].kind, 'inherited');
    ana = await gateway.openDesk('ana');
    assert.deepEqual(tasksOf(ana.state), []);
  });

  it('a guest who closes the laptop leaves after a minute', async () => {
    const ben = await gateway.openDesk('ben');
    const task = await connected(ana);
    await ben.setAgentState('available');
    await ana.conference(task.id, {kind: 'agent', id: 'ben'});
    const offer = await until('Ben is asked', () => offersOf(ben.state)[0]);
    await ben.accept(offer.id);
    await leave(ben);
    await pass(62);
    await until('Ana goes on alone', () => ana.state.tasks.get(task.id).conference.state === 'none');
    assert.equal(await stored('ben'), 'offline');
  });

  it('a tab that thinks it is signed in cannot make itself Available', async () => {
    await leave(ana);
    await pass(61);
    const response = await gateway.command('ana', 'k1', {type: 'setAgentState', state: 'available', codeId: null});
    assert.deepEqual([response.status, (await response.json()).error.code], [401, 'signed-out']);
    assert.equal(await stored(), 'offline');
  });

  /** A stream as it comes over the wire, until it ends. */
  const listen = async (headers) => {
    const token = await tokenOf('ana', 'acme', gateway.clock.now());
    const response = await fetch(`${gateway.url}/v1/desk/events`, {
      headers: {authorization: `Bearer ${token}`, ...headers},
    });
    return response.text();
  };
  /** The id of the newest event, as a stream gives it where nothing is masked. */
  const lastSeq = async () => String((await database.query("select seq from agents where id = 'ana'"))[0].seq * 4);

  it('a desk that comes back after the sign-out is told so, and signs nobody in', async () => {
    const lastEventId = await lastSeq();
    await ana.signOut();
    await until('it is stored', async () => (await stored()) === 'offline');
    assert.match(await listen({'last-event-id': lastEventId}), /"signed-out"/);
    assert.equal(await stored(), 'offline');
    assert.deepEqual(await database.query('select 1 from desks'), []);
    ana = await gateway.openDesk('ana');
    assert.equal(stateOf(ana).code.id, 'lunch');
  });

  it('every device counts once, and the others can be closed from one', async () => {
    assert.equal(ana.state.agent.desks, 1);
    const other = await gateway.openDesk('ana');
    await until('both show two', () => [ana, other].every(({state}) => state.agent.desks === 2));
    const lastEventId = await lastSeq();
    const third = await gateway.openDesk('ana');
    await until('all show three', () => [ana, other, third].every(({state}) => state.agent.desks === 3));
    await leave(third);
    await until('one has left', () => ana.state.agent.desks === 2);
    const task = await connected(ana);
    await ana.closeOtherDesks();
    await until('the other is signed out', () => other.state.connection === 'signed-out');
    await until('one is left', () => ana.state.agent.desks === 1);
    assert.equal(ana.state.connection, 'online');
    assert.equal(ana.state.tasks.get(task.id).phase, 'connected');
    assert.match(await listen({'last-event-id': lastEventId, 'wa-desk-device': 'another'}), /"signed-out"/);
  });

  it('closing the others needs the name of the device that stays', async () => {
    const response = await gateway.command('ana', 'k2', {type: 'closeOtherDesks'});
    assert.equal((await response.json()).error.code, 'bad-command');
  });

  it('outlives the gateway: another finds who is gone', async () => {
    await connected(ana);
    const {clock} = gateway;
    await gateway.close();
    clock.advance(76_000);
    gateway = await startGateway({connectionString: database.connectionString, clock, graph: {}});
    await until('Ana is offline', async () => (await stored()) === 'offline');
  });
});
