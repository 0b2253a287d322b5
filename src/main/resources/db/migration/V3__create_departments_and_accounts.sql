create table department (
  id      uuid    primary key,
  version integer not null,
  code    text    not null unique check (code ~ '^[A-Z0-9]{2,20}$'),
  name    text    not null check (length(name) between 1 and 100),
  level   text    not null
);

create table department_duty (
  department_id uuid    not null references department (id),
  position      integer not null,
  words         text    not null check (length(words) between 1 and 5000),
  primary key (department_id, position)
);

create table account (
  id            uuid    primary key,
  version       integer not null,
  username      text    not null unique check (username ~ '^[a-z][a-z0-9._-]{1,49}$'),
  name          text    not null check (length(name) between 1 and 100),
  password_hash text    not null,
  demo          boolean not null
);

create table account_role (
  account_id uuid not null references account (id),
  role       text not null check (role in ('FINANCE', 'REVIEWER', 'SCHEME_ADMIN')),
  primary key (account_id, role)
);

create table account_department (
  account_id    uuid not null references account (id),
  department_id uuid not null references department (id),
  primary key (account_id, department_id)
);
