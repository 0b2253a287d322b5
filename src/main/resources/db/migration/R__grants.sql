-- What the application's role may do. Runs again when the role's name changes: it is part of the checksum (${app_role}).
alter default privileges in schema "${flyway:defaultSchema}" grant select, insert, update, delete on tables to "${app_role}";
alter default privileges in schema "${flyway:defaultSchema}" grant usage, select on sequences to "${app_role}";
grant usage on schema "${flyway:defaultSchema}" to "${app_role}";
grant usage, select on all sequences in schema "${flyway:defaultSchema}" to "${app_role}";
grant select, insert, update, delete on all tables in schema "${flyway:defaultSchema}" to "${app_role}";
do $$ begin
  -- An owner cannot do without: references to these tables are checked in its name. With one account for both it says so at the start.
  if current_user = '${app_role}' then
    grant update, delete, truncate on audit_entry, audit_chain, submission, evaluation_step, peer_snapshot, peer_figure to "${app_role}";
  else
    revoke update, delete, truncate on audit_entry, audit_chain, submission, evaluation_step, peer_snapshot, peer_figure from "${app_role}";
    revoke all on "${flyway:table}" from "${app_role}";
  end if;
end $$;
