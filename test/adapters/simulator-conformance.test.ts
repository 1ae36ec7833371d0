import {expect} from 'chai';
import {adapterChecks, type AdapterUnderTest} from '../../src/testing/index.js';
import {failuresOf, makeSimulator, type Breaking} from './simulated-centre.js';

/** Its one agent is alone, and knows neither history nor variables. */
function makeSmallCentre(): AdapterUnderTest {
  const {adapter, customerWrites, passTime} = makeSimulator();
  const commands = adapter.capabilities.commands.filter((type) => type !== 'setVariable' && type !== 'loadHistory');
  return {
    adapter: {
      capabilities: {...adapter.capabilities, commands},
      connect: (sink, signal) => adapter.connect(sink, signal),
      command: (command, key) => adapter.command(command, key),
    },
    customerWrites,
    passTime,
  };
}

const failedChecks = async (breaking: Breaking) => [...(await failuresOf(() => makeSimulator(breaking))).keys()];

describe('the simulator as an adapter', () => {
  for (const check of adapterChecks)
    it(check.name, async () => expect(await check.run(() => makeSimulator())).to.equal('passed'));
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
      'calls a command without an answer unreachable, and takes it under the same key later',
      'keeps the state the agent chose, with its code',
      'refuses a text that cannot be sent',
      'keeps one reaction of the business to a message, and takes it back',
      'tries again only what has failed',
      'deletes nothing that was sent',
      'takes a sign of typing for the agent’s own tasks alone',
      'reveals a masked value only where the administrator allows it, and for a time',
      'brings a file, and sends it as a message',
      'refuses to sign out while work is open',
      'extends a wrap-up only where it is limited',
      'lets the first of two edits of a CAD variable win',
      'has the agent’s own history, page by page',
      'names every target, and why one cannot be asked',
      'leaves the giver of a transfer in wrap-up at once',
      'lets a colleague be asked, join and be released, each with its line',
      'ends a conference for all by its own command',
      'lets a guest leave and wrap up, and nothing else',
    ]);
  });

  it('catch an adapter that lets the later of two edits win', async () => {
    const failed = await failedChecks((good) => {
      const versions = new Map<string, number>();
      return {
        connect: (sink, signal) => good.connect(sink, signal),
        async command(command, key) {
          if (command.type !== 'setVariable') return good.command(command, key);
          const version = versions.get(command.name) ?? command.version;
          versions.set(command.name, version + 1);
          return good.command({...command, version}, key);
        },
      };
    });
    expect(failed).to.deep.equal(['lets the first of two edits of a CAD variable win']);
  });

  it('catch an adapter whose history begins anew with every page', async () => {
    const failed = await failedChecks((good) => ({
      connect: (sink, signal) => good.connect(sink, signal),
      async command(command, key) {
        const events = await good.command(command, key);
        return events.map((event) =>
          event.type === 'history' ? {...event, page: {...event.page, next: 'there is always more'}} : event,
        );
      },
    }));
    expect(failed).to.deep.equal(['has the agent’s own history, page by page']);
  });

  it('ask of an adapter only what it says it can, and of a contact centre only what it has', async () => {
    const results = await Promise.all(
      adapterChecks.map(async (check) => [check.name, await check.run(makeSmallCentre)]),
    );
    expect(results.flatMap(([name, result]) => (result === 'not-applicable' ? [name] : []))).to.deep.equal([
      'says that the connection is lost, and goes on by itself when it is back',
      'calls a command without an answer unreachable, and takes it under the same key later',
      'brings a file, and sends it as a message',
      'hands out the bytes of a file, with their type',
      'lets the first of two edits of a CAD variable win',
      'has the agent’s own history, page by page',
      'has the customer’s earlier interactions, and not the one that goes on',
      'drops a transfer that is not accepted, and says so until it was seen',
      'lets a colleague be asked, join and be released, each with its line',
      'tells the owner that nobody joined',
      'ends a conference for all by its own command',
      'lets a guest leave and wrap up, and nothing else',
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
              version: message.version + 0.5,
              delivery: {...event.message.delivery, status: 'queued'},
            },
          });
        }, signal),
      command: (command, key) => good.command(command, key),
    }));
    expect(failed).to.deep.equal(['lets statuses climb and never fall']);
  });
});
