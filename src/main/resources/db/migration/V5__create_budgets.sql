create table budget (
  id            uuid    primary key,
  version       integer not null,
  department_id uuid    not null references department (id),
  year          integer not null check (year between 2000 and 2099),
  unique (department_id, year)
);

-- Amounts in 元. The cumulative execution of December is the year's execution: one number.
create table ledger_line (
  id         uuid      primary key,
  budget_id  uuid      not null references budget (id),
  position   integer   not null,
  kind       text      not null check (kind in ('WHOLE', 'BASIC', 'PROJECT', 'INCOME')),
  name       text      not null check (length(name) between 1 and 200),
  original   numeric   check (original >= 0),
  adjustment numeric,
  cumulative numeric[] not null check (array_length(cumulative, 1) = 12 and (0 <= all (cumulative)) is not false),
  sample     text[]    not null,
  unique (budget_id, kind, name)
);
