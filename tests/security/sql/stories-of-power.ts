import { askerNamed } from '../world/askers.ts';
import type { Attacker } from './attacker.ts';
import type { Story } from './stories.ts';

const everything = askerNamed('everything').secret;

/** Things that a trap could be built of: a table, function or operator that the product's own statements would then find. */
const TRAPS = [
  'CREATE TABLE public.trap (a integer)',
  'CREATE TEMPORARY TABLE accident_version (a integer)',
  'CREATE TEMPORARY VIEW session AS SELECT current_setting($$app.secret$$) AS secret',
  'CREATE FUNCTION pg_temp.trap(text) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$',
  'CREATE FUNCTION public.trap(uuid) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN RAISE NOTICE $q$%$q$, $1; RETURN true; END $$',
  'CREATE FUNCTION public.acting_for(varchar) RETURNS uuid LANGUAGE sql AS $$ SELECT NULL::uuid $$',
  'CREATE OPERATOR public.= (LEFTARG = uuid, RIGHTARG = text, FUNCTION = texteq)',
  'CREATE TYPE public.trap AS (a integer)',
  'CREATE DOMAIN public.trap AS integer',
  'CREATE CAST (uuid AS integer) WITH INOUT',
  'CREATE SCHEMA trap',
  'CREATE TABLE pgboss.trap (a integer)',
  'CREATE FUNCTION pgboss.trap() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$',
  'CREATE VIEW public.trap AS SELECT * FROM accident_version',
  'CREATE MATERIALIZED VIEW public.trap AS SELECT 1',
  'CREATE INDEX trap ON accident_version (source_record_id)',
  'CREATE STATISTICS trap ON severity, year FROM accident_version',
  'CREATE RULE trap AS ON INSERT TO audit_event DO INSTEAD NOTHING',
  'CREATE TRIGGER trap BEFORE INSERT ON accident_version FOR EACH ROW EXECUTE FUNCTION refuse_rewriting($$x$$)',
  'CREATE EXTENSION dblink',
  'CREATE EVENT TRIGGER trap ON ddl_command_start EXECUTE FUNCTION refuse_rewriting()',
  'CREATE PUBLICATION trap FOR ALL TABLES',
  'CREATE LANGUAGE plperl',
  'CREATE SERVER trap FOREIGN DATA WRAPPER postgres_fdw',
  'CREATE ROLE trap',
];

/** Ways to take the locks off. */
const LOCKS = [
  'ALTER TABLE accident_version DISABLE ROW LEVEL SECURITY',
  'ALTER TABLE accident_version OWNER TO elektron_app',
  'ALTER TABLE accident_version DISABLE TRIGGER ALL',
  'DROP POLICY accident_version_read ON accident_version',
  'CREATE POLICY trap ON accident_version USING (true)',
  'ALTER POLICY accident_version_read ON accident_version USING (true)',
  'ALTER FUNCTION acting() SECURITY INVOKER',
  'ALTER FUNCTION acting() RESET search_path',
  'DROP FUNCTION acting() CASCADE',
  'GRANT elektron_identity TO elektron_app',
  'ALTER ROLE elektron_app SUPERUSER',
  'ALTER ROLE elektron_app BYPASSRLS',
  'ALTER ROLE elektron_app LOGIN',
  'ALTER DATABASE postgres SET row_security = off',
  'ALTER SYSTEM SET log_statement = $$all$$',
  'TRUNCATE accident_version',
  'TRUNCATE audit_event CASCADE',
  'DROP TABLE accident_version',
  'ALTER TABLE accident_version ADD COLUMN trap integer',
  'LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE',
  'SET LOCAL session_replication_role = replica',
  'SET LOCAL session_preload_libraries = $$auto_explain$$',
  'VACUUM accident_version',
];

/** PostgreSQL only warns whoever hands on rights that they have not. */
const HANDED_ON = [
  'GRANT SELECT ON person TO elektron_app',
  'GRANT SELECT ON person TO PUBLIC',
  'GRANT INSERT ON session TO elektron_service',
];

async function handOn(attacker: Attacker): Promise<string[]> {
  const handed: string[] = [];
  for (const role of attacker.roles) {
    for (const statement of HANDED_ON) {
      const changed = await attacker.at({ role, secret: everything, meant: 'own' }, async () => {
        const before = await attacker.ask(RIGHTS);
        await attacker.keep(statement);
        return JSON.stringify(before) !== JSON.stringify(await attacker.ask(RIGHTS));
      });
      if (changed) handed.push(`as ${role}: ${statement}`);
    }
  }
  return handed;
}

const RIGHTS = `SELECT relname, relacl::text FROM pg_class WHERE relname IN ('person', 'session') ORDER BY 1`;

/** Ways out of the database. */
const WAYS_OUT = [
  'SELECT pg_read_file($$PG_VERSION$$)',
  'SELECT pg_ls_dir($$.$$)',
  'SELECT lo_import($$/etc/hostname$$)',
  'SELECT lo_export(1, $$/tmp/out$$)',
  'COPY (SELECT 1) TO PROGRAM $$true$$',
  'COPY (SELECT 1) TO $$/tmp/elektron-out$$',
  'COPY sign_in_attempt FROM $$/etc/hostname$$',
  'SELECT pg_reload_conf()',
  'SELECT rolpassword FROM pg_authid',
  'SELECT * FROM pg_statistic',
  'SELECT pg_sleep(0), pg_switch_wal()',
];

/** Other names than those that the login was given. */
const NAMES = [
  'SET LOCAL ROLE postgres',
  'SET LOCAL ROLE elektron_test_owner',
  'SET LOCAL SESSION AUTHORIZATION postgres',
  'GRANT elektron_app TO elektron_service',
];

async function tryAll(attacker: Attacker, statements: readonly string[]): Promise<string[]> {
  const done: string[] = [];
  for (const role of attacker.roles) {
    await attacker.at({ role, secret: everything, meant: 'own' }, async () => {
      for (const statement of statements) {
        const attempt = await attacker.touch(statement);
        if (attempt.refused === null) done.push(`as ${role}: ${statement}`);
      }
    });
  }
  return done;
}

/** Changes the database itself instead of asking it. */
export const STORIES_OF_POWER: readonly Story[] = [
  { wants: 'to lay a trap for the product’s own statements', attempt: (attacker) => tryAll(attacker, TRAPS) },
  { wants: 'to take the locks off', attempt: (attacker) => tryAll(attacker, LOCKS) },
  { wants: 'to hand on rights', attempt: handOn },
  { wants: 'to get out of the database', attempt: (attacker) => tryAll(attacker, WAYS_OUT) },
  {
    wants: 'to be somebody else',
    // The owner, who plays the roles where the connection is not the application's, may of course become many.
    attempt: (attacker) => (attacker.isApplication ? tryAll(attacker, NAMES) : Promise.resolve([])),
  },
];
