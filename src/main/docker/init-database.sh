#!/bin/sh
# Run by the postgres image when its data folder is still empty. Roles and rights as in DatabaseRoles.
set -eu

: "${ZIPING_OWNER_PASSWORD:?}" "${ZIPING_APP_PASSWORD:?}"

# \getenv keeps the passwords off the command line, :'…' quotes them.
psql --no-psqlrc --no-password --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
\getenv owner_password ZIPING_OWNER_PASSWORD
\getenv app_password ZIPING_APP_PASSWORD
CREATE ROLE ziping_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT PASSWORD :'owner_password';
CREATE ROLE ziping_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT PASSWORD :'app_password';
CREATE DATABASE ziping OWNER ziping_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE ziping FROM PUBLIC;
GRANT CONNECT ON DATABASE ziping TO ziping_app;
SQL
