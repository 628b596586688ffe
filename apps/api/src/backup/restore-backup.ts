import { Problem } from '@elektron/domain';

import { isStorageFull } from '../common/unavailable.ts';
import { recordedName, type Migration } from '../database/migrations/migration.ts';
import { migrations as allMigrations } from '../database/migrations/migrations.ts';
import { checkBackup, type CheckedBackup } from './check-backup.ts';
import { restoreEmbedded } from './restore-embedded.ts';
import { restoreOnServer } from './restore-on-server.ts';
import type { RestoreEnvironment, RestorePorts, RestoreRequest } from './restore-request.ts';

export interface RestoreOptions {
  readonly file: string;
  readonly passphrase: string;
  /** Whether what is there now may go. */
  readonly replace: boolean;
  /** Whether those who were signed in when the backup was made stay so. */
  readonly keepSessions: boolean;
  readonly onProgress?: (phase: 'checking' | 'loading', rows: number) => void;
  /** All that this version knows; tests add one of a version to come. */
  readonly migrations?: readonly Migration[];
}

/**
 * Makes the installation of an environment what a backup holds, or leaves it as it is: nothing is touched before the whole file has been
 * read and found unchanged, and what was loaded takes its place only after every table was compared with the backup.
 * @throws Problem BACKUP_NOT_RECOGNISED, BACKUP_TOO_NEW, BACKUP_DAMAGED, BACKUP_INCOMPLETE, BACKUP_PASSPHRASE_WRONG, BACKUP_KEY_DIFFERENT,
 * RESTORE_FOREIGN_DATABASE, RESTORE_IN_USE, RESTORE_NOT_EMPTY, RESTORE_OVER_DEMO, RESTORE_UNFAITHFUL, STORAGE_FULL
 */
export async function restoreBackup(environment: RestoreEnvironment, options: RestoreOptions, ports: RestorePorts): Promise<CheckedBackup> {
  const { migrations = allMigrations, onProgress } = options;
  const backup = await checkBackup(options.file, options.passphrase, (rows) => onProgress?.('checking', rows));
  requireKnownMigrations(backup, migrations);
  requireFitting(backup, environment);
  const request: RestoreRequest = { ...options, backup, migrations, onProgress: (rows) => onProgress?.('loading', rows) };
  try {
    await (environment.databaseUrl === undefined ? restoreEmbedded : restoreOnServer)(environment, request, ports);
  } catch (error) {
    throw isStorageFull(error) ? new Problem('STORAGE_FULL') : error;
  }
  return backup;
}

function requireKnownMigrations({ header }: CheckedBackup, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(recordedName));
  if (!header.migrations.every((name) => known.has(name))) throw new Problem('BACKUP_TOO_NEW', { version: header.softwareVersion });
}

function requireFitting({ contents }: CheckedBackup, { databaseUrl, secretKey, demo }: RestoreEnvironment): void {
  // The embedded database gets the backup's key as a file of its own, unless the environment says another.
  const isForced = databaseUrl !== undefined || secretKey !== undefined;
  if (isForced && secretKey !== contents.secretKey) throw new Problem('BACKUP_KEY_DIFFERENT');
  // The next start would let in the demonstration's accounts, whose passwords everybody knows.
  if (demo && !contents.demo) throw new Problem('RESTORE_OVER_DEMO');
}
