import { MIGRATIONS_TABLE } from '../database/data-source.ts';
import type { Sql } from '../database/sql.ts';
import { readExecutedMigrations, type StoredTable } from './catalog.repository.ts';
import type { SequencePosition } from './backup-file-format.ts';

/** Short name of the organisation that a demonstration makes by itself. */
const DEMO_SLUG = 'demo';
/** A name under which every process of ours connects. */
const APPLICATION_NAME = 'elektron';

export type Occupancy = 'empty' | 'occupied' | { readonly foreignTable: string };

/** What stands in a database: nothing that anybody would miss, an installation in use, or tables that are not ours. */
export async function readOccupancy(sql: Sql): Promise<Occupancy> {
  if ((await readExecutedMigrations(sql)).length === 0) {
    const [foreign] = await sql.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
         AND c.relname <> $1
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
       ORDER BY c.relname LIMIT 1`,
      [MIGRATIONS_TABLE],
    );
    return foreign === undefined ? 'empty' : { foreignTable: foreign.name };
  }
  for (const [table, condition] of [
    ['organisation', `slug <> '${DEMO_SLUG}'`],
    ['import_batch', 'true'],
    ['person', 'true'],
  ] as const) {
    const [known] = await sql.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [`public.${table}`]);
    if (known?.exists !== true) continue;
    const [found] = await sql.query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${table} WHERE ${condition}) AS any`);
    if (found?.any === true) return 'occupied';
  }
  return 'empty';
}

/** Whether processes of ours have this server's database open: they keep what they have read, and would go on with it. */
export async function isInUse(sql: Sql): Promise<boolean> {
  // Within a transaction the server shows what it has shown before, unless it is told to look again.
  await sql.execute('SELECT pg_stat_clear_snapshot()');
  const [row] = await sql.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1
       AND pid <> pg_backend_pid()) AS used`,
    [APPLICATION_NAME],
  );
  return row?.used === true;
}

/** Somebody else's lock ends the restore instead of keeping it waiting. */
export async function refuseToWait(sql: Sql): Promise<void> {
  await sql.execute(`SET LOCAL lock_timeout = '10s'`);
}

/** Foreign keys and triggers that were taken off, as the statements that put them back. */
export type PutAside = readonly string[];

/**
 * Takes off what would refuse rows before all of them are there, or change them as they come: foreign keys (a row may refer to one that
 * comes later), and our triggers (one of them writes its own idea of who acted and when). Unlike `session_replication_role` this needs no
 * superuser, and putting the keys back checks every row.
 */
export async function putAsideRules(sql: Sql): Promise<PutAside> {
  const rules = await sql.query<{ off: string; on: string }>(
    `SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname) AS off,
       format('ALTER TABLE %s ENABLE %s TRIGGER %I', t.tgrelid::regclass,
         CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, t.tgname) AS on
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgparentid = 0
     UNION ALL
     SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', f.conrelid::regclass, f.conname),
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', f.conrelid::regclass, f.conname, pg_get_constraintdef(f.oid))
     FROM pg_constraint f WHERE f.connamespace = 'public'::regnamespace AND f.contype = 'f' AND f.conparentid = 0`,
  );
  for (const { off } of rules) await sql.execute(off);
  return rules.map(({ on }) => on);
}

export async function putBackRules(sql: Sql, rules: PutAside): Promise<void> {
  for (const on of rules) await sql.execute(on);
}

/** Takes out what migrations have put in: the backup has it too. */
export async function emptyTables(sql: Sql, tables: readonly StoredTable[]): Promise<void> {
  await sql.execute(`TRUNCATE ${tables.map((table) => table.quoted).join(', ')}`);
}

export async function setSequences(sql: Sql, sequences: readonly SequencePosition[]): Promise<void> {
  for (const { name, value, called } of sequences) {
    await sql.query(`SELECT setval(format('public.%I', $1::text)::regclass, $2::bigint, $3)`, [name, value, called]);
  }
}

/** Tells the planner what the tables hold now. */
export async function analyzeTables(sql: Sql, tables: readonly StoredTable[]): Promise<void> {
  await sql.execute(`ANALYZE ${tables.map((table) => table.quoted).join(', ')}`);
}

/**
 * Ends what opened a door at the time of the backup and may have been shut since: no cookie and no letter of then opens anything, nor the
 * secrets of jobs, which nobody runs any more.
 */
export async function endSessions(sql: Sql): Promise<void> {
  await sql.execute('UPDATE session SET revoked_at = now() WHERE revoked_at IS NULL');
  await sql.execute('UPDATE one_time_link SET revoked_at = now() WHERE used_at IS NULL AND revoked_at IS NULL');
  await sql.execute('DELETE FROM job_secret');
}

/** Lets the rest of the transaction act as the installation itself. @param secret of the installation */
export async function actAsInstallation(sql: Sql, secret: string): Promise<void> {
  await sql.query(`SELECT set_config('app.secret', $1, true), set_config('app.organisation_id', '', true)`, [secret]);
}
