-- Who did what, when, from where. The application's role may insert and read, never change or remove (R__grants.sql).
create table audit_entry (
  id            bigint generated always as identity primary key,
  at            timestamptz not null,
  account_id    uuid,
  actor         text        not null check (length(actor) between 1 and 200),
  address       text        not null,
  action        text        not null,
  outcome       text        not null check (outcome in ('DONE', 'REFUSED')),
  department_id uuid,
  year          integer,
  subject       text        not null,
  detail        text        not null
);
create index audit_entry_at on audit_entry (at);

-- Entries whose hash is not yet in the chain; emptied by the sequencer, so that no save waits for another.
create table audit_unchained (
  entry_id bigint primary key references audit_entry (id)
);

create table audit_chain (
  position bigint primary key check (position > 0),
  entry_id bigint not null unique references audit_entry (id),
  hash     text   not null check (hash ~ '^[0-9a-f]{64}$')
);
