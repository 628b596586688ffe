import type { Database } from '../../../apps/api/src/database/database.ts';

/** What a refused request may write: that it came, and how often. */
const NOTED = /^(audit_|rate_limit$|sign_in_attempt$)/;
/** When something was used last. */
const MOVING: Readonly<Record<string, readonly string[]>> = { session: ['last_seen_at', 'idle_until'], api_token: ['last_used_at'] };

/** Number of rows and digest of every table, by name, and how many jobs wait. */
export async function digestTables(database: Database): Promise<Readonly<Record<string, string>>> {
  return database.asOwner(async (sql) => {
    const tables = await sql.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'spatial_ref_sys'
       ORDER BY 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables.filter((table) => !NOTED.test(table.name))) {
      const moving = (MOVING[name] ?? []).map((column) => ` - '${column}'`).join('');
      const [row] = await sql.query<{ digest: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(row::text, '|' ORDER BY row::text)), '') AS digest
         FROM (SELECT to_jsonb(t)${moving} AS row FROM ${name} t) AS rows`,
      );
      digests[name] = row?.digest ?? '';
    }
    const [jobs] = await sql.query<{ count: number }>(`SELECT count(*) AS count FROM pgboss.job WHERE name IN ('import', 'hotspots')`);
    return { ...digests, jobs: String(jobs?.count) };
  });
}
