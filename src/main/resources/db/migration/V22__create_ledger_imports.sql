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
  left_out      integer     not null,
  refusal       text,
  matching      text,
  counts        text,
  moved         text,
  created_at    timestamptz not null,
  updated_at    timestamptz not null
);
create index ledger_import_of on ledger_import (department_id, year, account_id);

-- A row of the file. There may be 100,000, so the reference to the import is not checked of each. Amounts stand in the order of the ledger's columns: 年初预算数, 调整数, January to December. What is wrong
-- with the row itself was found when it was read, what the ledger refuses when the two were compared.
create table ledger_import_row (
  import_id  uuid      not null,
  number     integer   not null,
  sheet      text      not null,
  row_number integer   not null,
  kind       text      not null,
  name       text      not null,
  office     text,
  amounts    numeric[] not null,
  annual     numeric,
  wrong      text,
  refused    text,
  refused_by text,
  primary key (import_id, number)
);

-- The ledger that the rows were compared with, as it stood then.
create table ledger_import_line (
  import_id uuid      not null,
  line_id   uuid      not null,
  kind      text      not null,
  name      text      not null,
  office    text,
  closed    boolean   not null,
  amounts   numeric[] not null,
  primary key (import_id, kind, name)
);

-- How a department matched the columns of a file with these headings, to be proposed next time.
create table ledger_matching (
  department_id uuid not null references department (id),
  headings      text not null,
  matching      text not null,
  primary key (department_id, headings)
);
