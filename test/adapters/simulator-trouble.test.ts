import {expect} from 'chai';
import type {SimulatorScript} from '../../src/adapters/simulator.js';
import {agentStateOf, DeskError, messagesOf, type DeskEvent} from '../../src/core/index.js';
import {createTestDesk, testScript} from '../../src/testing/index.js';
import {turn} from '../core/desk.js';

const SECOND = 1000;

const codeOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'done',
    (error: unknown) => (error instanceof DeskError ? error.code : 'something else'),
  );

describe('trouble that a test asks for', () => {
  it('is a message that WhatsApp refuses, once, with the code that was named', async () => {
    const {session, adapter, clock, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava');
    adapter.simulate.failNext('ava', '131047');
    await session.send(task.id, 'Good morning');
    await session.send(task.id, 'Are you there?');
    clock.advance(10 * SECOND);
    const fates = messagesOf(session.state, task.conversationId).flatMap(({delivery}) => delivery ?? []);
    expect(fates.map(({status, errorCode}) => [status, errorCode])).to.deep.equal([
      ['failed', '131047'],
      ['read', null],
    ]);
  });

  it('is a slow network: what is asked has its effect later, and is under way until then', async () => {
    const {session, adapter, clock} = await createTestDesk();
    adapter.simulate.slow(3 * SECOND);
    const answered = codeOf(session.setAgentState('idle', 'lunch'));
    await turn();
    clock.advance(3 * SECOND - 1);
    await turn();
    expect([agentStateOf(session.state)?.name, session.state.pending.size]).to.deep.equal(['available', 1]);
    clock.advance(1);
    expect(await answered).to.equal('done');
    expect([agentStateOf(session.state)?.name, session.state.pending.size]).to.deep.equal(['idle', 0]);
    adapter.simulate.slow(0);
    expect(await codeOf(session.setAgentState('available'))).to.equal('done');
  });

  it('is a command that is refused with any code, once', async () => {
    const {session, adapter, acceptFrom} = await createTestDesk();
    const task = await acceptFrom('ava');
    adapter.simulate.refuseNext('end', 'rate-limited');
    expect(await codeOf(session.end(task.id))).to.equal('rate-limited');
    expect(await codeOf(session.end(task.id))).to.equal('done');
  });

  it('can be part of the story', async () => {
    const {session, clock, acceptFrom} = await createTestDesk({
      script: {
        ...testScript,
        steps: [
          {after: SECOND, refuses: 'end', with: 'internal'},
          {after: SECOND, slow: SECOND},
          {after: SECOND, slow: 0},
        ],
      },
    });
    const task = await acceptFrom('ava');
    clock.advance(SECOND);
    expect(await codeOf(session.end(task.id))).to.equal('internal');
    clock.advance(SECOND);
    const answered = codeOf(session.end(task.id));
    await turn();
    expect(session.state.pending.size).to.equal(1);
    clock.advance(SECOND);
    expect(await answered).to.equal('done');
  });

  it('is the same trouble every time: same seed, clock, script and commands, same events', async () => {
    const steps: SimulatorScript['steps'] = [
      {customer: 'ava', after: SECOND, writes: 'Hello'},
      {customer: 'ava', fails: '131026'},
      {after: 4 * SECOND, disconnect: 2 * SECOND},
      {after: SECOND, refuses: 'end', with: 'internal'},
    ];
    async function play(seed: number): Promise<readonly DeskEvent[]> {
      let ids = 0;
      const {session, adapter, clock} = await createTestDesk({
        seed,
        script: {...testScript, steps},
        newId: () => `desk-${++ids}`,
      });
      clock.advance(SECOND);
      const [offer] = session.state.offers.values();
      if (!offer) throw new Error('No offer came.');
      await session.accept(offer.id);
      await session.send(offer.id, 'Good morning');
      clock.advance(10 * SECOND);
      await codeOf(session.end(offer.id));
      await session.end(offer.id);
      adapter.simulate.offer('ben');
      clock.advance(60 * SECOND); // nobody accepts: RONA
      expect(agentStateOf(session.state)?.name).to.equal('rona');
      return adapter.simulate.log;
    }
    const [story, again, other] = await Promise.all([play(7), play(7), play(8)]);
    expect(again).to.deep.equal(story);
    expect(other).not.to.deep.equal(story);
  });
});
