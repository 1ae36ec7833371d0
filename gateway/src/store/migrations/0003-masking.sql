-- A message's part of a number that is split over several messages: stretches of its text, found when the last came.
alter table messages add column split jsonb;

-- Who has seen a masked value in clear, and why; the value itself is not kept. Rows are added, never changed or removed.
create table reveals (
  tenant_id text not null,
  -- the key of the command: asked again it is the same reveal
  id text not null,
  agent_id text not null,
  at bigint not null,
  task_id text not null,
  -- null is the customer's number
  message_id text,
  kind text not null,
  reason text not null,
  primary key (tenant_id, agent_id, id)
);
create index reveals_of_agent on reveals (tenant_id, agent_id, at);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'reveals are kept as they are';
end $$;
create trigger reveals_are_kept before update or delete on reveals
  for each row execute function refuse_change();
create trigger reveals_are_not_emptied before truncate on reveals
  for each statement execute function refuse_change();
