import {agentStateOf, messagesOf, OWN, type DeskCommand, type Message, type Task} from '../core/index.js';
import {check, checkOf, refusedWith, type AdapterCheck} from './check.js';
import {ensure, newKey, Probe} from './probe.js';

type NoticeLine = Extract<Message['content'], {type: 'notice'}>['notice'];

/** What adapters promise of the agent's day: handing over, history, CAD variables, wrap-up and the end of the day. */
export const dayChecks: readonly AdapterCheck[] = [
  check('comes back to wrap-up after a connection was lost', async (probe, under) => {
    const task = await probe.accepted('Hello');
    await probe.ask({type: 'end', taskId: task.id});
    probe.close();
    const anew = await Probe.connect(under);
    try {
      ensure(
        anew.state.tasks.get(task.id)?.phase === 'wrap-up',
        'a task in wrap-up is in wrap-up for a new connection',
      );
      await anew.wrappedUp(task);
    } finally {
      anew.close();
    }
  }),

  checkOf(['signOut'], 'refuses to sign out while work is open', async (probe) => {
    const {id} = await probe.offered('Hello');
    refusedWith(await probe.refusalOf({type: 'signOut'}), ['work-open']);
    await probe.ask({type: 'accept', taskId: id});
    refusedWith(await probe.refusalOf({type: 'signOut'}), ['work-open']);
    await probe.ask({type: 'end', taskId: id});
    refusedWith(await probe.refusalOf({type: 'signOut'}), ['work-open']);
    ensure(probe.state.connection === 'online', 'a refused sign-out leaves the desk online');
    const task = taskNow(probe, id);
    await probe.wrappedUp(task);
    await probe.ask({type: 'signOut'});
    await probe.until('an agent whose work is done signs out', () => probe.state.connection === 'signed-out');
  }),

  checkOf(['extendWrapUp'], 'extends a wrap-up only where it is limited', async (probe) => {
    const {id} = await probe.accepted('Hello');
    await probe.ask({type: 'end', taskId: id});
    const before = taskNow(probe, id);
    const refusal = await probe.refusalOf({type: 'extendWrapUp', taskId: id});
    const after = taskNow(probe, id);
    if (before.phase !== 'wrap-up' || after.phase !== 'wrap-up') throw new Error('Expected that wrap-up goes on.');
    if (before.wrapUpDueAt === null) refusedWith(refusal, ['no-limit']);
    else ensure((after.wrapUpDueAt ?? 0) >= before.wrapUpDueAt, 'an extended wrap-up is due later');
  }),

  checkOf(['listTargets', 'transfer'], 'names every target, and why one cannot be asked', async (probe, under) => {
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
  }),

  checkOf(['transfer'], 'leaves the giver of a transfer in wrap-up at once', async (probe, {colleague}) => {
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
  }),

  checkOf(
    ['transfer', 'seeNotice'],
    'drops a transfer that is not accepted, and says so until it was seen',
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

  checkOf(['conference', 'seeNotice'], 'tells the owner that nobody joined', async (probe, {colleague}) => {
    if (!colleague) return 'not-applicable';
    const task = await probe.accepted('Hello');
    await probe.ask(toColleague('conference', task, colleague.id));
    await colleague.goesIdle();
    await untilConference(probe, task, 'none');
    const dropped = () => [...probe.state.notices.values()].some(({kind}) => kind === 'conference-dropped');
    await probe.until('the owner is told that nobody joined', dropped);
    return 'passed';
  }),

  checkOf(
    ['conference', 'endConference'],
    'ends a conference for all by its own command',
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

  checkOf(['exitConference'], 'lets a guest leave and wrap up, and nothing else', async (probe, {colleague}) => {
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
  }),

  checkOf(['setVariable'], 'lets the first of two edits of a CAD variable win', async (probe) => {
    const task = await probe.accepted('Hello');
    const fixed = task.variables.find(({editable}) => !editable);
    const open = task.variables.find(({editable, type}) => editable && type === 'string');
    if (fixed) refusedWith(await probe.refusalOf(edit(task, fixed, 'Changed')), ['not-editable']);
    if (!open) return 'not-applicable';
    await probe.ask(edit(task, open, 'First'));
    const saved = taskNow(probe, task.id).variables.find(({name}) => name === open.name);
    ensure(saved?.value.text === 'First' && saved.version > open.version, 'a saved value is told with a later version');
    ensure(saved.changedBy?.id === probe.state.agent?.id, 'a saved value is told with who saved it');
    refusedWith(await probe.refusalOf(edit(task, open, 'Second')), ['changed-meanwhile']);
    refusedWith(await probe.refusalOf(edit(task, saved, 'x'.repeat(10_000))), ['bad-value']);
    const kept = taskNow(probe, task.id).variables.find(({name}) => name === open.name);
    ensure(kept?.value.text === 'First', 'a refused edit changes nothing');
    return 'passed';
  }),

  checkOf(['loadHistory', 'loadInteraction'], 'has the agent’s own history, page by page', async (probe) => {
    const done: Task[] = [];
    for (const text of ['One', 'Two', 'Three']) {
      const task = await probe.accepted(text);
      await probe.ask({type: 'end', taskId: task.id});
      await probe.wrappedUp(task);
      done.push(task);
      await probe.passTime(1000);
    }
    let after: string | null = null;
    do {
      await probe.ask({type: 'loadHistory', taskId: null, after});
      const next: string | null = probe.state.histories.get(OWN)?.next ?? null;
      ensure(next === null || next !== after, 'each page has another `next`, the last none');
      after = next;
    } while (after !== null);
    const shown = probe.state.histories.get(OWN)?.interactions ?? [];
    ensure(new Set(shown.map(({id}) => id)).size === shown.length, 'no interaction is on two pages');
    const parts = shown.flatMap(({agents}) => agents);
    ensure(
      parts.every(({agent}) => agent.id === probe.state.agent?.id),
      'the agent’s own history tells of this agent alone',
    );
    const order = parts.flatMap(({taskId}) => (done.some(({id}) => id === taskId) ? [taskId] : []));
    const newestFirst = done.map(({id}) => id).toReversed();
    ensure(order.join() === newestFirst.join(), 'what was done is in the history once, newest first');
    ensure(
      parts.every(({reason}) => reason !== null),
      'what was wrapped up has its reason',
    );
    const newest = shown[0]?.id ?? '';
    await probe.ask({type: 'loadInteraction', taskId: null, interactionId: newest, before: null});
    const texts = (probe.state.pastThreads.get(newest)?.messages ?? []).map(textOf);
    ensure(texts.includes('Three') && !texts.includes('Two'), 'an interaction has its own messages');
    refusedWith(await probe.refusalOf({type: 'loadInteraction', taskId: null, interactionId: newKey(), before: null}), [
      'not-found',
    ]);
  }),

  checkOf(['loadHistory'], 'has the customer’s earlier interactions, and not the one that goes on', async (probe) => {
    const first = await probe.accepted('One');
    await probe.ask({type: 'end', taskId: first.id});
    await probe.wrappedUp(first);
    await probe.passTime(1000);
    const second = await probe.accepted('Two');
    await probe.ask({type: 'loadHistory', taskId: second.id, after: null});
    const tasks = (probe.state.histories.get(second.id)?.interactions ?? []).flatMap(({agents}) => agents);
    ensure(
      tasks.some(({taskId}) => taskId === first.id),
      'the customer’s history has what was done before',
    );
    ensure(!tasks.some(({taskId}) => taskId === second.id), 'the customer’s history has not what goes on');
  }),

  checkOf(['closeOtherDesks'], 'goes on at the desk that closes the others', async (probe) => {
    await probe.ask({type: 'closeOtherDesks'});
    await probe.until('the agent is signed in at one desk', () => probe.state.agent?.desks === 1);
    ensure(agentStateOf(probe.state)?.name !== 'offline', 'the desk that closes the others stays signed in');
  }),
];

const toColleague = (type: 'transfer' | 'conference', {id: taskId}: Task, id: string): DeskCommand => ({
  type,
  taskId,
  target: {kind: 'agent', id},
  note: null,
});

const edit = ({id: taskId}: Task, {name, version}: {name: string; version: number}, value: string): DeskCommand => ({
  type: 'setVariable',
  taskId,
  name,
  value,
  version,
});

function taskNow(probe: Probe, taskId: string): Task {
  const task = probe.state.tasks.get(taskId);
  ensure(task !== undefined, 'the task is there until it is wrapped up');
  return task;
}

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

function untilLine(probe: Probe, task: Task, line: NoticeLine): Promise<unknown> {
  return probe.until(`a line in the conversation says ${line}`, () =>
    messagesOf(probe.state, task.conversationId).some(
      ({content}) => content.type === 'notice' && content.notice === line && content.name !== null,
    ),
  );
}

const textOf = ({content}: Message): string => (content.type === 'text' ? content.text.text : '');
