import type { Environment } from './common/env.ts';
import { InstallationError } from './common/installation-error.ts';
import type { Database } from './database/database.ts';
import type { ExcessiveRight } from './database/excessive-right.ts';
import { openDatabase, type OpenDatabaseOptions } from './database/open-database.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { wrongKey } from './database/installation.ts';
import { OrganisationRepository } from './identity/organisations/organisation.repository.ts';
import { PersonRepository } from './identity/people/person.repository.ts';
import { migrateJobQueue } from './jobs/migrate-job-queue.ts';

/**
 * The database of this installation, ready for the application. The embedded one is brought up to date on the way; a server is not,
 * because its migrations run as the owner, once, before any process of a new version starts.
 * @throws InstallationError when a server has not been migrated
 */
export async function openInstallation(environment: Environment, options: OpenDatabaseOptions): Promise<Database> {
  const database = await openDatabase(environment, options);
  try {
    if (database.profile === 'embedded') await migrateInstallation(environment, database);
    else await checkServer(database);
    // Here and not when migrating: whether this is the demonstration is a setting of the process.
    if (!database.joined) await new PersonRepository(database).allowDemo(environment.demo);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Schema, job queue, and the demo organisation where this is the demonstration. It can be repeated.
 * @returns names of the migrations that ran
 */
export async function migrateInstallation(environment: Pick<Environment, 'demo'>, database: Database): Promise<string[]> {
  return database.migrate(async () => {
    await migrateJobQueue(database);
    if (environment.demo) await new OrganisationRepository(database).ensure(DEMO_ORGANISATION);
  });
}

const EXCESSIVE_LOGINS: Readonly<Record<ExcessiveRight, string>> = {
  superuser: 'DATABASE_URL names a login that passes row-level security: use the limited one, as docs/operations.md describes.',
  owner:
    'DATABASE_URL names the login that owns the tables, which row-level security does not bind: use the limited one, as docs/operations.md describes.',
};

async function checkServer(database: Database): Promise<void> {
  await refuseUnmigrated(database);
  if (!(await database.knowsInstallation())) throw wrongKey();
  const excess = await database.findExcessiveRight();
  // Not refused: whoever tries the product on a server of their own should get that far.
  if (excess !== null) console.error(EXCESSIVE_LOGINS[excess]);
}

async function refuseUnmigrated(database: Database): Promise<void> {
  const pending = await database.pendingMigrations();
  if (pending.length === 0) return;
  throw new InstallationError(
    `The database lacks ${pending.length} migration(s): ${pending.join(', ')}.\n` +
      'Run once, with DATABASE_OWNER_URL set to the login that owns the tables: npm run -s elektron -- migrate',
  );
}
