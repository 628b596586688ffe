import { Problem } from '@elektron/domain';

import type { Sql } from '../database/sql.ts';
import type { TableTotal } from './backup-file-format.ts';
import type { BackupFileWriter } from './backup-file-writer.ts';
import type { StoredTable } from './catalog.repository.ts';
import { readPage, type OfBatches } from './rows.repository.ts';
import { TableTally } from './table-tally.ts';

/** Gives SQL for one page: in the one transaction of a copy, or each in one of its own. */
export type ForEachPage = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** Copies tables into a backup, page by page, and counts what it copies. */
export class CopiedTables {
  readonly tables: readonly StoredTable[];
  readonly #writer: BackupFileWriter;
  readonly #tallies: readonly TableTally[];
  readonly #options: { readonly signal?: AbortSignal; readonly onProgress?: (rows: number) => void };
  #rows = 0;

  constructor(
    tables: readonly StoredTable[],
    writer: BackupFileWriter,
    options: { readonly signal?: AbortSignal; readonly onProgress?: (rows: number) => void },
  ) {
    this.tables = tables;
    this.#writer = writer;
    this.#tallies = tables.map(() => new TableTally());
    this.#options = options;
  }

  /**
   * @param batches the rows of these imports only; null for all rows
   * @throws Problem CANCELLED
   */
  async copy(index: number, forEachPage: ForEachPage, batches: OfBatches | null = null): Promise<void> {
    const table = this.tables[index]!;
    if (batches?.batchIds.length === 0) return;
    let page = await forEachPage((sql) => readPage(sql, table, null, batches));
    while (page.last !== null) {
      if (this.#options.signal?.aborted === true) throw new Problem('CANCELLED');
      this.#tallies[index]?.add(page.columns);
      await this.#writer.write({ kind: 'rows', table: index, columns: page.columns });
      this.#options.onProgress?.((this.#rows += page.rows));
      const { last } = page;
      page = await forEachPage((sql) => readPage(sql, table, last, batches));
    }
  }

  /** By index of the table. */
  totals(): TableTotal[] {
    return this.#tallies.map((tally) => tally.total());
  }
}
