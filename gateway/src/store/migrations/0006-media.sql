-- A file that a message brings. While `due_at` is set it is to be fetched then; who fetches moves it on first.
create table media (
  tenant_id text not null,
  message_id text not null,
  -- WhatsApp's id of the file; works for seven days
  media_id text not null,
  -- what the sender says; never believed
  claimed_type text,
  claimed_hash text,
  state text not null default 'fetching' check (state in ('fetching', 'ready', 'expired', 'blocked', 'failed')),
  -- as the bytes say
  mime text,
  size bigint,
  -- without folders, controls and direction signs, with the ending of what it is
  name text,
  width integer,
  height integer,
  duration double precision,
  attempts integer not null default 0,
  due_at bigint,
  -- which try this is: a later one has another and makes it void; of a file that is ready, the one that brought the bytes
  take text,
  primary key (tenant_id, message_id)
);
create index media_due on media (due_at) where due_at is not null;

-- The bytes, in pieces that fit into memory and that every gateway can reach; those of a try that failed go with the next.
create table media_chunks (
  tenant_id text not null,
  message_id text not null,
  take text not null,
  place integer not null,
  bytes bytea not null,
  primary key (tenant_id, message_id, take, place),
  foreign key (tenant_id, message_id) references media on delete cascade
);
alter table media_chunks alter column bytes set storage external;

-- Of messages that came before files were fetched: WhatsApp still has those of the last seven days.
insert into media (tenant_id, message_id, media_id, claimed_type, claimed_hash, name, due_at)
select tenant_id, id, detail->'media'->>'id', detail->'media'->>'mime', detail->'media'->>'sha256', null, at
from messages where not deleted and detail->'media'->>'id' is not null;
