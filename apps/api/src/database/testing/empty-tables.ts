import { MIGRATIONS_TABLE } from '../data-source.ts';
import type { Database } from '../database.ts';

/** Empties every table that migrations have made and left empty; what they filled (and PostGIS's own table) stays as they left it. */
export async function emptyTables(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    const tables = await sql.query<{ name: string }>(
      `SELECT quote_ident(c.relname) AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname <> ALL ($1)`,
      [['spatial_ref_sys', MIGRATIONS_TABLE, 'installation', 'role_capability']],
    );
    // What is only added to refuses this by a trigger; for once the triggers rest.
    await sql.execute('SET LOCAL session_replication_role = replica');
    if (tables.length > 0) await sql.execute(`TRUNCATE ${tables.map((table) => table.name).join(', ')} RESTART IDENTITY CASCADE`);
    await sql.execute('UPDATE installation SET demo = DEFAULT WHERE demo');
  });
}
