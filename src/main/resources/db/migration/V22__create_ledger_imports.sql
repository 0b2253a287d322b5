-- The working memory of imports into a ledger: the file until it has been read, and what it would change until it is applied.
create table ledger_import (
  id            uuid        primary key,
  department_id uuid        not null references department (id),
  year          integer     not null,
  account_id    uuid        not null references account (id),
  file_name     text        not null check (length(file_name) between 1 and 200),
  sha256        text        not null,
  content       bytea,
  state         text        not null check (state in ('MATCHING', 'READING', 'READY', 'APPLYING', 'APPLIED', 'REFUSED', 'FAILED')),
  done          integer     not null,
  refusal       text,
  matching      text,
  changed       boolean     not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null
);
create index ledger_import_of on ledger_import (department_id, year, account_id);

-- A row of the file. Amounts stand in the order of the ledger's columns: 年初预算数, 调整数, January to December.
create table ledger_import_row (
  import_id  uuid    not null references ledger_import (id) on delete cascade,
  new_id     uuid    not null,
  number     integer not null,
  sheet      text    not null,
  row_number integer not null,
  kind       text    not null,
  name       text    not null,
  office     text,
  office_before text,
  amounts    numeric[] not null,
  annual     numeric,
  wrong      text,
  refused    text,
  line_id    uuid,
  before     numeric[],
  after      numeric[],
  seen       text,
  state      text    check (state in ('NEW', 'CHANGED', 'UNCHANGED', 'WRONG')),
  primary key (import_id, number)
);

-- How a department matched the columns of a file with these headings, to be proposed next time.
create table ledger_matching (
  department_id uuid not null references department (id),
  headings      text not null,
  matching      text not null,
  primary key (department_id, headings)
);
