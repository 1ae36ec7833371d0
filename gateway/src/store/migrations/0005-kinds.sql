-- People who write in groups, one key each; whoever also writes alone has the key of their conversations.
create table people (
  tenant_id text not null,
  key text not null,
  user_id text,
  parent_user_id text,
  phone text,
  wa_id text,
  username text,
  name text,
  primary key (tenant_id, key)
);
create unique index people_user on people (tenant_id, user_id) where user_id is not null;
create index people_phone on people (tenant_id, phone);

-- Who of a group wrote it; null where the conversation is with one customer.
alter table messages add column person_key text;
create index messages_quoting on messages (tenant_id, quoted_wamid) where quoted_wamid is not null;

-- What was done to a message, by WhatsApp's ids: it may be told before the message is. Kept with the time it was done,
-- so that the newest wins in whatever order they come.
create table amendments (
  tenant_id text not null,
  -- of the event itself
  wamid text not null,
  place bigint generated always as identity,
  target_wamid text not null,
  kind text not null check (kind in ('edit', 'revoke', 'reaction')),
  at bigint not null,
  side text not null check (side in ('customer', 'business')),
  -- which member of a group
  person_key text,
  -- which agent; null is the business on another device
  agent_id text,
  agent_name text,
  -- of a reaction; null takes it back
  emoji text,
  -- what an edit says; gone with the message
  detail jsonb not null default '{}',
  primary key (tenant_id, wamid)
);
create index amendments_of_message on amendments (tenant_id, target_wamid, at, place);

-- How far a message has come with each member of a group.
create table receipts (
  tenant_id text not null,
  message_id text not null,
  attempt integer not null,
  person_key text not null,
  status text not null,
  primary key (tenant_id, message_id, attempt, person_key)
);

-- In a group every member has a status of their own.
alter table parked_statuses add column person_key text not null default '';
alter table parked_statuses drop constraint parked_statuses_pkey;
alter table parked_statuses add primary key (tenant_id, wamid, status, person_key);
