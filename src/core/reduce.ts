import type {Agent, Settings} from './agent.js';
import {endDrafts} from './drafts.js';
import type {LocalEvent} from './local-event.js';
import type {Message, ThreadPage} from './message.js';
import {shownPast, takeHistory, takePast} from './past.js';
import type {DeskCommand, DeskEvent} from './protocol.js';
import {revealKey, withoutRevealedOf} from './reveal-key.js';
import {canBeAnswered} from './select.js';
import {OWN, subjectOf, type DeskState, type Thread} from './state.js';
import type {Line, Offer, Task} from './task.js';
import {hideToldSoFar} from './hide.js';
import {unconfirmedOf, withMessage, withNewestPage, withOpenedPage, withoutMessage, withPage} from './thread.js';
import {asSeen, asTyped, typedIn, withoutTold, withTyped} from './typed.js';
import {lostRefusal, type Unsent} from './unsent.js';

type Snapshot = Extract<DeskEvent, {type: 'snapshot'}>;

/** How many gone ids are remembered; a repeat that comes later than so many others is no repeat. */
const GONE_IDS = 500;

/**
 * (state, event) → state: the only place where state changes. Pure and total: an event that is repeated, late or
 * about something unknown gives a sensible state, and the very same state when it tells nothing new.
 */
export function reduce(state: DeskState, event: DeskEvent | LocalEvent): DeskState {
  switch (event.type) {
    case 'snapshot':
      return takeSnapshot(state, event);
    case 'connection':
      return withParts(state, {connection: event.state});
    case 'agent':
      return takeAgent(state, event.agent);
    case 'settings':
      return takeSettings(state, event.settings);
    case 'line':
      return withParts(state, {lines: withLine(state.lines, event.line)});
    case 'offer':
      return takeOffer(state, event.offer);
    case 'offer-gone':
      return loseOffer(state, event);
    case 'task':
      return takeTask(state, event.task, event.thread);
    case 'task-gone':
      return loseTask(state, event.taskId);
    case 'message':
    case 'message-changed':
      return withParts(
        changeThread(state, event.message.conversationId, (thread) => withMessage(thread, event.message)),
        {
          typed: withoutTold(state.typed, [event.message]),
          attached: withoutTold(state.attached, [event.message]),
          replyTo: withoutReplyTo(state.replyTo, event.message),
        },
      );
    case 'thread-page':
      return takePage(state, event.page);
    case 'notice':
      return state.notices.has(event.notice.id) || state.goneNotices.has(event.notice.id)
        ? state
        : {...state, notices: new Map(state.notices).set(event.notice.id, event.notice)};
    case 'notice-gone':
      return withParts(state, {
        notices: without(state.notices, event.noticeId),
        goneNotices: remember(state.goneNotices, [event.noticeId]),
      });
    case 'templates':
      return state.tasks.has(event.taskId)
        ? {...state, templates: new Map(state.templates).set(event.taskId, event.templates)}
        : state;
    case 'targets':
      return state.tasks.has(event.targets.taskId) ? {...state, targets: event.targets} : state;
    case 'history':
      return takeHistory(state, event.page);
    case 'interaction-page':
      return takePast(state, event.page);
    case 'revealed':
      return state.tasks.has(event.revealed.taskId)
        ? {...state, revealed: new Map(state.revealed).set(revealKey(event.revealed), event.revealed)}
        : state;
    case 'reveal-over':
      return withParts(state, {revealed: without(state.revealed, event.key)});
    case 'leader':
      return withParts(state, {leader: event.leader});
    case 'typing':
      return takeTyping(state, event);
    case 'server-time':
      return state; // nothing of the state depends on them yet
    case 'command-started':
      return {
        ...state,
        pending: new Map(state.pending).set(subjectOf(event.command), event.command),
        refusals: without(state.refusals, subjectOf(event.command)),
      };
    case 'command-settled':
      return settle(state, event);
    case 'refusal-seen':
      return withParts(state, {refusals: without(state.refusals, event.subject)});
    case 'missed-offer-seen':
      return withParts(state, {missedOffer: null});
    case 'task-opened':
      return event.taskId === null || state.tasks.has(event.taskId)
        ? withParts(state, {openTaskId: event.taskId})
        : state;
    case 'reason-proposed':
      return state.proposedReasons.get(event.taskId) === event.reasonId
        ? state
        : {...state, proposedReasons: new Map(state.proposedReasons).set(event.taskId, event.reasonId)};
    case 'draft-changed':
      return withParts(state, {drafts: withDraft(state.drafts, event.conversationId, event.text)});
    case 'reply-chosen':
      return chooseReply(state, event);
    case 'files-held':
      return hold(state, event);
    case 'message-queued':
      return withParts(addOwn(state, event.message, event.with), {
        drafts: event.takesDraft ? without(state.drafts, event.message.conversationId) : state.drafts,
        replyTo: withoutReplyOf(state.replyTo, event.message),
      });
    case 'message-waiting':
      return changeOwn(state, event.message, (message) => ({...message, waiting: event.waiting}));
    case 'message-refused':
      return refuse(state, event.entry, event.errorCode);
    case 'message-dropped':
      return withParts(
        changeThread(state, event.message.conversationId, (thread) =>
          thread ? withoutMessage(thread, event.message.id) : thread,
        ),
        {typed: without(state.typed, event.message.id), attached: without(state.attached, event.message.id)},
      );
    case 'vault-opened':
      return openVault(state, event);
    default:
      event satisfies never;
      return state; // an event of a later version
  }
}

/** The very same state when none of the parts is another. */
function withParts<K extends keyof DeskState>(state: DeskState, parts: Pick<DeskState, K>): DeskState {
  for (const name in parts) if (!Object.is(parts[name], state[name])) return {...state, ...parts};
  return state;
}

const isNews = (known: {version: number} | null | undefined, told: {version: number}): boolean =>
  !known || told.version > known.version;

function takeSnapshot(state: DeskState, snapshot: Snapshot): DeskState {
  const offers = new Map(snapshot.offers.map((offer) => [offer.id, offer]));
  const tasks = new Map([...snapshot.tasks, ...acceptedSince(state, snapshot)].map((task) => [task.id, task]));
  const before = takeSettings(state, snapshot.settings);
  const threads = new Map<string, Thread>();
  for (const page of snapshot.threads)
    threads.set(page.conversationId, withNewestPage(before.threads.get(page.conversationId), page));
  for (const {conversationId} of acceptedSince(state, snapshot)) {
    const thread = before.threads.get(conversationId);
    if (thread && !threads.has(conversationId)) threads.set(conversationId, thread);
  }
  const histories = new Map([...before.histories].filter(([id]) => id === OWN || tasks.has(id)));
  const left = [...state.tasks.values()].filter(({conversationId}) => !isOpen(tasks, conversationId));
  const lines = [...offers.values(), ...tasks.values()].map(({line}) => line);
  const after: DeskState = {
    ...state,
    agent: snapshot.agent,
    settings: snapshot.settings,
    offers,
    tasks,
    lines: lines.reduce(withLine, new Map()),
    notices: new Map(
      snapshot.notices.filter(({id}) => !state.goneNotices.has(id)).map((notice) => [notice.id, notice]),
    ),
    targets: null,
    templates: new Map([...state.templates].filter(([id]) => tasks.has(id))),
    typing: new Map(),
    threads,
    typed: typedIn(state.typed, threads),
    attached: typedIn(state.attached, threads),
    missedOffer: before.missedOffer,
    revealed: [...state.tasks.keys()].filter((id) => !tasks.has(id)).reduce(withoutRevealedOf, before.revealed),
    histories,
    pastThreads: shownPast(before.pastThreads, histories),
    proposedReasons: new Map([...state.proposedReasons].filter(([id]) => tasks.has(id))),
    refusals: left.reduce((refusals, task) => withLost(refusals, state, task), state.refusals),
    goneOffers: goneBy(state.goneOffers, state.offers, offers),
    goneTasks: goneBy(state.goneTasks, state.tasks, tasks),
    openTaskId: state.openTaskId !== null && tasks.has(state.openTaskId) ? state.openTaskId : firstOf(tasks),
  };
  return endDrafts(after, state, [...state.drafts.keys(), ...state.replyTo.keys(), ...state.held]);
}

/** The answer to an Accept may overtake a snapshot that was taken before it. */
const acceptedSince = ({tasks}: DeskState, {tasks: told, now}: Snapshot): readonly Task[] =>
  [...tasks.values()].filter(({id, acceptedAt}) => acceptedAt > now && !told.some((task) => task.id === id));

/** What the snapshot has stands, whatever was thought of it before: what follows about it must not pass for a repeat. */
function goneBy(
  gone: ReadonlySet<string>,
  before: ReadonlyMap<string, unknown>,
  standing: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  const missing = [...before.keys()].filter((id) => !standing.has(id));
  return remember(new Set([...gone].filter((id) => !standing.has(id))), missing);
}

function takeSettings(state: DeskState, settings: Settings): DeskState {
  if (!isNews(state.settings, settings)) return state;
  const {masking} = state.settings ?? settings;
  const asBefore = masking.pci === settings.masking.pci && masking.pii === settings.masking.pii;
  if (!asBefore) return hideToldSoFar({...state, settings});
  return {...state, settings, revealed: settings.masking.reveal === true ? state.revealed : new Map()};
}

/** Who leaves RONA by hand has seen which offer was missed. */
function takeAgent(state: DeskState, agent: Agent): DeskState {
  if (!isNews(state.agent, agent)) return state;
  const wasRona = state.agent?.states[0]?.name === 'rona';
  const leftRona = wasRona && agent.states[0]?.name !== 'rona';
  return {...state, agent, missedOffer: leftRona ? null : state.missedOffer};
}

function takeOffer(state: DeskState, offer: Offer): DeskState {
  const past = state.goneOffers.has(offer.id) || state.tasks.has(offer.id) || state.goneTasks.has(offer.id);
  if (past || !isNews(state.offers.get(offer.id), offer)) return state;
  return {
    ...state,
    offers: new Map(state.offers).set(offer.id, offer),
    lines: withLine(state.lines, offer.line),
  };
}

function loseOffer(state: DeskState, {offerId, reason, by}: Extract<DeskEvent, {type: 'offer-gone'}>): DeskState {
  if (state.goneOffers.has(offerId)) return retellMissed(state, {offerId, reason, by});
  const offer = state.offers.get(offerId);
  return {
    ...state,
    offers: without(state.offers, offerId),
    goneOffers: remember(state.goneOffers, [offerId]),
    missedOffer: offer ? {offer, reason, by} : state.missedOffer,
  };
}

/** A lapsed offer that a colleague has taken since: the agent is told who. */
function retellMissed(
  state: DeskState,
  told: Pick<Extract<DeskEvent, {type: 'offer-gone'}>, 'offerId' | 'reason' | 'by'>,
) {
  const {missedOffer} = state;
  if (missedOffer?.offer.id !== told.offerId || told.reason !== 'taken' || missedOffer.by === told.by) return state;
  return {...state, missedOffer: {offer: missedOffer.offer, reason: told.reason, by: told.by}};
}

function takeTask(state: DeskState, task: Task, page: ThreadPage | null): DeskState {
  if (state.goneTasks.has(task.id)) return state;
  const comesBack = !state.tasks.has(task.id) && isOpen(state.tasks, task.conversationId);
  const withThread = page ? takePage(state, page, comesBack ? withOpenedPage : withPage) : state;
  const known = state.tasks.get(task.id);
  if (!isNews(known, task)) return withThread;
  const accepted = state.pending.has(subjectOf({type: 'accept', taskId: task.id}));
  const taken: DeskState = {
    ...withThread,
    offers: without(state.offers, task.id),
    goneOffers: remember(state.goneOffers, [task.id]),
    tasks: new Map(state.tasks).set(task.id, known ? withKnownParts(known, task) : task),
    lines: withLine(state.lines, task.line),
    openTaskId: accepted ? task.id : (state.openTaskId ?? task.id),
  };
  return endDrafts(taken, state, [task.conversationId]);
}

/** A task is told whole: what has not changed in it stays the same object, and nobody draws it anew. */
const withKnownParts = (known: Task, told: Task): Task => ({
  ...told,
  customer: asKnown(known.customer, told.customer),
  capabilities: asKnown(known.capabilities, told.capabilities),
  variables: asKnown(known.variables, told.variables),
  conference: asKnown(known.conference, told.conference),
});

const asKnown = <T>(known: T, told: T): T => (JSON.stringify(known) === JSON.stringify(told) ? known : told);

function takePage(state: DeskState, page: ThreadPage, withIt: typeof withOpenedPage = withPage): DeskState {
  return withParts(
    changeThread(state, page.conversationId, (thread) => withIt(thread, page)),
    {typed: withoutTold(state.typed, page.messages), attached: withoutTold(state.attached, page.messages)},
  );
}

function loseTask(state: DeskState, taskId: string): DeskState {
  const tasks = without(state.tasks, taskId);
  const task = state.tasks.get(taskId);
  const over = task !== undefined && !isOpen(tasks, task.conversationId);
  const histories = without(state.histories, taskId);
  const left = withParts(state, {
    tasks,
    histories,
    pastThreads: shownPast(state.pastThreads, histories),
    targets: state.targets?.taskId === taskId ? null : state.targets,
    templates: without(state.templates, taskId),
    typing: over ? without(state.typing, task.conversationId) : state.typing,
    proposedReasons: without(state.proposedReasons, taskId),
    refusals: over ? withLost(state.refusals, state, task) : state.refusals,
    offers: without(state.offers, taskId),
    goneOffers: remember(state.goneOffers, [taskId]),
    goneTasks: remember(state.goneTasks, [taskId]),
    threads: over ? without(state.threads, task.conversationId) : state.threads,
    revealed: withoutRevealedOf(state.revealed, taskId),
    typed: over ? typedIn(state.typed, without(state.threads, task.conversationId)) : state.typed,
    attached: over ? typedIn(state.attached, without(state.threads, task.conversationId)) : state.attached,
    openTaskId: state.openTaskId === taskId ? firstOf(tasks) : state.openTaskId,
  });
  return task ? endDrafts(left, state, [task.conversationId]) : left;
}

function settle(state: DeskState, event: Extract<LocalEvent, {type: 'command-settled'}>): DeskState {
  const subject = subjectOf(event.command);
  const {command, refusal} = event;
  return {
    ...state,
    pending: without(state.pending, subject),
    refusals: refusal === null ? state.refusals : new Map(state.refusals).set(subject, {command, code: refusal}),
    reasonUse: command.type === 'wrapUp' && refusal === null ? withUse(state.reasonUse, command) : state.reasonUse,
  };
}

function hold(state: DeskState, {conversationId, holds}: Extract<LocalEvent, {type: 'files-held'}>): DeskState {
  if (state.held.has(conversationId) === holds) return state;
  const others = [...state.held].filter((id) => id !== conversationId);
  return {...state, held: new Set(holds ? [...others, conversationId] : others)};
}

/** Only to a message that can be answered. */
function chooseReply(state: DeskState, {conversationId, messageId}: Extract<LocalEvent, {type: 'reply-chosen'}>) {
  if (messageId === null) return withParts(state, {replyTo: without(state.replyTo, conversationId)});
  const message = state.threads.get(conversationId)?.messages.find(({id}) => id === messageId);
  return message && canBeAnswered(message) && state.replyTo.get(conversationId) !== messageId
    ? {...state, replyTo: new Map(state.replyTo).set(conversationId, messageId)}
    : state;
}

/** What was answered is answered; one that is tried again leaves the next alone. */
const withoutReplyOf = (replyTo: DeskState['replyTo'], {conversationId, quotedId, delivery}: Message) =>
  delivery?.attempt === 1 && replyTo.get(conversationId) === quotedId ? without(replyTo, conversationId) : replyTo;

/** To a deleted message there is no reply. */
const withoutReplyTo = (replyTo: DeskState['replyTo'], {conversationId, id, deleted}: Message) =>
  deleted && replyTo.get(conversationId) === id ? without(replyTo, conversationId) : replyTo;

/** Who has written is not writing any more. */
function takeTyping(state: DeskState, {conversationId, name, until}: Extract<DeskEvent, {type: 'typing'}>): DeskState {
  return name === null
    ? withParts(state, {typing: without(state.typing, conversationId)})
    : {...state, typing: new Map(state.typing).set(conversationId, {name, until})};
}

function withUse(use: DeskState['reasonUse'], {reasonId}: Extract<DeskCommand, {type: 'wrapUp'}>) {
  return new Map(use).set(reasonId, (use.get(reasonId) ?? 0) + 1);
}

/** Under its bubble; where the conversation is over there is none, and the agent is told all the same. */
function refuse(state: DeskState, entry: Unsent, errorCode: string): DeskState {
  if (!state.threads.has(entry.message.conversationId)) return {...state, refusals: withRefusal(state.refusals, entry)};
  return changeOwn(state, entry.message, (message) => ({
    ...message,
    waiting: null,
    delivery: {status: 'failed', attempt: message.delivery?.attempt ?? 1, errorCode},
  }));
}

/** The failed messages that leave with this task, unless the agent wraps it up and so has seen them. */
function withLost(refusals: DeskState['refusals'], state: DeskState, {id: taskId, conversationId}: Task) {
  if (state.pending.has(subjectOf({type: 'wrapUp', taskId, reasonId: ''}))) return refusals;
  const failed = unconfirmedOf(state.threads.get(conversationId)).findLast(isFailed);
  return failed ? withRefusal(refusals, {taskId, key: '', message: asTyped(state.typed, failed)}) : refusals;
}

function withRefusal(refusals: DeskState['refusals'], entry: Unsent): DeskState['refusals'] {
  const refusal = lostRefusal(entry);
  return new Map(refusals).set(subjectOf(refusal.command), refusal);
}

const isFailed = ({delivery}: Message): boolean => delivery?.status === 'failed';

const isOpen = (tasks: DeskState['tasks'], conversationId: string): boolean =>
  [...tasks.values()].some((task) => task.conversationId === conversationId);

function openVault(state: DeskState, event: Extract<LocalEvent, {type: 'vault-opened'}>): DeskState {
  const restored = event.unsent.reduce(restore, state);
  const opened: DeskState = {
    ...restored,
    draftsKept: event.kept,
    drafts: new Map([...event.drafts, ...state.drafts]), // what was typed since wins
    reasonUse: new Map([...event.reasonUse, ...state.reasonUse]),
  };
  return endDrafts(opened, restored, event.drafts.keys());
}

/** Back into its conversation; what failed in one that is over is told. What was not sent yet will have its answer. */
function restore(state: DeskState, entry: Unsent): DeskState {
  const {message} = entry;
  if (isOpen(state.tasks, message.conversationId)) return addOwn(state, message, entry.with);
  return isFailed(message) ? {...state, refusals: withRefusal(state.refusals, entry)} : state;
}

/** The agent's own message: in the thread as it may be seen, and beside it as it is to be sent. */
function addOwn(state: DeskState, own: Message, attached: Unsent['with']): DeskState {
  const added = changeThread(state, own.conversationId, (thread) => withMessage(thread, asSeen(own, state.settings)));
  return {
    ...added, // told meanwhile, it needs no keeping
    typed: typedIn(withTyped(state.typed, own), added.threads),
    attached: attached ? typedIn(new Map(state.attached).set(own.id, attached), added.threads) : state.attached,
  };
}

function changeThread(
  state: DeskState,
  conversationId: string,
  change: (thread: Thread | undefined) => Thread | undefined,
): DeskState {
  const thread = state.threads.get(conversationId);
  const changed = change(thread);
  if (!changed || changed === thread) return state;
  return {...state, threads: new Map(state.threads).set(conversationId, changed)};
}

/** Changes a message that only this desk knows of; the contact centre's word is never overwritten. */
function changeOwn(state: DeskState, {conversationId, id}: Message, change: (own: Message) => Message): DeskState {
  return changeThread(state, conversationId, (thread) => {
    const own = thread?.messages.find((message) => message.id === id && message.version === 0);
    return own && thread ? withMessage(withoutMessage(thread, id), change(own)) : thread;
  });
}

function withLine(lines: ReadonlyMap<string, Line>, line: Line): ReadonlyMap<string, Line> {
  return isNews(lines.get(line.id), line) ? new Map(lines).set(line.id, line) : lines;
}

function withDraft(drafts: ReadonlyMap<string, string>, conversationId: string, text: string) {
  if (text === '') return without(drafts, conversationId);
  return drafts.get(conversationId) === text ? drafts : new Map(drafts).set(conversationId, text);
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

function remember(gone: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  if (ids.every((id) => gone.has(id))) return gone;
  return new Set([...gone, ...ids].slice(-GONE_IDS));
}

const firstOf = (map: ReadonlyMap<string, unknown>): string | null => map.keys().next().value ?? null;
