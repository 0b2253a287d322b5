create table self_evaluation (
  id            uuid        primary key,
  version       integer     not null,
  department_id uuid        not null references department (id),
  year          integer     not null check (year between 2000 and 2099),
  scheme_id     uuid        not null references scoring_scheme (id),
  status        text        not null check (status in ('IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED')),
  started_at    timestamptz not null,
  so_far        numeric     not null,
  total         numeric,
  grade         text,
  unique (department_id, year),
  check ((total is null) = (grade is null))
);

create table indicator_entry (
  id             uuid    primary key,
  evaluation_id  uuid    not null references self_evaluation (id),
  indicator_code text    not null,
  input          text    not null,
  value          text,
  sample         boolean not null,
  unique (evaluation_id, indicator_code, input)
);

create table leaf_score (
  evaluation_id  uuid    not null references self_evaluation (id),
  indicator_code text    not null,
  full_marks     numeric not null,
  score          numeric,
  deduction      numeric,
  primary key (evaluation_id, indicator_code),
  check ((score is null) = (deduction is null)),
  check (score between 0 and full_marks and score + deduction = full_marks)
);

create table evaluation_problem (
  id            uuid    primary key,
  evaluation_id uuid    not null references self_evaluation (id),
  position      integer not null,
  words         text    not null check (length(words) between 1 and 5000),
  cause         text    not null
);
create index evaluation_problem_of on evaluation_problem (evaluation_id);

create table evaluation_measure (
  id            uuid    primary key,
  evaluation_id uuid    not null references self_evaluation (id),
  position      integer not null,
  words         text    not null check (length(words) between 1 and 5000),
  problem_id    uuid    references evaluation_problem (id),
  owner         text    not null,
  due_date      date
);
create index evaluation_measure_of on evaluation_measure (evaluation_id);
