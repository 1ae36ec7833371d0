import {html, type TemplateResult} from 'lit';
import {
  createManualClock,
  DeskSession,
  plainText,
  type ContactCenterAdapter,
  type DeskCommand,
  type DeskError,
  type DeskEvent,
  type Ending,
  type Task,
} from '../../src/core/index.js';
import '../../src/define/wrapup.js';
import {NOW, settings, snapshot, task, wrappingUp} from '../core/nouns.js';
import {find, findAll, stage, textOf, until} from '../element/page.js';

export const SECOND = 1000;
const LIMIT = 60 * SECOND;

const reasons = ['Solved', 'Refund', 'Spam', 'Wrong number'].map((name) => ({id: name.toLowerCase(), name}));

interface Wanted {
  /** Seconds from the beginning until the default reason is submitted; null is no limit. */
  readonly limit?: number | null;
  readonly ending?: Ending;
  readonly canExtend?: boolean;
  /** The reason that is submitted at the end. */
  readonly fallback?: string;
  /** Says no to `extendWrapUp`. */
  readonly refusal?: DeskError;
}

const customer = (key: string, name: string) => ({key, name: plainText(name), username: null, number: null});

/** Ava's task in wrap-up, and Ben's going on, at a contact centre that limits wrap-up. */
export async function setUpWrapUp(
  {limit = 60, ending = 'ended', canExtend = true, fallback = 'solved', refusal}: Wanted = {},
  beside: (session: DeskSession) => TemplateResult = () => html``,
) {
  const clock = createManualClock(NOW);
  let tell: (event: DeskEvent) => void = () => undefined;
  let held = Promise.resolve();
  const asked: DeskCommand[] = [];
  const ava: Task = {
    ...wrappingUp({customer: customer('ava', 'Ava Hill')}),
    phase: 'wrap-up',
    endedAt: NOW,
    ending,
    wrapUpDueAt: limit === null ? null : NOW + limit * SECOND,
  };
  const ben = task({id: 't2', conversationId: 'c2', customer: customer('ben', 'Ben Stone'), acceptedAt: NOW + 1});
  const answer = (command: DeskCommand): readonly DeskEvent[] => {
    if (command.type === 'wrapUp') return [{type: 'task-gone', taskId: command.taskId}];
    if (command.type !== 'extendWrapUp') return [];
    if (refusal) throw refusal;
    return [{type: 'task', task: {...ava, version: ava.version + 1, wrapUpDueAt: clock.now() + LIMIT}, thread: null}];
  };
  const adapter: ContactCenterAdapter = {
    capabilities: {
      masked: true,
      commands: ['wrapUp', 'end', 'send', 'typing', ...(canExtend ? (['extendWrapUp'] as const) : [])],
    },
    connect(sink) {
      tell = sink;
      const queue = {id: 'orders', name: 'Orders', wrapUpReasons: reasons, defaultReasonId: fallback};
      const threads = [ava, ben].map(({conversationId}) => ({conversationId, messages: [], older: false}));
      sink(snapshot({settings: settings({queues: [queue]}), tasks: [ava, ben], threads}));
      sink({type: 'connection', state: 'online', vaultKey: null});
      return Promise.resolve();
    },
    async command(command) {
      asked.push(command);
      await held;
      return answer(command);
    },
  };
  const session = new DeskSession({adapter, clock});
  await session.connect();
  session.open('t1');
  const page = stage(html`${beside(session)}<wa-wrapup .session=${session}></wa-wrapup>`);
  const wrapup = page.querySelector('wa-wrapup');
  if (!wrapup) throw new Error('The wrap-up is missing.');
  await wrapup.updateComplete;
  const options = () => findAll(wrapup, '[role=option]');
  return {
    session,
    adapter,
    clock,
    page,
    wrapup,
    asked,
    tell: (event: DeskEvent) => tell(event),
    /** Answers wait until the returned function is called. */
    hold: () => {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    options,
    names: () => options().map((option) => textOf(find(option, 'bdi'))),
    chosen: () => options().flatMap((option) => (option.ariaSelected === 'true' ? [textOf(find(option, 'bdi'))] : [])),
    part: (name: string) => find(wrapup, `[part~='${name}']`),
    has: (name: string) => findAll(wrapup, `[part~='${name}']`).length > 0,
    open: async (taskId: string) => {
      session.open(taskId);
      await wrapup.updateComplete;
    },
    gone: () => until(() => !session.state.tasks.has('t1'), 'it is wrapped up'),
  };
}
