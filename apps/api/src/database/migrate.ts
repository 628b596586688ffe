import { setTimeout as sleep } from 'node:timers/promises';

import type { DataSource } from 'typeorm';

import { MIGRATIONS_TABLE } from './data-source.ts';
import { asLogin, asService } from './in-organisation.ts';
import { APP_ROLE, SERVICE_ROLE } from './migrations/0000-roles.ts';
import { IDENTITY_ROLE } from './migrations/0003-people.ts';
import { PUBLIC_ROLE } from './migrations/0046-published-releases.ts';
import { recordedName } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';
import type { Sql } from './sql.ts';

/**
 * What PostgreSQL answers before migrating has come to its end: no such table, no such role, or a login that may not become it yet
 * (which is the last thing that migrating sees to).
 */
const NOT_MIGRATED: readonly unknown[] = ['42P01', '22023', '42501'];
/** Any number, the same for every process that migrates. Such locks belong to one database. */
const MIGRATION_LOCK = 7_335_114;
const POLL_MS = 100;
/** Many times what all migrations take. */
const PATIENCE_MS = 30_000;

/**
 * Runs the migrations that are missing, each in a transaction of its own, and lets the application's login act in the limited roles.
 * @param owner connected as the owner of the tables
 * @param application connected as the application's login; may be the same
 * @returns names of the migrations that ran
 */
export async function migrate(owner: DataSource, application: DataSource): Promise<string[]> {
  const executed = await owner.runMigrations({ transaction: 'each' });
  const login = await asLogin(application, async (sql) => (await sql.query<{ login: string }>('SELECT current_user AS login'))[0]?.login);
  await asLogin(owner, async (sql) => {
    for (const role of [APP_ROLE, SERVICE_ROLE, IDENTITY_ROLE, PUBLIC_ROLE]) await letActAs(sql, login ?? '', role);
    await sql.execute(`GRANT SELECT ON ${MIGRATIONS_TABLE} TO ${SERVICE_ROLE}`);
  });
  return executed.map((migration) => migration.name);
}

/**
 * Lets one process at a time migrate a server; whoever comes meanwhile waits. The lock ends with its transaction, so that a process that is
 * killed takes it along. Not for the embedded database: its one session would wait for itself, and only one process migrates it.
 */
export function whileNobodyElseMigrates<T>(owner: DataSource, work: () => Promise<T>): Promise<T> {
  return asLogin(owner, async (sql) => {
    // The migrations run on a connection beside this one, which is idle for as long as they take.
    await sql.execute('SET LOCAL idle_in_transaction_session_timeout = 0');
    await keepOthersFromMigrating(sql);
    return work();
  });
}

/** Until the transaction ends; waits while somebody else migrates. */
export async function keepOthersFromMigrating(sql: Sql): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
}

/** @param application connected as the application's login, which need not own anything */
export async function pendingMigrations(application: DataSource): Promise<string[]> {
  const executed = await asService(application, (sql) => sql.query<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE}`)).catch(
    (error: unknown) => {
      if (NOT_MIGRATED.includes((error as { code?: unknown }).code)) return [];
      throw error;
    },
  );
  const names = new Set(executed.map((row) => row.name));
  return migrations.map(recordedName).filter((name) => !names.has(name));
}

/**
 * Waits for the process that runs the embedded database to have migrated it, as it does when it starts.
 * @throws Error when it does not, because it is of another version
 */
export async function waitUntilMigrated(application: DataSource, patienceMs: number = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let pending = await pendingMigrations(application); pending.length > 0; pending = await pendingMigrations(application)) {
    if (Date.now() > deadline) {
      throw new Error(`The running Elektron process is of another version (it does not know ${pending.join(', ')}). Restart it first.`);
    }
    await sleep(POLL_MS);
  }
}

async function letActAs(sql: Sql, login: string, role: string): Promise<void> {
  const [membership] = await sql.query<{ exists: boolean }>(`SELECT pg_has_role($1::name, $2::name, 'MEMBER') AS exists`, [login, role]);
  if (membership?.exists) return;
  const [names] = await sql.query<{ login: string }>('SELECT quote_ident($1) AS login', [login]);
  try {
    await sql.execute(`GRANT ${role} TO ${names?.login ?? ''}`);
  } catch (cause) {
    const grant = `GRANT ${role} TO ${names?.login ?? ''};`;
    throw new Error(`The application's login may not act as ${role}. Let an administrator of the database server run: ${grant}`, { cause });
  }
}
