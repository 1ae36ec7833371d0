import {
  DeskError,
  systemClock,
  type Clock,
  type CommandType,
  type ContactCenterAdapter,
  type DeliveryStatus,
  type DeskCommand,
  type DeskErrorCode,
  type DeskEvent,
  type Named,
} from '../core/index.js';
import {demoScript} from './simulator/demo-script.js';
import {playSteps} from './simulator/director.js';
import {Messaging} from './simulator/messaging.js';
import {createRandom} from './simulator/random.js';
import type {SimulatorScript} from './simulator/script.js';
import {Work} from './simulator/work.js';

export {demoScript} from './simulator/demo-script.js';
export type * from './simulator/script.js';

export interface SimulatorOptions {
  /** The same seed, clock, script and commands give the same events. */
  readonly seed?: number;
  readonly clock?: Clock;
  readonly script?: SimulatorScript;
}

export interface SimulatorAdapter extends ContactCenterAdapter {
  readonly simulate: Simulation;
}

/** What a test makes happen at the other end. Customers and lines are named by their keys and ids in the script. */
export interface Simulation {
  /** Every event that was delivered, in order. */
  readonly log: readonly DeskEvent[];
  /** Returns the message's id; null when the line was deleted. */
  customerWrites(customerKey: string, text: string): string | null;
  /** The customer's conversation waits for the agent, with `transfer` as handed over by a colleague. */
  offer(customerKey: string, transfer?: {from: Named; note: string | null}): void;
  /** An offer goes before it was accepted. */
  loseOffer(taskId: string, reason: 'taken' | 'withdrawn', by: string | null): void;
  /** Told as a webhook would: a status below the one the message has changes nothing. */
  setStatus(messageId: string, status: DeliveryStatus, errorCode?: string): void;
  deleteLine(lineId: string): void;
  /** Until `reconnect` no event is delivered and every command is `unreachable`. */
  disconnect(): void;
  reconnect(): void;
  /** Refuses the next command of this type; `unreachable` is no answer at all. */
  refuseNext(type: CommandType, code: DeskErrorCode): void;
  /** Commands wait, without effect, until `releaseAnswers`. */
  holdAnswers(): void;
  releaseAnswers(): void;
}

const commands = [
  'setAgentState',
  'signOut',
  'accept',
  'send',
  'retry',
  'deleteUnsent',
  'markRead',
  'typing',
  'end',
  'wrapUp',
  'loadOlder',
] as const satisfies readonly CommandType[];

/**
 * A contact centre in memory, with one agent and invented customers: no server, no network. It keeps the rules a real
 * one keeps, except that it has no colleague to transfer to and does not mind a desk that is away.
 */
export function createSimulatorAdapter({
  seed = 1,
  clock = systemClock,
  script = demoScript,
}: SimulatorOptions = {}): SimulatorAdapter {
  const random = createRandom(seed);
  const vaultKey = random.key(32);
  const log: DeskEvent[] = [];
  const answers = new Map<string, {asked: string; answer: readonly DeskEvent[] | DeskError}>();
  const refusals = new Map<CommandType, DeskErrorCode>();
  let caused: DeskEvent[] | undefined;
  let sink: ((event: DeskEvent) => void) | undefined;
  let reachable = true;
  let playing = false;
  let held: Promise<void> | undefined;
  let release: (() => void) | undefined;

  const deliver = (event: DeskEvent) => {
    if (!sink) return;
    log.push(event);
    sink(event);
  };
  const tell = (event: DeskEvent) => {
    caused?.push(event);
    if (reachable) deliver(event);
  };
  const around = {clock, random, tell};
  const work = new Work(script, around);
  const messaging = new Messaging(script, work, around);

  const showAll = () => {
    deliver(work.snapshot());
    deliver({type: 'connection', state: 'online', vaultKey});
  };
  const disconnect = () => {
    if (reachable) deliver({type: 'connection', state: 'reconnecting', vaultKey: null});
    reachable = false;
  };
  const reconnect = () => {
    if (reachable) return;
    reachable = true;
    showAll();
  };
  const deleteLine = (lineId: string) => {
    for (const conversation of work.deleteLine(lineId)) messaging.notice(conversation, 'line-deleted');
  };

  const perform = (command: DeskCommand): void => {
    if (work.signedOut) throw new DeskError('signed-out', 'Connect again to sign in.');
    switch (command.type) {
      case 'setAgentState':
        return work.setAgentState(command.state, command.codeId);
      case 'signOut':
        work.signOut();
        return tell({type: 'connection', state: 'signed-out', vaultKey: null});
      case 'accept':
        return work.accept(command.taskId);
      case 'send':
        return messaging.send(command);
      case 'retry':
        return messaging.retry(command);
      case 'deleteUnsent':
        return messaging.deleteUnsent(command);
      case 'markRead':
        return messaging.markRead(command);
      case 'typing':
        work.find(command.taskId); // nobody looks at the customer's phone
        return;
      case 'end':
        return messaging.notice(work.end(command.taskId), 'ended');
      case 'wrapUp':
        return work.wrapUp(command.taskId, command.reasonId);
      case 'loadOlder':
        return messaging.loadOlder(command);
      default:
        throw new DeskError('unsupported', `The simulator has no ${command.type}; see \`capabilities.commands\`.`);
    }
  };

  const answer = (command: DeskCommand): readonly DeskEvent[] | DeskError => {
    const refusal = refusals.get(command.type);
    refusals.delete(command.type);
    if (refusal) return new DeskError(refusal, 'Refused as the simulation was told.');
    const events: DeskEvent[] = [];
    caused = events;
    try {
      perform(command);
      return events;
    } catch (error) {
      if (error instanceof DeskError) return error;
      throw error;
    } finally {
      caused = undefined;
    }
  };

  return {
    capabilities: {masked: true, commands},

    async connect(to, signal) {
      if (signal.aborted) return;
      if (work.signedOut) work.signIn();
      sink = to;
      signal.addEventListener('abort', () => {
        if (sink === to) sink = undefined;
      });
      showAll();
      if (playing) return;
      playing = true;
      playSteps(script.steps, {
        clock,
        messaging,
        deleteLine,
        disconnect(forMs) {
          disconnect();
          clock.after(forMs, reconnect);
        },
      });
    },

    async command(command, key) {
      await held;
      if (!reachable) throw new DeskError('unreachable', 'The simulated connection is down.');
      const asked = JSON.stringify(command);
      const known = answers.get(key);
      if (known && known.asked !== asked) throw new DeskError('key-reused', 'A new command needs a new key.');
      const given = known?.answer ?? answer(command);
      if (given instanceof DeskError) {
        if (given.code !== 'unreachable') answers.set(key, {asked, answer: given});
        throw given;
      }
      answers.set(key, {asked, answer: given});
      return given;
    },

    simulate: {
      log,
      customerWrites: (customerKey, text) => messaging.receive(customerKey, text),
      offer: (customerKey, transfer) =>
        work.receive(
          messaging.of(customerKey),
          transfer ? {kind: 'transfer', ...transfer} : {kind: 'new', from: null, note: null},
        ),
      loseOffer: (taskId, reason, by) => work.loseOffer(taskId, reason, by),
      setStatus: (messageId, status, errorCode) => messaging.setStatus(messageId, status, errorCode ?? null),
      deleteLine,
      disconnect,
      reconnect,
      refuseNext: (type, code) => void refusals.set(type, code),
      holdAnswers() {
        held ??= new Promise((resolve) => (release = resolve));
      },
      releaseAnswers() {
        held = undefined;
        release?.();
      },
    },
  };
}
