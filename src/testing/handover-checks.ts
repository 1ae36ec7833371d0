import {type DeskCommand, type Task} from '../core/index.js';
import {taskNow, untilLine} from './asking.js';
import {checkOf, refusedWith, type AdapterCheck} from './check.js';
import {ensure, type Probe} from './probe.js';

/** What adapters promise of transfer and conference. */
export const handoverChecks: readonly AdapterCheck[] = [
  checkOf(
    ['listTargets', 'transfer'],
    'names every target, and why one cannot be asked',
    'Answer `listTargets` with all queues and agents, each agent with the reason in `unavailable`, and refuse those with `target-unavailable`.',
    async (probe, under) => {
      const task = await probe.accepted('Hello');
      const {agents, queues} = await targetsOf(probe, task);
      const self = agents.find(({id}) => id === probe.state.agent?.id);
      ensure(self?.unavailable === 'yourself', 'the agent is among the targets as `yourself`');
      ensure(
        queues.some(({id}) => id === task.queue.id),
        'the queue of the task is among the targets',
      );
      for (const {id, unavailable} of agents) {
        if (unavailable === null) continue;
        const command: DeskCommand = {type: 'transfer', taskId: task.id, target: {kind: 'agent', id}, note: null};
        refusedWith(await probe.refusalOf(command), ['target-unavailable']);
      }
      ensure(taskNow(probe, task.id).phase === 'connected', 'a refused transfer leaves the task as it was');
      if (!under.colleague) return;
      const colleague = agents.find(({id}) => id === under.colleague?.id);
      ensure(colleague?.unavailable === null, 'a colleague who is Available can be asked');
      await under.colleague.goesIdle();
      const later = (await targetsOf(probe, task)).agents.find(({id}) => id === under.colleague?.id);
      ensure(later?.unavailable === 'idle', 'a colleague who is idle is named with the reason');
    },
  ),

  checkOf(
    ['transfer'],
    'leaves the giver of a transfer in wrap-up at once',
    'Answer `transfer` with the task in `wrap-up`, its `ending` `transferred`, and a notice line in the conversation that names the target.',
    async (probe, {colleague}) => {
      const task = await probe.accepted('Hello');
      const target = colleague
        ? ({kind: 'agent', id: colleague.id} as const)
        : ({kind: 'queue', id: task.queue.id} as const);
      await probe.ask({type: 'transfer', taskId: task.id, target, note: 'Wants a refund'});
      const given = taskNow(probe, task.id);
      ensure(given.phase === 'wrap-up' && given.ending === 'transferred', 'the answer brings the giver to wrap-up');
      await untilLine(probe, task, 'transferred');
      refusedWith(await probe.refusalOf({type: 'transfer', taskId: task.id, target, note: null}), ['task-ended']);
      await probe.wrappedUp(task);
    },
  ),

  checkOf(
    ['transfer', 'seeNotice'],
    'drops a transfer that is not accepted, and says so until it was seen',
    'Put the conversation back into its queue with the first `receivedAt`, and tell a `transfer-dropped` notice until `seeNotice` names it.',
    async (probe, under) => {
      const {colleague} = under;
      if (!colleague) return 'not-applicable';
      const task = await probe.accepted('Hello');
      await probe.ask(toColleague('transfer', task, colleague.id));
      await colleague.goesIdle();
      const dropped = () => [...probe.state.notices.values()].find(({kind}) => kind === 'transfer-dropped');
      const notice = await probe.until('the giver is told that nobody accepted', dropped);
      ensure(notice.taskId === task.id, 'the notice names the task it is about');
      await probe.wrappedUp(task);
      const again = await probe.until('the customer waits again', () => [...probe.state.offers.values()][0]);
      ensure(again.receivedAt === task.receivedAt, 'the waiting time is kept');
      await probe.ask({type: 'seeNotice', noticeId: notice.id});
      await probe.until('a notice that was seen is gone', () => !probe.state.notices.has(notice.id));
      return 'passed';
    },
  ),

  checkOf(
    ['conference', 'cancelConference', 'releaseGuest'],
    'lets a colleague be asked, join and be released, each with its line',
    'Tell the task with `conference` `requested`, `active`, `none` in turn, and the lines `agent-joined` and `agent-left` in the conversation.',
    async (probe, {colleague}) => {
      if (!colleague) return 'not-applicable';
      const task = await probe.accepted('Hello');
      refusedWith(await probe.refusalOf({type: 'cancelConference', taskId: task.id}), ['no-conference']);
      refusedWith(await probe.refusalOf({type: 'releaseGuest', taskId: task.id}), ['no-conference']);
      await probe.ask(toColleague('conference', task, colleague.id));
      await untilConference(probe, task, 'requested');
      refusedWith(await probe.refusalOf(toColleague('conference', task, colleague.id)), ['conference-open']);
      await probe.ask({type: 'cancelConference', taskId: task.id});
      await untilConference(probe, task, 'none');
      await joined(probe, task, colleague);
      await probe.ask({type: 'releaseGuest', taskId: task.id});
      await untilConference(probe, task, 'none');
      await untilLine(probe, task, 'agent-left');
      ensure(taskNow(probe, task.id).phase === 'connected', 'the owner goes on without the guest');
      return 'passed';
    },
  ),

  checkOf(
    ['conference', 'seeNotice'],
    'tells the owner that nobody joined',
    'When the last who was asked has not accepted, tell the task with `conference` `none` and a `conference-dropped` notice.',
    async (probe, {colleague}) => {
      if (!colleague) return 'not-applicable';
      const task = await probe.accepted('Hello');
      await probe.ask(toColleague('conference', task, colleague.id));
      await colleague.goesIdle();
      await untilConference(probe, task, 'none');
      const dropped = () => [...probe.state.notices.values()].some(({kind}) => kind === 'conference-dropped');
      await probe.until('the owner is told that nobody joined', dropped);
      return 'passed';
    },
  ),

  checkOf(
    ['conference', 'endConference'],
    'ends a conference for all by its own command',
    'Refuse `end` with `conference-open` while a guest is there; `endConference` brings the owner to wrap-up.',
    async (probe, {colleague}) => {
      if (!colleague) return 'not-applicable';
      const task = await probe.accepted('Hello');
      refusedWith(await probe.refusalOf({type: 'endConference', taskId: task.id}), ['no-conference']);
      await joined(probe, task, colleague);
      refusedWith(await probe.refusalOf({type: 'end', taskId: task.id}), ['conference-open']);
      await probe.ask({type: 'endConference', taskId: task.id});
      const ended = taskNow(probe, task.id);
      ensure(
        ended.phase === 'wrap-up' && ended.conference.state === 'none',
        'the owner of an ended conference wraps up',
      );
      return 'passed';
    },
  ),

  checkOf(
    ['exitConference'],
    'lets a guest leave and wrap up, and nothing else',
    'Give who joins a task with the role `guest`; `end` is `not-owner` for them, `exitConference` brings them to wrap-up.',
    async (probe, {colleague}) => {
      if (!colleague) return 'not-applicable';
      await probe.ask({type: 'setAgentState', state: 'available', codeId: null});
      await colleague.invites();
      const offer = await probe.until('who is asked to join gets an offer', () => [...probe.state.offers.values()][0]);
      ensure(offer.kind === 'conference' && offer.from?.id === colleague.id, 'the offer says who asks for what');
      await probe.ask({type: 'accept', taskId: offer.id});
      const task = taskNow(probe, offer.id);
      ensure(task.role === 'guest', 'who was asked to join is a guest');
      refusedWith(await probe.refusalOf({type: 'end', taskId: task.id}), ['not-owner']);
      await probe.ask({type: 'exitConference', taskId: task.id});
      const left = taskNow(probe, task.id);
      ensure(left.phase === 'wrap-up' && left.ending === 'left', 'a guest who has left wraps up');
      await probe.wrappedUp(left);
      return 'passed';
    },
  ),
];

const toColleague = (type: 'transfer' | 'conference', {id: taskId}: Task, id: string): DeskCommand => ({
  type,
  taskId,
  target: {kind: 'agent', id},
  note: null,
});

async function targetsOf(probe: Probe, {id: taskId}: Task) {
  await probe.ask({type: 'listTargets', taskId});
  const {targets} = probe.state;
  ensure(targets?.taskId === taskId, 'the answer to `listTargets` brings the targets');
  return targets;
}

async function joined(
  probe: Probe,
  task: Task,
  colleague: {readonly id: string; accepts(): void | Promise<void>},
): Promise<void> {
  await probe.ask(toColleague('conference', task, colleague.id));
  await colleague.accepts();
  await untilConference(probe, task, 'active');
  const {conference} = taskNow(probe, task.id);
  ensure(conference.state === 'active' && conference.other.id === colleague.id, 'the conference says who joined');
  await untilLine(probe, task, 'agent-joined');
}

function untilConference(probe: Probe, task: Task, state: Task['conference']['state']): Promise<unknown> {
  return probe.until(`the conference is ${state}`, () => taskNow(probe, task.id).conference.state === state);
}
