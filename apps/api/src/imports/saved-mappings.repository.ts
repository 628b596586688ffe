import { RECORD_KINDS, type TableMapping } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { ImportFile } from './import-batch.ts';

/** How a table of an import was read, as a person has said it. */
export interface SavedMapping {
  /** Number of the import with which it is kept. */
  readonly batchId: number;
  readonly mapping: TableMapping;
}

interface SavedRow {
  readonly batchId: number;
  readonly files: { readonly files: readonly ImportFile[] };
}

/** What people have decided about files of no known format. */
@Injectable()
export class SavedMappings {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those of imports that count, the newest first. */
  async list(context: ActingContext): Promise<SavedMapping[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<SavedRow>(
        `SELECT batch_id AS "batchId", files FROM import_batch
         WHERE organisation_id = $1 AND format_id LIKE ANY ($2) AND status = 'committed' ORDER BY batch_id DESC`,
        [context.organisationId, RECORD_KINDS.map(({ prefix }) => `${prefix}%`)],
      ),
    );
    return rows.flatMap(({ batchId, files }) =>
      files.files.flatMap(({ detected }) => (detected.mapping === undefined ? [] : [{ batchId, mapping: detected.mapping }])),
    );
  }

  /** Those of one import together, each decision once, the newest first. */
  async listDecisions(context: ActingContext): Promise<(readonly TableMapping[])[]> {
    const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
    const byImport = Map.groupBy(await this.list(context), ({ batchId }) => batchId);
    // Sheets for each month have one mapping.
    return unique([...byImport.values()].map((saved) => unique(saved.map(({ mapping }) => mapping))));
  }
}
