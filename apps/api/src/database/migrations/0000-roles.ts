import type { Sql } from '../sql.ts';
import type { Migration } from './migration.ts';

/** Runs the records' SQL on behalf of one organisation: owns nothing, cannot log in, cannot pass row-level security. */
export const APP_ROLE = 'elektron_app';
/** What the installation does on nobody's behalf: its job queue and the list of organisations. */
export const SERVICE_ROLE = 'elektron_service';

/**
 * Extension, roles, and the function that every row-level security policy asks. Tables grant what they need, one by one:
 * nothing is granted by default in `public`, so a forgotten grant is a refusal and not a leak.
 */
export const roles: Migration = {
  number: 0,
  name: 'roles',
  steps: [
    createPostgis,
    (sql) => createRole(sql, APP_ROLE),
    (sql) => createRole(sql, SERVICE_ROLE),
    `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}, ${SERVICE_ROLE}`,
    // A setting that was once SET LOCAL reads as an empty string afterwards, and not as null.
    `CREATE FUNCTION acting_organisation_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
       AS $$ SELECT nullif(current_setting('app.organisation_id', true), '')::uuid $$`,
    `CREATE SCHEMA pgboss`,
    `GRANT USAGE ON SCHEMA pgboss TO ${SERVICE_ROLE}`,
    // The job queue makes its tables itself, when the owner migrates; they come under the service role as they appear.
    `ALTER DEFAULT PRIVILEGES IN SCHEMA pgboss GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO ${SERVICE_ROLE}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA pgboss GRANT USAGE, SELECT ON SEQUENCES TO ${SERVICE_ROLE}`,
  ],
};

async function createPostgis(sql: Sql): Promise<void> {
  try {
    await sql.execute('CREATE EXTENSION IF NOT EXISTS postgis');
  } catch (cause) {
    throw new Error(
      'the extension PostGIS is missing and this login may not create it. ' +
        'Let an administrator of the database server install PostGIS 3.3 or newer and run in this database: CREATE EXTENSION postgis;',
      { cause },
    );
  }
}

/** Roles belong to the whole server, so another database of the same server may have made them already. */
export async function createRole(sql: Sql, role: string): Promise<void> {
  const [existing] = await sql.query<{ powerful: boolean }>(
    'SELECT (rolsuper OR rolbypassrls OR rolcanlogin) AS powerful FROM pg_roles WHERE rolname = $1',
    [role],
  );
  if (existing?.powerful) {
    throw new Error(
      `the role ${role} exists with more rights than it may have. Run as administrator: ALTER ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;`,
    );
  }
  if (existing) return;
  try {
    await sql.execute(`CREATE ROLE ${role} NOLOGIN`);
  } catch (cause) {
    throw new Error(
      `the role ${role} is missing and this login may not create it. Let an administrator run: ` +
        `CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO CURRENT_USER WITH ADMIN OPTION; (as seen by the owner's login)`,
      { cause },
    );
  }
}
