-- Each entry is sealed by the program when it is made: an HMAC over its fields, with the id of the key. Older entries have none.
alter table audit_entry
  add column nonce  uuid,
  add column key_id text check (key_id ~ '^[0-9a-f]{8}$'),
  -- How often the same came again within a minute, where it did: equal refusals are one entry.
  add column times  integer check (times > 1),
  add column seal   text check (seal ~ '^[0-9a-f]{64}$'),
  add constraint seal_is_whole check ((seal is null) = (key_id is null) and (seal is null or nonce is not null));
-- The same entry put in once more is seen.
create unique index audit_entry_nonce on audit_entry (nonce);
-- What is not a name or a key has no place in the log. Entries of before stay as they are.
alter table audit_entry
  add constraint subject_is_short check (length(subject) <= 500) not valid,
  add constraint detail_is_short check (length(detail) <= 4000) not valid;

-- Links from the first keyed start on are HMACs too; the links of before are plain hashes and stay.
alter table audit_chain add column key_id text check (key_id ~ '^[0-9a-f]{8}$');

-- How far the chain went at a time, sealed. What stands in the database alone its owner can remove: each goes to the console too,
-- and to a file or an address where one is set.
create table audit_checkpoint (
  id       bigint      generated always as identity primary key,
  at       timestamptz not null,
  position bigint      not null check (position >= 0),
  hash     text        not null check (hash ~ '^[0-9a-f]{64}$'),
  key_id   text        not null,
  seal     text        not null check (seal ~ '^[0-9a-f]{64}$')
);

-- Entries that the program did not make: they are not linked, and stay where they are.
create table audit_refused (
  entry_id bigint      primary key references audit_entry (id),
  at       timestamptz not null
);

-- Checks of the whole chain, made in the background.
create table audit_check (
  id         uuid        primary key,
  account_id uuid        not null references account (id),
  at         timestamptz not null,
  updated_at timestamptz not null,
  total      bigint      not null,
  done       bigint      not null,
  state      text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  fault      text,
  position   bigint,
  entry_id   bigint,
  unsealed   integer     not null default 0
);
