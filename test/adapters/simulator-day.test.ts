import {expect} from 'chai';
import {demoScript, type SimulatorScript} from '../../src/adapters/simulator.js';
import {
  DeskError,
  messagesOf,
  offersOf,
  OWN,
  tasksOf,
  type DeskSession,
  type Interaction,
  type Task,
} from '../../src/core/index.js';
import {createTestDesk, testScript} from '../../src/testing/index.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

const refusal = (command: Promise<void>) =>
  command.then(
    () => 'done',
    (error: unknown) => (error instanceof DeskError ? error.code : 'another error'),
  );

const past = (session: DeskSession, key: string): readonly Interaction[] =>
  session.state.histories.get(key)?.interactions ?? [];

const textsOf = (session: DeskSession, interactionId: string) =>
  (session.state.pastThreads.get(interactionId)?.messages ?? []).map(({content}) =>
    content.type === 'text' ? content.text.text : content.type,
  );

/** Ava has ordered tea on each of the last twelve days. */
const withPast: SimulatorScript = {
  ...testScript,
  customers: testScript.customers.map((customer) =>
    customer.key === 'ava'
      ? {
          ...customer,
          interactions: Array.from({length: 12}, (_, day) => ({
            messages: [
              {ago: (12 - day) * 24 * HOUR, by: 'customer' as const, text: `Tea ${day}`},
              {ago: (12 - day) * 24 * HOUR - HOUR, by: 'agent' as const, text: `Here is tea ${day}`},
            ] as const,
            reasonId: 'solved',
            ...(day % 2 === 1 && {agent: {id: 'sam', name: 'Sam Reed'}}),
          })),
        }
      : customer,
  ),
};

describe('a simulated history', () => {
  it('has the customer’s earlier interactions, newest first and page by page, with who worked on them and why they ended', async () => {
    const {session, acceptFrom} = await createTestDesk({script: withPast});
    const task = await acceptFrom('ava');
    await session.loadHistory(task.id);
    expect(past(session, task.id)).to.have.lengthOf(10);
    await session.loadMoreHistory(task.id);
    await session.loadMoreHistory(task.id);
    const all = past(session, task.id);
    expect(all.map(({agents}) => agents[0]?.agent.id)).to.deep.equal(
      Array.from({length: 12}, (_, place) => (place % 2 === 0 ? 'sam' : 'agent-1')),
    );
    const [newest] = all;
    expect(newest).to.deep.include({outcome: 'ended', queue: {id: 'orders', name: 'Orders'}});
    expect((newest?.closedAt ?? 0) - (newest?.receivedAt ?? 0)).to.equal(HOUR);
    expect(newest?.agents[0]?.reason).to.deep.equal({id: 'solved', name: 'Solved'});
    await session.loadInteraction(task.id, newest?.id ?? '');
    expect(textsOf(session, newest?.id ?? '')).to.deep.equal(['Tea 11', 'Here is tea 11']);
  });

  it('has of the agent’s own what ended in the last 24 hours, with the reason once it is chosen', async () => {
    const {session, acceptFrom, clock} = await createTestDesk({script: withPast});
    await session.loadHistory(null);
    expect(past(session, OWN), 'the last one was a day ago and Sam’s').to.deep.equal([]);
    const task = await acceptFrom('ben', 'Hello');
    await session.send(task.id, 'Good morning');
    await session.end(task.id);
    await session.loadHistory(null);
    expect(past(session, OWN).map(({agents}) => agents[0]?.reason)).to.deep.equal([null]);
    await session.wrapUp(task.id, 'solved');
    await session.loadHistory(null);
    const [own] = past(session, OWN);
    expect(own?.agents).to.have.lengthOf(1);
    expect(own?.agents[0]).to.deep.include({taskId: task.id, ending: 'ended', role: 'owner'});
    expect(own?.agents[0]?.reason?.id).to.equal('solved');
    await session.loadInteraction(null, own?.id ?? '');
    expect(textsOf(session, own?.id ?? '')).to.deep.equal(['Hello', 'Good morning', 'notice']);
    clock.advance(24 * HOUR);
    await session.loadHistory(null);
    expect(past(session, OWN)).to.deep.equal([]);
  });

  it('tells the parts of all, the giver’s and the colleague’s, as one interaction', async () => {
    const {session, adapter, acceptFrom, clock} = await createTestDesk();
    const task = await acceptFrom('ava');
    await session.transfer(task.id, {kind: 'agent', id: 'sam'});
    adapter.simulate.colleagueJoins('ava');
    clock.advance(SECOND);
    adapter.simulate.ownerEnds('ava');
    await session.wrapUp(task.id, 'refund');
    const again = await acceptFrom('ava', 'Hello again');
    await session.loadHistory(again.id);
    const [earlier, ...others] = past(session, again.id);
    expect(others).to.deep.equal([]);
    expect(earlier?.agents.map(({agent, ending, reason}) => [agent.id, ending, reason?.id])).to.deep.equal([
      ['agent-1', 'transferred', 'refund'],
      ['sam', 'ended', undefined],
    ]);
  });

  it('shows that a line was deleted', async () => {
    const {session, adapter, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava');
    adapter.simulate.deleteLine('shop');
    await session.end(task.id);
    await session.loadHistory(null);
    expect(past(session, OWN).map(({outcome}) => outcome)).to.deep.equal(['line-deleted']);
  });

  it('refuses what this history does not have', async () => {
    const {session, acceptFrom} = await createTestDesk({script: withPast});
    const task = await acceptFrom('ava');
    await session.loadHistory(task.id);
    const [newest] = past(session, task.id);
    expect(await refusal(session.loadInteraction(null, newest?.id ?? ''))).to.equal('not-found');
    expect(await refusal(session.command({type: 'loadHistory', taskId: task.id, after: 'there'}))).to.equal(
      'bad-command',
    );
    expect(await refusal(session.loadHistory('unknown'))).to.equal('not-found');
  });
});

describe('simulated CAD variables', () => {
  const variable = (session: DeskSession, {id}: Task, name: string) =>
    session.state.tasks.get(id)?.variables.find((one) => one.name === name);

  it('begin with those the system keeps, which nobody edits', async () => {
    const {session, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava');
    expect(task.variables.slice(0, 4).map(({name, value, version}) => [name, value.text, version])).to.deep.equal([
      ['ani', '+44 7700 900123', 0],
      ['dn', '+44 7700 900100', 0],
      ['virtualTeamName', 'Orders', 0],
      ['customerName', 'Ava Hill', 0],
    ]);
    expect(await refusal(session.setVariable(task.id, 'ani', '1', 0))).to.equal('not-editable');
    expect(await refusal(session.setVariable(task.id, 'order', 'TEA-2', 1))).to.equal('not-editable');
    expect(await refusal(session.setVariable(task.id, 'colour', 'blue', 1))).to.equal('not-found');
    const nameless = await acceptFrom('cleo');
    expect(nameless.variables.map(({value}) => value.text)).to.deep.equal(['', '+44 7700 900100', 'Orders', '']);
  });

  it('are saved when they are of their type', async () => {
    const {session, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava');
    const good = {address: 'Quay 4', tins: '-3', total: '17.25', gift: 'true', delivery: '2028-02-29'};
    for (const [name, value] of Object.entries(good)) {
      await session.setVariable(task.id, name, value, 1);
      expect(variable(session, task, name)).to.deep.include({
        value: {text: value, masked: []},
        version: 2,
        changedBy: {id: 'agent-1', name: 'Robin Vale'},
      });
    }
    const bad = {address: 'x'.repeat(257), tins: '1.5', total: '1,5', gift: 'yes', delivery: '2026-02-30'};
    for (const [name, value] of Object.entries(bad))
      expect(await refusal(session.setVariable(task.id, name, value, 2)), name).to.equal('bad-value');
    await session.setVariable(task.id, 'delivery', '', 2);
    expect(variable(session, task, 'delivery')?.value.text, 'emptied').to.equal('');
  });

  it('are not overwritten by who has not seen the newest value', async () => {
    const {session, adapter, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava');
    adapter.simulate.changeVariable(task.id, 'address', 'Mill Lane 2', {id: 'sam', name: 'Sam Reed'});
    expect(variable(session, task, 'address')).to.deep.include({version: 2, changedBy: {id: 'sam', name: 'Sam Reed'}});
    expect(await refusal(session.setVariable(task.id, 'address', 'Quay 4', 1))).to.equal('changed-meanwhile');
    await session.setVariable(task.id, 'address', 'Quay 4', 2);
    expect(variable(session, task, 'address')?.value.text).to.equal('Quay 4');
  });
});

describe('a simulated wrap-up', () => {
  const limited: SimulatorScript = {
    ...testScript,
    queues: testScript.queues.map((queue) =>
      queue.id === 'orders' ? {...queue, defaultReasonId: 'solved', wrapUpLimit: 60 * SECOND} : queue,
    ),
  };

  it('with a limit is submitted by itself, with the queue’s default reason, and the agent is told', async () => {
    const {session, acceptFrom, clock} = await createTestDesk({script: limited});
    const task = await acceptFrom('ava');
    await session.end(task.id);
    const due = clock.now() + 60 * SECOND;
    expect(session.state.tasks.get(task.id)).to.deep.include({wrapUpDueAt: due});
    clock.advance(30 * SECOND);
    await session.extendWrapUp(task.id);
    expect(session.state.tasks.get(task.id)).to.deep.include({wrapUpDueAt: due + 30 * SECOND});
    clock.advance(59 * SECOND);
    expect(session.state.tasks.size).to.equal(1);
    clock.advance(SECOND);
    expect(session.state.tasks.size).to.equal(0);
    expect([...session.state.notices.values()].map(({kind, other}) => [kind, other?.id])).to.deep.equal([
      ['wrapped-up', 'solved'],
    ]);
    await session.loadHistory(null);
    expect(past(session, OWN)[0]?.agents[0]?.reason?.id).to.equal('solved');
  });

  it('without one takes its time', async () => {
    const {session, acceptFrom, clock} = await createTestDesk();
    const task = await acceptFrom('ava');
    expect(await refusal(session.extendWrapUp(task.id))).to.equal('bad-command');
    await session.end(task.id);
    expect(await refusal(session.extendWrapUp(task.id))).to.equal('no-limit');
    clock.advance(24 * HOUR);
    expect(session.state.tasks.size).to.equal(1);
  });
});

describe('the demo', () => {
  it('has a colleague who joins and writes, one who does not come, earlier interactions and variables', async () => {
    const {session, clock} = await createTestDesk({script: demoScript});
    await session.setAgentState('available');
    clock.advance(10 * SECOND);
    const [offer] = offersOf(session.state);
    await session.accept(offer?.id ?? '');
    const [task] = tasksOf(session.state);
    if (!task) throw new Error('Nobody writes in the demo.');
    const conference = () => session.state.tasks.get(task.id)?.conference.state;
    expect(task.variables.filter(({editable}) => editable)).to.have.lengthOf(3);
    await session.loadHistory(task.id);
    await session.loadMoreHistory(task.id);
    expect(past(session, task.id)).to.have.lengthOf(18);
    await session.loadHistory(null);
    expect(past(session, OWN)).to.have.lengthOf(3);

    await session.conference(task.id, {kind: 'agent', id: 'agent-jonas'});
    clock.advance(10 * SECOND);
    expect([conference(), session.state.notices.size]).to.deep.equal(['none', 1]);
    await session.conference(task.id, {kind: 'queue', id: 'orders'});
    clock.advance(10 * SECOND);
    expect(conference()).to.equal('active');
    const authors = messagesOf(session.state, task.conversationId).map(
      ({author}) => author.kind === 'agent' && author.id,
    );
    expect(authors.at(-1)).to.equal('agent-maya');
    await session.releaseGuest(task.id);
    await session.transfer(task.id, {kind: 'agent', id: 'agent-maya'}, 'Two tins');
    clock.advance(10 * SECOND);
    expect(session.state.tasks.get(task.id)?.phase).to.equal('wrap-up');
  });
});

describe('a simulated agent', () => {
  it('who is signed in elsewhere can close the other desks', async () => {
    const {session, adapter} = await createTestDesk();
    adapter.simulate.signedInElsewhere(2);
    expect(session.state.agent?.desks).to.equal(3);
    await session.closeOtherDesks();
    expect(session.state.agent?.desks).to.equal(1);
  });

  it('is told of anything a contact centre may tell, over a lost connection as well', async () => {
    const {session, adapter} = await createTestDesk();
    adapter.simulate.disconnect();
    adapter.simulate.notice('ava', 'requeued', {id: 'orders', name: 'Orders'});
    expect(session.state.notices.size).to.equal(0);
    adapter.simulate.reconnect();
    expect([...session.state.notices.values()].map(({kind}) => kind)).to.deep.equal(['requeued']);
  });
});
