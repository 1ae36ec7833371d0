-- The WhatsApp account of a line, as its webhooks say: templates belong to the account.
alter table lines add column account_id text;
