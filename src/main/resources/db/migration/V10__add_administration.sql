-- 科室 of a department, and departments that are no longer evaluated.
alter table department add column closed boolean not null default false;
alter table department alter column closed drop default;

create table department_office (
  department_id uuid    not null references department (id),
  position      integer not null,
  name          text    not null check (length(name) between 1 and 100),
  primary key (department_id, position),
  -- Checked at the end: a list that moves up is written row by row.
  unique (department_id, name) deferrable initially deferred
);

-- A password given out once has to be changed at the first login; each new password ends the sessions of the one before.
alter table account
  add column enabled       boolean not null default true,
  add column password_once boolean not null default false,
  add column password_no   integer not null default 1;
alter table account
  alter column enabled drop default,
  alter column password_once drop default,
  alter column password_no drop default;

alter table account_role drop constraint account_role_role_check;
alter table account_role add constraint account_role_role_check
  check (role in ('FINANCE', 'REVIEWER', 'SCHEME_ADMIN', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'));
-- Roles exclude one another.
alter table account_role add constraint account_role_only_one unique (account_id);

create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_action on audit_entry (action, id);
create index audit_entry_department on audit_entry (department_id, id);
