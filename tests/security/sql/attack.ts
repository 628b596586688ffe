import pg from 'pg';

import type { Database } from '../../../apps/api/src/database/database.ts';
import { sqlOf, type Sql } from '../../../apps/api/src/database/sql.ts';
import { loginUrls } from '../../../apps/api/src/database/testing/server-logins.ts';
import { Attacker } from './attacker.ts';

class TakenBack extends Error {}

/** Does something as the owner of the tables, in a transaction that is rolled back. */
export async function asOwnerForAWhile<T>(database: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
  let result: { readonly value: T } | undefined;
  try {
    await database.asOwner(async (sql) => {
      // A whole attack takes longer than any statement of the product.
      await sql.execute('SET LOCAL idle_in_transaction_session_timeout = 0');
      result = { value: await work(sql) };
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  if (result === undefined) throw new Error('The attack has come to no end.');
  return result.value;
}

/**
 * Attacks over a connection of the application: on a server as its login; the embedded database has one login only, which owns everything, so
 * there its owner plays the roles.
 */
export async function attack<T>(database: Database, work: (attacker: Attacker) => Promise<T>): Promise<T> {
  if (database.profile === 'embedded') return asOwnerForAWhile(database, (sql) => work(new Attacker(sql, false)));
  const [row] = await database.asOwner((sql) => sql.query<{ name: string }>('SELECT current_database() AS name'));
  const { databaseUrl } = loginUrls(process.env['TEST_DATABASE_URL'] ?? '', row?.name ?? '');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { sql, end } = sqlOf(client);
  try {
    await client.query('BEGIN');
    return await work(new Attacker(sql, true));
  } finally {
    end();
    await client.end();
  }
}
