import {createSimulatorAdapter, type SimulatorAdapter, type SimulatorScript} from '../../src/adapters/simulator.js';
import {
  createManualClock,
  DeskSession,
  offersOf,
  plainText,
  type ContactCenterAdapter,
  type DeskEvent,
  type ManualClock,
  type Message,
  type Task,
  type Vault,
} from '../../src/core/index.js';
import {testScript} from '../../src/testing/index.js';

/** A desk on the simulator that can also be told what the simulator never says. */
export interface TappedDesk {
  readonly session: DeskSession;
  readonly adapter: SimulatorAdapter;
  readonly clock: ManualClock;
  readonly tell: (event: DeskEvent) => void;
  readonly acceptFrom: (customerKey: string, text?: string) => Promise<Task>;
}

export const MONDAY_MORNING = Date.UTC(2026, 0, 5, 9);

export async function createTappedDesk(
  changes: Partial<SimulatorScript> = {},
  vault?: Vault,
  /** Puts another contact centre around the simulator. */
  around: (adapter: ContactCenterAdapter) => ContactCenterAdapter = (adapter) => adapter,
): Promise<TappedDesk> {
  const clock = createManualClock(MONDAY_MORNING);
  const adapter = createSimulatorAdapter({seed: 1, clock, script: {...testScript, ...changes}});
  let tell: (event: DeskEvent) => void = () => undefined;
  const tapped = {
    ...adapter,
    connect(sink: (event: DeskEvent) => void, signal: AbortSignal) {
      tell = sink;
      return adapter.connect(sink, signal);
    },
  };
  const session = new DeskSession({adapter: around(tapped), clock, ...(vault && {vault})});
  await session.connect();
  return {
    session,
    adapter,
    clock,
    tell: (event) => tell(event),
    async acceptFrom(customerKey, text = 'Hello') {
      adapter.simulate.customerWrites(customerKey, text);
      const offer = offersOf(session.state).find(({customer}) => customer.key === customerKey);
      if (!offer) throw new Error('No offer came.');
      await session.accept(offer.id);
      const task = session.state.tasks.get(offer.id);
      if (!task) throw new Error('The accepted offer became no task.');
      return task;
    },
  };
}

let made = 0;

/** A customer's text, unless it is changed. */
export function createMessage(changes: Partial<Message> = {}): Message {
  made += 1;
  return {
    id: `made-${made}`,
    conversationId: 'made',
    version: 1,
    at: MONDAY_MORNING,
    seq: made,
    author: {kind: 'customer'},
    content: {type: 'text', text: plainText('Hello')},
    quotedId: null,
    edited: false,
    deleted: false,
    reactions: [],
    delivery: null,
    waiting: null,
    ...changes,
  };
}

export const textContent = (text: string): Message['content'] => ({type: 'text', text: plainText(text)});

/** The newest message of this task's conversation. */
export function newestOf({session}: TappedDesk, {conversationId}: Task): Message {
  const newest = session.state.threads.get(conversationId)?.messages.at(-1);
  if (!newest) throw new Error('Nothing was written yet.');
  return newest;
}
