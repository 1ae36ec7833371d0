import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {agentStateOf, offersOf, tasksOf} from 'wa-desk/core';
import {dayConfig, noticesOf, offered, startDay, stateOf, textsOf} from './day.mjs';
import {startDatabase, startGateway, tokenOf, until} from './harness.mjs';

describe('a transfer', () => {
  let database;
  let day;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => (day = await startDay(database)));
  afterEach(() => day.stop());

  const toBen = {kind: 'agent', id: 'ben'};
  const toBilling = {kind: 'queue', id: 'billing'};

  it('to an agent brings them the customer with the giver’s name and note; the giver wraps up at once', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    const {receivedAt, queue} = day.ana.state.tasks.get(task.id);
    await day.gateway.pass(1000);
    await day.ana.transfer(task.id, toBen, '  She wants her money back. ');
    const given = day.ana.state.tasks.get(task.id);
    assert.deepEqual([given.phase, given.ending], ['wrap-up', 'transferred']);
    const offer = await offered(day.ben);
    assert.deepEqual(
      [offer.kind, offer.from, offer.note.text, offer.receivedAt, offer.queue],
      ['transfer', {id: 'ana', name: 'Ana'}, 'She wants her money back.', receivedAt, queue],
    );
    assert.equal(offer.expiresAt, day.gateway.clock.now() + 30_000);
    await day.write('are you there?', task.phone);
    await day.ben.accept(offer.id);
    assert.deepEqual(textsOf(day.ben, task.conversationId), ['hello', 'transferred Ben', 'are you there?']);
    await day.ana.wrapUp(task.id, 'solved');
    assert.deepEqual([tasksOf(day.ana.state), noticesOf(day.ana)], [[], []]);
    assert.deepEqual(await database.query('select distinct interaction_id is null as lost from tasks'), [
      {lost: false},
    ]);
    const [{count}] = await database.query('select count(distinct interaction_id)::int from tasks');
    assert.equal(count, 1);
  });

  it('that lapses puts the target in RONA and the customer back, first in line; the giver is told after wrap-up', async () => {
    const task = await day.given();
    await day.ana.setAgentState('idle', 'lunch');
    await day.ben.setAgentState('available');
    await day.ana.transfer(task.id, toBen);
    await offered(day.ben);
    await day.ana.wrapUp(task.id, 'solved');
    const {receivedAt} = offersOf(day.ben.state)[0];
    await day.gateway.pass(30_000);
    await until('Ben is in RONA', () => stateOf(day.ben) === 'rona');
    const dropped = [{kind: 'transfer-dropped', other: 'Support', taskId: task.id}];
    await until('Ana is told', () => day.ana.state.notices.size > 0);
    assert.deepEqual(noticesOf(day.ana), dropped);
    await day.write('a later customer');
    await day.cai.setAgentState('available');
    const offers = await until(
      'both are offered',
      () => offersOf(day.cai.state).length === 2 && offersOf(day.cai.state),
    );
    assert.deepEqual([offers[0].kind, offers[0].from, offers[0].receivedAt], ['new', null, receivedAt]);

    const reloaded = await day.gateway.openDesk('ana');
    assert.deepEqual(noticesOf(reloaded), dropped);
    const [id] = reloaded.state.notices.keys();
    await reloaded.seeNotice(id);
    await reloaded.seeNotice(id);
    assert.deepEqual(noticesOf(reloaded), []);
    await until('the other tab lets it go as well', () => day.ana.state.notices.size === 0);
    assert.deepEqual(noticesOf(await day.gateway.openDesk('ana')), []);
  });

  it('ends the thread for the giver: what is written later is neither told, nor in a snapshot, nor loaded', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await day.ana.transfer(task.id, toBen);
    const offer = await offered(day.ben);
    await day.ben.accept(offer.id);
    await day.gateway.pass(2000);
    const {version} = day.ana.state.tasks.get(task.id);
    await day.write('only for Ben', task.phone);
    await day.ben.send(offer.id, 'Hello from Ben');
    await day.write('thanks', task.phone);
    const whole = ['hello', 'transferred Ben', 'only for Ben', 'Hello from Ben', 'thanks'];
    await until('Ben sees all', () => textsOf(day.ben, task.conversationId).length === whole.length);
    assert.deepEqual(textsOf(day.ben, task.conversationId), whole);

    await until('Ana’s desk is past the first', () => day.ana.state.tasks.get(task.id).version >= version + 2);
    const reloaded = await day.gateway.openDesk('ana');
    const place = {at: day.gateway.clock.now() + 1000, seq: 99};
    await reloaded.command({type: 'loadOlder', taskId: task.id, before: place});
    for (const desk of [day.ana, reloaded])
      assert.deepEqual(textsOf(desk, task.conversationId), ['hello', 'transferred Ben']);

    await day.ben.end(offer.id);
    await day.write('once more', task.phone);
    await day.ana.accept((await offered(day.ana)).id);
    assert.deepEqual(textsOf(day.ana, task.conversationId), [...whole, 'once more']);
  });

  it('whose task is not kept any more takes its notice along: the desk works on', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await day.ana.transfer(task.id, toBen);
    await offered(day.ben);
    await day.ben.setAgentState('idle', 'lunch');
    await until('Ana is told', () => day.ana.state.notices.size === 1);
    await day.ana.wrapUp(task.id, 'solved');
    await database.query('delete from tasks where id = $1', [task.id]);
    const reloaded = await day.gateway.openDesk('ana');
    assert.deepEqual([agentStateOf(reloaded.state).name, noticesOf(reloaded)], ['available', []]);
  });

  it('is dropped without RONA when the target leaves Available by hand', async () => {
    const task = await day.given();
    await day.ana.setAgentState('idle', 'lunch');
    await day.ben.setAgentState('available');
    await day.ana.transfer(task.id, toBen);
    await offered(day.ben);
    await day.ben.setAgentState('idle', 'lunch');
    await until('Ana is told', () => day.ana.state.notices.size === 1);
    assert.equal(stateOf(day.ben), 'idle');
    await day.cai.setAgentState('available');
    assert.equal((await offered(day.cai)).kind, 'new');
  });

  it('to a queue waits there and goes to one of its agents after another, with the note', async () => {
    const task = await day.given();
    await day.cai.setAgentState('available');
    await day.ana.transfer(task.id, toBilling, 'invoice');
    const first = await offered(day.cai);
    assert.deepEqual(
      [first.kind, first.from.name, first.note.text, first.queue.name, first.expiresAt],
      ['transfer', 'Ana', 'invoice', 'Billing', day.gateway.clock.now() + 20_000],
    );
    await day.gateway.pass(20_000);
    await until('Cai is in RONA', () => stateOf(day.cai) === 'rona');
    assert.deepEqual(noticesOf(day.ana), []);
    await day.dee.setAgentState('available');
    const second = await offered(day.dee);
    assert.deepEqual([second.kind, second.note.text, second.receivedAt], ['transfer', 'invoice', first.receivedAt]);
    await day.dee.accept(second.id);
    assert.equal(day.dee.state.tasks.get(second.id).role, 'owner');
    await until('Cai sees who took it', () => day.cai.state.missedOffer?.reason === 'taken');
    assert.equal(day.cai.state.missedOffer.by, 'Dee');
  });

  it('to the giver’s own queue comes back to them only when no colleague is signed in', async () => {
    const task = await day.given();
    await day.ana.transfer(task.id, {kind: 'queue', id: 'support'});
    await day.gateway.app.settled();
    assert.deepEqual(offersOf(day.ana.state), []);
    await day.ben.signOut();
    await day.cai.signOut();
    await day.gateway.pass(1000);
    assert.equal((await offered(day.ana)).kind, 'transfer');
  });

  it('has its effect once however often its key is asked', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    const command = {type: 'transfer', taskId: task.id, target: toBen, note: null};
    const answers = await Promise.all([1, 2, 3].map(() => day.gateway.command('ana', 'one-key', command)));
    for (const answer of answers) assert.equal((await answer.json()).events.at(-1).task.ending, 'transferred');
    await offered(day.ben);
    assert.equal((await database.query('select 1 from requests')).length, 1);
    assert.equal((await database.query("select 1 from messages where kind = 'notice'")).length, 1);
  });

  for (const [what, target, prepare] of [
    ['an unknown agent', {kind: 'agent', id: 'nobody'}],
    ['an unknown queue', {kind: 'queue', id: 'nowhere'}],
    ['oneself', {kind: 'agent', id: 'ana'}],
    ['an agent who is not Available', toBen],
    [
      'an agent at capacity',
      {kind: 'agent', id: 'ben'},
      async () => {
        await day.ana.setAgentState('idle', 'lunch');
        await day.ben.setAgentState('available');
        for (const text of ['one', 'two']) await day.write(text);
        await until('Ben is full', () => offersOf(day.ben.state).length === 2);
      },
    ],
  ])
    it(`to ${what} is refused, and nothing has changed`, async () => {
      const task = await day.given();
      await prepare?.();
      await assert.rejects(day.ana.transfer(task.id, target), {code: 'target-unavailable'});
      assert.equal(day.ana.state.tasks.get(task.id).phase, 'connected');
      assert.deepEqual(await database.query('select 1 from requests'), []);
    });

  it('takes a note of 500 characters and no longer one, and says so', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await assert.rejects(day.ana.transfer(task.id, toBen, 'x'.repeat(501)), {code: 'text-too-long'});
    await day.ana.transfer(task.id, toBen, 'x'.repeat(500));
    assert.equal((await offered(day.ben)).note.text.length, 500);
  });

  it('is refused after the end, and for a task that is not one’s own', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await assert.rejects(day.ben.transfer(task.id, {kind: 'agent', id: 'ana'}), {code: 'not-found'});
    await day.ana.end(task.id);
    await assert.rejects(day.ana.transfer(task.id, toBen), {code: 'task-ended'});
  });

  it('is refused once the line is deleted', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await database.query("update tasks set phase = 'interrupted', interrupted_at = 1 where id = $1", [task.id]);
    await assert.rejects(day.ana.transfer(task.id, toBen), {code: 'line-deleted'});
    await assert.rejects(day.ana.conference(task.id, toBen), {code: 'line-deleted'});
  });

  it('shows where it can go: queues with who is free and who waits, agents with why they cannot be asked', async () => {
    const task = await day.joined();
    await day.cai.setAgentState('available');
    await day.gateway.pass(1000);
    await day.ana.listTargets(task.id);
    const {queues, agents, fetchedAt} = day.ana.state.targets;
    assert.equal(fetchedAt, day.gateway.clock.now());
    assert.deepEqual(queues, [
      {id: 'support', name: 'Support', available: 1, waiting: 0, waitingSince: null},
      {id: 'billing', name: 'Billing', available: 1, waiting: 0, waitingSince: null},
    ]);
    assert.deepEqual(
      agents.map(({id, load, capacity, unavailable}) => [id, load, capacity, unavailable]),
      [
        ['ana', 1, 2, 'yourself'],
        ['ben', 1, 2, 'in-conversation'],
        ['cai', 0, 2, null],
        ['dee', 0, 2, 'idle'],
      ],
    );
    await day.cai.setAgentState('idle', 'lunch');
    await day.ana.setAgentState('idle', 'lunch');
    await day.ben.setAgentState('idle', 'lunch');
    const since = day.gateway.clock.now();
    await day.write('somebody waits');
    await day.ana.listTargets(task.id);
    const [support] = day.ana.state.targets.queues;
    assert.deepEqual([support.available, support.waiting], [0, 1]);
    assert.ok(Math.abs(support.waitingSince - since) < 2000);
    await assert.rejects(day.dee.listTargets(task.id), {code: 'not-found'});
  });

  it('finds 5,000 agents before the dialog looks slow', async (test) => {
    const config = dayConfig();
    const {acme} = config.tenants;
    for (let i = 0; i < 5000; i++) acme.agents.push({id: `agent-${i}`, name: `Agent ${i}`, capacity: 3});
    acme.queues[0].agents = acme.agents.map(({id}) => id);
    const task = await day.given();
    const large = await startGateway({connectionString: database.connectionString, config, clock: day.gateway.clock});
    try {
      await database.query("update agents set state = 'available' where id like 'agent-%'");
      const headers = {
        authorization: `Bearer ${await tokenOf('ana', 'acme', large.clock.now())}`,
        'content-type': 'application/json',
      };
      const body = JSON.stringify({key: 'k', command: {type: 'listTargets', taskId: task.id}});
      const took = [];
      for (let i = 0; i < 5; i++) {
        const began = performance.now();
        const response = await fetch(`${large.url}/v1/desk/commands`, {method: 'POST', headers, body});
        const {events} = await response.json();
        took.push(performance.now() - began);
        assert.equal(events[0].targets.agents.length, 5004);
        assert.equal(events[0].targets.queues[0].available, 5000);
      }
      const median = took.toSorted((a, b) => a - b)[2];
      test.diagnostic(`median ${Math.round(median)} ms`);
      assert.ok(median < 1000, `took ${took}`);
    } finally {
      await large.close();
      await database.query("delete from agents where id like 'agent-%'");
    }
  });
});
