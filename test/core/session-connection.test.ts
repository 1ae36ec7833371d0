import {expect} from 'chai';
import {
  agentStateOf,
  createManualClock,
  DeskError,
  deskFactNames,
  DeskSession,
  type DeskEvent,
  type Masker,
} from '../../src/core/index.js';
import {acceptFrom, createCentre, createSession, expectRefusal, startWork, turn, until, type Centre} from './desk.js';
import {NOW} from './nouns.js';

const DAY = 24 * 60 * 60 * 1000;

describe('connecting', () => {
  it('resolves when the desk shows the contact centre’s state, and is one connection however often it is asked', async () => {
    const session = createSession(createCentre());
    expect(session.state.connection).to.equal('connecting');
    const connecting = session.connect();
    expect(session.connect()).to.equal(connecting);
    await connecting;
    expect([session.state.connection, session.state.agent?.name]).to.deep.equal(['online', 'Robin Vale']);
  });

  it('that was refused says why, and can be tried again', async () => {
    const {adapter, clock} = createCentre();
    let refused = false;
    const session = new DeskSession({
      clock,
      adapter: {
        capabilities: adapter.capabilities,
        command: (command, key) => adapter.command(command, key),
        async connect(sink, signal) {
          if (!refused) {
            refused = true;
            throw new DeskError('signed-out', 'Sign in again.');
          }
          await adapter.connect(sink, signal);
        },
      },
    });
    await expectRefusal(session.connect(), 'signed-out');
    await expectRefusal(session.setAgentState('available'), 'not-connected');
    await session.connect();
    expect(session.state.connection).to.equal('online');
  });
});

describe('masking', () => {
  it('is needed where the adapter does not do it', async () => {
    const session = createSession(unmasked());
    await expectRefusal(session.connect(), 'masker-missing');
    expect(session.state.agent).to.equal(null);
  });

  it('is loaded before the first event, and sees every event', async () => {
    const centre = unmasked();
    const masked: DeskEvent[] = [];
    let loaded: ((masker: Masker) => void) | undefined;
    const session = createSession(centre, {masker: () => new Promise((resolve) => (loaded = resolve))});
    const connecting = session.connect();
    await turn();
    expect(centre.simulate.log, 'not even connected').to.have.lengthOf(0);
    loaded?.({
      createEventMasker: () => (event) => {
        masked.push(event);
        return event.type === 'message'
          ? [{...event, message: {...event.message, content: {type: 'notice', notice: 'system', name: null}}}]
          : [event];
      },
    });
    await connecting;
    const task = await acceptFrom(session, centre, 'ava');
    centre.simulate.customerWrites('ava', 'My card is …');
    expect(session.state.threads.get(task.conversationId)?.messages.at(-1)?.content.type).to.equal('notice');
    expect(masked).to.include.members([...centre.simulate.log]);
  });

  it('that is still loading when the session is closed connects nothing', async () => {
    const centre = unmasked();
    let loaded: ((masker: Masker) => void) | undefined;
    const session = createSession(centre, {masker: () => new Promise((resolve) => (loaded = resolve))});
    const refusal = expectRefusal(session.connect(), 'not-connected');
    await turn();
    session.disconnect();
    loaded?.({createEventMasker: () => (event) => [event]});
    await refusal;
    expect(centre.simulate.log).to.have.lengthOf(0);
  });

  it('is not done twice', async () => {
    let loads = 0;
    const session = createSession(createCentre(), {
      masker: async () => {
        loads++;
        return {createEventMasker: () => (event) => [event]};
      },
    });
    await session.connect();
    expect(loads).to.equal(0);
  });
});

describe('facts', () => {
  it('are told once each, although every event comes twice', async () => {
    const centre = createCentre();
    const session = createSession(twiceOver(centre));
    const facts: string[] = [];
    for (const name of deskFactNames) session.addEventListener(name, () => facts.push(name));
    const heard = () => facts.splice(0);

    await session.connect();
    expect(heard()).to.deep.equal(['wa-connected']);
    const task = await acceptFrom(session, centre, 'ava');
    expect(heard()).to.deep.equal(['wa-task-offered', 'wa-task-assigned']);
    centre.simulate.customerWrites('ava', 'Are you there?');
    expect(heard()).to.deep.equal(['wa-message-received']);
    await session.send(task.id, 'Yes');
    centre.clock.advance(10_000);
    expect(heard()).to.deep.equal([]);
    centre.simulate.disconnect();
    centre.simulate.reconnect();
    expect(heard()).to.deep.equal(['wa-disconnected', 'wa-connected']);
    await session.end(task.id);
    expect(heard()).to.deep.equal(['wa-task-ended']);
    await session.wrapUp(task.id, 'solved');
    expect(heard()).to.deep.equal(['wa-task-done']);
    centre.simulate.customerWrites('ben', 'Hi');
    centre.clock.advance(30_000);
    expect(heard()).to.deep.equal(['wa-task-offered', 'wa-offer-gone', 'wa-agent-state-changed']);
    expect(session.state.missedOffer?.reason).to.equal('lapsed');
    session.dismissMissedOffer();
    expect([session.state.missedOffer, heard()]).to.deep.equal([null, []]);
  });

  it('tell of the message and its task', async () => {
    const {session, simulate, task} = await startWork();
    let detail: unknown;
    session.addEventListener('wa-message-received', (event) => {
      if ('detail' in event) ({detail} = event);
    });
    const messageId = simulate.customerWrites('ava', 'Are you there?');
    expect(detail).to.have.nested.property('message.id', messageId);
    expect(detail).to.have.nested.property('task.id', task.id);
  });
});

describe('subscribing', () => {
  it('calls back only when the selected value has changed, and not after the undo', async () => {
    const {session, simulate} = await startWork();
    const seen: unknown[] = [];
    const stop = session.subscribe(agentStateOf, (state) => seen.push(state?.name));
    simulate.customerWrites('ava', 'Something else changes');
    session.saveDraft('c1', 'And this');
    expect(seen).to.deep.equal([]);
    await session.setAgentState('idle', 'lunch');
    expect(seen).to.deep.equal(['idle']);
    stop();
    await session.setAgentState('available');
    expect(seen).to.deep.equal(['idle']);
  });
});

describe('a listener of the page that throws', () => {
  it('is reported as the page’s fault, and keeps nothing from the others', async () => {
    const reported = new Promise((resolve) => {
      /* oxlint-disable unicorn/prefer-add-event-listener -- the test runner would count it as a failure */
      const ofRunner = globalThis.onerror;
      globalThis.onerror = (_event, _source, _line, _column, error) => {
        globalThis.onerror = ofRunner;
        resolve(error?.message);
        return true;
      };
      /* oxlint-enable unicorn/prefer-add-event-listener */
    });
    const {session} = await startWork();
    const seen: unknown[] = [];
    session.subscribe(agentStateOf, () => {
      throw new Error('the page’s own');
    });
    session.subscribe(agentStateOf, (state) => seen.push(state?.name));
    await session.setAgentState('idle', 'lunch');
    expect(seen).to.deep.equal(['idle']);
    expect(await reported).to.include('the page’s own');
  });
});

describe('the session’s clock', () => {
  it('tells the contact centre’s time, although the computer’s clock is days off', async () => {
    for (const wrong of [3 * DAY, -3 * DAY]) {
      const centre = createCentre();
      const computer = createManualClock(NOW + wrong);
      const session = createSession(centre, {clock: computer});
      // oxlint-disable-next-line no-await-in-loop -- one computer after the other
      await session.connect();
      expect(session.clock.now()).to.equal(NOW);
      computer.advance(5000);
      expect(session.clock.now()).to.equal(NOW + 5000);
    }
  });

  it('does not jump for the network’s jitter', async () => {
    const {session, simulate, clock} = await startWork();
    clock.advance(0);
    const before = session.clock.now();
    simulate.disconnect();
    simulate.reconnect();
    expect(session.clock.now()).to.equal(before);
    session.clock.learn(before + 400);
    expect(session.clock.now()).to.equal(before);
    session.clock.learn(before + 600);
    expect(session.clock.now()).to.equal(before + 600);
  });

  it('calls all watchers at the same whole second, until the last has left', async () => {
    const centre = createCentre();
    const session = createSession(centre);
    centre.clock.advance(300);
    const ticks: string[] = [];
    const stops = ['a', 'b'].map((name) =>
      session.clock.onSecond(() => ticks.push(`${name} ${session.clock.now() - NOW}`)),
    );
    centre.clock.advance(1800);
    expect(ticks).to.deep.equal(['a 1000', 'b 1000', 'a 2000', 'b 2000']);
    for (const stop of stops) stop();
    centre.clock.advance(5000);
    expect(ticks).to.have.lengthOf(4);
  });

  it('calls at a moment of the centre’s time, once, however its clock was set right meanwhile', () => {
    const centre = createCentre();
    const {clock} = centre;
    const session = createSession(centre);
    const calls: number[] = [];
    session.clock.at(NOW + 300_000, () => calls.push(session.clock.now() - NOW));
    const stop = session.clock.at(NOW + 90_000, () => calls.push(-1));
    clock.advance(59_000);
    stop();
    session.clock.learn(session.clock.now() + 120_000);
    clock.advance(120_000);
    expect(calls).to.deep.equal([]);
    clock.advance(1000);
    expect(calls).to.deep.equal([300_000]);
    clock.advance(300_000);
    expect(calls).to.have.lengthOf(1);
  });
});

describe('closing', () => {
  it('stops everything: events, answers and what is pending', async () => {
    const {session, simulate, asked, clock, task} = await startWork();
    simulate.holdAnswers();
    const ended = expectRefusal(session.end(task.id), 'not-connected');
    await until('it was asked', () => asked.at(-1)?.command.type === 'end');
    session.disconnect();
    await ended;
    expect([session.state.connection, session.state.pending.size]).to.deep.equal(['offline', 0]);
    const closed = session.state;
    const told = asked.length;
    simulate.releaseAnswers();
    simulate.customerWrites('ava', 'Are you there?');
    await turn();
    clock.advance(60_000);
    await expectRefusal(session.typing(task.id), 'not-connected');
    expect([session.state.tasks, session.state.threads]).to.deep.equal([closed.tasks, closed.threads]);
    expect(asked).to.have.lengthOf(told);
  });

  it('holds also against an adapter that goes on telling', async () => {
    const centre = createCentre();
    const {signal} = new AbortController();
    const session = createSession({
      ...centre,
      adapter: {...centre.adapter, connect: (sink) => centre.adapter.connect(sink, signal)},
    });
    await session.connect();
    session.disconnect();
    centre.simulate.customerWrites('ava', 'Hello');
    expect([centre.simulate.log.at(-1)?.type, session.state.offers.size]).to.deep.equal(['offer', 0]);
  });

  it('is over when it connects again', async () => {
    const {session, simulate, task} = await startWork();
    session.disconnect();
    simulate.customerWrites('ava', 'Are you there?');
    await session.connect();
    expect(session.state.connection).to.equal('online');
    expect(session.state.threads.get(task.conversationId)?.messages).to.have.lengthOf(2);
  });
});

/** Every event comes twice, and once more with the answer of the command that caused it. */
function twiceOver(centre: Centre): Centre {
  const connect: Centre['adapter']['connect'] = (sink, signal) =>
    centre.adapter.connect((event) => {
      sink(event);
      sink(event);
    }, signal);
  return {...centre, adapter: {...centre.adapter, connect}};
}

function unmasked(): Centre {
  const centre = createCentre();
  return {...centre, adapter: {...centre.adapter, capabilities: {...centre.adapter.capabilities, masked: false}}};
}
