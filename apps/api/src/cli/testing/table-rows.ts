import type { Database } from '../../database/database.ts';

/** Every row of every table as one text each, sorted; by table. Read in a way that has nothing in common with how a backup reads. */
export type TableRows = Readonly<Record<string, readonly string[]>>;

export async function readAllRows(database: Database): Promise<TableRows> {
  const tables = await database.asOwner((sql) =>
    sql.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
         AND table_name NOT IN ('spatial_ref_sys', 'schema_migration', 'rate_limit') ORDER BY 1`,
    ),
  );
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    const found = await database.asOwner((sql) => sql.query<{ line: string }>(`SELECT t::text AS line FROM "${name}" t`));
    rows[name] = found.map(({ line }) => line).sort();
  }
  return rows;
}
