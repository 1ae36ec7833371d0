import {createSimulatorAdapter, type SimulatorAdapter, type SimulatorScript} from '../adapters/simulator.js';
import {
  createManualClock,
  DeskSession,
  offersOf,
  type DeskSessionOptions,
  type ManualClock,
  type Task,
} from '../core/index.js';
import {testScript} from './test-script.js';

export interface TestDeskOptions extends Omit<DeskSessionOptions, 'adapter' | 'clock'> {
  readonly script?: SimulatorScript;
  readonly seed?: number;
  /** Ms since the Unix epoch. */
  readonly startAt?: number;
}

export interface TestDesk {
  readonly session: DeskSession;
  readonly adapter: SimulatorAdapter;
  /** Stands still until `advance`; the session and the simulator share it. */
  readonly clock: ManualClock;
  /** Lets this customer write, and accepts: resolves with the task. The agent must be Available. */
  readonly acceptFrom: (customerKey: string, text?: string) => Promise<Task>;
}

const MONDAY_MORNING = Date.UTC(2026, 0, 5, 9);

/** A connected session on a simulated contact centre where time stands still. */
export async function createTestDesk({
  script = testScript,
  seed = 1,
  startAt = MONDAY_MORNING,
  ...options
}: TestDeskOptions = {}): Promise<TestDesk> {
  const clock = createManualClock(startAt);
  const adapter = createSimulatorAdapter({seed, clock, script});
  const session = new DeskSession({adapter, clock, ...options});
  await session.connect();
  return {
    session,
    adapter,
    clock,
    async acceptFrom(customerKey, text = 'Hello') {
      adapter.simulate.customerWrites(customerKey, text);
      const offer = offersOf(session.state).find(({customer}) => customer.key === customerKey);
      if (!offer) throw new Error('No offer came: is the agent Available, and a slot free?');
      await session.accept(offer.id);
      const task = session.state.tasks.get(offer.id);
      if (!task) throw new Error('The accepted offer became no task.');
      return task;
    },
  };
}
