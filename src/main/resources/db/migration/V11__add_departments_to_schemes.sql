-- The departments a version applies to; none means every one.
create table scheme_department (
  scheme_id     uuid not null references scoring_scheme (id),
  department_id uuid not null references department (id),
  primary key (scheme_id, department_id)
);

create trigger published_scheme_is_fixed before insert or update or delete on scheme_department
  for each row execute function refuse_change_below_published_scheme();

-- A draft is removed whole, in whatever order its rows go.
alter table indicator alter constraint indicator_dimension_id_fkey deferrable initially deferred;
alter table dimension alter constraint dimension_parent_id_fkey deferrable initially deferred;
