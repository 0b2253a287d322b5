create table performance_target (
  id            uuid    primary key,
  department_id uuid    not null references department (id),
  year          integer not null check (year between 2000 and 2099),
  position      integer not null,
  code          text    not null check (length(code) between 1 and 60),
  name          text    not null check (length(name) between 1 and 200),
  category      text    not null check (length(category) between 1 and 40),
  target        numeric,
  actual        numeric,
  unit          text    not null,
  direction     text    not null check (direction in ('HIGHER_IS_BETTER', 'LOWER_IS_BETTER')),
  weight        numeric not null check (weight > 0),
  target_sample boolean not null,
  actual_sample boolean not null,
  unique (department_id, year, code)
);
