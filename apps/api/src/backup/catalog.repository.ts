import { MIGRATIONS_TABLE } from '../database/data-source.ts';
import type { Sql } from '../database/sql.ts';
import type { SequencePosition } from './backup-file-format.ts';

/** A column as the database knows it, with its name quoted for SQL. */
export interface StoredColumn {
  readonly name: string;
  readonly quoted: string;
  /** As SQL writes it, length and all. */
  readonly type: string;
  /** Whether its values are of any length. */
  readonly varies: boolean;
}

/** A table whose rows belong to the installation. */
export interface StoredTable {
  readonly name: string;
  readonly quoted: string;
  /** In the table's order; what the database computes itself is not among them. */
  readonly columns: readonly StoredColumn[];
  /** Of the primary key, in its order. */
  readonly key: readonly StoredColumn[];
}

/**
 * What a backup leaves out of the schema `public`: the record of migrations, which the restore makes by running them; unlogged tables, which
 * a crash empties too (the counters of requests); and tables of extensions (PostGIS's reference systems). The job queue is a schema of its
 * own: what was queued is found by its state and queued again. A partitioned table is read as one.
 */
const INSTALLATION_TABLES = `
  c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 'u'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  AND c.relname <> $1`;

/**
 * All tables of an installation, by name.
 * @throws Error for a table without a primary key, of which no page could be read
 */
export async function readTables(sql: Sql): Promise<StoredTable[]> {
  const rows = await sql.query<StoredColumn & { readonly table: string; readonly quotedTable: string; readonly keyPlace: number | null }>(
    `SELECT c.relname AS "table", quote_ident(c.relname) AS "quotedTable", a.attname AS name, quote_ident(a.attname) AS quoted,
       format_type(a.atttypid, a.atttypmod) AS type, a.attlen < 0 AS varies, array_position(i.indkey::smallint[], a.attnum) AS "keyPlace"
     FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     WHERE ${INSTALLATION_TABLES}
     ORDER BY c.relname COLLATE "C", a.attnum`,
    [MIGRATIONS_TABLE],
  );
  return [...Map.groupBy(rows, (row) => row.table)].map(([name, columns]) => {
    const key = columns.filter((column) => column.keyPlace !== null).sort((a, b) => (a.keyPlace ?? 0) - (b.keyPlace ?? 0));
    if (key.length === 0) throw new Error(`The table ${name} has no primary key.`);
    return { name, quoted: columns[0]?.quotedTable ?? '', columns: columns.map(toColumn), key: key.map(toColumn) };
  });
}

function toColumn({ name, quoted, type, varies }: StoredColumn): StoredColumn {
  return { name, quoted, type, varies };
}

/** Where the installation's sequences stand, except for the migrations' own. */
export async function readSequences(sql: Sql): Promise<SequencePosition[]> {
  const sequences = await sql.query<{ name: string; quoted: string }>(
    `SELECT s.relname AS name, s.oid::regclass::text AS quoted FROM pg_class s
     WHERE s.relnamespace = 'public'::regnamespace AND s.relkind = 'S' AND NOT EXISTS (
       SELECT FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid AND t.relname = $1
       WHERE d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))
     ORDER BY s.relname COLLATE "C"`,
    [MIGRATIONS_TABLE],
  );
  const positions: SequencePosition[] = [];
  for (const { name, quoted } of sequences) {
    const [row] = await sql.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${quoted}`,
    );
    if (row !== undefined) positions.push({ name, ...row });
  }
  return positions;
}

/** Recorded names of the migrations that the database has seen; none where it is no installation. */
export async function readExecutedMigrations(sql: Sql): Promise<string[]> {
  const [table] = await sql.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [`public.${MIGRATIONS_TABLE}`]);
  if (table?.exists !== true) return [];
  const rows = await sql.query<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY timestamp`);
  return rows.map((row) => row.name);
}
