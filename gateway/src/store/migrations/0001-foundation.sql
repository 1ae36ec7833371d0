-- Times are ms since the Unix epoch under the gateway's clock; no query decides by now().

-- What WhatsApp delivered, byte for byte (jsonb refuses NUL and lone surrogates). Belongs to the gateway, not to a tenant.
create table webhooks (
  id bigint generated always as identity primary key,
  received_at bigint not null,
  body bytea not null,
  processed_at bigint,
  problems integer not null default 0
);
create index webhooks_waiting on webhooks (id) where processed_at is null;

create table agents (
  tenant_id text not null,
  id text not null,
  state text not null default 'offline' check (state in ('available', 'idle', 'rona', 'offline')),
  code_id text,
  state_since bigint not null,
  -- since when this agent waits for work: becoming Available or being offered something starts it anew
  waiting_since bigint not null,
  version bigint not null default 1,
  -- taken by `update … returning` in the transaction that appends: a sequence's gaps would become visible out of order
  seq bigint not null default 0,
  vault_key bytea not null,
  primary key (tenant_id, id)
);

-- The thread with one customer (or group) on one line; outlives tasks.
create table conversations (
  tenant_id text not null,
  id text not null,
  line_id text not null,
  customer_key text not null,
  user_id text,
  parent_user_id text,
  phone text,
  wa_id text,
  group_id text,
  username text,
  name text,
  queue_id text not null,
  state text not null default 'closed' check (state in ('closed', 'waiting', 'assigned')),
  -- when the present piece of work was received
  received_at bigint,
  last_seq bigint not null default 0,
  -- newest customer message + 24 h by WhatsApp's time; null before the first
  window_until bigint,
  -- WhatsApp answered 131047: closed, whatever the clock says, until the customer writes
  window_shut boolean not null default false,
  primary key (tenant_id, id)
);
create unique index conversations_user on conversations (tenant_id, line_id, user_id) where user_id is not null;
create unique index conversations_group on conversations (tenant_id, line_id, group_id) where group_id is not null;
create index conversations_phone on conversations (tenant_id, line_id, phone);
create index conversations_waiting on conversations (tenant_id, received_at) where state = 'waiting';

-- Ids a customer left behind: history, never a send target.
create table aliases (
  tenant_id text not null,
  line_id text not null,
  conversation_id text not null,
  kind text not null check (kind in ('phone', 'user_id')),
  value text not null,
  left_at bigint not null,
  primary key (tenant_id, line_id, kind, value, conversation_id)
);

create table messages (
  tenant_id text not null,
  id text not null,
  conversation_id text not null,
  -- arrival; the order on screen is (at, seq)
  seq bigint not null,
  at bigint not null,
  version bigint not null default 1,
  wamid text,
  author_kind text not null check (author_kind in ('customer', 'agent', 'business', 'system')),
  author_id text,
  author_name text,
  -- 'text', 'notice', or the wire type of what is not text
  kind text not null,
  text text,
  -- the rest of the parsed update, for kinds that later versions draw
  detail jsonb not null default '{}',
  quoted_wamid text,
  edited boolean not null default false,
  deleted boolean not null default false,
  status text,
  attempt integer,
  error_code text,
  waiting text,
  primary key (tenant_id, id)
);
create unique index messages_wamid on messages (tenant_id, wamid) where wamid is not null;
create index messages_order on messages (tenant_id, conversation_id, at, seq);

-- One agent's piece of work on a conversation, from offer to wrap-up.
create table tasks (
  tenant_id text not null,
  id text not null,
  conversation_id text not null,
  agent_id text not null,
  role text not null check (role in ('owner', 'guest')),
  kind text not null check (kind in ('new', 'transfer', 'conference')),
  phase text not null check (phase in ('offered', 'gone', 'connected', 'interrupted', 'wrap-up', 'done')),
  version bigint not null default 1,
  queue_id text not null,
  received_at bigint not null,
  offered_at bigint not null,
  expires_at bigint,
  gone_reason text check (gone_reason in ('lapsed', 'taken', 'withdrawn')),
  gone_by text,
  accepted_at bigint,
  interrupted_at bigint,
  ended_at bigint,
  read_seq bigint not null default 0,
  wrap_up_reason_id text,
  wrapped_up_at bigint,
  primary key (tenant_id, id)
);
create unique index tasks_one_owner on tasks (tenant_id, conversation_id)
  where role = 'owner' and phase in ('offered', 'connected', 'interrupted');
create index tasks_open on tasks (tenant_id, agent_id) where phase in ('offered', 'connected', 'interrupted', 'wrap-up');
create index tasks_of_conversation on tasks (tenant_id, conversation_id);

-- Attempts to send; the id goes out as biz_opaque_callback_data and comes back with every status.
create table sends (
  tenant_id text not null,
  id text not null,
  place bigint generated always as identity,
  conversation_id text not null,
  message_id text not null,
  attempt integer not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'done', 'unknown')),
  due_at bigint not null,
  tries integer not null default 0,
  lease_until bigint,
  wamid text,
  primary key (tenant_id, id)
);
create index sends_due on sends (due_at) where state in ('queued', 'sending');
create index sends_order on sends (tenant_id, conversation_id, place) where state in ('queued', 'sending');
create unique index sends_wamid on sends (tenant_id, wamid) where wamid is not null;

-- Statuses that came before the id they are about was known.
create table parked_statuses (
  tenant_id text not null,
  wamid text not null,
  status text not null,
  error_code text,
  parked_at bigint not null,
  primary key (tenant_id, wamid, status)
);

-- What each agent's desk is to be told: ids only; the frame is built from the rows as they are when it is delivered.
create table events (
  tenant_id text not null,
  agent_id text not null,
  seq bigint not null,
  kind text not null,
  ref text not null,
  primary key (tenant_id, agent_id, seq)
);

create table deadlines (
  tenant_id text not null,
  kind text not null,
  ref text not null,
  due_at bigint not null,
  primary key (tenant_id, kind, ref)
);
create index deadlines_due on deadlines (due_at);

-- Commands that had their effect: the same key again gets the same answer and no second effect.
create table commands (
  tenant_id text not null,
  agent_id text not null,
  key text not null,
  digest text not null,
  refs jsonb not null default '[]',
  at bigint not null,
  primary key (tenant_id, agent_id, key)
);
