import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { WITHDRAWN_STATUSES, type BatchStatus } from './import-batch.ts';

const OVER: readonly BatchStatus[] = ['committed', 'undone', ...WITHDRAWN_STATUSES];

/** Which of the uploads on disk somebody still has to do something with. */
@Injectable()
export class UploadQuotaRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @returns those of the uploads whose import is over: they are kept for a while and no longer wait */
  async listOver(context: ActingContext, uploadIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ uploadId: string }>(
        `SELECT files ->> 'uploadId' AS "uploadId" FROM import_batch
         WHERE organisation_id = $1 AND files ->> 'uploadId' = ANY ($2) AND status = ANY ($3)`,
        [context.organisationId, uploadIds, OVER],
      ),
    );
    return new Set(rows.map(({ uploadId }) => uploadId));
  }
}
