-- What a person has typed into a cell and not yet left: a private note, so that a page that dies loses nothing. No business data.
create table cell_draft (
  account_id uuid        not null references account (id),
  page       text        not null check (length(page) between 1 and 200),
  cell       text        not null check (length(cell) between 1 and 300),
  was        text        not null,
  typed      text        not null,
  unit       text        not null check (length(unit) <= 10),
  at         timestamptz not null,
  primary key (account_id, page, cell)
);
