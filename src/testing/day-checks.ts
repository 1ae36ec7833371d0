import {agentStateOf, OWN, type DeskCommand, type Task} from '../core/index.js';
import {taskNow, textOf} from './asking.js';
import {check, checkOf, refusedWith, type AdapterCheck} from './check.js';
import {ensure, newKey, Probe} from './probe.js';

/** What adapters promise of the agent's day: history, CAD variables, wrap-up and the end of the day. */
export const dayChecks: readonly AdapterCheck[] = [
  check(
    'comes back to wrap-up after a connection was lost',
    'Keep the phase of a task in the contact centre, not in the connection, and tell it in the next snapshot.',
    async (probe, under) => {
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
    },
  ),

  checkOf(
    ['signOut'],
    'refuses to sign out while work is open',
    'Refuse `signOut` with `work-open` while there is an offer or a task, wrap-up included; afterwards tell a `connection` event with `signed-out`.',
    async (probe) => {
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
    },
  ),

  checkOf(
    ['extendWrapUp'],
    'extends a wrap-up only where it is limited',
    'Refuse `extendWrapUp` with `no-limit` where `wrapUpDueAt` is null; else tell the task with a later one.',
    async (probe) => {
      const {id} = await probe.accepted('Hello');
      await probe.ask({type: 'end', taskId: id});
      const before = taskNow(probe, id);
      const refusal = await probe.refusalOf({type: 'extendWrapUp', taskId: id});
      const after = taskNow(probe, id);
      if (before.phase !== 'wrap-up' || after.phase !== 'wrap-up') throw new Error('Expected that wrap-up goes on.');
      if (before.wrapUpDueAt === null) refusedWith(refusal, ['no-limit']);
      else ensure((after.wrapUpDueAt ?? 0) >= before.wrapUpDueAt, 'an extended wrap-up is due later');
    },
  ),

  checkOf(
    ['setVariable'],
    'lets the first of two edits of a CAD variable win',
    'Compare the `version` of the command with that of the value, and refuse with `changed-meanwhile` when they differ; give every saved value a higher one.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const fixed = task.variables.find(({editable}) => !editable);
      const open = task.variables.find(({editable, type}) => editable && type === 'string');
      if (fixed) refusedWith(await probe.refusalOf(edit(task, fixed, 'Changed')), ['not-editable']);
      if (!open) return 'not-applicable';
      await probe.ask(edit(task, open, 'First'));
      const saved = taskNow(probe, task.id).variables.find(({name}) => name === open.name);
      ensure(
        saved?.value.text === 'First' && saved.version > open.version,
        'a saved value is told with a later version',
      );
      ensure(saved.changedBy?.id === probe.state.agent?.id, 'a saved value is told with who saved it');
      refusedWith(await probe.refusalOf(edit(task, open, 'Second')), ['changed-meanwhile']);
      refusedWith(await probe.refusalOf(edit(task, saved, 'x'.repeat(10_000))), ['bad-value']);
      const kept = taskNow(probe, task.id).variables.find(({name}) => name === open.name);
      ensure(kept?.value.text === 'First', 'a refused edit changes nothing');
      return 'passed';
    },
  ),

  checkOf(
    ['loadHistory', 'loadInteraction'],
    'has the agent’s own history, page by page',
    'Answer `loadHistory` newest first, with a `next` that goes on behind the last interaction of the page, and null at the end.',
    async (probe) => {
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
      refusedWith(
        await probe.refusalOf({type: 'loadInteraction', taskId: null, interactionId: newKey(), before: null}),
        ['not-found'],
      );
    },
  ),

  checkOf(
    ['loadHistory'],
    'has the customer’s earlier interactions, and not the one that goes on',
    'Answer `loadHistory` of a task with what is closed of the same customer, without the interaction of the task.',
    async (probe) => {
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
    },
  ),

  checkOf(
    ['closeOtherDesks'],
    'goes on at the desk that closes the others',
    'Close the other connections of the agent on `closeOtherDesks`, tell the agent with `desks` 1, and keep the one that asked.',
    async (probe) => {
      await probe.ask({type: 'closeOtherDesks'});
      await probe.until('the agent is signed in at one desk', () => probe.state.agent?.desks === 1);
      ensure(agentStateOf(probe.state)?.name !== 'offline', 'the desk that closes the others stays signed in');
      ensure(probe.state.connection === 'online', 'the desk that closes the others stays connected');
    },
  ),
];

const edit = ({id: taskId}: Task, {name, version}: {name: string; version: number}, value: string): DeskCommand => ({
  type: 'setVariable',
  taskId,
  name,
  value,
  version,
});
