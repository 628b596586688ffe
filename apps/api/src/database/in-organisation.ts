import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

import { poolOf } from './data-source.ts';
import { APP_ROLE, SERVICE_ROLE } from './migrations/0000-roles.ts';
import { sqlOf, type Sql } from './sql.ts';

/** Who asks. */
export interface OrganisationContext {
  /** UUID of the acting organisation. */
  readonly organisationId: string;
}

/**
 * Runs `work` in one short transaction that sees and writes the records of one organisation only: as the limited role, under row-level
 * security. It is committed when `work` returns and rolled back when it throws. Nothing but SQL may be awaited inside, because on the
 * embedded database everybody else waits for the transaction to end.
 *
 * There is no second try after a failure. Transactions run at READ COMMITTED, where no serialization failure occurs; a deadlock is a
 * mistake in the order of statements that should be seen; and `work` may have told somebody something before it failed.
 */
export function inOrganisation<T>(dataSource: DataSource, context: OrganisationContext, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTransaction(dataSource, APP_ROLE, async (sql) => {
    await sql.query(`SELECT set_config('app.organisation_id', $1, true)`, [context.organisationId]);
    return work(sql);
  });
}

/** The same for what the installation does on nobody's behalf: the list of organisations, the job queue. It sees no records. */
export function asService<T>(dataSource: DataSource, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTransaction(dataSource, SERVICE_ROLE, work);
}

/** The same as the login itself, without row-level security where that owns the tables. For administration only. */
export function asLogin<T>(dataSource: DataSource, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTransaction(dataSource, undefined, work);
}

/** Sent with BEGIN in one message. An operator's settings must not change what a query means, nor a hanging process block the others. */
const OPENING = `BEGIN; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL idle_in_transaction_session_timeout = '30s'`;

/** Begins a transaction. @param role whose rights hold until it ends; without one, the login's own */
export function openingAs(role: string | undefined): string {
  return role ? `${OPENING}; SET LOCAL ROLE ${role}` : OPENING;
}

function inTransaction<T>(dataSource: DataSource, role: string | undefined, work: (sql: Sql) => Promise<T>): Promise<T> {
  return onConnection(dataSource, async (client) => {
    const transaction = sqlOf(client);
    try {
      await client.query(openingAs(role));
      const result = await work(transaction.sql);
      transaction.end();
      await client.query('COMMIT');
      return result;
    } finally {
      transaction.end();
    }
  });
}

/** Lends a connection of the pool; whatever transaction a failure leaves open is rolled back. */
export async function onConnection<T>(dataSource: DataSource, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await poolOf(dataSource).connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => void (broken = error);
  client.on('error', onError);
  try {
    return await work(client);
  } catch (error) {
    await client.query('ROLLBACK').catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    // A connection whose transaction may still be open must not be used again.
    client.release(broken);
  }
}
