import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {agentStateOf, offersOf} from 'wa-desk/core';
import {startDatabase, startGateway, textWebhook, until} from './harness.mjs';

describe('offers', () => {
  let database;
  let gateway;
  let ana;
  let ben;
  beforeEach(async () => {
    database = await startDatabase();
    gateway = await startGateway({connectionString: database.connectionString, graph: {markRead: async () => true}});
    [ana, ben] = [await gateway.openDesk('ana'), await gateway.openDesk('ben')];
  });
  afterEach(async () => {
    await gateway.close();
    await database.stop();
  });

  let phones = 447_700_900_500;
  const write = async (text = 'hi') => {
    await gateway.deliver(
      textWebhook(text, {phone: String((phones += 1)), at: Math.floor(gateway.clock.now() / 1000)}),
    );
    await gateway.app.settled();
  };
  const stateOf = (desk) => agentStateOf(desk.state).name;

  it('come only to an Available agent; others wait in the queue', async () => {
    assert.equal(stateOf(ana), 'idle');
    await write();
    assert.deepEqual([...offersOf(ana.state), ...offersOf(ben.state)], []);
    await ben.setAgentState('available');
    await until('Ben has it', () => offersOf(ben.state).length === 1);
    assert.deepEqual(offersOf(ana.state), []);
  });

  it('go to the agent who has waited longest', async () => {
    await ben.setAgentState('available');
    await gateway.pass(10);
    await ana.setAgentState('available');
    await gateway.pass(10);
    await write();
    await until('Ben is first', () => offersOf(ben.state).length === 1);
    await gateway.pass(10);
    await write();
    await until('then Ana', () => offersOf(ana.state).length === 1);
  });

  it('stop at an agent’s capacity, tasks in wrap-up included', async () => {
    await ana.setAgentState('available');
    for (let i = 0; i < 3; i++) await write();
    await until('two are offered', () => offersOf(ana.state).length === 2);
    const [first] = offersOf(ana.state);
    await ana.accept(first.id);
    await ana.end(first.id);
    await gateway.app.settled();
    assert.equal(offersOf(ana.state).length, 1);
    await ana.wrapUp(first.id, 'solved');
    await until('the third is offered', () => offersOf(ana.state).length === 2);
  });

  it('lapse into RONA, which only a change by hand ends; the customer goes to the next agent', async () => {
    await ana.setAgentState('available');
    await write();
    await until('Ana has it', () => offersOf(ana.state).length === 1);
    const {receivedAt} = offersOf(ana.state)[0];
    await ben.setAgentState('available');
    await gateway.pass(31_000);
    await until('Ana is in RONA', () => stateOf(ana) === 'rona');
    assert.equal(ana.state.missedOffer.reason, 'lapsed');
    await until('Ben has it', () => offersOf(ben.state).length === 1);
    assert.equal(offersOf(ben.state)[0].receivedAt, receivedAt);
    await write();
    await gateway.pass(3_600_000);
    assert.equal(stateOf(ana), 'rona');
    assert.deepEqual(offersOf(ana.state), []);
  });

  it('that two agents accept at the same time go to exactly one; the other sees who took it', async () => {
    await ana.setAgentState('available');
    await write();
    const [first] = await until('Ana has it', () => offersOf(ana.state).length === 1 && offersOf(ana.state));
    await ben.setAgentState('available');
    await gateway.pass(30_000);
    const [second] = await until('Ben has it', () => offersOf(ben.state).length === 1 && offersOf(ben.state));
    const accepted = await Promise.allSettled([ana.accept(first.id), ben.accept(second.id)]);
    assert.deepEqual(
      accepted.map(({status, reason}) => reason?.code ?? status),
      ['offer-gone', 'fulfilled'],
    );
    await until('Ana sees who took it', () => ana.state.missedOffer.reason === 'taken');
    assert.equal(ana.state.missedOffer.by, 'Ben');
  });

  it('that were lost more than a minute ago are not told again', async () => {
    await ana.setAgentState('available');
    await write();
    await until('Ana has it', () => offersOf(ana.state).length === 1);
    await ana.setAgentState('idle', 'lunch');
    await gateway.pass(61_000);
    await ben.setAgentState('available');
    const [offer] = await until('Ben has it', () => offersOf(ben.state).length === 1 && offersOf(ben.state));
    await ben.accept(offer.id);
    await gateway.app.settled();
    assert.deepEqual(await database.query('select gone_reason from tasks where gone_reason is not null'), [
      {gone_reason: 'withdrawn'},
    ]);
  });

  it('do not starve a queue whose agents are free behind one whose agents are not', async () => {
    for (let i = 0; i < 30; i++) await write();
    await database.query("update conversations set queue_id = 'nobody’s'");
    await write();
    await ben.setAgentState('available');
    await until('Ben has it', () => offersOf(ben.state).length === 1);
  });

  it('cannot be accepted a moment too late', async () => {
    await ana.setAgentState('available');
    await write();
    const [offer] = await until('Ana has it', () => offersOf(ana.state).length === 1 && offersOf(ana.state));
    await gateway.close();
    gateway.clock.advance(30_000);
    gateway = await startGateway({connectionString: database.connectionString, clock: gateway.clock, graph: {}});
    ana = await gateway.openDesk('ana');
    await until('the offer is gone', () => offersOf(ana.state).length === 0);
    await assert.rejects(ana.accept(offer.id), {code: 'offer-gone'});
  });

  it('are withdrawn when the agent leaves Available, and wait for the next', async () => {
    await ana.setAgentState('available');
    await write();
    await until('Ana has it', () => offersOf(ana.state).length === 1);
    await ana.setAgentState('idle', 'lunch');
    assert.deepEqual(offersOf(ana.state), []);
    await ben.setAgentState('available');
    await until('Ben has it', () => offersOf(ben.state).length === 1);
  });

  it('come anew for a message after the end, and not for one that is older than a day', async () => {
    await ana.setAgentState('available');
    await write('first');
    const [offer] = await until('Ana has it', () => offersOf(ana.state).length === 1 && offersOf(ana.state));
    await ana.accept(offer.id);
    await ana.end(offer.id);
    const phone = String(phones);
    await gateway.deliver(textWebhook('very late', {phone, at: Math.floor(gateway.clock.now() / 1000) - 90_000}));
    await gateway.app.settled();
    assert.deepEqual(offersOf(ana.state), []);
    await gateway.deliver(textWebhook('once more', {phone, at: Math.floor(gateway.clock.now() / 1000)}));
    const [again] = await until('a new offer', () => offersOf(ana.state).length === 1 && offersOf(ana.state));
    assert.equal(again.conversationId, offer.conversationId);
    assert.notEqual(again.id, offer.id);
  });
});
