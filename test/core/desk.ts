import {expect} from 'chai';
import {createSimulatorAdapter, type SimulatorAdapter} from '../../src/adapters/simulator.js';
import {
  createManualClock,
  DeskError,
  DeskSession,
  messagesOf,
  offersOf,
  type ContactCenterAdapter,
  type DeskCommand,
  type DeskErrorCode,
  type DeskEvent,
  type DeskSessionOptions,
  type DeskState,
  type ManualClock,
  type Task,
} from '../../src/core/index.js';
import {testScript} from '../../src/testing/index.js';
import {NOW} from './nouns.js';

export interface Asked {
  readonly command: DeskCommand;
  readonly key: string;
}

/** The simulator, and what a session asked of it. */
export interface Centre {
  readonly adapter: ContactCenterAdapter;
  readonly simulate: SimulatorAdapter['simulate'];
  readonly clock: ManualClock;
  readonly asked: readonly Asked[];
  /** The next command has its effect, but its answer does not arrive. */
  readonly loseAnswer: () => void;
  /** What the simulator never says by itself. */
  readonly tell: (event: DeskEvent) => void;
}

export function createCentre(): Centre {
  const clock = createManualClock(NOW);
  const simulator = createSimulatorAdapter({clock, script: testScript});
  const asked: Asked[] = [];
  let losing = false;
  let tell: (event: DeskEvent) => void = () => undefined;
  return {
    tell: (event) => tell(event),
    simulate: simulator.simulate,
    clock,
    asked,
    loseAnswer() {
      losing = true;
    },
    adapter: {
      capabilities: simulator.capabilities,
      connect(sink, signal) {
        tell = sink;
        return simulator.connect(sink, signal);
      },
      async command(command, key) {
        asked.push({command, key});
        const events = await simulator.command(command, key);
        if (!losing) return events;
        losing = false;
        throw new DeskError('unreachable', 'The answer was lost.');
      },
    },
  };
}

export function createSession(centre: Centre, options: Partial<DeskSessionOptions> = {}): DeskSession {
  return new DeskSession({adapter: centre.adapter, clock: centre.clock, ...options});
}

/** A connected session with one task in hand. */
export async function startWork(options: Partial<DeskSessionOptions> = {}) {
  const centre = createCentre();
  const session = createSession(centre, options);
  await session.connect();
  const task = await acceptFrom(session, centre, 'ava');
  return {...centre, session, task};
}

export async function acceptFrom(session: DeskSession, {simulate}: Centre, customerKey: string): Promise<Task> {
  simulate.customerWrites(customerKey, 'Hello');
  const offer = offersOf(session.state).find(({customer}) => customer.key === customerKey);
  await session.accept(offer?.id ?? '');
  const task = session.state.tasks.get(offer?.id ?? '');
  if (!task) throw new Error('The accepted offer became no task.');
  return task;
}

/** The agent's messages in this conversation, as the agent sees them. */
export function ownMessages(state: DeskState, {conversationId}: Task) {
  return messagesOf(state, conversationId).flatMap(({author, content, delivery, waiting, id}) =>
    author.kind === 'agent' && content.type === 'text'
      ? [{id, text: content.text.text, status: delivery?.status, errorCode: delivery?.errorCode, waiting}]
      : [],
  );
}

export async function expectRefusal(promise: Promise<unknown>, code: DeskErrorCode): Promise<void> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(DeskError);
  expect(error).to.have.property('code', code);
}

/** Promises that can go on have gone on. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Waits until it is true; promises get their turns meanwhile, the manual clock stands. */
export async function until(what: string, ask: () => boolean): Promise<void> {
  for (let turns = 0; !ask(); turns++) {
    if (turns === 1000) throw new Error(`It never came true that ${what}.`);
    // oxlint-disable-next-line no-await-in-loop -- turn after turn
    await turn();
  }
}
