import {expect} from 'chai';
import {
  agentStateOf,
  DeskError,
  messagesOf,
  offersOf,
  type DeskSession,
  type Notice,
  type Task,
} from '../../src/core/index.js';
import type {SimulatorScript} from '../../src/adapters/simulator.js';
import {createTestDesk, testScript} from '../../src/testing/index.js';

const SECOND = 1000;
const sam = {id: 'sam', name: 'Sam Reed'};
const toSam = {kind: 'agent', id: 'sam'} as const;
const toOrders = {kind: 'queue', id: 'orders'} as const;

async function atWork(script: SimulatorScript = testScript) {
  const desk = await createTestDesk({script});
  const task = await desk.acceptFrom('ava', 'Hello');
  return {...desk, ...desk.adapter, task, now: () => taskNow(desk.session, task)};
}

const taskNow = (session: DeskSession, {id}: Task): Task => {
  const task = session.state.tasks.get(id);
  if (!task) throw new Error('The task is gone.');
  return task;
};

/** What a reader of the conversation sees: lines as `notice: name`, messages as `who: text`. */
const linesOf = (session: DeskSession, {conversationId}: Task) =>
  messagesOf(session.state, conversationId).map(({author, content}) => {
    if (content.type === 'notice') return `${content.notice}: ${content.name?.text ?? ''}`;
    return `${author.kind === 'agent' ? author.id : author.kind}: ${content.type === 'text' ? content.text.text : ''}`;
  });

const noticesOf = ({state}: DeskSession): readonly Pick<Notice, 'kind' | 'other'>[] =>
  [...state.notices.values()].map(({kind, other}) => ({kind, other}));

const targetsOf = async (session: DeskSession, {id}: Task) => {
  await session.listTargets(id);
  const agents = (session.state.targets?.agents ?? []).map(({id: who, load, unavailable}) => [who, load, unavailable]);
  return {agents, queues: session.state.targets?.queues ?? []};
};

const loadOf = async (session: DeskSession, task: Task, who: string) =>
  (await targetsOf(session, task)).agents.find(([id]) => id === who)?.[1];

const refusal = (command: Promise<void>) =>
  command.then(
    () => 'done',
    (error: unknown) => (error instanceof DeskError ? error.code : 'another error'),
  );

describe('where a simulated conversation can go', () => {
  it('names all colleagues and the agent, with the reason why one cannot be asked', async () => {
    const {session, task, simulate} = await atWork();
    expect((await targetsOf(session, task)).agents).to.deep.equal([
      ['sam', 0, null],
      ['kim', 1, null],
      ['lou', 2, null],
      ['max', 0, 'idle'],
      ['ida', 2, 'at-capacity'],
      ['agent-1', 1, 'yourself'],
    ]);
    simulate.colleagueState('max', 'available');
    simulate.colleagueState('sam', 'offline');
    expect((await targetsOf(session, task)).agents.slice(0, 4)).to.deep.equal([
      ['sam', 0, 'offline'],
      ['kim', 1, null],
      ['lou', 2, null],
      ['max', 0, null],
    ]);
  });

  it('names the queues, with who is free there and since when the first one waits', async () => {
    const {session, task, simulate, clock} = await atWork();
    simulate.customerWrites('ben', 'Hello');
    const since = clock.now();
    clock.advance(SECOND);
    simulate.customerWrites('cleo', 'Hello');
    expect((await targetsOf(session, task)).queues).to.deep.equal([
      {id: 'orders', name: 'Orders', available: 2, waiting: 2, waitingSince: since},
      {id: 'repairs', name: 'Repairs', available: 1, waiting: 0, waitingSince: null},
    ]);
  });

  it('refuses whom it says cannot be asked, and who is unknown', async () => {
    const {session, task} = await atWork();
    for (const id of ['max', 'ida', 'agent-1', 'nobody'])
      expect(await refusal(session.transfer(task.id, {kind: 'agent', id}))).to.equal('target-unavailable');
    expect(await refusal(session.conference(task.id, {kind: 'queue', id: 'nowhere'}))).to.equal('target-unavailable');
  });
});

describe('a simulated transfer', () => {
  it('leaves the giver in wrap-up at once, and the customer with the colleague who accepts', async () => {
    const {session, task, simulate, clock, now} = await atWork();
    await session.transfer(task.id, {kind: 'agent', id: 'lou'}, 'Wants a refund');
    expect(now()).to.deep.include({phase: 'wrap-up', ending: 'transferred'});
    expect(linesOf(session, task).at(-1)).to.equal('transferred: Lou Fern');
    clock.advance(2 * SECOND);
    simulate.customerWrites('ava', 'Hello Lou');
    simulate.colleagueWrites('ava', 'Hello Ava');
    expect(linesOf(session, task).at(-1), 'what comes later is not the giver’s').to.equal('transferred: Lou Fern');
    expect([session.state.offers.size, session.state.notices.size], 'it is Lou’s now').to.deep.equal([0, 0]);
    simulate.ownerEnds('ava');
    simulate.customerWrites('ava', 'One more thing');
    expect(
      offersOf(session.state).map(({kind}) => kind),
      'work again, once Lou has ended it',
    ).to.deep.equal(['new']);
    await session.accept(offersOf(session.state)[0]?.id ?? '');
    expect(linesOf(session, task).slice(-4)).to.deep.equal([
      'customer: Hello Lou',
      'lou: Hello Ava',
      'ended: ',
      'customer: One more thing',
    ]);
  });

  it('that lapses is dropped: the colleague in RONA, the giver told, the customer back with the time they have waited', async () => {
    const {session, task, clock} = await atWork();
    await session.transfer(task.id, toSam);
    clock.advance(29 * SECOND);
    expect([await loadOf(session, task, 'sam'), session.state.notices.size]).to.deep.equal([1, 0]);
    clock.advance(SECOND);
    expect(noticesOf(session)).to.deep.equal([{kind: 'transfer-dropped', other: {id: 'orders', name: 'Orders'}}]);
    expect((await targetsOf(session, task)).agents[0]).to.deep.equal(['sam', 0, 'rona']);
    const [offer] = offersOf(session.state);
    expect([offer?.kind, offer?.from, offer?.receivedAt]).to.deep.equal(['new', null, task.receivedAt]);
    const [notice] = session.state.notices.values();
    await session.seeNotice(notice?.id ?? '');
    expect(session.state.notices.size).to.equal(0);
  });

  it('to somebody who leaves Available is dropped without RONA', async () => {
    const {session, task, simulate} = await atWork();
    await session.transfer(task.id, toSam);
    simulate.colleagueState('sam', 'idle');
    expect(noticesOf(session).map(({kind}) => kind)).to.deep.equal(['transfer-dropped']);
    expect((await targetsOf(session, task)).agents[0]).to.deep.equal(['sam', 0, 'idle']);
    const leaving = {...testScript, colleagues: [{...colleague('sam'), reaction: {leaves: 5 * SECOND}}]};
    const other = await atWork(leaving);
    await other.session.transfer(other.task.id, toSam);
    other.clock.advance(5 * SECOND);
    expect((await targetsOf(other.session, other.task)).agents[0]).to.deep.equal(['sam', 0, 'idle']);
  });

  it('to a queue goes to one colleague after another, and then waits', async () => {
    const {session, task, simulate, clock} = await atWork();
    await session.transfer(task.id, toOrders);
    expect([await loadOf(session, task, 'sam'), await loadOf(session, task, 'kim')]).to.deep.equal([1, 1]);
    clock.advance(30 * SECOND);
    expect([await loadOf(session, task, 'sam'), await loadOf(session, task, 'kim')]).to.deep.equal([0, 2]);
    simulate.colleagueJoins('ava');
    clock.advance(600 * SECOND);
    expect([session.state.offers.size, session.state.notices.size]).to.deep.equal([0, 0]);

    const nobody = await atWork({...testScript, colleagues: []});
    await nobody.session.transfer(nobody.task.id, {kind: 'queue', id: 'repairs'});
    expect(offersOf(nobody.session.state).map(({kind, queue}) => [kind, queue.id])).to.deep.equal([['new', 'repairs']]);
  });

  it('whose line is deleted while the customer waits is told to the giver, not once somebody has accepted', async () => {
    const {session, task, simulate} = await atWork();
    await session.transfer(task.id, toSam);
    simulate.deleteLine('shop');
    expect(noticesOf(session)).to.deep.equal([{kind: 'line-deleted', other: {id: 'shop', name: task.line.name}}]);
    const accepted = await atWork();
    await accepted.session.transfer(accepted.task.id, toSam);
    accepted.simulate.colleagueJoins('ava');
    accepted.simulate.deleteLine('shop');
    expect(noticesOf(accepted.session)).to.deep.equal([]);
  });

  it('is refused while a colleague is asked or in the conversation, and of a task that is not the agent’s own', async () => {
    const {session, task} = await atWork();
    await session.conference(task.id, toSam);
    expect(await refusal(session.transfer(task.id, toOrders))).to.equal('conference-open');
    await session.cancelConference(task.id);
    await session.end(task.id);
    expect(await refusal(session.transfer(task.id, toOrders))).to.equal('task-ended');
  });

  it('to this agent that lapses is dropped, too: the customer waits like any other', async () => {
    const {session, adapter, clock} = await createTestDesk();
    adapter.simulate.offer('ben', {from: sam, note: 'Wants a refund'});
    clock.advance(30 * SECOND);
    expect(agentStateOf(session.state)?.name).to.equal('rona');
    await session.setAgentState('available');
    expect(offersOf(session.state).map(({kind, from, note}) => ({kind, from, note}))).to.deep.equal([
      {kind: 'new', from: null, note: null},
    ]);
  });
});

describe('a simulated conference', () => {
  it('is requested, then active with a line that says who joined; what all write is told apart', async () => {
    const {session, task, simulate, clock, now} = await atWork();
    const asked = clock.now();
    await session.conference(task.id, toSam, 'Can you help?');
    expect(now().conference).to.deep.equal({
      state: 'requested',
      target: {kind: 'agent', ...sam},
      requestedAt: asked,
      expiresAt: asked + 30 * SECOND,
    });
    simulate.colleagueJoins('ava');
    expect(now().conference).to.deep.equal({state: 'active', other: sam, since: asked});
    simulate.colleagueWrites('ava', 'Hello, I am Sam');
    await session.send(task.id, 'Sam knows the pots');
    expect(linesOf(session, task)).to.deep.equal([
      'customer: Hello',
      'agent-joined: Sam Reed',
      'sam: Hello, I am Sam',
      'agent-1: Sam knows the pots',
    ]);
    expect((await targetsOf(session, task)).agents[0]).to.deep.equal(['sam', 1, 'in-conversation']);
  });

  it('has a colleague who joins, writes and leaves as the script says', async () => {
    const reaction = {accepts: 2 * SECOND, writes: [{after: SECOND, text: 'Good morning'}], staysFor: 10 * SECOND};
    const {session, task, clock, now} = await atWork({
      ...testScript,
      colleagues: [{...colleague('sam'), reaction}],
    });
    await session.conference(task.id, toSam);
    clock.advance(3 * SECOND);
    expect(linesOf(session, task).slice(1)).to.deep.equal(['agent-joined: Sam Reed', 'sam: Good morning']);
    clock.advance(9 * SECOND);
    expect([linesOf(session, task).at(-1), now().conference.state]).to.deep.equal(['agent-left: Sam Reed', 'none']);
    expect(await loadOf(session, task, 'sam')).to.equal(0);
  });

  it('to which nobody comes goes back, and says so', async () => {
    const {session, task, clock, now} = await atWork();
    await session.conference(task.id, toSam);
    clock.advance(30 * SECOND);
    expect([now().phase, now().conference.state]).to.deep.equal(['connected', 'none']);
    expect(noticesOf(session)).to.deep.equal([{kind: 'conference-dropped', other: sam}]);
  });

  it('asks a queue, one colleague after another, as long as it is meant to wait', async () => {
    const {session, task, simulate, clock, now} = await atWork({...testScript, conferenceWait: 90 * SECOND});
    await session.conference(task.id, toOrders);
    clock.advance(60 * SECOND);
    expect([now().conference.state, await loadOf(session, task, 'kim')], 'sam and kim let it lapse').to.deep.equal([
      'requested',
      1,
    ]);
    simulate.colleagueState('max', 'available');
    expect(await loadOf(session, task, 'max'), 'who comes is asked').to.equal(1);
    clock.advance(29 * SECOND);
    expect(session.state.notices.size).to.equal(0);
    clock.advance(SECOND);
    expect(now().conference.state).to.equal('none');
    expect(noticesOf(session)).to.deep.equal([{kind: 'conference-dropped', other: {id: 'orders', name: 'Orders'}}]);
    expect(await loadOf(session, task, 'max')).to.equal(0);
  });

  it('can be taken back while it is requested', async () => {
    const {session, task, clock, now} = await atWork();
    expect(await refusal(session.cancelConference(task.id))).to.equal('no-conference');
    await session.conference(task.id, {kind: 'agent', id: 'lou'});
    await session.cancelConference(task.id);
    clock.advance(60 * SECOND);
    expect([now().conference.state, session.state.notices.size]).to.deep.equal(['none', 0]);
    expect(await loadOf(session, task, 'lou')).to.equal(2);
  });

  it('ends for all by End conference; End alone is refused meanwhile, and takes a request back', async () => {
    const {session, task, simulate, now} = await atWork();
    expect(await refusal(session.endConference(task.id))).to.equal('no-conference');
    await session.conference(task.id, toSam);
    simulate.colleagueJoins('ava');
    expect(await refusal(session.end(task.id))).to.equal('conference-open');
    expect(await refusal(session.exitConference(task.id))).to.equal('no-conference');
    await session.endConference(task.id);
    expect(now()).to.deep.include({phase: 'wrap-up', ending: 'ended', conference: {state: 'none'}});
    expect(await loadOf(session, task, 'sam')).to.equal(0);

    const other = await atWork();
    await other.session.conference(other.task.id, toSam);
    await other.session.end(other.task.id);
    other.clock.advance(60 * SECOND);
    expect([other.now().phase, other.session.state.notices.size]).to.deep.equal(['wrap-up', 0]);
  });

  it('goes on without the guest who is released, or goes offline', async () => {
    const {session, task, simulate, now} = await atWork();
    expect(await refusal(session.releaseGuest(task.id))).to.equal('no-conference');
    for (const leave of [() => session.releaseGuest(task.id), () => simulate.colleagueState('sam', 'offline')]) {
      await session.conference(task.id, toSam);
      simulate.colleagueJoins('ava');
      await leave();
      expect([now().phase, now().conference.state]).to.deep.equal(['connected', 'none']);
      expect(linesOf(session, task).at(-1)).to.equal('agent-left: Sam Reed');
    }
  });
});

describe('a simulated guest', () => {
  async function asGuest() {
    const desk = await createTestDesk();
    desk.adapter.simulate.conferenceFor('ava', {from: sam, note: 'A crack in the pot'});
    const [offer] = offersOf(desk.session.state);
    expect(offer).to.deep.include({kind: 'conference', from: sam});
    await desk.session.accept(offer?.id ?? '');
    const [task] = desk.session.state.tasks.values();
    if (!task) throw new Error('The accepted offer became no task.');
    return {...desk, ...desk.adapter, task, now: () => taskNow(desk.session, task)};
  }

  it('is in the conversation of a colleague, can only leave it, and wraps up then', async () => {
    const {session, task, simulate, now} = await asGuest();
    expect(task).to.deep.include({role: 'guest', phase: 'connected'});
    expect(task.conference).to.deep.include({state: 'active', other: sam});
    expect(linesOf(session, task)).to.deep.equal(['agent-joined: Robin Vale']);
    simulate.customerWrites('ava', 'Hello');
    expect(session.state.offers.size).to.equal(0);
    for (const command of [session.end, session.endConference, session.releaseGuest, session.cancelConference])
      expect(await refusal(command.call(session, task.id))).to.equal('not-owner');
    expect(await refusal(session.transfer(task.id, toOrders))).to.equal('not-owner');
    await session.exitConference(task.id);
    expect(now()).to.deep.include({phase: 'wrap-up', ending: 'left'});
    expect(linesOf(session, task).at(-1)).to.equal('agent-left: Robin Vale');
    simulate.customerWrites('ava', 'Still there?');
    expect(session.state.offers.size, 'it is Sam’s').to.equal(0);
  });

  it('wraps up when the owner ends it, and goes on alone when the owner is gone', async () => {
    const ended = await asGuest();
    ended.simulate.ownerEnds('ava');
    expect(ended.now()).to.deep.include({phase: 'wrap-up', ending: 'ended'});
    const {session, task, simulate, now} = await asGuest();
    simulate.inherit('ava');
    expect(now()).to.deep.include({role: 'owner', phase: 'connected', conference: {state: 'none'}});
    expect(noticesOf(session)).to.deep.equal([{kind: 'inherited', other: sam}]);
    await session.end(task.id);
    expect(now().phase).to.equal('wrap-up');
  });

  it('who is not there in time was asked in vain: the customer stays with the colleague', async () => {
    const {session, adapter, clock} = await createTestDesk();
    adapter.simulate.conferenceFor('ava', {from: sam, note: null});
    clock.advance(30 * SECOND);
    await session.setAgentState('available');
    adapter.simulate.customerWrites('ava', 'Hello');
    expect(session.state.offers.size).to.equal(0);
  });

  it('sees the owner’s line go, and can then only leave', async () => {
    const {session, task, simulate, now} = await asGuest();
    simulate.deleteLine('shop');
    expect([now().phase, linesOf(session, task).at(-1)]).to.deep.equal(['interrupted', 'line-deleted: ']);
    await session.exitConference(task.id);
    expect(now().phase).to.equal('wrap-up');
  });
});

describe('a simulated line that is deleted', () => {
  it('takes a request back, and lets an owner in a conference end', async () => {
    const {session, task, simulate, clock, now} = await atWork();
    await session.conference(task.id, toSam);
    simulate.deleteLine('shop');
    clock.advance(60 * SECOND);
    expect([now().phase, now().conference.state, session.state.notices.size]).to.deep.equal(['interrupted', 'none', 0]);
    expect(await refusal(session.conference(task.id, toSam))).to.equal('line-deleted');

    const both = await atWork();
    await both.session.conference(both.task.id, toSam);
    both.simulate.colleagueJoins('ava');
    both.simulate.deleteLine('shop');
    await both.session.end(both.task.id);
    expect(both.now().phase).to.equal('wrap-up');
    expect(await loadOf(both.session, both.task, 'sam')).to.equal(0);
  });

  it('closes what is on its way to a colleague', async () => {
    const {session, task, simulate, clock} = await atWork();
    await session.transfer(task.id, toSam);
    simulate.deleteLine('shop');
    clock.advance(60 * SECOND);
    expect(noticesOf(session).map(({kind}) => kind)).to.deep.equal(['line-deleted']);
    expect([session.state.offers.size, linesOf(session, task).at(-1)]).to.deep.equal([0, 'line-deleted: ']);
  });
});

function colleague(id: string) {
  const found = (testScript.colleagues ?? []).find((one) => one.id === id);
  if (!found) throw new Error('The script has no such colleague.');
  return found;
}
