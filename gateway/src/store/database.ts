import {Kysely, PostgresDialect, type ColumnType, type Generated, type Transaction} from 'kysely';
import {Pool, types} from 'pg';

type Json<T> = ColumnType<T, string, string>;

/** The tables of `migrations/`, column by column. Times are ms since the Unix epoch. */
export interface Tables {
  webhooks: {
    id: Generated<number>;
    received_at: number;
    body: Buffer;
    processed_at: number | null;
    problems: Generated<number>;
  };
  agents: {
    tenant_id: string;
    id: string;
    state: Generated<'available' | 'idle' | 'rona' | 'offline'>;
    code_id: string | null;
    state_since: number;
    waiting_since: number;
    version: Generated<number>;
    seq: Generated<number>;
    vault_key: Buffer;
    return_as: Generated<'rona' | 'connection-lost' | null>;
  };
  conversations: {
    tenant_id: string;
    id: string;
    line_id: string;
    customer_key: string;
    user_id: string | null;
    parent_user_id: string | null;
    phone: string | null;
    wa_id: string | null;
    group_id: string | null;
    username: string | null;
    name: string | null;
    queue_id: string;
    state: Generated<'closed' | 'waiting' | 'assigned'>;
    received_at: number | null;
    last_seq: Generated<number>;
    window_until: number | null;
    window_shut: Generated<boolean>;
    interaction_id: Generated<string | null>;
  };
  aliases: {
    tenant_id: string;
    line_id: string;
    conversation_id: string;
    kind: 'phone' | 'user_id';
    value: string;
    left_at: number;
  };
  messages: {
    tenant_id: string;
    id: string;
    conversation_id: string;
    seq: number;
    at: number;
    version: Generated<number>;
    wamid: string | null;
    author_kind: 'customer' | 'agent' | 'business' | 'system';
    author_id: string | null;
    author_name: string | null;
    kind: string;
    text: string | null;
    detail: Json<unknown>;
    quoted_wamid: string | null;
    person_key: Generated<string | null>;
    /** Its part of a number that is split over several messages. */
    split: ColumnType<unknown, string | null | undefined, string | null>;
    edited: Generated<boolean>;
    deleted: Generated<boolean>;
    status: string | null;
    attempt: number | null;
    error_code: string | null;
    waiting: string | null;
  };
  tasks: {
    tenant_id: string;
    id: string;
    conversation_id: string;
    agent_id: string;
    role: 'owner' | 'guest';
    kind: 'new' | 'transfer' | 'conference';
    phase: 'offered' | 'gone' | 'connected' | 'interrupted' | 'wrap-up' | 'done';
    version: Generated<number>;
    queue_id: string;
    received_at: number;
    offered_at: number;
    expires_at: number | null;
    gone_reason: 'lapsed' | 'taken' | 'withdrawn' | null;
    gone_by: string | null;
    accepted_at: number | null;
    interrupted_at: number | null;
    ended_at: number | null;
    read_seq: Generated<number>;
    wrap_up_reason_id: string | null;
    wrapped_up_at: number | null;
    interaction_id: string;
    request_id: Generated<string | null>;
    from_id: Generated<string | null>;
    from_name: Generated<string | null>;
    note: Generated<string | null>;
    ending: Generated<'ended' | 'transferred' | 'left' | 'released' | 'requeued' | null>;
    wrap_up_due_at: Generated<number | null>;
  };
  lines: {
    tenant_id: string;
    id: string;
    name: string;
    number: string;
    region: string | null;
    version: Generated<number>;
    deleted_at: Generated<number | null>;
    deleted_by_call: Generated<boolean>;
    account_id: Generated<string | null>;
  };
  interactions: {
    tenant_id: string;
    id: string;
    conversation_id: string;
    customer_key: string;
    line_id: string;
    queue_id: string;
    received_at: number;
    first_seq: number;
    last_seq: Generated<number | null>;
    closed_at: Generated<number | null>;
    outcome: Generated<'ended' | 'line-deleted' | null>;
  };
  requests: {
    tenant_id: string;
    id: string;
    kind: 'transfer' | 'conference';
    state: Generated<'open' | 'accepted' | 'dropped' | 'cancelled'>;
    conversation_id: string;
    task_id: string;
    agent_id: string;
    target_kind: 'queue' | 'agent';
    target_id: string;
    note: string | null;
    requested_at: number;
    expires_at: number | null;
  };
  desks: {
    tenant_id: string;
    agent_id: string;
    id: string;
    device_id: string;
    lease_until: number;
    open: Generated<boolean>;
  };
  notices: {
    tenant_id: string;
    id: string;
    agent_id: string;
    task_id: string;
    at: number;
    kind: 'transfer-dropped' | 'conference-dropped' | 'requeued' | 'inherited' | 'wrapped-up' | 'line-deleted';
    other_id: string | null;
    other_name: string | null;
  };
  variables: {
    tenant_id: string;
    interaction_id: string;
    name: string;
    value: string;
    version: Generated<number>;
    changed_by: string | null;
  };
  sends: {
    tenant_id: string;
    id: string;
    place: Generated<number>;
    conversation_id: string;
    message_id: string;
    attempt: number;
    state: Generated<'queued' | 'sending' | 'done' | 'unknown'>;
    due_at: number;
    tries: Generated<number>;
    lease_until: number | null;
    wamid: string | null;
  };
  people: {
    tenant_id: string;
    key: string;
    user_id: string | null;
    parent_user_id: string | null;
    phone: string | null;
    wa_id: string | null;
    username: string | null;
    name: string | null;
  };
  amendments: {
    tenant_id: string;
    /** Of the event itself. */
    wamid: string;
    place: Generated<number>;
    target_wamid: string;
    kind: 'edit' | 'revoke' | 'reaction';
    at: number;
    side: 'customer' | 'business';
    person_key: string | null;
    agent_id: string | null;
    agent_name: string | null;
    emoji: string | null;
    detail: Json<unknown>;
  };
  receipts: {
    tenant_id: string;
    message_id: string;
    attempt: number;
    person_key: string;
    status: string;
  };
  parked_statuses: {
    tenant_id: string;
    wamid: string;
    status: string;
    person_key: string;
    error_code: string | null;
    parked_at: number;
  };
  media: {
    tenant_id: string;
    message_id: string;
    /** WhatsApp's; null of a file that was not given there yet. */
    media_id: string | null;
    /** Since when WhatsApp has a file of ours. */
    given_at: Generated<number | null>;
    claimed_type: string | null;
    claimed_hash: string | null;
    state: Generated<'fetching' | 'ready' | 'expired' | 'blocked' | 'failed'>;
    mime: Generated<string | null>;
    size: Generated<number | null>;
    name: string | null;
    width: Generated<number | null>;
    height: Generated<number | null>;
    duration: Generated<number | null>;
    attempts: Generated<number>;
    /** While it is to be fetched. */
    due_at: number | null;
    take: Generated<string | null>;
  };
  uploads: {tenant_id: string; id: string; agent_id: string; conversation_id: string; created_at: number};
  media_chunks: {tenant_id: string; message_id: string; take: string; place: number; bytes: Buffer};
  reveals: {
    tenant_id: string;
    id: string;
    agent_id: string;
    at: number;
    task_id: string;
    /** Null is the customer's number. */
    message_id: string | null;
    kind: string;
    reason: string;
  };
  events: {
    tenant_id: string;
    agent_id: string;
    seq: number;
    kind:
      | 'agent'
      | 'offer'
      | 'task'
      | 'task-opened'
      | 'message'
      | 'message-changed'
      | 'notice'
      | 'line'
      | 'signed-out'
      /** `ref` is the device that stays. */
      | 'closed';
    ref: string;
  };
  deadlines: {tenant_id: string; kind: string; ref: string; due_at: number};
  commands: {
    tenant_id: string;
    agent_id: string;
    key: string;
    digest: string;
    refs: Json<unknown>;
    at: number;
  };
}

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

const {INT8} = types.builtins;

/** int8 as numbers: ids, counters and ms all stay below 2^53. */
export function createPool(connectionString: string, max = 10): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 2000, // a webhook is better refused, and sent again, than kept waiting
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)),
    },
  });
  // a connection that breaks while it is used fails its query; without a listener it would also end the process
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * For storing webhooks alone: nothing else can use it up, and a database that does not answer refuses the webhook within
 * two seconds, so that WhatsApp sends it again. A connection that was too slow is not used again.
 */
export function createIntakePool(connectionString: string): Pool {
  const pool = new Pool({connectionString, max: 4, connectionTimeoutMillis: 800, query_timeout: 1000});
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export const createDatabase = (pool: Pool): Database => new Kysely<Tables>({dialect: new PostgresDialect({pool})});
