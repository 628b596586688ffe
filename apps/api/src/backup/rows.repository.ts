import type { Sql } from '../database/sql.ts';
import type { StoredTable } from './catalog.repository.ts';

/** One after the other, whoever else works in the database waits for one page at most. */
const PAGE_ROWS = 1_000;
/** As stored, which is compressed: some results of analyses weigh megabytes, and a page of them must still be one piece of text. */
const PAGE_BYTES = 4_000_000;

/** Values of some rows, column by column, as PostgreSQL writes them. */
export type Columns = readonly (readonly (string | null)[])[];

/** Of a table of records: the rows that came with these imports. */
export interface OfBatches {
  readonly organisationIds: readonly string[];
  readonly batchIds: readonly number[];
}

export interface RowsPage {
  readonly columns: Columns;
  readonly rows: number;
  /** The key of the last row, where the next page begins; null after the last page. */
  readonly last: readonly string[] | null;
}

/**
 * Makes every value's text one that reads back as the same value, whatever the server's or the login's settings are. Row-level security may
 * not thin out what is read: then it is an error.
 */
export async function fixTextForms(sql: Sql): Promise<void> {
  await sql.execute(
    `SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL row_security = off;
     SET LOCAL search_path = public, pg_catalog`,
  );
}

/**
 * A page of a table in the order of its primary key.
 * @param after the key of the last row before it, null for the first page
 * @param batches limits it to rows of these imports
 */
export async function readPage(
  sql: Sql,
  table: StoredTable,
  after: readonly string[] | null,
  batches: OfBatches | null = null,
): Promise<RowsPage> {
  const { text, parameters } = pageQuery(table, after, batches);
  const [row] = await sql.query<Record<string, (string | null)[] | null>>(text, parameters);
  const columns = table.columns.map((_, index) => row?.[`c${index}`] ?? []);
  const rows = columns[0]?.length ?? 0;
  return { columns, rows, last: rows === 0 ? null : lastKey(table, columns, rows) };
}

function lastKey(table: StoredTable, columns: Columns, rows: number): string[] {
  return table.key.map(({ name }) => columns[table.columns.findIndex((column) => column.name === name)]?.[rows - 1] ?? '');
}

function pageQuery({ quoted, columns, key }: StoredTable, after: readonly string[] | null, batches: OfBatches | null) {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const order = key.map((column) => column.quoted).join(', ');
  const conditions = [
    ...(after === null ? [] : [`(${order}) > (${key.map(({ type }, i) => `${bind(after[i])}::${type}`).join(', ')})`]),
    ...(batches === null
      ? []
      : [
          `(organisation_id, batch_id) IN (SELECT * FROM unnest(${bind(batches.organisationIds)}::uuid[], ${bind(batches.batchIds)}::integer[]))`,
        ]),
  ];
  const sizes = columns.filter(({ varies }) => varies).map((column) => `coalesce(pg_column_size(${column.quoted}), 0)`);
  // The sizes are those on the disk, known without reading the values; the rows come out of the inner query in the order of the key.
  const text = `
    WITH page AS MATERIALIZED (
      SELECT ${columns.map((column) => column.quoted).join(', ')}, row_number() OVER backup_order AS backup_row,
        sum(${['0', ...sizes].join(' + ')}) OVER backup_order AS backup_size
      FROM ${quoted} WHERE ${['true', ...conditions].join(' AND ')}
      WINDOW backup_order AS (ORDER BY ${order} ROWS UNBOUNDED PRECEDING) ORDER BY ${order} LIMIT ${PAGE_ROWS})
    SELECT ${columns.map((column, i) => `json_agg(p.${column.quoted}::text) AS c${i}`).join(', ')}
    FROM (SELECT * FROM page WHERE backup_row = 1 OR backup_size <= ${PAGE_BYTES} ORDER BY backup_row) p`;
  return { text, parameters };
}

/**
 * Puts rows into a table.
 * @param names the columns that are given, in their order
 */
export async function insertRows(sql: Sql, table: StoredTable, names: readonly string[], columns: Columns): Promise<void> {
  const targets = names.map((name) => table.columns.find((column) => column.name === name)!);
  const into = targets.map((column) => column.quoted).join(', ');
  const values = targets.map(({ type }, i) => `r.c${i}::${type}`).join(', ');
  const given = targets.map((_, i) => `$${i + 1}::text[]`).join(', ');
  const as = targets.map((_, i) => `c${i}`).join(', ');
  await sql.execute(
    `INSERT INTO ${table.quoted} (${into}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM unnest(${given}) AS r (${as})`,
    columns,
  );
}

/** The imports of all organisations, by whether they have come to a state in which their rows never change again. */
export async function readBatches(sql: Sql): Promise<{ readonly settled: OfBatches; readonly open: OfBatches }> {
  const rows = await sql.query<{ organisationId: string; batchId: number; settled: boolean }>(
    `SELECT organisation_id AS "organisationId", batch_id AS "batchId", committed_version IS NOT NULL AS settled FROM import_batch`,
  );
  const of = (settled: boolean): OfBatches => {
    const some = rows.filter((row) => row.settled === settled);
    return { organisationIds: some.map((row) => row.organisationId), batchIds: some.map((row) => row.batchId) };
  };
  return { settled: of(true), open: of(false) };
}
