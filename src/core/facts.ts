import type {AgentState} from './agent.js';
import type {Message} from './message.js';
import {compareMessages} from './message-order.js';
import type {Notice} from './notice.js';
import type {DeskEvent} from './protocol.js';
import {agentStateOf} from './select.js';
import type {DeskState, MissedOffer} from './state.js';
import type {Offer, Task} from './task.js';

/** What has happened, for the host to act on. Fired once, by the session; does not bubble. */
export interface DeskFacts {
  'wa-connected': null;
  'wa-disconnected': null;
  'wa-agent-state-changed': {agentState: AgentState};
  'wa-task-offered': {offer: Offer};
  'wa-offer-gone': MissedOffer;
  'wa-task-assigned': {task: Task};
  /** An administrator deleted the line. */
  'wa-task-interrupted': {task: Task};
  /** A colleague was asked to join, joined, left, or did not come. */
  'wa-conference-changed': {task: Task};
  /** Left for wrap-up. */
  'wa-task-ended': {task: Task};
  /** Wrapped up, or handed to somebody else. */
  'wa-task-done': {task: Task};
  'wa-message-received': {message: Message; task: Task | null};
  'wa-notice': {notice: Notice};
}

export type DeskFactName = keyof DeskFacts;

export const deskFactNames = [
  'wa-connected',
  'wa-disconnected',
  'wa-agent-state-changed',
  'wa-task-offered',
  'wa-offer-gone',
  'wa-task-assigned',
  'wa-task-interrupted',
  'wa-conference-changed',
  'wa-task-ended',
  'wa-task-done',
  'wa-message-received',
  'wa-notice',
] as const satisfies readonly DeskFactName[];

/** A fact, typed by its name. */
export class WaFactEvent<N extends DeskFactName = DeskFactName> extends Event {
  constructor(
    type: N,
    readonly detail: DeskFacts[N],
  ) {
    super(type);
  }
}

/** What this event made true that was not true before. */
export function factsOf(before: DeskState, after: DeskState, event: DeskEvent): WaFactEvent[] {
  const facts: WaFactEvent[] = [];
  if (after.connection !== before.connection) {
    if (after.connection === 'online') facts.push(new WaFactEvent('wa-connected', null));
    else if (before.connection === 'online') facts.push(new WaFactEvent('wa-disconnected', null));
  }
  const agentState = agentStateOf(after);
  const earlier = agentStateOf(before);
  if (agentState && earlier && (agentState.name !== earlier.name || agentState.code?.id !== earlier.code?.id))
    facts.push(new WaFactEvent('wa-agent-state-changed', {agentState}));
  for (const [id, offer] of changed(before.offers, after.offers))
    if (!before.offers.has(id)) facts.push(new WaFactEvent('wa-task-offered', {offer}));
  if (after.missedOffer && after.missedOffer !== before.missedOffer)
    facts.push(new WaFactEvent('wa-offer-gone', after.missedOffer));
  if (event.type === 'snapshot')
    for (const [id, offer] of before.offers)
      if (!after.offers.has(id) && !after.tasks.has(id))
        facts.push(new WaFactEvent('wa-offer-gone', {offer, reason: 'withdrawn', by: null})); // while nobody could tell why
  for (const [id, task] of changed(before.tasks, after.tasks)) {
    const known = before.tasks.get(id);
    if (!known && task.phase !== 'wrap-up') facts.push(new WaFactEvent('wa-task-assigned', {task}));
    if (known && known.phase !== 'wrap-up' && task.phase === 'wrap-up')
      facts.push(new WaFactEvent('wa-task-ended', {task}));
    if (known?.phase === 'connected' && task.phase === 'interrupted')
      facts.push(new WaFactEvent('wa-task-interrupted', {task}));
    if (known && known.conference.state !== task.conference.state)
      facts.push(new WaFactEvent('wa-conference-changed', {task}));
  }
  for (const [id, task] of changed(after.tasks, before.tasks))
    if (!after.tasks.has(id)) facts.push(new WaFactEvent('wa-task-done', {task}));
  for (const [id, notice] of changed(before.notices, after.notices))
    if (!before.notices.has(id)) facts.push(new WaFactEvent('wa-notice', {notice}));
  for (const message of newFromCustomers(before, after, event)) {
    const task = [...after.tasks.values()].find((one) => one.conversationId === message.conversationId) ?? null;
    facts.push(new WaFactEvent('wa-message-received', {message, task}));
  }
  return facts;
}

/** Nothing where it is the same map: most events are a message, and change none. */
const changed = <V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): Iterable<[string, V]> =>
  after === before ? [] : after;

/** Told as it came, or brought by a snapshot: what was written while the desk was away. */
function newFromCustomers(before: DeskState, after: DeskState, event: DeskEvent): readonly Message[] {
  if (event.type === 'snapshot') return sinceLast(before, event).filter(isFromCustomer);
  const isNew = event.type === 'message' && isFromCustomer(event.message) && hasGrown(before, after, event.message);
  return isNew ? [event.message] : [];
}

const isFromCustomer = ({author}: Message): boolean => author.kind === 'customer';

/** A message that was known already makes its conversation no longer. */
const hasGrown = (before: DeskState, after: DeskState, {conversationId}: Message): boolean =>
  (after.threads.get(conversationId)?.messages.length ?? 0) >
  (before.threads.get(conversationId)?.messages.length ?? 0);

/** After the last message this desk knew from the contact centre: of a conversation it knew nothing of, none is news. */
function sinceLast({threads}: DeskState, {threads: pages}: Extract<DeskEvent, {type: 'snapshot'}>): readonly Message[] {
  return pages.flatMap(({conversationId, messages}) => {
    const known = threads.get(conversationId)?.messages ?? [];
    const last = known.findLast(({version}) => version > 0);
    if (!last) return [];
    const later = messages.filter((message) => compareMessages(message, last) > 0);
    return later.filter(({id}) => !known.some((one) => one.id === id));
  });
}

declare global {
  interface HTMLElementEventMap {
    'wa-connected': WaFactEvent<'wa-connected'>;
    'wa-disconnected': WaFactEvent<'wa-disconnected'>;
    'wa-agent-state-changed': WaFactEvent<'wa-agent-state-changed'>;
    'wa-task-offered': WaFactEvent<'wa-task-offered'>;
    'wa-offer-gone': WaFactEvent<'wa-offer-gone'>;
    'wa-task-assigned': WaFactEvent<'wa-task-assigned'>;
    'wa-task-interrupted': WaFactEvent<'wa-task-interrupted'>;
    'wa-conference-changed': WaFactEvent<'wa-conference-changed'>;
    'wa-task-ended': WaFactEvent<'wa-task-ended'>;
    'wa-task-done': WaFactEvent<'wa-task-done'>;
    'wa-message-received': WaFactEvent<'wa-message-received'>;
    'wa-notice': WaFactEvent<'wa-notice'>;
  }
}
