#!/usr/bin/env bash
# Runs once, when the database volume is empty, as the administrator of the server.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v owner_password="$ELEKTRON_OWNER_PASSWORD" -v app_password="$ELEKTRON_APP_PASSWORD" --file /etc/elektron/logins.sql
