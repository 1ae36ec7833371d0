import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {offersOf} from 'wa-desk/core';
import {conferenceOf, noticesOf, offered, startDay, stateOf, textsOf} from './day.mjs';
import {startDatabase, until} from './harness.mjs';

describe('a conference', () => {
  let database;
  let day;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => (day = await startDay(database)));
  afterEach(() => day.stop());

  const ben = {kind: 'agent', id: 'ben'};
  const billing = {kind: 'queue', id: 'billing'};
  const phaseOf = (desk, id) => {
    const task = desk.state.tasks.get(id);
    return task && [task.phase, task.ending];
  };

  it('is requested, then active for both, and a line says who joined', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await day.ana.conference(task.id, ben, 'Please help');
    const now = day.gateway.clock.now();
    assert.deepEqual(conferenceOf(day.ana, task.id), {
      state: 'requested',
      target: {kind: 'agent', id: 'ben', name: 'Ben'},
      requestedAt: now,
      expiresAt: now + 30_000,
    });
    const offer = await offered(day.ben);
    assert.deepEqual(
      [offer.kind, offer.from.name, offer.note.text, offer.queue.name],
      ['conference', 'Ana', 'Please help', 'Support'],
    );
    await day.gateway.pass(1000);
    await day.ben.accept(offer.id);
    const since = day.gateway.clock.now();
    const guest = day.ben.state.tasks.get(offer.id);
    assert.deepEqual(
      [guest.role, guest.conference],
      ['guest', {state: 'active', other: {id: 'ana', name: 'Ana'}, since}],
    );
    await until('Ana sees Ben', () => conferenceOf(day.ana, task.id).state === 'active');
    assert.deepEqual(conferenceOf(day.ana, task.id), {state: 'active', other: {id: 'ben', name: 'Ben'}, since});
    await until('the line is there', () => textsOf(day.ana, task.conversationId).includes('agent-joined Ben'));
    assert.deepEqual(textsOf(day.ben, task.conversationId), ['hello', 'agent-joined Ben']);
  });

  it('lets all three see every message', async () => {
    const task = await day.joined();
    await day.ben.send(task.guestTaskId, 'Ben here');
    await day.ben.typing(task.guestTaskId);
    await day.ben.markRead(task.guestTaskId, 1);
    await day.ana.send(task.id, 'Ana here');
    await day.write('customer here', task.phone);
    const all = ['hello', 'agent-joined Ben', 'Ben here', 'Ana here', 'customer here'];
    for (const desk of [day.ana, day.ben])
      await until('all is seen', () => {
        const texts = textsOf(desk, task.conversationId);
        return texts.length === all.length && all.every((text) => texts.includes(text));
      });
    assert.equal(day.ben.state.tasks.get(task.guestTaskId).readSeq, 1);
  });

  it('that the agent asked lets lapse goes back: RONA for them, and the owner is told', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await day.ana.conference(task.id, ben);
    await offered(day.ben);
    await day.gateway.pass(30_000);
    await until('Ana is told', () => day.ana.state.notices.size === 1);
    assert.deepEqual(noticesOf(day.ana), [{kind: 'conference-dropped', other: 'Ben', taskId: task.id}]);
    await until('the pane goes back', () => conferenceOf(day.ana, task.id).state === 'none');
    await until('Ben is in RONA', () => stateOf(day.ben) === 'rona');
    assert.equal(day.ana.state.tasks.get(task.id).phase, 'connected');
  });

  it('that the agent asked leaves by hand goes back without RONA', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await day.ana.conference(task.id, ben);
    await offered(day.ben);
    await day.ben.setAgentState('idle', 'lunch');
    await until('Ana is told', () => noticesOf(day.ana)[0]?.kind === 'conference-dropped');
    assert.equal(conferenceOf(day.ana, task.id).state, 'none');
  });

  it('with a queue goes from one agent to the next, and is given up after its time, without RONA', async () => {
    const task = await day.given();
    const now = day.gateway.clock.now();
    await day.ana.conference(task.id, billing);
    assert.deepEqual(conferenceOf(day.ana, task.id), {
      state: 'requested',
      target: {...billing, name: 'Billing'},
      requestedAt: now,
      expiresAt: now + 50_000,
    });
    await day.gateway.pass(5000);
    await day.cai.setAgentState('available');
    const first = await offered(day.cai);
    assert.deepEqual([first.kind, first.queue.name, first.expiresAt - now], ['conference', 'Billing', 25_000]);
    await day.gateway.pass(20_000);
    await until('Cai is in RONA', () => stateOf(day.cai) === 'rona');
    assert.equal(conferenceOf(day.ana, task.id).state, 'requested');
    await day.gateway.pass(10_000);
    await day.dee.setAgentState('available');
    assert.equal((await offered(day.dee)).kind, 'conference');
    await day.gateway.pass(15_000);
    await until('the offer is withdrawn', () => offersOf(day.dee.state).length === 0);
    assert.deepEqual([stateOf(day.dee), day.dee.state.missedOffer.reason], ['available', 'withdrawn']);
    await until('Ana is told', () => day.ana.state.notices.size === 1);
    assert.deepEqual(noticesOf(day.ana), [{kind: 'conference-dropped', other: 'Billing', taskId: task.id}]);
    assert.equal(conferenceOf(day.ana, task.id).state, 'none');
    await day.gateway.pass(5000);
    assert.deepEqual(offersOf(day.dee.state), []);
  });

  it('with a queue that has accepted does not end at the request’s time', async () => {
    const task = await day.given();
    await day.dee.setAgentState('available');
    await day.ana.conference(task.id, billing);
    const {id} = await offered(day.dee);
    await day.dee.accept(id);
    await day.gateway.pass(120_000);
    assert.equal(day.dee.state.tasks.get(id).queue.name, 'Billing');
    assert.equal(conferenceOf(day.dee, id).state, 'active');
    assert.deepEqual(noticesOf(day.ana), []);
    await day.dee.exitConference(id);
    await assert.rejects(day.dee.wrapUp(id, 'spam'), {code: 'unknown-reason'});
    await day.dee.wrapUp(id, 'solved');
  });

  it('with the owner’s own queue never asks the owner', async () => {
    const task = await day.given();
    await day.ana.conference(task.id, {kind: 'queue', id: 'support'});
    await day.gateway.pass(1000);
    assert.deepEqual(offersOf(day.ana.state), []);
    await day.ben.setAgentState('available');
    assert.equal((await offered(day.ben)).kind, 'conference');
  });

  it('is asked for before customers who wait, and takes a slot', async () => {
    const task = await day.given();
    await day.ana.setAgentState('idle', 'lunch');
    for (const text of ['one', 'two', 'three']) await day.write(text);
    await day.ana.conference(task.id, {kind: 'queue', id: 'support'});
    await day.ben.setAgentState('available');
    await until('Ben is full', () => offersOf(day.ben.state).length === 2);
    await day.gateway.app.settled();
    assert.deepEqual(
      offersOf(day.ben.state)
        .map(({kind}) => kind)
        .toSorted(),
      ['conference', 'new'],
    );
  });

  it('that is cancelled takes the offer away', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await day.ana.conference(task.id, ben);
    await offered(day.ben);
    await day.ana.cancelConference(task.id);
    assert.equal(conferenceOf(day.ana, task.id).state, 'none');
    await until('Ben’s offer is gone', () => offersOf(day.ben.state).length === 0);
    assert.equal(stateOf(day.ben), 'available');
    assert.deepEqual(noticesOf(day.ana), []);
    await assert.rejects(day.ana.cancelConference(task.id), {code: 'no-conference'});
    await day.ana.conference(task.id, ben);
    assert.equal((await offered(day.ben)).kind, 'conference');
  });

  it('that the guest leaves goes on without them; they wrap up', async () => {
    const task = await day.joined();
    await day.ben.exitConference(task.guestTaskId);
    assert.deepEqual(phaseOf(day.ben, task.guestTaskId), ['wrap-up', 'left']);
    await until('Ana is alone', () => conferenceOf(day.ana, task.id).state === 'none');
    await until('the line is there', () => textsOf(day.ana, task.conversationId).at(-1) === 'agent-left Ben');
    await day.ana.send(task.id, 'still here');
    await day.ben.exitConference(task.guestTaskId);
    await day.ben.wrapUp(task.guestTaskId, 'solved');
    await day.ana.end(task.id);
    const [{outcome}] = await database.query('select outcome from interactions where closed_at is not null');
    assert.equal(outcome, 'ended');
  });

  it('can be with the next guest once the first was released', async () => {
    const task = await day.joined();
    await day.cai.setAgentState('available');
    await assert.rejects(day.ana.conference(task.id, {kind: 'agent', id: 'cai'}), {code: 'conference-open'});
    await day.ana.releaseGuest(task.id);
    assert.equal(conferenceOf(day.ana, task.id).state, 'none');
    await until('Ben wraps up', () => phaseOf(day.ben, task.guestTaskId)[1] === 'released');
    assert.equal(textsOf(day.ana, task.conversationId).at(-1), 'agent-left Ben');
    await day.ana.conference(task.id, {kind: 'agent', id: 'cai'});
    await day.cai.accept((await offered(day.cai)).id);
    await until('Ana sees Cai', () => conferenceOf(day.ana, task.id).other?.name === 'Cai');
  });

  it('that the owner ends is over for all', async () => {
    const task = await day.joined();
    await assert.rejects(day.ana.end(task.id), {code: 'conference-open'});
    await day.ana.endConference(task.id);
    assert.deepEqual(phaseOf(day.ana, task.id), ['wrap-up', 'ended']);
    await until('Ben wraps up', () => phaseOf(day.ben, task.guestTaskId)?.[0] === 'wrap-up');
    assert.deepEqual(phaseOf(day.ben, task.guestTaskId), ['wrap-up', 'ended']);
    assert.equal(textsOf(day.ben, task.conversationId).at(-1), 'ended Ana');
    await assert.rejects(day.ana.endConference(task.id), {code: 'task-ended'});
    await day.cai.setAgentState('available');
    await day.write('once more', task.phone);
    const offer = await until('new work', () => offersOf(day.cai.state)[0] ?? offersOf(day.ana.state)[0]);
    assert.equal(offer.kind, 'new');
  });

  it('that is only requested does not keep the owner from ending the conversation', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    await day.ana.conference(task.id, ben);
    await offered(day.ben);
    await day.ana.end(task.id);
    assert.deepEqual(phaseOf(day.ana, task.id), ['wrap-up', 'ended']);
    await until('Ben’s offer is gone', () => offersOf(day.ben.state).length === 0);
    assert.deepEqual(await database.query('select state from requests'), [{state: 'cancelled'}]);
  });

  it('gives the guest no say but to leave', async () => {
    const {guestTaskId} = await day.joined();
    await day.cai.setAgentState('available');
    const cai = {kind: 'agent', id: 'cai'};
    for (const refused of [
      () => day.ben.end(guestTaskId),
      () => day.ben.transfer(guestTaskId, cai),
      () => day.ben.conference(guestTaskId, cai),
      () => day.ben.cancelConference(guestTaskId),
      () => day.ben.releaseGuest(guestTaskId),
      () => day.ben.endConference(guestTaskId),
    ])
      await assert.rejects(refused(), {code: 'not-owner'});
    assert.deepEqual(phaseOf(day.ben, guestTaskId), ['connected', undefined]);
  });

  it('must be over before a transfer, and must be there to be ended', async () => {
    const task = await day.given();
    await assert.rejects(day.ana.endConference(task.id), {code: 'no-conference'});
    await assert.rejects(day.ana.releaseGuest(task.id), {code: 'no-conference'});
    await assert.rejects(day.ana.exitConference(task.id), {code: 'no-conference'});
    await day.ben.setAgentState('available');
    await day.ana.conference(task.id, ben);
    await assert.rejects(day.ana.transfer(task.id, {kind: 'queue', id: 'billing'}), {code: 'conference-open'});
    await assert.rejects(day.ana.conference(task.id, ben), {code: 'conference-open'});
    await assert.rejects(day.ana.endConference(task.id), {code: 'no-conference'});
  });

  it('of an interrupted conversation: the guest can leave, and the owner’s End ends it for all', async () => {
    const task = await day.joined();
    await database.query("update tasks set phase = 'interrupted', interrupted_at = 1 where phase = 'connected'");
    await assert.rejects(day.ana.endConference(task.id), {code: 'line-deleted'});
    await assert.rejects(day.ana.releaseGuest(task.id), {code: 'line-deleted'});
    await day.ben.exitConference(task.guestTaskId);
    assert.deepEqual(phaseOf(day.ben, task.guestTaskId), ['wrap-up', 'left']);
    const [{state}] = await database.query('select state from conversations');
    assert.equal(state, 'assigned');
    await database.query("update tasks set phase = 'interrupted' where id = $1", [task.guestTaskId]);
    await day.ana.end(task.id);
    assert.deepEqual(phaseOf(day.ana, task.id), ['wrap-up', 'ended']);
    await until('Ben’s ends too', async () => {
      const [row] = await database.query('select phase, ending from tasks where id = $1', [task.guestTaskId]);
      return row.phase === 'wrap-up' && row.ending === 'ended';
    });
    const [{outcome}] = await database.query('select outcome from interactions');
    assert.equal(outcome, 'line-deleted');
  });

  it('has each effect once however often its key is asked', async () => {
    const task = await day.given();
    await day.ben.setAgentState('available');
    const twice = async (agent, key, command) => {
      const answers = await Promise.all([1, 2].map(() => day.gateway.command(agent, key, command)));
      for (const answer of answers) assert.equal(answer.status, 200);
      return (await answers[1].json()).events.at(-1);
    };
    const asked = await twice('ana', 'k1', {type: 'conference', taskId: task.id, target: ben, note: null});
    assert.equal(asked.task.conference.state, 'requested');
    const {id} = await offered(day.ben);
    await twice('ben', 'k2', {type: 'accept', taskId: id});
    await twice('ben', 'k3', {type: 'exitConference', taskId: id});
    await day.ana.conference(task.id, ben);
    await twice('ana', 'k4', {type: 'cancelConference', taskId: task.id});
    const lines = await database.query(
      "select detail->>'notice' as notice from messages where kind = 'notice' order by seq",
    );
    assert.deepEqual(
      lines.map(({notice}) => notice),
      ['agent-joined', 'agent-left'],
    );
    assert.equal((await database.query('select 1 from requests')).length, 2);
  });

  it('shows the same over a new snapshot', async () => {
    const task = await day.joined();
    const again = await day.gateway.openDesk('ana');
    assert.deepEqual(conferenceOf(again, task.id), conferenceOf(day.ana, task.id));
    const guest = await day.gateway.openDesk('ben');
    assert.equal(conferenceOf(guest, task.guestTaskId).other.name, 'Ana');
    assert.deepEqual(textsOf(guest, task.conversationId), ['hello', 'agent-joined Ben']);
  });
});
