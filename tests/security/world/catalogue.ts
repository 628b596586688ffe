import type { Sql } from '../../../apps/api/src/database/sql.ts';

export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it: `uuid`, `text[]`, `geometry(Point,4326)` … */
  readonly type: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  /** Columns of all primary and unique keys. */
  readonly keyColumns: readonly string[];
  /** Tables that must have rows first. */
  readonly needs: readonly string[];
}

/** What is not ours to look after: PostGIS's own table, and the list of migrations that have run. */
const NOT_OURS = ['spatial_ref_sys', 'schema_migration'];

/** All tables of the product as the database describes them: a new one is here without anybody naming it. */
export async function readTables(sql: Sql): Promise<Table[]> {
  return sql.query<Table>(
    `SELECT c.relname AS name,
       (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
            'hasDefault', a.atthasdef) ORDER BY a.attnum)
          FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
       coalesce((SELECT json_agg(a.attname ORDER BY array_position(k.conkey, a.attnum)) FROM pg_constraint k
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey) WHERE k.conrelid = c.oid AND k.contype = 'p'), '[]')
         AS "primaryKey",
       coalesce((SELECT json_agg(DISTINCT a.attname) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
          WHERE i.indrelid = c.oid AND i.indisunique), '[]') AS "keyColumns",
       coalesce((SELECT json_agg(DISTINCT r.relname) FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid
          WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid), '[]') AS needs
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)
     ORDER BY c.relname`,
    [NOT_OURS],
  );
}

/** Tables in an order in which each comes after those that it refers to. */
export function inOrderOfNeed(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const ready = left.filter((table) => table.needs.every((need) => !left.some(({ name }) => name === need)));
    if (ready.length === 0) throw new Error(`Tables refer to each other: ${left.map(({ name }) => name).join(', ')}`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}
