import { Problem } from '@elektron/domain';

import type { Migration } from '../database/migrations/migration.ts';
import { recordedName } from '../database/migrations/migration.ts';
import { rebuildSchema, runMigrations } from '../database/rebuild-schema.ts';
import type { Sql } from '../database/sql.ts';
import type { FileRecord } from './backup-file-format.ts';
import { readTables, type StoredTable } from './catalog.repository.ts';
import type { CheckedBackup } from './check-backup.ts';
import { analyzeTables, emptyTables, endSessions, putAsideRules, putBackRules, setSequences } from './restore.repository.ts';
import { fixTextForms, insertRows, readPage } from './rows.repository.ts';
import { isSameTotal, TableTally } from './table-tally.ts';

export interface LoadOptions {
  /** Whether sessions stay open. */
  readonly keepSessions: boolean;
  /** All that this version knows, in order. */
  readonly migrations: readonly Migration[];
  readonly onProgress?: (rows: number) => void;
  /** Takes the files of the backup. */
  onFile(file: FileRecord): Promise<void>;
}

/**
 * Makes an installation out of a backup: the schema as it was then, its rows, compared with the backup row by row, and then the migrations
 * that have come since, which find what they would have found there. Whatever fails leaves the transaction to be rolled back.
 * @param sql as the owner of the tables; all that there was goes
 * @throws Problem RESTORE_UNFAITHFUL
 */
export async function loadBackup(sql: Sql, backup: CheckedBackup, options: LoadOptions): Promise<void> {
  const isOfBackup = (migration: Migration): boolean => backup.header.migrations.includes(recordedName(migration));
  await rebuildSchema(sql, options.migrations.filter(isOfBackup));
  await fixTextForms(sql);
  const tables = matchTables(backup, await readTables(sql));
  const rules = await putAsideRules(sql);
  await emptyTables(sql, tables);
  await loadRecords(sql, backup, tables, options);
  await setSequences(sql, backup.contents.sequences);
  await putBackRules(sql, rules);
  await compareTables(sql, backup, tables);
  await runMigrations(
    sql,
    options.migrations.filter((migration) => !isOfBackup(migration)),
  );
  if (!options.keepSessions) await endSessions(sql);
  await analyzeTables(sql, await readTables(sql));
}

/** @returns the database's tables in the order of the backup's. @throws Problem RESTORE_UNFAITHFUL where they are not the same */
function matchTables({ contents }: CheckedBackup, stored: readonly StoredTable[]): StoredTable[] {
  const missing = stored.find(({ name }) => !contents.tables.some((table) => table.name === name));
  if (missing !== undefined) throw new Problem('RESTORE_UNFAITHFUL', { table: missing.name });
  return contents.tables.map(({ name, columns }) => {
    const table = stored.find((candidate) => candidate.name === name);
    if (table === undefined || !hasSameColumns(table, columns)) throw new Problem('RESTORE_UNFAITHFUL', { table: name });
    return table;
  });
}

function hasSameColumns(table: StoredTable, columns: readonly { readonly name: string }[]): boolean {
  return table.columns.length === columns.length && columns.every(({ name }) => table.columns.some((column) => column.name === name));
}

async function loadRecords(sql: Sql, backup: CheckedBackup, tables: readonly StoredTable[], options: LoadOptions): Promise<void> {
  let rows = 0;
  for await (const record of backup.records()) {
    if (record.kind === 'file') await options.onFile(record);
    if (record.kind !== 'rows') continue;
    const names = backup.contents.tables[record.table]?.columns.map(({ name }) => name) ?? [];
    await insertRows(sql, tables[record.table]!, names, record.columns);
    options.onProgress?.((rows += record.columns[0]?.length ?? 0));
  }
}

/** Reads back all that was loaded. */
async function compareTables(sql: Sql, { contents, totals }: CheckedBackup, tables: readonly StoredTable[]): Promise<void> {
  for (const [index, table] of tables.entries()) {
    const tally = new TableTally();
    // Columns in the backup's order: it is part of what is compared.
    const order = contents.tables[index]?.columns.map(({ name }) => table.columns.findIndex((column) => column.name === name)) ?? [];
    for (let page = await readPage(sql, table, null); page.last !== null; page = await readPage(sql, table, page.last)) {
      tally.add(order.map((column) => page.columns[column] ?? []));
    }
    if (!isSameTotal(tally.total(), totals[index])) throw new Problem('RESTORE_UNFAITHFUL', { table: table.name });
  }
}
