-- Who had transferred a customer is told when they still wait on a line that is deleted.
alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check check (
  kind in ('transfer-dropped', 'conference-dropped', 'requeued', 'inherited', 'wrapped-up', 'line-deleted')
);
