import type {Selectable} from 'kysely';
import {
  MAX_TEXT_LENGTH,
  plainText,
  type Agent,
  type Capabilities,
  type Customer,
  type Line,
  type Notice,
  type Offer,
  type Settings,
  type Task,
} from 'wa-desk/core';
import type {Tenant} from '../config.js';
import {sendable} from '../media/sendable.js';
import {CONNECTION_LOST} from '../routing/agents.js';
import type {Tables} from '../store/database.js';
import {accountOf} from '../templates/account-of.js';
import {variableNouns, type SavedVariables} from './variables.js';

type Row<T extends keyof Tables> = Selectable<Tables[T]>;

/** A conversation with what is known of its line; null on a line that was deleted before lines had rows. */
export type ConversationOnLine = Row<'conversations'> & {
  readonly line_name: string | null;
  readonly line_number: string | null;
  readonly line_region: string | null;
  readonly line_version: number | null;
  readonly line_deleted_at: number | null;
  readonly line_account: string | null;
};

/** Rows as a desk may see them: no wamid, no wa_id, no business-scoped id ever leaves here. */

/** @param devices - on how many the agent has a desk open */
export function agentNoun(tenant: Tenant, row: Row<'agents'>, devices: number): Agent {
  const code =
    row.code_id === null
      ? undefined
      : (tenant.idleCodes.get(row.code_id) ??
        (row.code_id === CONNECTION_LOST ? {id: CONNECTION_LOST, name: 'Connection lost'} : undefined));
  return {
    id: row.id,
    name: tenant.agents.get(row.id)?.name ?? row.id,
    version: row.version,
    states: [
      {
        channel: 'whatsapp',
        name: row.state,
        code: code ? {id: code.id, name: code.name} : null,
        since: row.state_since,
      },
    ],
    capacity: tenant.agents.get(row.id)?.capacity ?? 0,
    desks: row.state === 'offline' ? devices : Math.max(devices, 1),
  };
}

export function settingsNoun(tenant: Tenant): Settings {
  return {
    version: tenant.version,
    idleCodes: [...tenant.idleCodes.values()].map(({id, name}) => ({id, name})),
    queues: [...tenant.queues.values()].map(({id, name, wrapUpReasons, defaultReason}) => ({
      id,
      name,
      wrapUpReasons: wrapUpReasons.map((reason) => ({id: reason, name: tenant.reasons.get(reason)?.name ?? reason})),
      defaultReasonId: defaultReason ?? null,
    })),
    ...(tenant.cannedReplies.length > 0 && {cannedReplies: [...tenant.cannedReplies]}),
    masking: {
      pci: tenant.masking.pci,
      pii: tenant.masking.pii,
      reveal: tenant.masking.revealsPerHour > 0,
    },
  };
}

export const customerNoun = (conversation: Row<'conversations'>): Customer => ({
  ...personNoun({...conversation, key: conversation.customer_key}),
  ...(conversation.group_id !== null && {group: true}),
});

/** One person: a customer, or a member of a group. */
export function personNoun({
  key,
  name,
  username,
  phone,
}: Pick<Row<'people'>, 'key' | 'name' | 'username' | 'phone'>): Customer {
  return {
    key,
    name: name ? plainText(name) : null,
    username: username ? plainText(username) : null,
    number: phone ? plainText(displayNumber(phone)) : null,
  };
}

/** On the wire numbers have no plus sign; group and odd ids stay as they are. */
const displayNumber = (phone: string): string => (/^\d+$/.test(phone) ? `+${phone}` : phone);

/** As it was last known, when it is deleted. */
export const lineNoun = ({id, name, version, number, region, deleted_at}: Row<'lines'>): Line => ({
  id,
  name,
  version,
  number: plainText(number),
  region,
  deleted: deleted_at !== null,
});

export const lineOf = (conversation: ConversationOnLine): Line => ({
  id: conversation.line_id,
  name: conversation.line_name ?? '',
  version: conversation.line_version ?? 0,
  number: plainText(conversation.line_number ?? ''),
  region: conversation.line_region,
  deleted: conversation.line_version === null || conversation.line_deleted_at !== null,
});

export const queueNoun = (tenant: Tenant, id: string) => ({id, name: tenant.queues.get(id)?.name ?? id});

const work = (tenant: Tenant, task: Row<'tasks'>, conversation: ConversationOnLine) => ({
  id: task.id,
  version: task.version,
  conversationId: conversation.id,
  channel: 'whatsapp' as const,
  customer: customerNoun(conversation),
  line: lineOf(conversation),
  queue: queueNoun(tenant, task.queue_id),
  receivedAt: task.received_at,
  kind: task.kind,
  from: task.from_id === null ? null : {id: task.from_id, name: task.from_name ?? task.from_id},
  note: task.note === null ? null : plainText(task.note),
});

export function offerNoun(tenant: Tenant, task: Row<'tasks'>, conversation: ConversationOnLine): Offer {
  return {
    ...work(tenant, task, conversation),
    offeredAt: task.offered_at,
    expiresAt: task.expires_at,
  };
}

/** Undefined once it is wrapped up, or while it is only offered. */
export function taskNoun(
  tenant: Tenant,
  task: Row<'tasks'>,
  conversation: ConversationOnLine,
  conference: Task['conference'],
  saved: SavedVariables,
  now: number,
): Task | undefined {
  const about = work(tenant, task, conversation);
  const {customer, line, queue} = about;
  const base = {
    ...about,
    role: task.role,
    acceptedAt: task.accepted_at ?? task.offered_at,
    capabilities: capabilitiesOf(tenant, conversation, now),
    variables: variableNouns(
      tenant,
      {
        ani: customer.number?.text ?? '',
        dn: line.number.text,
        virtualTeamName: queue.name,
        customerName: (customer.name ?? customer.username)?.text ?? '',
      },
      saved.get(task.interaction_id),
    ),
    conference,
    readSeq: task.read_seq,
  };
  switch (task.phase) {
    case 'connected':
      return {...base, phase: 'connected'};
    case 'interrupted':
      return {...base, phase: 'interrupted', reason: 'line-deleted', interruptedAt: task.interrupted_at ?? 0};
    case 'wrap-up':
      return {
        ...base,
        phase: 'wrap-up',
        endedAt: task.ended_at ?? 0,
        ending: task.ending ?? 'ended',
        wrapUpDueAt: task.wrap_up_due_at,
      };
    default:
      return undefined;
  }
}

function capabilitiesOf(tenant: Tenant, conversation: ConversationOnLine, now: number): Capabilities {
  const {window_shut, window_until, group_id} = conversation;
  const windowClosesAt = window_shut ? 0 : window_until;
  const isOpen = now < (windowClosesAt ?? 0);
  return {
    maxTextLength: MAX_TEXT_LENGTH,
    windowClosesAt,
    features: [
      ...(isOpen ? (['reply', 'reaction', 'media'] as const) : []),
      ...(isOpen && group_id === null ? (['interactive'] as const) : []), // in groups WhatsApp takes none
      ...(accountOf(tenant, conversation) === null ? [] : (['template'] as const)),
      'note',
    ],
    media: sendable,
  };
}

export function noticeNoun(
  {id, at, kind, other_id, other_name, task_id}: Row<'notices'>,
  conversation: Row<'conversations'>,
): Notice {
  return {
    id,
    at,
    kind,
    customer: customerNoun(conversation),
    other: other_id === null ? null : {id: other_id, name: other_name ?? other_id},
    taskId: task_id,
  };
}
