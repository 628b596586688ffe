import type { Environment } from '../common/env.ts';
import { KeyRing } from '../common/key-ring.ts';
import { insertAuditEvent, INSTALLATION_CHAIN } from '../database/audit-event.ts';
import type { Database } from '../database/database.ts';
import { installationSecretOf } from '../database/installation.ts';
import type { Migration } from '../database/migrations/migration.ts';
import type { Sql } from '../database/sql.ts';
import type { FileRecord } from './backup-file-format.ts';
import type { CheckedBackup } from './check-backup.ts';
import { loadBackup } from './load-backup.ts';
import { actAsInstallation } from './restore.repository.ts';

/** Where a backup goes. */
export type RestoreEnvironment = Pick<
  Environment,
  'databaseUrl' | 'databaseOwnerUrl' | 'dataDirectory' | 'uploadDirectory' | 'auditHeadDirectory' | 'secretKey' | 'demo'
>;

/** What belongs to an installation beyond its tables; other rooms see to it. */
export interface RestorePorts {
  /** Grants, job queue, and whatever else migrating does. It can be repeated. */
  migrate(database: Database): Promise<unknown>;
  /** Seals what the restore has written into the audit trail. @param auditHeadDirectory where the heads of its chains are */
  seal(database: Database, auditHeadDirectory: string): Promise<void>;
}

/** A restore that may happen: the backup is whole, of a known version, and fits the environment. */
export interface RestoreRequest {
  readonly backup: CheckedBackup;
  readonly replace: boolean;
  readonly keepSessions: boolean;
  readonly migrations: readonly Migration[];
  readonly onProgress?: (rows: number) => void;
}

/**
 * Makes an installation out of a backup, which its audit trail says in the end.
 * @param sql as the owner of the tables
 * @throws Problem RESTORE_UNFAITHFUL
 */
export async function loadInstallation(
  sql: Sql,
  { backup, ...options }: RestoreRequest,
  onFile: (file: FileRecord) => Promise<void>,
): Promise<void> {
  await loadBackup(sql, backup, { ...options, onFile });
  const keys = new KeyRing(backup.contents.secretKey);
  await actAsInstallation(sql, installationSecretOf(keys));
  const { backupId, softwareVersion, madeAt } = backup.header;
  const details = { madeAt, softwareVersion, sessionsKept: options.keepSessions };
  await insertAuditEvent(
    sql,
    keys,
    { action: 'backup.restored', subjectKind: 'backup', subjectId: backupId, details },
    { organisationId: INSTALLATION_CHAIN, recordsOf: INSTALLATION_CHAIN },
  );
}
