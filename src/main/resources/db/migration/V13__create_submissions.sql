alter table self_evaluation drop constraint self_evaluation_status_check;
alter table self_evaluation add constraint self_evaluation_status_check
  check (status in ('IN_PROGRESS', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'ACCEPTED'));

-- A report that was handed in: its bytes, and their hash, which the database computes too.
create table submission (
  id            uuid        primary key,
  evaluation_id uuid        not null references self_evaluation (id),
  number        integer     not null check (number > 0),
  at            timestamptz not null,
  account_id    uuid        not null references account (id),
  account_name  text        not null,
  document      bytea       not null,
  sha256        text        not null check (sha256 = encode(sha256(document), 'hex')),
  total         numeric     not null,
  grade         text        not null,
  bound_fields  jsonb       not null,
  unique (evaluation_id, number)
);

create table evaluation_step (
  id                uuid        primary key,
  evaluation_id     uuid        not null references self_evaluation (id),
  position          integer     not null check (position > 0),
  step              text        not null check (step in ('START', 'SUBMIT', 'WITHDRAW', 'OPEN', 'ACCEPT', 'RETURN')),
  status            text        not null check (status in ('IN_PROGRESS', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'ACCEPTED')),
  submission_number integer,
  at                timestamptz not null,
  account_id        uuid        not null references account (id),
  account_name      text        not null,
  opinion           text        not null check (step <> 'RETURN' or length(opinion) > 0),
  unique (evaluation_id, position),
  foreign key (evaluation_id, submission_number) references submission (evaluation_id, number)
);

-- What was handed in and what was decided never changes, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only ever grows', tg_table_name;
end $$;
create trigger submission_is_fixed before update or delete on submission
  for each row execute function refuse_change();
create trigger evaluation_step_is_fixed before update or delete on evaluation_step
  for each row execute function refuse_change();
