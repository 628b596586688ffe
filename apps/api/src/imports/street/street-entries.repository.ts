import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import { WITHDRAWN_STATUSES, type BatchStatus } from '../import-batch.ts';

/** The import that an entry came with. */
export interface KnownEntry {
  readonly entryId: string;
  readonly batchId: number;
  readonly status: BatchStatus;
}

/** Which entries of phones have come already. */
@Injectable()
export class StreetEntriesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those of the entries that some import brings or has brought; what came to nothing is not known. */
  async find(context: ActingContext, entryIds: readonly string[]): Promise<KnownEntry[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<KnownEntry>(
        `SELECT e.entry_id AS "entryId", e.batch_id AS "batchId", b.status
         FROM street_entry e JOIN import_batch b USING (organisation_id, batch_id)
         WHERE e.organisation_id = $1 AND e.entry_id = ANY ($2::uuid[]) AND NOT b.status = ANY ($3)`,
        [context.organisationId, entryIds, WITHDRAWN_STATUSES],
      ),
    );
  }

  /**
   * Says which import brings the entries.
   * @returns false, and nothing is said, where another import brings one of them
   */
  async claim(context: ActingContext, batchId: number, entryIds: readonly string[]): Promise<boolean> {
    try {
      return await this.#database.inOrganisation(context, async (sql) => {
        const claimed = (await this.#takeOver(sql, context, batchId, entryIds)) + (await this.#add(sql, context, batchId, entryIds));
        if (claimed !== entryIds.length) throw new TakenByAnother();
        return true;
      });
    } catch (error) {
      if (error instanceof TakenByAnother) return false;
      throw error;
    }
  }

  /** What another import did not bring after all. */
  #takeOver(sql: Sql, context: ActingContext, batchId: number, entryIds: readonly string[]): Promise<number> {
    return sql.execute(
      `UPDATE street_entry e SET batch_id = $2 FROM import_batch b
       WHERE e.organisation_id = $1 AND e.entry_id = ANY ($3::uuid[])
         AND b.organisation_id = $1 AND b.batch_id = e.batch_id AND b.status = ANY ($4)`,
      [context.organisationId, batchId, entryIds, WITHDRAWN_STATUSES],
    );
  }

  #add(sql: Sql, context: ActingContext, batchId: number, entryIds: readonly string[]): Promise<number> {
    return sql.execute(
      `INSERT INTO street_entry (organisation_id, entry_id, batch_id) SELECT $1, e.entry_id, $2 FROM unnest($3::uuid[]) AS e (entry_id)
       ON CONFLICT (organisation_id, entry_id) DO NOTHING`,
      [context.organisationId, batchId, entryIds],
    );
  }
}

/** Takes back what the transaction has said so far. */
class TakenByAnother extends Error {}
