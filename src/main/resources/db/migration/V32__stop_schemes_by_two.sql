-- Departments that a version does not apply to, where it applies to all others, new ones among them.
alter table scoring_scheme add column excluding boolean not null default false;
alter table scoring_scheme alter column excluding drop default;

-- Taking a version out of use, and back into it, takes two as publishing does.
alter table scoring_scheme
  add column change_proposed_by   uuid references account (id),
  add column change_proposed_name text,
  add column change_proposed_at   timestamptz,
  add column change_reason        text not null default '' check (length(change_reason) <= 1000),
  add constraint change_is_whole check ((change_proposed_by is null) = (change_proposed_at is null)
    and (change_proposed_by is null) = (change_proposed_name is null));
alter table scoring_scheme alter column change_reason drop default;

create or replace function refuse_change_of_published_scheme() returns trigger language plpgsql as $$
declare
  -- Whether it is in use, and who asks for that to change; nothing that it says.
  free constant text[] := '{status,version,change_proposed_by,change_proposed_name,change_proposed_at,change_reason}';
begin
  if old.status <> 'DRAFT' and (tg_op = 'DELETE'
      or to_jsonb(old) - free <> to_jsonb(new) - free
      or new.status = 'DRAFT') then
    raise exception 'scheme % is published and never changes', old.id;
  end if;
  return coalesce(new, old);
end $$;
