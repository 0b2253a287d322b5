create table narrative_section (
  id            uuid    primary key,
  version       integer not null,
  department_id uuid    not null references department (id),
  year          integer not null check (year between 2000 and 2099),
  code          text    not null check (length(code) between 1 and 60),
  words         text    not null check (length(words) between 1 and 100000),
  unique (department_id, year, code)
);
