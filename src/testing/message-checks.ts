import {messagesOf, type DeskCommand, type Message, type Task} from '../core/index.js';
import {accepted, find, sendCommand, taskNow} from './asking.js';
import {check, checkOf, refusedWith, type AdapterCheck} from './check.js';
import {ensure, newKey, type Probe} from './probe.js';

/** A number that no bank has given out; it passes for a card by its check digit. */
const CARD = '4111 1111 1111 1111';

/** What adapters promise of what is written. */
export const messageChecks: readonly AdapterCheck[] = [
  check(
    'refuses a text that cannot be sent',
    'Refuse an empty text with `text-empty` and one above `maxTextLength` of the task with `text-too-long`; cut nothing off.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const before = messagesOf(probe.state, task.conversationId).length;
      refusedWith(await probe.refusalOf(sendCommand(task.id, newKey(), ' ')), ['text-empty']);
      const long = 'x'.repeat(task.capabilities.maxTextLength + 1);
      refusedWith(await probe.refusalOf(sendCommand(task.id, newKey(), long)), ['text-too-long']);
      ensure(
        messagesOf(probe.state, task.conversationId).length === before,
        'what was refused is not in the conversation',
      );
    },
  ),

  check(
    'says one thing under one version',
    'Raise `version` with every change of a task, message, offer or agent: a desk takes two of the same version for a repeat.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      await accepted(probe, task, newKey(), 'Good morning');
      await probe.passTime(10_000); // what becomes of the message
      await probe.ask({type: 'end', taskId: task.id});
      const told = new Map<string, string>();
      for (const noun of probe.events.flatMap(nounsOf)) {
        const said = told.get(noun.key);
        ensure(said === undefined || said === noun.said, `two ${noun.kind}s of one version say the same`);
        told.set(noun.key, noun.said);
      }
    },
  ),

  check(
    'masks what it says it masks',
    'With `capabilities.masked` true, mask before anything is told, as `settings.masking` says, and name each stretch in `masked`; else set it to false and the desk masks by itself.',
    async (probe, {adapter}) => {
      if (!adapter.capabilities.masked || probe.state.settings?.masking.pci !== true) return 'not-applicable';
      const task = await probe.accepted(`My card is ${CARD}`);
      const {content} = lastOfCustomer(probe, task);
      ensure(content.type === 'text', 'what the customer wrote is a text');
      ensure(!JSON.stringify(probe.events).includes(CARD), 'no event has a card number in clear');
      ensure(
        content.text.masked.some(({kind}) => kind === 'card'),
        'the masked stretch is named with its kind',
      );
      return 'passed';
    },
  ),

  checkOf(
    ['react'],
    'keeps one reaction of the business to a message, and takes it back',
    'Set the emoji in the place of the last one, and with null take it away; tell the message with a higher version.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      if (!task.capabilities.features.includes('reaction')) return 'not-applicable';
      const message = lastOfCustomer(probe, task);
      const react = (emoji: string | null) => probe.ask({type: 'react', taskId: task.id, messageId: message.id, emoji});
      const own = () =>
        (find(probe, task.conversationId, message.id)?.reactions ?? [])
          .filter(({by}) => by.kind !== 'customer')
          .map(({emoji}) => emoji)
          .join();
      await react('👍');
      await probe.until('a reaction stands at its message', () => own() === '👍');
      await react('🎉');
      await probe.until('the next reaction takes the place of the last', () => own() === '🎉');
      await react(null);
      await probe.until('a reaction that was taken back is gone', () => own() === '');
      refusedWith(await probe.refusalOf({type: 'react', taskId: task.id, messageId: newKey(), emoji: '👍'}), [
        'not-found',
      ]);
      return 'passed';
    },
  ),

  checkOf(
    ['note'],
    'keeps a note for colleagues, once, and never sends it',
    'Put it into the conversation as `note` with `delivery` null, under the id of the command, and hand it to no channel.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const note: DeskCommand = {type: 'note', taskId: task.id, messageId: newKey(), text: 'Wants a refund'};
      await probe.ask(note);
      const kept = await probe.until('a note is in the conversation', () =>
        find(probe, task.conversationId, note.messageId),
      );
      ensure(kept.content.type === 'note', 'a note is no message to the customer');
      ensure(kept.delivery === null, 'a note has no status: it goes nowhere');
      await probe.ask(note);
      const notes = messagesOf(probe.state, task.conversationId).filter(({content}) => content.type === 'note');
      ensure(notes.length === 1, 'the same note under another key makes no second one');
    },
  ),

  checkOf(
    ['retry'],
    'tries again only what has failed',
    'Refuse `retry` with `not-failed` unless the status is `failed`, or `unconfirmed` with `evenIfItArrived`: the customer would get it twice.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const {id: messageId} = await accepted(probe, task, newKey(), 'Good morning');
      const retry = {type: 'retry', taskId: task.id, evenIfItArrived: false} as const;
      refusedWith(await probe.refusalOf({...retry, messageId}), ['not-failed']);
      refusedWith(await probe.refusalOf({...retry, messageId: newKey()}), ['not-found']);
    },
  ),

  checkOf(
    ['deleteUnsent'],
    'deletes nothing that was sent',
    'Refuse `deleteUnsent` with `not-failed` (or `may-have-arrived`) unless the status is `failed`.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const {id: messageId} = await accepted(probe, task, newKey(), 'Good morning');
      refusedWith(await probe.refusalOf({type: 'deleteUnsent', taskId: task.id, messageId}), [
        'not-failed',
        'may-have-arrived',
      ]);
      ensure(find(probe, task.conversationId, messageId)?.deleted === false, 'what was sent stands');
    },
  ),

  checkOf(
    ['markRead'],
    'remembers how far the agent has read, and never goes back',
    'Keep the highest `seq` of `markRead` as `readSeq` of the task; a lower one, from another tab, changes nothing.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const {seq} = lastOfCustomer(probe, task);
      const readSeq = () => taskNow(probe, task.id).readSeq;
      await probe.ask({type: 'markRead', taskId: task.id, seq});
      await probe.until('what was read is told with the task', () => readSeq() === seq);
      await probe.ask({type: 'markRead', taskId: task.id, seq: seq - 1});
      await probe.passTime(1000);
      ensure(readSeq() === seq, 'what was read stays read');
    },
  ),

  checkOf(
    ['typing'],
    'takes a sign of typing for the agent’s own tasks alone',
    'Pass `typing` on where the channel has it, or do nothing; refuse a task this agent has not with `not-found`.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const before = messagesOf(probe.state, task.conversationId).length;
      await probe.ask({type: 'typing', taskId: task.id});
      ensure(messagesOf(probe.state, task.conversationId).length === before, 'typing writes nothing');
      refusedWith(await probe.refusalOf({type: 'typing', taskId: newKey()}), ['not-found']);
    },
  ),

  checkOf(
    ['listTemplates'],
    'lists the templates of the task’s line',
    'Answer with one `templates` event for the task, empty where there are none, or refuse with `templates-unavailable`.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const refusal = await probe.refusalOf({type: 'listTemplates', taskId: task.id});
      if (refusal !== undefined) return refusedWith(refusal, ['templates-unavailable']);
      const templates = probe.state.templates.get(task.id);
      ensure(templates !== undefined, 'the answer to `listTemplates` brings them for the task that was named');
      ensure(new Set(templates.map(({id}) => id)).size === templates.length, 'no template is listed twice');
    },
  ),

  checkOf(
    ['loadOlder'],
    'gives what was written before, and nothing twice',
    'Answer `loadOlder` with a `thread-page` of messages strictly before the place (`at`, then `seq`), oldest first.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const first = lastOfCustomer(probe, task);
      await probe.passTime(1000);
      const last = await accepted(probe, task, newKey(), 'Good morning');
      const answer = await probe.ask({type: 'loadOlder', taskId: task.id, before: {at: last.at, seq: last.seq}});
      const page = answer.flatMap((event) => (event.type === 'thread-page' ? [event.page] : []))[0];
      ensure(page?.conversationId === task.conversationId, 'the answer has a page of the task’s conversation');
      const ids = page.messages.map(({id}) => id);
      ensure(ids.includes(first.id), 'what was written before is on the page');
      ensure(!ids.includes(last.id), 'the message at the place itself is not on the page');
      const ordered = page.messages.toSorted((a, b) => a.at - b.at || a.seq - b.seq);
      ensure(
        ordered.every((message, at) => message === page.messages[at]),
        'a page is ordered, oldest first',
      );
    },
  ),

  checkOf(
    ['reveal'],
    'reveals a masked value only where the administrator allows it, and for a time',
    'Refuse `reveal` with `reveal-off` unless `settings.masking.reveal` is true; else answer, to this desk alone, with one `revealed` event and the time when it is masked again.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const reveal = {type: 'reveal', taskId: task.id, messageId: null, stretch: 0, reason: 'Asked for it'} as const;
      if (probe.state.settings?.masking.reveal !== true)
        return refusedWith(await probe.refusalOf(reveal), ['reveal-off']);
      if (task.customer.number === null) return 'not-applicable';
      const answer = await probe.ask(reveal);
      const shown = answer.flatMap((event) => (event.type === 'revealed' ? [event.revealed] : []))[0];
      ensure(shown !== undefined, 'the answer to `reveal` has the value');
      ensure(Number.isFinite(shown.until), 'a revealed value has a time when it is masked again');
      const told = probe.events.filter(({type}) => type === 'revealed');
      ensure(told.length === 1, 'a revealed value is in the answer and in no other event');
      return 'passed';
    },
  ),
];

/** What the customer wrote last. */
function lastOfCustomer(probe: Probe, {conversationId}: Task): Message {
  const message = messagesOf(probe.state, conversationId).findLast(({author}) => author.kind === 'customer');
  ensure(message !== undefined, 'the conversation comes with the task');
  return message;
}

interface Noun {
  readonly kind: string;
  readonly key: string;
  readonly said: string;
}

const noun = (kind: string, {id, version, ...rest}: {readonly id: string; readonly version: number}): Noun => ({
  kind,
  key: `${kind} ${id} ${version}`,
  said: JSON.stringify(rest),
});

/** What an event says of things that have a version, each under its kind, id and version. */
function nounsOf(event: Probe['events'][number]): readonly Noun[] {
  switch (event.type) {
    case 'message':
    case 'message-changed':
      return [noun('message', event.message)];
    case 'task':
      return [noun('task', event.task)];
    case 'offer':
      return [noun('offer', event.offer)];
    case 'agent':
      return [noun('agent', event.agent)];
    default:
      return [];
  }
}
