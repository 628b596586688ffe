import { MIGRATIONS_TABLE } from '../data-source.ts';
import type { Database } from '../database.ts';

/**
 * Empties every table that migrations have made and left empty; what they filled (and PostGIS's own table) stays as they left it. To empty one takes
 * new files for it and its indexes: tables that no test has written to since are left alone.
 */
export async function emptyTables(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    const tables = await sql.query<{ name: string }>(
      `SELECT quote_ident(c.relname) AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname <> ALL ($1)
         AND (c.relkind = 'p' OR pg_relation_size(c.oid) > 0 OR EXISTS (
           SELECT FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
           WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
             AND pg_sequence_last_value(s.seqrelid) IS NOT NULL))`,
      [['spatial_ref_sys', MIGRATIONS_TABLE, 'installation', 'role_capability']],
    );
    // What is only added to refuses this by a trigger; for once the triggers rest.
    await sql.execute('SET LOCAL session_replication_role = replica');
    if (tables.length > 0) await sql.execute(`TRUNCATE ${tables.map((table) => table.name).join(', ')} RESTART IDENTITY CASCADE`);
    await sql.execute('UPDATE installation SET demo = DEFAULT WHERE demo');
  });
}
