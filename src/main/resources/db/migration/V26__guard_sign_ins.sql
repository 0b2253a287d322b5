-- A reviewer sees the departments granted, or all of them, which is said. Those of before saw all.
alter table account add column all_departments boolean not null default false;
update account set all_departments = true where id in (select account_id from account_role where role = 'REVIEWER');
alter table account alter column all_departments drop default;

-- Whether it was ever granted anything: such an account is somebody, also while its grant is taken back.
alter table account add column ever_granted boolean not null default true;
alter table account alter column ever_granted drop default;

-- A password that was given out ends.
alter table account add column password_once_until timestamptz;

-- Who could not sign in, from where: to lock and to slow down. Of a name that no account has only a digest, as it may be a password.
create table sign_in_failure (
  id       bigint      generated always as identity primary key,
  at       timestamptz not null,
  username text        not null check (length(username) <= 100),
  address  text        not null check (length(address) <= 100)
);
create index sign_in_failure_of_account on sign_in_failure (username, at);
create index sign_in_failure_of_address on sign_in_failure (address, at);
create index sign_in_failure_at on sign_in_failure (at);

-- Where an account has signed in from lately: from there it is never slowed down.
create table sign_in_address (
  account_id uuid        not null references account (id) on delete cascade,
  address    text        not null,
  at         timestamptz not null,
  primary key (account_id, address)
);

-- Nobody becomes somebody else: a password is reset by one and confirmed by another, who alone is shown the new one.
create table password_reset (
  id             uuid        primary key,
  account_id     uuid        not null references account (id),
  password_no    integer     not null,
  proposed_by    uuid        not null references account (id),
  proposed_name  text        not null,
  proposed_at    timestamptz not null,
  decided_by     uuid        references account (id),
  decided_name   text,
  decided_at     timestamptz,
  outcome        text        check (outcome in ('DONE', 'DECLINED')),
  -- When the person concerned was told.
  seen_at        timestamptz,
  check ((decided_by is null) = (outcome is null) and (decided_by is null) = (decided_at is null) and (decided_by is null) = (decided_name is null))
);
create index password_reset_of_account on password_reset (account_id, proposed_at);
create unique index password_reset_open on password_reset (account_id) where outcome is null;

-- The history that people see of a cell only ever grows, as the log does.
create trigger cell_revision_is_fixed before update or delete on cell_revision
  for each row execute function refuse_change();
create trigger cell_batch_is_fixed before update or delete on cell_batch
  for each row execute function refuse_change();
create trigger cell_batch_row_is_fixed before update or delete on cell_batch_row
  for each row execute function refuse_change();
