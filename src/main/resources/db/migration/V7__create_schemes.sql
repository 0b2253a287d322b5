-- One row is one version of a scheme.
create table scoring_scheme (
  id           uuid        primary key,
  version      integer     not null,
  code         text        not null,
  number       integer     not null check (number > 0),
  name         text        not null check (length(name) between 1 and 200),
  status       text        not null check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
  sample       boolean     not null,
  full_marks   numeric     not null check (full_marks > 0),
  policy       jsonb       not null,
  grades       jsonb       not null,
  outline      jsonb       not null,
  first_year   integer     not null,
  last_year    integer     not null,
  published_at timestamptz,
  unique (code, number),
  check (first_year <= last_year),
  check ((status = 'DRAFT') = (published_at is null))
);

create table dimension (
  id        uuid    primary key,
  scheme_id uuid    not null references scoring_scheme (id),
  parent_id uuid    references dimension (id),
  position  integer not null,
  code      text    not null,
  name      text    not null check (length(name) between 1 and 100),
  points    numeric not null check (points > 0),
  unique (scheme_id, code)
);

create table indicator (
  id           uuid    primary key,
  scheme_id    uuid    not null references scoring_scheme (id),
  dimension_id uuid    not null references dimension (id),
  position     integer not null,
  code         text    not null,
  name         text    not null check (length(name) between 1 and 100),
  description  text    not null,
  points       numeric not null check (points > 0),
  standard     text    not null,
  target       text    not null,
  rule         jsonb   not null,
  unique (scheme_id, code)
);
create index indicator_of_dimension on indicator (dimension_id);

-- A published version never changes, whoever asks.
create function refuse_change_of_published_scheme() returns trigger language plpgsql as $$
begin
  if old.status <> 'DRAFT' and (tg_op = 'DELETE'
      or to_jsonb(old) - '{status,version}'::text[] <> to_jsonb(new) - '{status,version}'::text[]
      or new.status = 'DRAFT') then
    raise exception 'scheme % is published and never changes', old.id;
  end if;
  return coalesce(new, old);
end $$;

create function refuse_change_below_published_scheme() returns trigger language plpgsql as $$
begin
  -- Neither taken out of a published scheme nor put into one.
  if exists (select from scoring_scheme
             where status <> 'DRAFT'
               and id in ((to_jsonb(old) ->> 'scheme_id')::uuid, (to_jsonb(new) ->> 'scheme_id')::uuid)) then
    raise exception 'a published scheme never changes';
  end if;
  return coalesce(new, old);
end $$;

create trigger published_scheme_is_fixed before update or delete on scoring_scheme
  for each row execute function refuse_change_of_published_scheme();
create trigger published_scheme_is_fixed before insert or update or delete on dimension
  for each row execute function refuse_change_below_published_scheme();
create trigger published_scheme_is_fixed before insert or update or delete on indicator
  for each row execute function refuse_change_below_published_scheme();
