-- Changes of many cells at once, as an import makes them: one entry for the whole, and a row for each line of the sheet rather
-- than for each cell. What the columns are stands in the entry; a cell changed where before and after differ. Nothing stood before
-- in a line that is new. The office (科室) that a line is given to is kept too.
create table cell_batch (
  id            uuid        primary key,
  department_id uuid        not null references department (id),
  year          integer     not null,
  sheet         text        not null,
  columns       text[]      not null,
  source        text        not null,
  at            timestamptz not null,
  account_id    uuid        not null references account (id),
  account_name  text        not null
);
create table cell_batch_row (
  line_id       uuid      not null,
  batch_id      uuid      not null references cell_batch (id),
  before        numeric[],
  after         numeric[] not null,
  office_before text,
  office_after  text,
  primary key (line_id, batch_id)
);
