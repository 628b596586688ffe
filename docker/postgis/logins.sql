-- What the administrator of a database server runs once for an installation, connected to its (new) database:
--   psql --dbname elektron -v ON_ERROR_STOP=1 -v owner_password=… -v app_password=… -f docker/postgis/logins.sql
-- The owner's login migrates (elektron migrate). The application's login owns nothing and, being NOINHERIT, can do nothing by itself:
-- in each transaction it becomes one of the four limited roles.
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE ROLE elektron_app NOLOGIN;
CREATE ROLE elektron_service NOLOGIN;
CREATE ROLE elektron_identity NOLOGIN;
CREATE ROLE elektron_public NOLOGIN;
CREATE ROLE elektron_owner LOGIN PASSWORD :'owner_password';
GRANT elektron_app, elektron_service, elektron_identity, elektron_public TO elektron_owner WITH ADMIN OPTION;
CREATE ROLE elektron_login LOGIN NOINHERIT PASSWORD :'app_password';
GRANT elektron_app, elektron_service, elektron_identity, elektron_public TO elektron_login;
ALTER DATABASE :"DBNAME" OWNER TO elektron_owner;
REVOKE TEMPORARY ON DATABASE :"DBNAME" FROM PUBLIC;
