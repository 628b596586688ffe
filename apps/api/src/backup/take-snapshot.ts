import type { Database } from '../database/database.ts';
import { VERSION_TABLE_NAMES } from '../database/migrations/0001-records.ts';
import type { Sql } from '../database/sql.ts';
import type { SequencePosition } from './backup-file-format.ts';
import { readExecutedMigrations, readSequences, readTables, type StoredTable } from './catalog.repository.ts';
import type { CopiedTables, ForEachPage } from './copied-tables.ts';
import { fixTextForms, readBatches } from './rows.repository.ts';
import { keepTables, readInstallation, seeOneMoment, takeTime, type InstallationRow } from './snapshot.repository.ts';

/** What there is to copy. */
export interface Snapshot {
  readonly migrations: readonly string[];
  readonly installation: InstallationRow;
  readonly tables: readonly StoredTable[];
  readonly sequences: readonly SequencePosition[];
}

type Start = (snapshot: Snapshot) => Promise<CopiedTables>;

/**
 * Copies a server's tables as they are at one moment: in one transaction that sees nothing of what others do meanwhile, and keeps nobody from
 * reading or writing. The house's rule of short transactions that await SQL only is for the embedded database's sake.
 */
export function copyServer(database: Database, start: Start): Promise<CopiedTables> {
  return database.asOwner(async (sql) => {
    await seeOneMoment(sql);
    await takeTime(sql);
    const snapshot = await readSnapshot(sql);
    await keepTables(sql, snapshot.tables);
    const copied = await start(snapshot);
    for (const index of snapshot.tables.keys()) await copied.copy(index, (work) => work(sql));
    return copied;
  });
}

/**
 * Rows of these tables belong to an import, and are never added, changed or taken away once it has been committed (0002-append-only.ts).
 * What is forgotten on purpose (0006-data-protection.ts) may be missing a moment earlier than the rest of the backup says.
 */
const SETTLED_BY_BATCH: ReadonlySet<string> = new Set([...VERSION_TABLE_NAMES, 'row_issue']);

/**
 * Copies the embedded database as it is at one moment. It has one session: during a transaction everybody else waits. So only what may
 * change is copied in one transaction, with the list of imports; their records, by far the most, follow page by page.
 */
export async function copyEmbedded(database: Database, start: Start): Promise<CopiedTables> {
  const { copied, settled } = await database.asOwner(async (sql) => {
    const snapshot = await readSnapshot(sql);
    const batches = await readBatches(sql);
    const tables = await start(snapshot);
    for (const [index, { name }] of snapshot.tables.entries()) {
      await tables.copy(index, (work) => work(sql), SETTLED_BY_BATCH.has(name) ? batches.open : null);
    }
    return { copied: tables, settled: batches.settled };
  });
  const inOneOfItsOwn: ForEachPage = (work) =>
    database.asOwner(async (sql) => {
      await fixTextForms(sql);
      return work(sql);
    });
  for (const [index, { name }] of copied.tables.entries()) {
    if (SETTLED_BY_BATCH.has(name)) await copied.copy(index, inOneOfItsOwn, settled);
  }
  return copied;
}

async function readSnapshot(sql: Sql): Promise<Snapshot> {
  await fixTextForms(sql);
  return {
    migrations: await readExecutedMigrations(sql),
    installation: await readInstallation(sql),
    tables: await readTables(sql),
    sequences: await readSequences(sql),
  };
}
