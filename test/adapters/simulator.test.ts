import {expect} from 'chai';
import {createSimulatorAdapter, demoScript, type SimulatorScript} from '../../src/adapters/simulator.js';
import {
  agentStateOf,
  createManualClock,
  DeskSession,
  messagesOf,
  offersOf,
  parseDeskEvent,
  tasksOf,
  type DeskEvent,
  type DeskSession as Session,
  type Task,
} from '../../src/core/index.js';
import {createTestDesk, testScript} from '../../src/testing/index.js';

const SECOND = 1000;

const textsOf = (session: Session, {conversationId}: Task) =>
  messagesOf(session.state, conversationId).flatMap(({content}) =>
    content.type === 'text' ? [content.text.text] : [],
  );

/** Plays the demo: the agent accepts what comes and answers each message once. */
async function playDemo(seed: number): Promise<readonly DeskEvent[]> {
  const clock = createManualClock(Date.UTC(2026, 0, 5, 9));
  const adapter = createSimulatorAdapter({seed, clock});
  await adapter.connect(() => undefined, new AbortController().signal);
  await adapter.command({type: 'setAgentState', state: 'available', codeId: null}, 'available');
  const seen = new Set<DeskEvent>();
  for (let second = 0; second < 180; second++) {
    clock.advance(SECOND);
    for (const event of adapter.simulate.log) {
      if (seen.has(event)) continue;
      seen.add(event);
      const key = `key-${seen.size}`;
      // oxlint-disable-next-line no-await-in-loop -- one command after another
      if (event.type === 'offer') await adapter.command({type: 'accept', taskId: event.offer.id}, key);
      if (event.type === 'task' && event.thread)
        // oxlint-disable-next-line no-await-in-loop -- as above
        await adapter.command(
          {type: 'send', taskId: event.task.id, messageId: key, text: 'Hello', quotedId: null},
          key,
        );
    }
  }
  return adapter.simulate.log;
}

describe('the simulator', () => {
  it('tells the same story for the same seed, another for another', async () => {
    const [story, again, other] = await Promise.all([playDemo(7), playDemo(7), playDemo(8)]);
    expect(again).to.deep.equal(story);
    expect(other).not.to.deep.equal(story);
    expect(story.length).to.be.above(20);
    expect(story.filter((event) => !parseDeskEvent(event).ok)).to.deep.equal([]);
  });

  it('signs the agent in as idle, and offers nothing until they are Available', async () => {
    const {session, adapter} = await createTestDesk({script: {...testScript, startsAs: 'idle'}});
    expect(agentStateOf(session.state)).to.deep.include({name: 'idle', code: {id: 'break', name: 'Break'}});
    adapter.simulate.customerWrites('ava', 'Hello');
    expect(session.state.offers.size).to.equal(0);
    await session.setAgentState('available');
    expect(session.state.offers.size).to.equal(1);
  });

  it('offers no more than the agent has slots, longest waiting first; wrap-up keeps its slot', async () => {
    const {session, adapter, clock} = await createTestDesk({script: {...testScript, capacity: 2}});
    for (const customer of ['ava', 'ben', 'cleo']) {
      adapter.simulate.customerWrites(customer, 'Hello');
      clock.advance(SECOND);
    }
    const offered = () => offersOf(session.state).map(({customer}) => customer.key);
    expect(offered()).to.deep.equal(['ava', 'ben']);
    const [first] = offersOf(session.state);
    await session.accept(first?.id ?? '');
    await session.end(first?.id ?? '');
    expect(offered()).to.deep.equal(['ben']);
    await session.wrapUp(first?.id ?? '', 'solved');
    expect(offered()).to.deep.equal(['ben', 'cleo']);
  });

  it('sends the agent to RONA when an offer lapses, withdraws the others, and offers them again when Available', async () => {
    const {session, adapter, clock} = await createTestDesk();
    adapter.simulate.customerWrites('ava', 'Hello');
    clock.advance(10 * SECOND);
    adapter.simulate.customerWrites('ben', 'Hello');
    const [ava] = offersOf(session.state);
    clock.advance(20 * SECOND);
    expect([agentStateOf(session.state)?.name, session.state.offers.size]).to.deep.equal(['rona', 0]);
    expect(session.state.missedOffer).to.deep.include({reason: 'lapsed', offer: ava});
    clock.advance(600 * SECOND);
    expect(agentStateOf(session.state)?.name, 'RONA never ends by itself').to.equal('rona');
    const told = adapter.simulate.log.length;
    await session.setAgentState('available');
    const again = adapter.simulate.log.slice(told).flatMap((event) => (event.type === 'offer' ? [event.offer] : []));
    expect(again.map(({customer}) => customer.key)).to.deep.equal(['ava', 'ben']);
    expect(again[0]?.id, 'a new offer').not.to.equal(ava?.id);
    expect(again[0]?.receivedAt, 'the waiting time is kept').to.equal(ava?.receivedAt);
  });

  it('withdraws standing offers, without RONA, when the agent goes idle', async () => {
    const {session, adapter} = await createTestDesk();
    adapter.simulate.customerWrites('ava', 'Hello');
    await session.setAgentState('idle', 'lunch');
    expect([
      session.state.offers.size,
      agentStateOf(session.state)?.name,
      session.state.missedOffer?.reason,
    ]).to.deep.equal([0, 'idle', 'withdrawn']);
    const unknown = await session.setAgentState('idle', 'nap').catch((error: unknown) => error);
    expect(unknown).to.have.property('code', 'unknown-code');
  });

  it('lets an offer be taken by somebody else, and one come from a colleague', async () => {
    const {session, adapter} = await createTestDesk();
    adapter.simulate.offer('ava', {from: {id: 'agent-2', name: 'Sam Reed'}, note: 'Wants a refund'});
    const [offer] = offersOf(session.state);
    expect(offer).to.deep.include({kind: 'transfer', from: {id: 'agent-2', name: 'Sam Reed'}});
    expect(offer?.note?.text).to.equal('Wants a refund');
    adapter.simulate.loseOffer(offer?.id ?? '', 'taken', 'Sam Reed');
    expect(session.state.missedOffer).to.deep.include({reason: 'taken', by: 'Sam Reed'});
    const late = await session.accept(offer?.id ?? '').catch((error: unknown) => error);
    expect(late).to.have.property('code', 'offer-gone');
    adapter.simulate.offer('ben');
    expect(offersOf(session.state)[0]?.kind).to.equal('new');
  });

  it('opens new work for a customer who writes again after the end, with the conversation so far', async () => {
    const {session, adapter, acceptFrom} = await createTestDesk();
    const first = await acceptFrom('ava', 'Hello');
    await session.end(first.id);
    adapter.simulate.customerWrites('ava', 'One more thing');
    expect([session.state.tasks.size, session.state.offers.size]).to.deep.equal([1, 1]);
    await session.wrapUp(first.id, 'solved');
    const [offer] = offersOf(session.state);
    await session.accept(offer?.id ?? '');
    const [second] = tasksOf(session.state);
    expect(second && textsOf(session, second)).to.deep.equal(['Hello', 'One more thing']);
  });

  it('interrupts open work when its line is deleted, withdraws its offers, and takes nothing more on it', async () => {
    const {session, adapter, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava', 'Hello');
    const other = await acceptFrom('dina', 'Hello');
    adapter.simulate.customerWrites('ben', 'Hello');
    adapter.simulate.deleteLine('shop');
    adapter.simulate.deleteLine('shop');
    expect(session.state.tasks.get(task.id)?.phase).to.equal('interrupted');
    expect(session.state.tasks.get(other.id)?.phase).to.equal('connected');
    expect([session.state.offers.size, session.state.lines.get('shop')?.deleted]).to.deep.equal([0, true]);
    expect(adapter.simulate.customerWrites('ava', 'Are you there?')).to.equal(null);
    await session.end(task.id);
    expect(session.state.tasks.get(task.id)?.phase).to.equal('wrap-up');
  });

  it('closes what waits on a line that is deleted', async () => {
    const {session, adapter} = await createTestDesk({script: {...testScript, startsAs: 'idle'}});
    for (const customer of ['ava', 'dina']) adapter.simulate.customerWrites(customer, 'Hello');
    adapter.simulate.deleteLine('shop');
    await session.setAgentState('available');
    expect(offersOf(session.state).map(({customer}) => customer.key)).to.deep.equal(['dina']);
  });

  it('tells nothing more of an attempt once there is a next', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      // oxlint-disable no-await-in-loop -- one desk after another
      const {session, adapter, clock, acceptFrom} = await createTestDesk({seed});
      const task = await acceptFrom('ava', 'Hello');
      await session.send(task.id, 'Good morning');
      const {id} = messagesOf(session.state, task.conversationId).at(-1) ?? {id: ''};
      adapter.simulate.setStatus(id, 'unconfirmed');
      const told = adapter.simulate.log.length;
      await session.retry(task.id, id, true);
      // oxlint-enable no-await-in-loop
      clock.advance(60 * SECOND);
      const attempts = adapter.simulate.log
        .slice(told)
        .flatMap((event) => ('message' in event ? [event.message.delivery?.attempt] : []));
      expect(attempts).to.deep.equal([2, 2, 2, 2, 2]);
    }
  });

  it('refuses to sign out while work is open', async () => {
    const {session, adapter, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava');
    const signOut = () =>
      session.signOut().then(
        () => 'signed out',
        ({code}: {code: string}) => code,
      );
    expect(await signOut()).to.equal('work-open');
    await session.end(task.id);
    await session.wrapUp(task.id, 'solved');
    expect(await signOut()).to.equal('signed out');
    expect(session.state.connection).to.equal('signed-out');
    expect(await session.setAgentState('available').catch((error: unknown) => error)).to.have.property(
      'code',
      'signed-out',
    );
    session.disconnect();
    await session.connect();
    expect([session.state.connection, agentStateOf(session.state)?.name]).to.deep.equal(['online', 'available']);
    expect(adapter.simulate.log.filter(({type}) => type === 'snapshot')).to.have.lengthOf(2);
  });

  it('goes on while the connection is lost, and shows what happened when it is back', async () => {
    const {session, adapter, clock, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava', 'Hello');
    await session.send(task.id, 'Good morning');
    adapter.simulate.disconnect();
    const told = adapter.simulate.log.length;
    clock.advance(10 * SECOND);
    adapter.simulate.customerWrites('ava', 'Good morning!');
    expect(session.state.connection).to.equal('reconnecting');
    expect(adapter.simulate.log).to.have.lengthOf(told);
    adapter.simulate.reconnect();
    adapter.simulate.reconnect();
    expect(session.state.connection).to.equal('online');
    expect(textsOf(session, task)).to.deep.equal(['Hello', 'Good morning', 'Good morning!']);
    expect(messagesOf(session.state, task.conversationId)[1]?.delivery?.status).to.equal('read');
  });
});

describe('a story', () => {
  const quiet = {...testScript, capacity: 3};

  async function tell(steps: SimulatorScript['steps']) {
    const desk = await createTestDesk({script: {...quiet, steps}});
    desk.clock.advance(SECOND);
    const [offer] = offersOf(desk.session.state);
    if (offer) await desk.session.accept(offer.id);
    const [task] = tasksOf(desk.session.state);
    if (!task) throw new Error('The story begins without a customer.');
    const status = () =>
      messagesOf(desk.session.state, task.conversationId).findLast(({delivery}) => delivery)?.delivery;
    return {...desk, task, status};
  }

  it('has answers, each some time after the customer has read what the agent wrote', async () => {
    const {session, clock, task} = await tell([
      {customer: 'ava', after: SECOND, writes: 'Hello'},
      {customer: 'ava', after: 3 * SECOND, answers: 'Thank you'},
      {customer: 'ava', after: SECOND, answers: 'Bye'},
    ]);
    clock.advance(60 * SECOND);
    expect(textsOf(session, task)).to.deep.equal(['Hello']);
    await session.send(task.id, 'Good morning');
    clock.advance(60 * SECOND);
    expect(textsOf(session, task)).to.deep.equal(['Hello', 'Good morning', 'Thank you']);
    await session.send(task.id, 'Welcome');
    clock.advance(60 * SECOND);
    expect(textsOf(session, task).at(-1)).to.equal('Bye');
  });

  it('has a message that fails, and arrives when it is tried again', async () => {
    const {session, clock, task, status} = await tell([
      {customer: 'ava', after: SECOND, writes: 'Hello'},
      {customer: 'ava', fails: '131026'},
    ]);
    await session.send(task.id, 'Good morning');
    clock.advance(10 * SECOND);
    expect(status()).to.deep.equal({status: 'failed', attempt: 1, errorCode: '131026'});
    await session.retry(task.id, messagesOf(session.state, task.conversationId).at(-1)?.id ?? '');
    clock.advance(10 * SECOND);
    expect(status()).to.deep.equal({status: 'read', attempt: 2, errorCode: null});
  });

  it('has a customer who is away: messages stay sent until they write again', async () => {
    const {session, clock, adapter, task, status} = await tell([
      {customer: 'ava', after: SECOND, writes: 'Hello'},
      {customer: 'ava', goesSilent: true},
    ]);
    await session.send(task.id, 'Good morning');
    clock.advance(600 * SECOND);
    expect(status()?.status).to.equal('sent');
    adapter.simulate.customerWrites('ava', 'Back again');
    clock.advance(10 * SECOND);
    expect(status()?.status).to.equal('read');
  });

  it('has lines that go and connections that are lost', async () => {
    const {session, clock, task} = await tell([
      {customer: 'ava', after: SECOND, writes: 'Hello'},
      {after: 10 * SECOND, disconnect: 5 * SECOND},
      {after: 10 * SECOND, deleteLine: 'shop'},
    ]);
    clock.advance(10 * SECOND);
    expect(session.state.connection).to.equal('reconnecting');
    clock.advance(5 * SECOND);
    expect(session.state.connection).to.equal('online');
    clock.advance(5 * SECOND);
    expect(session.state.tasks.get(task.id)?.phase).to.equal('interrupted');
  });

  it('tells a status by hand, as a webhook would, and then no other by itself', async () => {
    const {session, clock, adapter, task, status} = await tell([{customer: 'ava', after: SECOND, writes: 'Hello'}]);
    await session.send(task.id, 'Good morning');
    const {id} = messagesOf(session.state, task.conversationId).at(-1) ?? {id: ''};
    adapter.simulate.setStatus(id, 'sent');
    adapter.simulate.setStatus(id, 'accepted');
    clock.advance(60 * SECOND);
    expect(status()?.status).to.equal('sent');
  });
});

describe('the demo’s story', () => {
  it('has four invented customers, one without a number, one who writes from right to left, one failing message', async () => {
    const log = await playDemo(1);
    expect(new Set(log.flatMap((event) => (event.type === 'offer' ? [event.offer.customer.key] : []))).size).to.equal(
      4,
    );
    expect(demoScript.customers.filter(({number}) => number === null)).to.have.lengthOf(1);
    for (const {number} of [...demoScript.customers, ...demoScript.lines])
      if (number !== null) expect(number).to.match(/^\+44 7700 900\d{3}$/); // Ofcom keeps these for fiction
    const messages = log.flatMap((event) => ('message' in event ? [event.message] : []));
    expect(messages.some(({delivery}) => delivery?.status === 'failed' && delivery.errorCode === '131026')).to.equal(
      true,
    );
    const texts = log.flatMap((event) =>
      event.type === 'task'
        ? (event.thread?.messages ?? []).map(({content}) => (content.type === 'text' ? content.text.text : ''))
        : [],
    );
    expect(texts.some((text) => /\p{Script=Arabic}/u.test(text) && text.length > 300)).to.equal(true);
    expect(messages.some(({delivery}) => delivery?.status === 'read')).to.equal(true);
  });
});

describe('a session on the simulator', () => {
  it('works by the computer’s own clock', async () => {
    const session = new DeskSession({adapter: createSimulatorAdapter()});
    await session.connect();
    expect(session.state.agent?.name).to.equal('Robin Vale');
    session.disconnect();
  });
});
