import type { BackedUpTable } from '../backup-file-format.ts';
import { openBackupFile } from '../backup-file-reader.ts';

/** A row of a backup: its values as text, by column. */
export type BackedUpRow = Readonly<Record<string, string | null>>;

/** All rows of a backup, by table. */
export async function readBackup(path: string, passphrase: string): Promise<Readonly<Record<string, readonly BackedUpRow[]>>> {
  const backup = await openBackupFile(path, passphrase);
  let tables: readonly BackedUpTable[] = [];
  const rows: Record<string, BackedUpRow[]> = {};
  for await (const record of backup.records()) {
    if (record.kind === 'contents') ({ tables } = record);
    if (record.kind !== 'rows') continue;
    const { name, columns } = tables[record.table]!;
    const read = record.columns[0]?.map((_, i) =>
      Object.fromEntries(columns.map((column, j) => [column.name, record.columns[j]?.[i] ?? null])),
    );
    rows[name] = [...(rows[name] ?? []), ...(read ?? [])];
  }
  return rows;
}
