-- 基础数据: what may be typed as a figure. A department's own ones carry its id.
create table figure_definition (
  code          text    primary key check (length(code) between 1 and 60 and code !~ '_(上年|同比|[0-9]+月)$'),
  department_id uuid    references department (id),
  position      integer not null,
  label_en      text    not null,
  kind          text    not null check (kind in ('MONEY', 'COUNT', 'NUMBER')),
  unit          text    not null
);

create table figure (
  id            uuid    primary key,
  department_id uuid    not null references department (id),
  year          integer not null check (year between 2000 and 2099),
  code          text    not null references figure_definition (code),
  value         numeric,
  sample        boolean not null,
  unique (department_id, year, code)
);

-- Every value that ever stood in a typed cell: business data, part of the history that a person sees.
create table cell_revision (
  id            uuid        primary key,
  department_id uuid        not null references department (id),
  year          integer     not null,
  cell          text        not null,
  before        text,
  after         text,
  at            timestamptz not null,
  account_id    uuid        not null references account (id),
  account_name  text        not null,
  check (before is distinct from after)
);
create index cell_revision_of_cell on cell_revision (department_id, year, cell, at);

-- Figures that every department has, by the national names.
insert into figure_definition (code, department_id, position, label_en, kind, unit) values
  ('三公经费预算数', null, 1, 'Three public expenses, budget',   'MONEY', '元'),
  ('三公经费执行数', null, 2, 'Three public expenses, executed', 'MONEY', '元');
