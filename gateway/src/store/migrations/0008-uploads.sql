-- A file that an agent has brought and not sent yet. Its bytes lie where those of messages do, under the upload's id;
-- sending gives them the message's.
create table uploads (
  tenant_id text not null,
  id text not null,
  agent_id text not null,
  conversation_id text not null,
  created_at bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references media (tenant_id, message_id) on delete cascade
);
create index uploads_of_agent on uploads (tenant_id, agent_id);

alter table media_chunks drop constraint media_chunks_tenant_id_message_id_fkey;
alter table media_chunks add foreign key (tenant_id, message_id) references media on delete cascade on update cascade;

-- Of a file that an agent sends: WhatsApp's id once it was given there, and since when.
alter table media alter column media_id drop not null;
alter table media add column given_at bigint;
