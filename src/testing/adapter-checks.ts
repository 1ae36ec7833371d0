import {compareDelivery, messagesOf, parseDeskEvent, wrapUpReasons, type DeskCommand} from '../core/index.js';
import {find, sendCommand, textOf} from './asking.js';
import {check, refusedWith, type AdapterCheck} from './check.js';
import {connectionChecks} from './connection-checks.js';
import {dayChecks} from './day-checks.js';
import {fileChecks} from './file-checks.js';
import {handoverChecks} from './handover-checks.js';
import {messageChecks} from './message-checks.js';
import {ensure, newKey, Probe} from './probe.js';

export {CheckFailure, type AdapterCheck, type CheckResult} from './check.js';
export type {AdapterUnderTest, ColleagueUnderTest, ConnectionUnderTest, MakeAdapter} from './probe.js';

/** What every adapter must pass, whatever test runner calls it. */
export const adapterChecks: readonly AdapterCheck[] = [
  check(
    'delivers a snapshot first',
    'Tell a snapshot before anything but `connection` and `leader`, then a `connection` event with the state `online`, and resolve `connect` after that.',
    async (probe) => {
      const ofTheWay = new Set(['leader', 'connection']); // of the browser's tabs and of the way there, not of the contact centre
      const [first] = probe.events.filter(({type}) => !ofTheWay.has(type));
      ensure(first?.type === 'snapshot', 'the first event is a snapshot when `connect` resolves');
      await probe.until('the adapter tells that it is online', () => probe.state.connection === 'online');
    },
  ),

  check(
    'tells nothing but events of the language',
    'Build each event as `DeskEvent` describes it, whole nouns without a field left out, and look at `parseDeskEvent(event)`: it names the first place that is wrong.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      await probe.ask(sendCommand(task.id, newKey(), 'Hello'));
      await probe.ask({type: 'end', taskId: task.id});
      for (const event of probe.events) {
        const parsed = parseDeskEvent(JSON.parse(JSON.stringify(event)));
        ensure(parsed.ok, `a ${event.type} event is one of the language, also as JSON`);
      }
    },
  ),

  check(
    'offers only to an agent who is available',
    'Offer nothing until `setAgentState` made the agent available, and then what waits.',
    async (probe, under) => {
      const [code] = probe.state.settings?.idleCodes ?? [];
      await probe.ask({type: 'setAgentState', state: 'idle', codeId: code?.id ?? null});
      await under.customerWrites('Hello');
      await probe.passTime(3000);
      ensure(probe.state.offers.size === 0, 'no offer comes to an idle agent');
      await probe.ask({type: 'setAgentState', state: 'available', codeId: null});
      await probe.until(
        'what waited is offered to the agent who became available',
        () => probe.state.offers.size === 1,
      );
    },
  ),

  check(
    'makes an accepted offer a task with its conversation',
    'Answer `accept` with a `task` event under the id of the offer, whose `thread` has the messages so far.',
    async (probe) => {
      const offer = await probe.offered('Have you any tea?');
      const task = await probe.acceptedOf(offer);
      ensure(task.conversationId === offer.conversationId, 'the task is of the conversation that was offered');
      ensure(task.phase === 'connected', 'an accepted task is connected');
      ensure(!probe.state.offers.has(task.id), 'an accepted offer is an offer no more');
      const texts = messagesOf(probe.state, task.conversationId).map(textOf);
      ensure(texts.includes('Have you any tea?'), 'the conversation comes with the task');
    },
  ),

  check(
    'sends a message once, under the id the desk chose',
    'Keep the message under the `messageId` of the command, and answer a second `send` of it with the message that is there.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const messageId = newKey();
      await probe.ask(sendCommand(task.id, messageId, 'Good morning'));
      await probe.until('a sent message is told under its id', () => find(probe, task.conversationId, messageId));
      await probe.ask(sendCommand(task.id, messageId, 'Good morning'));
      const sent = messagesOf(probe.state, task.conversationId).filter((one) => textOf(one) === 'Good morning');
      const places = probe.events.flatMap((event) =>
        'message' in event && event.message.id === messageId ? [event.message.seq] : [],
      );
      ensure(
        sent.length === 1 && new Set(places).size === 1,
        'the same message id under another key makes no second message',
      );
    },
  ),

  check(
    'lets statuses climb and never fall',
    'Pass a status on only where `compareDelivery` says that it is above the last one; webhooks come late and out of order.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const messageId = newKey();
      await probe.ask(sendCommand(task.id, messageId, 'Good morning'));
      await probe.until('a sent message is accepted in the end', () => {
        const status = find(probe, task.conversationId, messageId)?.delivery?.status;
        return status !== undefined && status !== 'queued' && status !== 'sending';
      });
      const told = probe.events
        .flatMap((event) => ('message' in event && event.message.id === messageId ? [event.message] : []))
        .toSorted((a, b) => a.version - b.version)
        .flatMap(({delivery}) => delivery ?? []);
      for (const [place, delivery] of told.entries()) {
        const before = told[place - 1];
        ensure(!before || compareDelivery(delivery, before) >= 0, 'a later version has no lower status');
      }
    },
  ),

  check(
    'gives a repeated key the same answer and no second effect',
    'Keep what each `key` was answered, also a refusal, and answer a repetition from there without doing it again.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const command: DeskCommand = {type: 'end', taskId: task.id};
      const key = newKey();
      const first = await probe.ask(command, key);
      const version = probe.state.tasks.get(task.id)?.version;
      const refusal = await probe.refusalOf(command, key);
      ensure(refusal === undefined, 'a repeated command with the same key is answered like the first');
      const again = await probe.ask(command, key);
      ensure(JSON.stringify(again) === JSON.stringify(first), 'the answer to a repeated key is the same');
      ensure(probe.state.tasks.get(task.id)?.version === version, 'a repeated key changes the task no further');
    },
  ),

  check(
    'refuses a key that was used for another command',
    'Keep the command beside the answer of its `key`, and refuse another command under it with `key-reused`.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      const key = newKey();
      await probe.ask(sendCommand(task.id, newKey(), 'One'), key);
      refusedWith(await probe.refusalOf(sendCommand(task.id, newKey(), 'Two'), key), ['key-reused']);
    },
  ),

  check(
    'goes from end to wrap-up, and after the reason the task is gone',
    'Bring an ended task to the phase `wrap-up`, refuse to send there, take only the reasons of its queue, then tell `task-gone`.',
    async (probe) => {
      const task = await probe.accepted('Hello');
      await probe.ask({type: 'end', taskId: task.id});
      await probe.until('an ended task is in wrap-up', () => probe.state.tasks.get(task.id)?.phase === 'wrap-up');
      refusedWith(await probe.refusalOf(sendCommand(task.id, newKey(), 'Late')), ['task-ended']);
      refusedWith(await probe.refusalOf({type: 'wrapUp', taskId: task.id, reasonId: newKey()}), ['unknown-reason']);
      const [reason] = wrapUpReasons(probe.state, task);
      ensure(reason !== undefined, 'the queue of the task has wrap-up reasons in the settings');
      await probe.ask({type: 'wrapUp', taskId: task.id, reasonId: reason.id});
      await probe.until('a wrapped-up task is gone', () => !probe.state.tasks.has(task.id));
    },
  ),

  check(
    'refuses with a DeskError that says why',
    'Reject with `new DeskError(code, message)` from `wa-desk/core`: one of `deskErrorCodes`, and a message for developers.',
    async (probe, {adapter}) => {
      refusedWith(await probe.refusalOf({type: 'accept', taskId: newKey()}), ['not-found', 'offer-gone']);
      refusedWith(await probe.refusalOf(sendCommand(newKey(), newKey(), 'Hello')), ['not-found', 'task-ended']);
      if (!adapter.capabilities.commands.includes('note')) {
        const note: DeskCommand = {type: 'note', taskId: newKey(), messageId: newKey(), text: 'Hello'};
        refusedWith(await probe.refusalOf(note), ['unsupported']);
      }
    },
  ),

  check(
    'shows the work in hand to a desk that connects anew',
    'Put open tasks and the newest page of their conversations into every snapshot: a page that is loaded again knows nothing else.',
    async (probe, under) => {
      const task = await probe.accepted('Hello');
      probe.close();
      const anew = await Probe.connect(under);
      ensure(anew.state.tasks.has(task.id), 'the snapshot of a new connection has the open task');
      ensure(messagesOf(anew.state, task.conversationId).length > 0, 'the snapshot has its conversation');
      anew.close();
    },
  ),

  check(
    'tells nothing after the signal was aborted',
    'Listen to `abort` on the signal given to `connect`: close the connection, stop the timers, and call the sink no more.',
    async (probe, under) => {
      await probe.ask({type: 'setAgentState', state: 'available', codeId: null});
      probe.close();
      const told = probe.events.length;
      await under.customerWrites('Hello');
      await probe.passTime(3000);
      ensure(probe.events.length === told, 'no event comes after the signal was aborted');
    },
  ),

  ...connectionChecks,
  ...messageChecks,
  ...fileChecks,
  ...dayChecks,
  ...handoverChecks,
];
