import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {parseConfig} from 'wa-desk-gateway';
import {offersOf, tasksOf} from 'wa-desk/core';
import {guestLeaves, inherit, requeue} from '../dist/routing/handover.js';
import {lockRouting} from '../dist/routing/offer.js';
import {lockConversation} from '../dist/send/delivery.js';
import {createDatabase, createPool} from '../dist/store/database.js';
import {inTenant} from '../dist/tenant.js';
import {conferenceOf, dayConfig, noticesOf, offered, startDay, textsOf} from './day.mjs';
import {startDatabase, until} from './harness.mjs';

describe('an agent who was away too long', () => {
  const tenant = parseConfig(dayConfig()).tenants.get('acme');
  let database;
  let kysely;
  let day;
  before(async () => {
    database = await startDatabase();
    kysely = createDatabase(createPool(database.connectionString, 2));
  });
  after(async () => {
    await kysely.destroy();
    await database.stop();
  });
  beforeEach(async () => (day = await startDay(database)));
  afterEach(() => day.stop());

  const during = (conversationId, run) =>
    inTenant({database: kysely, clock: day.gateway.clock, newId: randomUUID}, tenant, async (scope) => {
      await lockRouting(scope);
      await lockConversation(scope, conversationId);
      await run(scope);
    });

  it('has their customer in the queue again, first in line, and need not wrap up', async () => {
    const task = await day.given();
    const {receivedAt} = day.ana.state.tasks.get(task.id);
    await day.ben.setAgentState('available');
    await day.ana.conference(task.id, {kind: 'agent', id: 'ben'});
    await offered(day.ben);
    await day.ana.setAgentState('idle', 'lunch');
    await day.gateway.pass(5000);
    await during(task.conversationId, (scope) => requeue(scope, task.id));
    await until('Ana’s task is gone', () => tasksOf(day.ana.state).length === 0);
    await until('Ana is told', () => day.ana.state.notices.size === 1);
    assert.deepEqual(noticesOf(day.ana), [{kind: 'requeued', other: 'Support', taskId: task.id}]);
    await until('Ben is not asked to join any more', () => offersOf(day.ben.state).every(({kind}) => kind === 'new'));
    await day.gateway.app.settled();
    const offer = await offered(day.ben);
    assert.deepEqual([offer.receivedAt, offer.conversationId], [receivedAt, task.conversationId]);
    await day.ben.accept(offer.id);
    const [{count}] = await database.query('select count(*)::int from interactions');
    assert.equal(count, 1);
  });

  it('leaves the customer to the guest, who is told', async () => {
    const task = await day.joined();
    await during(task.conversationId, (scope) => inherit(scope, task.id));
    await until('Ana’s task is gone', () => tasksOf(day.ana.state).length === 0);
    await until('Ben is told', () => day.ben.state.notices.size === 1);
    assert.deepEqual(noticesOf(day.ben), [{kind: 'inherited', other: 'Ana', taskId: task.guestTaskId}]);
    assert.equal(day.ben.state.tasks.get(task.guestTaskId).role, 'owner');
    assert.equal(conferenceOf(day.ben, task.guestTaskId).state, 'none');
    assert.equal(textsOf(day.ben, task.conversationId).at(-1), 'agent-left Ana');
    await day.ben.end(task.guestTaskId);
    await day.ben.wrapUp(task.guestTaskId, 'solved');
  });

  it('and was a guest is gone, without wrap-up', async () => {
    const task = await day.joined();
    await during(task.conversationId, (scope) => guestLeaves(scope, task.guestTaskId, 'requeued'));
    await until('Ben’s task is gone', () => tasksOf(day.ben.state).length === 0);
    await until('Ana is alone', () => conferenceOf(day.ana, task.id).state === 'none');
    await until('the line is there', () => textsOf(day.ana, task.conversationId).at(-1) === 'agent-left Ben');
    await day.ana.end(task.id);
  });
});
