-- The figures that peers are compared by, taken once a year and version of a scheme; a score that read them can be re-derived.
create table peer_snapshot (
  scheme_id uuid        not null references scoring_scheme (id),
  year      integer     not null,
  taken_at  timestamptz not null,
  taken_by  uuid        not null references account (id),
  primary key (scheme_id, year)
);

create table peer_figure (
  scheme_id     uuid    not null,
  year          integer not null,
  reference     text    not null,
  department_id uuid    not null references department (id),
  value         numeric not null,
  primary key (scheme_id, year, reference, department_id),
  foreign key (scheme_id, year) references peer_snapshot (scheme_id, year)
);
