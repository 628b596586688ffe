import { MIGRATIONS_TABLE } from './data-source.ts';
import { recordedName, recordedOrder, runMigration, type Migration } from './migrations/migration.ts';
import type { Sql } from './sql.ts';

/*
 * The schema made anew inside one transaction: for a restore, which either happens whole or not at all. Ordinary migrating is TypeORM's
 * (migrate.ts), one transaction a migration.
 */

/** What an installation consists of in the schema `public`; extensions keep what is theirs. */
const NOT_OF_AN_EXTENSION = (catalogue: string, alias: string): string =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${alias}.oid AND d.deptype = 'e')`;

/** Statements that take away what there is, each kind after the ones that rest on it. */
const REMOVALS: readonly string[] = [
  `SELECT format('DROP %s IF EXISTS %s CASCADE', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, c.oid::regclass) AS statement
   FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND ${NOT_OF_AN_EXTENSION('pg_class', 'c')}`,
  `SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure) AS statement
   FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND ${NOT_OF_AN_EXTENSION('pg_proc', 'p')}`,
  // Types of tables and of arrays go with what they belong to.
  `SELECT format('DROP TYPE IF EXISTS %s CASCADE', t.oid::regtype) AS statement
   FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
   WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('c', 'd', 'e', 'r') AND coalesce(c.relkind, 'c') = 'c'
     AND ${NOT_OF_AN_EXTENSION('pg_type', 't')}`,
  `SELECT format('DROP SEQUENCE IF EXISTS %s CASCADE', c.oid::regclass) AS statement
   FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' AND ${NOT_OF_AN_EXTENSION('pg_class', 'c')}`,
];

/**
 * Takes away all tables, functions and types of an installation with what they hold, and its job queue, and builds the schema that these
 * migrations make. The record of migrations says so afterwards.
 * @param sql as the owner of the tables, inside the caller's transaction
 */
export async function rebuildSchema(sql: Sql, migrations: readonly Migration[]): Promise<void> {
  for (const removal of REMOVALS) {
    for (const { statement } of await sql.query<{ statement: string }>(removal)) await sql.execute(statement);
  }
  await sql.execute('DROP SCHEMA IF EXISTS pgboss CASCADE');
  // As TypeORM makes it.
  await sql.execute(
    `CREATE TABLE ${MIGRATIONS_TABLE} (id SERIAL PRIMARY KEY, "timestamp" bigint NOT NULL, name character varying NOT NULL)`,
  );
  await runMigrations(sql, migrations);
}

/** Runs migrations and records them, in the caller's transaction. */
export async function runMigrations(sql: Sql, migrations: readonly Migration[]): Promise<void> {
  for (const migration of migrations) {
    await runMigration(sql, migration);
    await sql.execute(`INSERT INTO ${MIGRATIONS_TABLE} ("timestamp", name) VALUES ($1, $2)`, [
      recordedOrder(migration),
      recordedName(migration),
    ]);
  }
}
