import type { Sql } from '../../../database/sql.ts';

/** Values as PostgreSQL reads them; columns that are left out get their defaults. */
export async function insert(sql: Sql, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const columns = await sql.query<{ name: string; type: string }>(
    `SELECT quote_ident(attname) AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0`,
    [table],
  );
  for (const row of rows) {
    const given = columns.filter(({ name }) => row[name] !== undefined);
    await sql.execute(
      `INSERT INTO ${table} (${given.map(({ name }) => name).join(', ')}) VALUES (${given.map(({ type }, i) => `$${i + 1}::text::${type}`).join(', ')})`,
      given.map(({ name }) => (row[name] === null ? null : String(row[name] as string | number | boolean))),
    );
  }
}

export function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
