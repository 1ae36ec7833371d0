-- Lines as they were last known, so that a deleted one keeps its name; deleted by the configuration or by a call.
create table lines (
  tenant_id text not null,
  id text not null,
  name text not null,
  number text not null,
  region text,
  version bigint not null default 1,
  -- null while it is there
  deleted_at bigint,
  -- stays deleted although the configuration lists it
  deleted_by_call boolean not null default false,
  primary key (tenant_id, id)
);

-- One piece of work with a customer: from the first message until nobody works on it any more.
create table interactions (
  tenant_id text not null,
  id text not null,
  conversation_id text not null,
  customer_key text not null,
  line_id text not null,
  -- where it came in
  queue_id text not null,
  received_at bigint not null,
  -- arrival numbers: where its messages begin, and, once it is closed, end
  first_seq bigint not null,
  last_seq bigint,
  closed_at bigint,
  outcome text check (outcome in ('ended', 'line-deleted')),
  primary key (tenant_id, id)
);
create index interactions_of_customer on interactions (tenant_id, customer_key, received_at, id);
create unique index interactions_open on interactions (tenant_id, conversation_id) where closed_at is null;

-- A colleague or a queue is asked to take over or to join.
create table requests (
  tenant_id text not null,
  id text not null,
  kind text not null check (kind in ('transfer', 'conference')),
  state text not null default 'open' check (state in ('open', 'accepted', 'dropped', 'cancelled')),
  conversation_id text not null,
  -- the task of the agent who asks
  task_id text not null,
  agent_id text not null,
  target_kind text not null check (target_kind in ('queue', 'agent')),
  target_id text not null,
  note text,
  requested_at bigint not null,
  -- when a conference request is given up
  expires_at bigint,
  primary key (tenant_id, id)
);
create unique index requests_open on requests (tenant_id, conversation_id) where state = 'open';

-- The streams of an agent; each holds a lease that it renews, and that stands for a while when it has closed.
create table desks (
  tenant_id text not null,
  agent_id text not null,
  id text not null,
  -- the tabs of one browser share it
  device_id text not null,
  lease_until bigint not null,
  open boolean not null default true,
  primary key (tenant_id, id)
);
create index desks_of_agent on desks (tenant_id, agent_id);
-- Who is signed in while this is applied comes back, or is gone.
insert into deadlines (tenant_id, kind, ref, due_at)
select tenant_id, 'presence', id, (extract(epoch from clock_timestamp()) * 1000)::bigint + 75000
from agents where state <> 'offline';

-- What an agent is told about work that is no longer, or newly, theirs, until they have seen it.
create table notices (
  tenant_id text not null,
  id text not null,
  agent_id text not null,
  task_id text not null,
  at bigint not null,
  kind text not null check (kind in ('transfer-dropped', 'conference-dropped', 'requeued', 'inherited', 'wrapped-up')),
  other_id text,
  other_name text,
  primary key (tenant_id, id)
);
create index notices_of_agent on notices (tenant_id, agent_id, at);

-- CAD variables that have a value; the configuration says which there are.
create table variables (
  tenant_id text not null,
  interaction_id text not null,
  name text not null,
  value text not null,
  version bigint not null default 1,
  -- agent; null is the system
  changed_by text,
  primary key (tenant_id, interaction_id, name)
);

-- What an agent who was gone comes back as; null: with the first idle code.
alter table agents add column return_as text check (return_as in ('rona', 'connection-lost'));

-- The one that goes on now; null while the conversation is closed.
alter table conversations add column interaction_id text;

alter table tasks
  add column interaction_id text,
  add column request_id text,
  add column from_id text,
  add column from_name text,
  add column note text,
  add column ending text check (ending in ('ended', 'transferred', 'left', 'released', 'requeued')),
  add column wrap_up_due_at bigint;

-- Work of earlier versions: all tasks of a conversation that were received at the same time are one interaction.
insert into interactions (
  tenant_id, id, conversation_id, customer_key, line_id, queue_id, received_at, first_seq, last_seq, closed_at, outcome
)
select
  c.tenant_id, gen_random_uuid()::text, c.id, c.customer_key, c.line_id, work.queue_id, work.received_at, 0,
  case when c.received_at is distinct from work.received_at then c.last_seq end,
  case when c.received_at is distinct from work.received_at then coalesce(work.ended_at, work.received_at) end,
  case when c.received_at is distinct from work.received_at then 'ended' end
from (
  select tenant_id, conversation_id, received_at, min(queue_id) as queue_id, max(ended_at) as ended_at
  from tasks group by tenant_id, conversation_id, received_at
  union
  select tenant_id, id, received_at, queue_id, null from conversations
  where received_at is not null and not exists (
    select 1 from tasks t
    where t.tenant_id = conversations.tenant_id and t.conversation_id = conversations.id
      and t.received_at = conversations.received_at
  )
) work
join conversations c on c.tenant_id = work.tenant_id and c.id = work.conversation_id;

update tasks set interaction_id = i.id, ending = case when phase in ('wrap-up', 'done') then 'ended' end
from interactions i
where i.tenant_id = tasks.tenant_id and i.conversation_id = tasks.conversation_id and i.received_at = tasks.received_at;

update conversations set interaction_id = i.id
from interactions i
where i.tenant_id = conversations.tenant_id and i.conversation_id = conversations.id and i.closed_at is null;

alter table tasks alter column interaction_id set not null;
create index tasks_of_interaction on tasks (tenant_id, interaction_id);
create index tasks_of_agent on tasks (tenant_id, agent_id, accepted_at);
create unique index tasks_one_guest on tasks (tenant_id, conversation_id)
  where role = 'guest' and phase in ('offered', 'connected', 'interrupted');
