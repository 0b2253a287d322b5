-- A preview of what a scheme would change on real evaluations: working memory, not part of the record.
create table rollout (
  id         uuid        primary key,
  scheme_id  uuid        not null references scoring_scheme (id) on delete cascade,
  edits      integer     not null,
  years      integer[]   not null,
  total      integer     not null,
  done       integer     not null,
  state      text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  started_by uuid        not null references account (id),
  started_at timestamptz not null
);
create index rollout_of_scheme on rollout (scheme_id, started_at);

create table rollout_result (
  rollout_id      uuid    not null references rollout (id) on delete cascade,
  evaluation_id   uuid    not null,
  department_code text    not null,
  department_name text    not null,
  year            integer not null,
  status          text    not null,
  total_before    numeric,
  grade_before    text,
  total_after     numeric,
  grade_after     text,
  leaves          text    not null,
  missing         text    not null,
  primary key (rollout_id, evaluation_id)
);
