import {
  createManualClock,
  DeskError,
  DeskSession,
  plainText,
  type CommandType,
  type ContactCenterAdapter,
  type DeskCommand,
  type DeskErrorCode,
  type DeskEvent,
  type Interaction,
  type Involvement,
  type Message,
  type Task,
  type Variable,
} from '../../src/core/index.js';
import {agent, line, message, NOW, page, snapshot, task} from '../core/nouns.js';

const MINUTE = 60_000;

const commands: readonly CommandType[] = ['loadHistory', 'loadInteraction', 'setVariable', 'end', 'wrapUp', 'send'];

export type Answer = readonly DeskEvent[] | DeskErrorCode;

/** A desk on a contact centre that answers what the test says, when it says so. */
export interface ScriptedDesk {
  readonly session: DeskSession;
  readonly tell: (event: DeskEvent) => void;
  /** All it was asked. */
  readonly asked: DeskCommand[];
  /** How it answers from now on; by default it has nothing. */
  readonly answer: (to: (command: DeskCommand) => Answer | Promise<Answer>) => void;
}

export async function createScriptedDesk(tasks: readonly Task[] = [task()]): Promise<ScriptedDesk> {
  let tell: (event: DeskEvent) => void = () => undefined;
  let answer: (command: DeskCommand) => Answer | Promise<Answer> = () => [];
  const asked: DeskCommand[] = [];
  const clock = createManualClock(NOW + 60 * MINUTE);
  const adapter: ContactCenterAdapter = {
    capabilities: {masked: true, commands},
    async connect(sink) {
      tell = sink;
      const threads = tasks.map(({conversationId}) => page([message(1, {conversationId})], false, conversationId));
      sink(snapshot({agent: agent(), tasks: [...tasks], threads, now: clock.now()}));
      sink({type: 'connection', state: 'online', vaultKey: null});
    },
    async command(command) {
      asked.push(command);
      const given = await answer(command);
      if (typeof given === 'string') throw new DeskError(given, 'The test refuses it.');
      return given;
    },
  };
  const session = new DeskSession({adapter, clock});
  await session.connect();
  return {
    session,
    asked,
    tell: (event) => tell(event),
    answer: (to) => {
      answer = to;
    },
  };
}

export const involvement = (parts: Partial<Involvement> = {}): Involvement => ({
  taskId: 'past-task',
  agent: {id: 'agent-1', name: 'Robin Vale'},
  role: 'owner',
  queue: {id: 'orders', name: 'Orders'},
  acceptedAt: NOW,
  endedAt: NOW + 12 * MINUTE,
  ending: 'ended',
  reason: {id: 'solved', name: 'Solved'},
  ...parts,
});

export const interaction = (id: string, parts: Partial<Interaction> = {}): Interaction => ({
  id,
  conversationId: 'past',
  channel: 'whatsapp',
  customer: {key: 'ava', name: plainText('Ava Hill'), username: null, number: plainText('+44 7700 900123')},
  line: line(),
  queue: {id: 'orders', name: 'Orders'},
  receivedAt: NOW,
  closedAt: NOW + 12 * MINUTE,
  outcome: 'ended',
  agents: [involvement()],
  ...parts,
});

export const historyEvent = (
  taskId: string | null,
  interactions: readonly Interaction[],
  {after = null, next = null}: {after?: string | null; next?: string | null} = {},
): DeskEvent => ({type: 'history', page: {taskId, after, interactions: [...interactions], next}});

export const pastEvent = (interactionId: string, messages: readonly Message[], older = false): DeskEvent => ({
  type: 'interaction-page',
  page: {interactionId, messages: [...messages], older},
});

export const variable = (name: string, parts: Partial<Variable> = {}): Variable => ({
  name,
  label: name,
  type: 'string',
  value: plainText(''),
  editable: true,
  version: 0,
  changedBy: null,
  ...parts,
});
