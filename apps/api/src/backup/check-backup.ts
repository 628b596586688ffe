import { Problem } from '@elektron/domain';

import type { BackupHeader, BackupRecord, ContentsRecord, EndRecord, TableTotal } from './backup-file-format.ts';
import { openBackupFile, type OpenedBackup } from './backup-file-reader.ts';
import { isSameTotal, TableTally } from './table-tally.ts';

/** A backup that was read from its beginning to its end, and is as it was written. */
export interface CheckedBackup {
  readonly header: BackupHeader;
  readonly contents: ContentsRecord;
  /** By index in the contents' tables. */
  readonly totals: readonly TableTotal[];
  readonly files: number;
  /** Reads it once more; a file that was changed meanwhile fails again. */
  records(): AsyncGenerator<BackupRecord>;
}

/**
 * Reads all of a backup without changing anything anywhere.
 * @throws Problem BACKUP_NOT_RECOGNISED, BACKUP_TOO_NEW, BACKUP_DAMAGED, BACKUP_INCOMPLETE, BACKUP_PASSPHRASE_WRONG
 */
export async function checkBackup(path: string, passphrase: string, onProgress?: (rows: number) => void): Promise<CheckedBackup> {
  const backup = await openBackupFile(path, passphrase);
  const { contents, tallies, end } = await readThrough(backup, onProgress);
  if (end === undefined) throw new Problem('BACKUP_INCOMPLETE');
  if (end.tables.length !== tallies.length || tallies.some((tally, i) => !isSameTotal(tally.total(), end.tables[i]))) {
    throw new Problem('BACKUP_DAMAGED');
  }
  return { header: backup.header, contents, totals: end.tables, files: end.files, records: () => backup.records() };
}

interface WhatWasRead {
  readonly contents: ContentsRecord;
  readonly tallies: readonly TableTally[];
  readonly end: EndRecord | undefined;
}

async function readThrough(backup: OpenedBackup, onProgress?: (rows: number) => void): Promise<WhatWasRead> {
  let contents: ContentsRecord | undefined;
  let tallies: TableTally[] = [];
  let end: EndRecord | undefined;
  let rows = 0;
  // To the end of the stream and not only to the last record: only then is the last frame known to be the last.
  for await (const record of backup.records()) {
    if (end !== undefined || (record.kind === 'contents') !== (contents === undefined)) throw new Problem('BACKUP_DAMAGED');
    if (record.kind === 'contents') {
      contents = record;
      tallies = record.tables.map(() => new TableTally());
    } else if (record.kind === 'rows') {
      const tally = tallies[record.table];
      if (tally === undefined || record.columns.length !== contents?.tables[record.table]?.columns.length)
        throw new Problem('BACKUP_DAMAGED');
      tally.add(record.columns);
      onProgress?.((rows += record.columns[0]?.length ?? 0));
    } else if (record.kind === 'end') end = record;
  }
  if (contents === undefined) throw new Problem('BACKUP_INCOMPLETE');
  return { contents, tallies, end };
}
