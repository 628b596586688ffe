import { MIGRATIONS_TABLE } from '../data-source.ts';
import type { Database } from '../database.ts';

/** Empties every table that migrations have made and left empty; what they filled (and PostGIS's own table) stays. */
export async function emptyTables(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    const tables = await sql.query<{ name: string }>(
      `SELECT quote_ident(c.relname) AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname NOT IN ('spatial_ref_sys', $1)`,
      [MIGRATIONS_TABLE],
    );
    if (tables.length > 0) await sql.execute(`TRUNCATE ${tables.map((table) => table.name).join(', ')} RESTART IDENTITY CASCADE`);
  });
}
