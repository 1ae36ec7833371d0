import {expect} from 'chai';
import {createSimulatorAdapter} from '../../src/adapters/simulator.js';
import {createManualClock, type ContactCenterAdapter} from '../../src/core/index.js';
import {adapterChecks, testScript, type AdapterUnderTest} from '../../src/testing/index.js';

type Breaking = (adapter: ContactCenterAdapter) => Pick<ContactCenterAdapter, 'connect' | 'command'>;

function makeSimulator(breaking?: Breaking): AdapterUnderTest {
  const clock = createManualClock(Date.UTC(2026, 0, 5, 9));
  const simulator = createSimulatorAdapter({clock, script: testScript});
  return {
    adapter: breaking ? {capabilities: simulator.capabilities, ...breaking(simulator)} : simulator,
    customerWrites: (text) => void simulator.simulate.customerWrites('ava', text),
    passTime: (ms) => clock.advance(ms),
  };
}

async function failedChecks(breaking: Breaking): Promise<string[]> {
  const results = await Promise.all(
    adapterChecks.map((check) =>
      check
        .run(() => makeSimulator(breaking))
        .then(
          () => [],
          () => [check.name],
        ),
    ),
  );
  return results.flat();
}

describe('the simulator as an adapter', () => {
  for (const check of adapterChecks) it(check.name, () => check.run(makeSimulator));
});

describe('the adapter checks', () => {
  it('catch an adapter that forgets the keys it has seen', async () => {
    let asked = 0;
    const failed = await failedChecks((good) => ({
      connect: (sink, signal) => good.connect(sink, signal),
      command: (command, key) => good.command(command, `${key}-${++asked}`),
    }));
    expect(failed).to.deep.equal([
      'gives a repeated key the same answer and no second effect',
      'refuses a key that was used for another command',
    ]);
  });

  it('catch an adapter that goes on telling after the abort', async () => {
    const failed = await failedChecks((good) => ({
      connect: (sink) => good.connect(sink, new AbortController().signal),
      command: (command, key) => good.command(command, key),
    }));
    expect(failed).to.deep.equal(['tells nothing after the signal was aborted']);
  });

  it('catch an adapter that begins without a snapshot', async () => {
    const failed = await failedChecks((good) => ({
      connect: (sink, signal) => {
        sink({type: 'server-time', now: 0});
        return good.connect(sink, signal);
      },
      command: (command, key) => good.command(command, key),
    }));
    expect(failed).to.deep.equal(['delivers a snapshot first']);
  });

  it('catch an adapter that refuses with something else than a DeskError', async () => {
    const failed = await failedChecks((good) => ({
      connect: (sink, signal) => good.connect(sink, signal),
      command: async (command, key) => {
        try {
          return await good.command(command, key);
        } catch {
          throw new Error('409 Conflict');
        }
      },
    }));
    expect(failed).to.deep.equal([
      'refuses a key that was used for another command',
      'goes from end to wrap-up, and after the reason the task is gone',
      'refuses with a DeskError that says why',
    ]);
  });

  it('catch an adapter whose statuses fall', async () => {
    const failed = await failedChecks((good) => ({
      connect: (sink, signal) =>
        good.connect((event) => {
          sink(event);
          if (event.type !== 'message-changed' || !event.message.delivery) return;
          const {message} = event;
          sink({
            ...event,
            message: {
              ...message,
              version: message.version + 1,
              delivery: {...event.message.delivery, status: 'queued'},
            },
          });
        }, signal),
      command: (command, key) => good.command(command, key),
    }));
    expect(failed).to.deep.equal(['lets statuses climb and never fall']);
  });
});
