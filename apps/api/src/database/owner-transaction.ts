import type { Environment } from '../common/env.ts';
import { connectDataSource } from './data-source.ts';
import { asLogin } from './in-organisation.ts';
import type { Sql } from './sql.ts';

/**
 * One transaction as the owner of a server's tables, of any length, for what administers an installation that nobody else is using: on a
 * connection of its own, so that no other of this process is there.
 */
export async function inOwnerTransaction<T>(
  { databaseUrl = '', databaseOwnerUrl = databaseUrl }: Pick<Environment, 'databaseUrl' | 'databaseOwnerUrl'>,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const dataSource = await connectDataSource({ url: databaseOwnerUrl }, 1);
  try {
    return await asLogin(dataSource, async (sql) => {
      // Files are read between its statements.
      await sql.execute('SET LOCAL idle_in_transaction_session_timeout = 0');
      return work(sql);
    });
  } finally {
    await dataSource.destroy();
  }
}
