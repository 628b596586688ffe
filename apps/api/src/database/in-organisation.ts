import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

import { statementTimeoutSeconds } from '../common/request-scope.ts';
import { poolOf } from './data-source.ts';
import { APP_ROLE, SERVICE_ROLE } from './migrations/0000-roles.ts';
import { IDENTITY_ROLE } from './migrations/0003-people.ts';
import { PUBLIC_ROLE } from './migrations/0046-published-releases.ts';
import { sqlOf, type Sql } from './sql.ts';

/** Whose records are meant, and what proves that the asker may see them. */
export interface OrganisationContext {
  /** UUID of the organisation whose records are meant: the acting one, or one that has opened its records to it. */
  readonly organisationId: string;
  /** Of a session, a token, a job or the installation itself; the database looks up whose it is, and nobody else's word counts. */
  readonly secret: string;
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
    await sql.query(ACT, [context.secret, context.organisationId]);
    return work(sql);
  });
}

const ACT = `SELECT set_config('app.secret', $1, true), set_config('app.organisation_id', $2, true)`;

/**
 * The same for signing people in and looking after organisations. Its tables open for the installation's secret only, so that a login of
 * the application alone reads nobody's password and makes nobody a session.
 */
export function asIdentity<T>(dataSource: DataSource, installationSecret: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTransaction(dataSource, IDENTITY_ROLE, async (sql) => {
    await sql.query(ACT, [installationSecret, '']);
    return work(sql);
  });
}

/** The same for what the installation does on nobody's behalf: the job queue. It sees no records and no people. */
export function asService<T>(dataSource: DataSource, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTransaction(dataSource, SERVICE_ROLE, work);
}

/** The same for whoever has not signed in: it sees published releases, and nothing else. */
export function asPublic<T>(dataSource: DataSource, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTransaction(dataSource, PUBLIC_ROLE, work);
}

/** The same as the login itself, without row-level security where that owns the tables. For administration only. */
export function asLogin<T>(dataSource: DataSource, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTransaction(dataSource, undefined, work);
}

/** Sent with BEGIN in one message. An operator's settings must not change what a query means, nor a hanging process block the others. */
const OPENING = `BEGIN; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL idle_in_transaction_session_timeout = '30s'`;

/** Begins a transaction. @param role whose rights hold until it ends; without one, the login's own */
export function openingAs(role: string | undefined): string {
  const timeout = statementTimeoutSeconds();
  const opening = timeout === undefined ? OPENING : `${OPENING}; SET LOCAL statement_timeout = '${timeout}s'`;
  return role ? `${opening}; SET LOCAL ROLE ${role}` : opening;
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
