import {
  initialState,
  offersOf,
  reduce,
  wrapUpReasons,
  type ContactCenterAdapter,
  type DeskCommand,
  type DeskEvent,
  type DeskState,
  type Named,
  type Offer,
  type Task,
} from '../core/index.js';

/** A fresh contact centre, whose one agent has nothing to do, behind the adapter that is checked. */
export interface AdapterUnderTest {
  readonly adapter: ContactCenterAdapter;
  /** A customer, the same each time, writes to the contact centre. */
  customerWrites(text: string): void | Promise<void>;
  /** Lets so many ms pass: by a manual clock, or by waiting. */
  passTime(ms: number): void | Promise<void>;
  /** Without one, what needs two agents is not checked. */
  readonly colleague?: ColleagueUnderTest;
  /** Without one, what happens when the network fails is not checked. */
  readonly connection?: ConnectionUnderTest;
  /** Ends what was started for this check. */
  close?(): void | Promise<void>;
}

/** The way between the adapter and its contact centre. */
export interface ConnectionUnderTest {
  /** From now on nothing comes through; what is open is cut off. */
  breaks(): void | Promise<void>;
  comesBack(): void | Promise<void>;
}

/** Another agent of the same contact centre, Available and with nothing to do. */
export interface ColleagueUnderTest {
  readonly id: string;
  /** Accepts what they are offered now. */
  accepts(): void | Promise<void>;
  /** Leaves Available by hand, whatever they are offered. */
  goesIdle(): void | Promise<void>;
  /** Has a conversation with some customer, and asks the agent who is checked to join. */
  invites(): void | Promise<void>;
}

export type MakeAdapter = () => AdapterUnderTest | Promise<AdapterUnderTest>;

const STEP = 100;
const PATIENCE = 20_000;

let keys = 0;
export const newKey = (): string => `check-${Date.now().toString(36)}-${++keys}`;

export function ensure(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Error(`Expected that ${promise}.`);
}

/** A bare desk at the adapter's other side: reduces what comes, and sends what a check asks. */
export class Probe {
  readonly events: DeskEvent[] = [];
  readonly #under: AdapterUnderTest;
  readonly #closing = new AbortController();
  #state: DeskState = initialState;

  constructor(under: AdapterUnderTest) {
    this.#under = under;
  }

  static async connect(under: AdapterUnderTest): Promise<Probe> {
    const probe = new Probe(under);
    await probe.connect();
    return probe;
  }

  connect(): Promise<void> {
    return this.#under.adapter.connect((event) => this.#take(event), this.#closing.signal);
  }

  get state(): DeskState {
    return this.#state;
  }

  get agentState() {
    return this.#state.agent?.states[0];
  }

  close(): void {
    this.#closing.abort();
  }

  async ask(command: DeskCommand, key = newKey()): Promise<readonly DeskEvent[]> {
    const events = await this.#under.adapter.command(command, key);
    for (const event of events) this.#take(event);
    return events;
  }

  /** How the command was refused; undefined when it was not. */
  async refusalOf(command: DeskCommand, key?: string): Promise<unknown> {
    return this.ask(command, key).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  passTime(ms: number): void | Promise<void> {
    return this.#under.passTime(ms);
  }

  /** Waits for something to become true, and for what it then is. */
  async until<T>(what: string, ask: () => T | null | undefined | false): Promise<T> {
    for (let waited = 0; ; waited += STEP) {
      const answer = ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      ensure(waited < PATIENCE, what);
      // oxlint-disable-next-line no-await-in-loop -- time passes step by step
      await this.#under.passTime(STEP);
    }
  }

  /** Waits for something that takes its time on the contact centre's clock. */
  async whilePassing<T>(what: string, running: Promise<T>): Promise<T> {
    let settled = false;
    const end = () => (settled = true);
    running.then(end, end);
    await this.until(what, () => settled);
    return running;
  }

  /** In wrap-up, its reason is chosen. */
  async wrappedUp(task: Task): Promise<Named> {
    const [reason] = wrapUpReasons(this.#state, task);
    ensure(reason !== undefined, 'the queue of the task has wrap-up reasons in the settings');
    await this.ask({type: 'wrapUp', taskId: task.id, reasonId: reason.id});
    await this.until('a wrapped-up task is gone', () => !this.#state.tasks.has(task.id));
    return reason;
  }

  async offered(text: string): Promise<Offer> {
    await this.ask({type: 'setAgentState', state: 'available', codeId: null});
    await this.#under.customerWrites(text);
    return this.until('an Available agent is offered what a customer wrote', () => offersOf(this.#state)[0]);
  }

  async accepted(text: string): Promise<Task> {
    return this.acceptedOf(await this.offered(text));
  }

  async acceptedOf({id}: Offer): Promise<Task> {
    await this.ask({type: 'accept', taskId: id});
    return this.until('an accepted offer becomes a task', () => this.#state.tasks.get(id));
  }

  #take(event: DeskEvent): void {
    this.events.push(event);
    this.#state = reduce(this.#state, event);
  }
}
