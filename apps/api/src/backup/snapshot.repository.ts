import type { Sql } from '../database/sql.ts';
import type { StoredTable } from './catalog.repository.ts';

/** The transaction sees the database as it was at its first query, whatever others do meanwhile. Must come before any query. */
export async function seeOneMoment(sql: Sql): Promise<void> {
  await sql.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
}

/** Files are written between the statements of the transaction, at the pace of the disk. */
export async function takeTime(sql: Sql): Promise<void> {
  await sql.execute('SET LOCAL idle_in_transaction_session_timeout = 0');
}

/** Others may read and write the tables, but neither empty nor change them: that would show through. */
export async function keepTables(sql: Sql, tables: readonly StoredTable[]): Promise<void> {
  await sql.execute(`LOCK TABLE ${tables.map((table) => table.quoted).join(', ')} IN ACCESS SHARE MODE`);
}

/** What an installation says of itself. */
export interface InstallationRow {
  /** Of the secret with which the installation proves to its database that it is itself. */
  readonly secretHash: Buffer;
  readonly demo: boolean;
}

/** @throws Error where there is none */
export async function readInstallation(sql: Sql): Promise<InstallationRow> {
  const [row] = await sql.query<InstallationRow>('SELECT secret_hash AS "secretHash", demo FROM installation');
  if (row === undefined) throw new Error('The database was migrated, and no installation registered in it.');
  return row;
}
