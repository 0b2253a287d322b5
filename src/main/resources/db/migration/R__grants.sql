-- What the application's role may do. Runs again when the role's name changes: it is part of the checksum (${app_role}).
alter default privileges in schema "${flyway:defaultSchema}" grant select, insert, update, delete on tables to "${app_role}";
alter default privileges in schema "${flyway:defaultSchema}" grant usage, select on sequences to "${app_role}";
grant usage on schema "${flyway:defaultSchema}" to "${app_role}";
grant usage, select on all sequences in schema "${flyway:defaultSchema}" to "${app_role}";
grant select, insert, update, delete on all tables in schema "${flyway:defaultSchema}" to "${app_role}";
revoke update, delete, truncate on audit_entry, audit_chain, submission, evaluation_step from "${app_role}";
do $$ begin
  if current_user <> '${app_role}' then
    revoke all on "${flyway:table}" from "${app_role}";
  end if;
end $$;
