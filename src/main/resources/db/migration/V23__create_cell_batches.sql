-- Changes of many cells at once, as an import makes them: one entry for the whole, and a row for each line of the sheet rather
-- than for each cell. What the columns are stands in the entry; a cell changed where before and after differ.
create table cell_batch (
  id            uuid        primary key,
  department_id uuid        not null references department (id),
  year          integer     not null,
  sheet         text        not null,
  columns       text[]      not null,
  at            timestamptz not null,
  account_id    uuid        not null references account (id),
  account_name  text        not null
);
create table cell_batch_row (
  line_id  uuid      not null,
  batch_id uuid      not null references cell_batch (id),
  before   numeric[] not null,
  after    numeric[] not null,
  primary key (line_id, batch_id)
);
