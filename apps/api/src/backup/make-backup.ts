import { randomUUID } from 'node:crypto';
import { Problem } from '@elektron/domain';

import type { AuditTrail } from '../common/audit-trail.ts';
import type { Environment } from '../common/env.ts';
import { InstallationError } from '../common/installation-error.ts';
import { KeyRing } from '../common/key-ring.ts';
import { hashSecret } from '../common/secrets.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { isStorageFull } from '../common/unavailable.ts';
import type { Database } from '../database/database.ts';
import { installationSecretOf, wrongKey } from '../database/installation.ts';
import { findSecretKey } from '../database/secret-key-file.ts';
import {
  FORMAT_VERSION,
  type BackupHeader,
  type ContentsRecord,
  type FileRecord,
  type KeyCost,
  type TableTotal,
} from './backup-file-format.ts';
import { BackupFileWriter } from './backup-file-writer.ts';
import { readExecutedMigrations } from './catalog.repository.ts';
import { CopiedTables } from './copied-tables.ts';
import { readFiles, readHeads } from './kept-files.ts';
import { chooseKeyDerivation, KEY_COST } from './passphrase-key.ts';
import { copyEmbedded, copyServer, type Snapshot } from './take-snapshot.ts';

export interface BackupOptions {
  /** Where it goes; nothing may be there. */
  readonly file: string;
  readonly passphrase: string;
  /** Whether the files of uploads go in too. */
  readonly withUploads: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (rows: number) => void;
  /** What the key costs to derive; tests make it cheap. */
  readonly keyCost?: KeyCost;
}

export interface BackupSummary {
  readonly backupId: string;
  readonly tables: readonly (TableTotal & { readonly name: string })[];
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Writes all of an installation into one encrypted file: every row of every table as they were at one moment, the secret key, the heads of
 * the audit trail, and uploads where asked for. The file appears when it is whole and the audit trail says that it was made.
 * @param database opened and not brought up to date: what is backed up is the installation as it is
 * @throws Problem BACKUP_FILE_EXISTS, BACKUP_NOTHING_THERE, CANCELLED, STORAGE_FULL
 * @throws InstallationError when SECRET_KEY is not the installation's
 */
export async function makeBackup(
  database: Database,
  environment: Environment,
  audit: AuditTrail,
  options: BackupOptions,
): Promise<BackupSummary> {
  const migrations = await database.asOwner(readExecutedMigrations);
  if (migrations.length === 0) throw new Problem('BACKUP_NOTHING_THERE');
  const secretKey = await findSecretKey(environment);
  if (secretKey === undefined) throw wrongKey();
  const header = makeHeader(migrations, options.keyCost);
  const writer = await BackupFileWriter.create(options.file, header, options.passphrase);
  try {
    // Before the rows: the trail may be longer than its head says, but never shorter.
    const heads = await readHeads(environment);
    const copied = await (database.profile === 'server' ? copyServer : copyEmbedded)(database, async (snapshot) => {
      if (snapshot.migrations.join() !== migrations.join()) throw new InstallationError('The database was migrated meanwhile. Try again.');
      requireOwnKey(snapshot, secretKey);
      await writer.write(contentsOf(snapshot, secretKey));
      return new CopiedTables(snapshot.tables, writer, options);
    });
    const files = (await copyFiles(writer, heads)) + (options.withUploads ? await copyFiles(writer, readFiles('uploads', environment)) : 0);
    const totals = copied.totals();
    await writer.write({ kind: 'end', tables: totals, files });
    const bytes = await writer.end();
    const rows = totals.reduce((sum, total) => sum + total.rows, 0);
    const details = { rows, files, bytes };
    await audit.recordForInstallation({ action: 'backup.made', subjectKind: 'backup', subjectId: header.backupId, details }, null);
    await writer.keep();
    return { backupId: header.backupId, tables: copied.tables.map(({ name }, i) => ({ name, ...totals[i]! })), ...details };
  } catch (error) {
    await writer.discard();
    throw isStorageFull(error) ? new Problem('STORAGE_FULL') : error;
  }
}

function makeHeader(migrations: string[], cost: KeyCost = KEY_COST): BackupHeader {
  return {
    formatVersion: FORMAT_VERSION,
    backupId: randomUUID(),
    softwareVersion: SOFTWARE_VERSION,
    madeAt: new Date().toISOString(),
    migrations,
    key: chooseKeyDerivation(cost),
  };
}

/** Without its own key a restored installation could open nothing that it has sealed. */
function requireOwnKey({ installation }: Snapshot, secretKey: string): void {
  if (!hashSecret(installationSecretOf(new KeyRing(secretKey))).equals(installation.secretHash)) throw wrongKey();
}

function contentsOf({ installation: { demo }, tables, sequences }: Snapshot, secretKey: string): ContentsRecord {
  const backedUp = tables.map((table) => ({ name: table.name, columns: table.columns.map(({ name, type }) => ({ name, type })) }));
  return { kind: 'contents', secretKey, demo, tables: backedUp, sequences };
}

/** @returns how many */
async function copyFiles(writer: BackupFileWriter, pieces: AsyncIterable<FileRecord> | Iterable<FileRecord>): Promise<number> {
  let files = 0;
  for await (const piece of pieces) {
    if (piece.offset === 0) files++;
    await writer.write(piece);
  }
  return files;
}
