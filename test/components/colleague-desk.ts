import {
  DeskError,
  plainText,
  type AgentTarget,
  type CommandType,
  type ContactCenterAdapter,
  type DeskCommand,
  type DeskErrorCode,
  type DeskEvent,
  type QueueTarget,
  type Task,
} from '../../src/core/index.js';
import {createTappedDesk, MONDAY_MORNING, type TappedDesk} from './tapped-desk.js';

const taken: readonly CommandType[] = [
  'listTargets',
  'transfer',
  'conference',
  'cancelConference',
  'releaseGuest',
  'endConference',
  'exitConference',
  'seeNotice',
];

/** A desk with colleagues, who do what the test says. */
export interface ColleagueDesk extends TappedDesk {
  readonly task: Task;
  /** The task as it is now. */
  readonly now: () => Task;
  /** Tells the task anew, changed so. */
  readonly change: (parts: Partial<Connected>) => void;
  readonly asked: readonly DeskCommand[];
  readonly askedFor: (type: CommandType) => readonly DeskCommand[];
  readonly refuse: (type: CommandType, code: DeskErrorCode) => void;
  /** Commands wait, without effect, until the returned function is called. */
  readonly hold: () => () => void;
  readonly directory: {queues: QueueTarget[]; agents: AgentTarget[]};
}

type Connected = Extract<Task, {phase: 'connected'}>;

export const queue = (parts: Partial<QueueTarget> = {}): QueueTarget => ({
  id: 'repairs',
  name: 'Repairs',
  available: 2,
  waiting: 3,
  waitingSince: MONDAY_MORNING - 250_000,
  ...parts,
});

export const colleague = (name: string, parts: Partial<AgentTarget> = {}): AgentTarget => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  load: 2,
  capacity: 3,
  unavailable: null,
  ...parts,
});

const BEN = {id: 'ben-ode', name: 'Ben Ode'};

export const requested = (name = 'Ben Ode') => ({
  state: 'requested' as const,
  target: {kind: 'agent' as const, id: 'ben-ode', name},
  requestedAt: MONDAY_MORNING,
  expiresAt: null,
});
export const withBen = {state: 'active' as const, other: BEN, since: MONDAY_MORNING};

export async function createColleagueDesk(): Promise<ColleagueDesk> {
  const asked: DeskCommand[] = [];
  const refusals = new Map<CommandType, DeskErrorCode>();
  const directory = {
    queues: [queue(), queue({id: 'orders', name: 'Orders', waiting: 0, waitingSince: null, available: 0})],
    agents: [
      colleague('Zoë Ångström'),
      colleague('Ben Ode'),
      colleague('Ana Idle', {unavailable: 'idle', load: 0}),
      colleague('Full Fred', {unavailable: 'at-capacity', load: 3}),
      colleague('Jo Inside', {unavailable: 'in-conversation'}),
      colleague('Robin Vale', {unavailable: 'yourself'}),
    ],
  };
  let held = Promise.resolve();
  let version = 1000;
  const known = (taskId: string): Task => {
    const task = desk.session.state.tasks.get(taskId);
    if (!task) throw new DeskError('not-found', 'No such task.');
    return task;
  };
  const told = (task: Task): DeskEvent => ({type: 'task', task: {...task, version: (version += 1)}, thread: null});
  const left = (task: Task, ending: 'ended' | 'transferred' | 'left'): DeskEvent =>
    told({...bare(task), phase: 'wrap-up', endedAt: desk.clock.now(), ending, wrapUpDueAt: null});

  function answer(command: DeskCommand): DeskEvent[] {
    switch (command.type) {
      case 'listTargets':
        return [
          {
            type: 'targets',
            targets: {taskId: command.taskId, fetchedAt: desk.clock.now(), ...structuredClone(directory)},
          },
        ];
      case 'transfer':
        return [left(known(command.taskId), 'transferred')];
      case 'conference':
        return [told({...bare(known(command.taskId)), conference: requested()})];
      case 'cancelConference':
      case 'releaseGuest':
        return [told({...bare(known(command.taskId)), conference: {state: 'none'}})];
      case 'endConference':
        return [left(known(command.taskId), 'ended')];
      case 'exitConference':
        return [left(known(command.taskId), 'left')];
      case 'seeNotice':
        return [{type: 'notice-gone', noticeId: command.noticeId}];
      default:
        return [];
    }
  }

  const around = (adapter: ContactCenterAdapter): ContactCenterAdapter => ({
    ...adapter,
    capabilities: {
      ...adapter.capabilities,
      commands: [...new Set([...adapter.capabilities.commands, ...taken])],
    },
    async command(command, key) {
      if (!taken.includes(command.type)) return adapter.command(command, key);
      asked.push(command);
      await held;
      const code = refusals.get(command.type);
      refusals.delete(command.type);
      if (code !== undefined) throw new DeskError(code, 'As the test said.');
      return answer(command);
    },
  });

  const desk = await createTappedDesk({}, undefined, around);
  const task = await desk.acceptFrom('ava');
  return {
    ...desk,
    task,
    now: () => known(task.id),
    change: (parts) => desk.tell(told({...bare(known(task.id)), ...parts})),
    asked,
    askedFor: (type) => asked.filter((command) => command.type === type),
    refuse: (type, code) => refusals.set(type, code),
    hold() {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => (release = resolve));
      return () => release();
    },
    directory,
  };
}

/** The task as one that is connected. */
const bare = (task: Task): Connected => ({...task, phase: 'connected'});

export const note = plainText('She wants a refund.\nBe kind.');
