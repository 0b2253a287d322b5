-- What the application's role may do. Runs again when the role's name changes: it is part of the checksum (${app_role}).
alter default privileges in schema "${flyway:defaultSchema}" grant select, insert, update, delete on tables to "${app_role}";
alter default privileges in schema "${flyway:defaultSchema}" grant usage, select on sequences to "${app_role}";
grant usage on schema "${flyway:defaultSchema}" to "${app_role}";
grant usage, select on all sequences in schema "${flyway:defaultSchema}" to "${app_role}";
grant select, insert, update, delete on all tables in schema "${flyway:defaultSchema}" to "${app_role}";
do $$
declare fixed text;
begin
  foreach fixed in array array['audit_entry', 'audit_chain', 'audit_checkpoint', 'audit_refused', 'submission', 'evaluation_step',
      'peer_snapshot', 'peer_figure', 'cell_revision', 'cell_batch', 'cell_batch_row'] loop
    -- An owner cannot do without: references to these tables are checked in its name. With one account for both it says so at the start.
    if to_regclass('"${flyway:defaultSchema}".' || fixed) is null then
      continue;
    elsif current_user = '${app_role}' then
      execute format('grant update, delete, truncate on %I to %I', fixed, '${app_role}');
    else
      execute format('revoke update, delete, truncate on %I from %I', fixed, '${app_role}');
    end if;
  end loop;
  if current_user <> '${app_role}' then
    revoke all on "${flyway:table}" from "${app_role}";
  end if;
end $$;
