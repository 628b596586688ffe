#!/usr/bin/env bash
# Runs once, when the database volume is empty, as the administrator of the server.
# The owner's login migrates (elektron migrate); the application's login can only become the two limited roles.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v owner_password="$ELEKTRON_OWNER_PASSWORD" -v app_password="$ELEKTRON_APP_PASSWORD" -v database="$POSTGRES_DB" <<'SQL'
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE ROLE elektron_app NOLOGIN;
CREATE ROLE elektron_service NOLOGIN;
CREATE ROLE elektron_owner LOGIN PASSWORD :'owner_password';
GRANT elektron_app, elektron_service TO elektron_owner WITH ADMIN OPTION;
ALTER DATABASE :"database" OWNER TO elektron_owner;
CREATE ROLE elektron_login LOGIN NOINHERIT PASSWORD :'app_password';
GRANT elektron_app, elektron_service TO elektron_login;
SQL
