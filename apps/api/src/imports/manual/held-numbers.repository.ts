import { Injectable } from '@nestjs/common';

import { recordIdOf } from '../../accidents/record-id.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { Database } from '../../database/database.ts';

/** Which numbers of accidents are taken, whatever source has brought them. */
@Injectable()
export class HeldNumbersRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By the ids that the number would have at each of the organisation's sources: nothing is searched. */
  async isTaken(context: ActingContext, number: string): Promise<boolean> {
    const { organisationId } = context;
    return this.#database.inOrganisation(context, async (sql) => {
      const sources = await sql.query<{ id: string }>(
        `SELECT DISTINCT format_id AS id FROM import_batch
         WHERE organisation_id = $1 AND kind = 'accidents' AND committed_version IS NOT NULL AND undone_version IS NULL`,
        [organisationId],
      );
      const ids = sources.map(({ id }) => recordIdOf(organisationId, id, number));
      const [found] = await sql.query<object>(
        `SELECT 1 FROM accident_version v JOIN import_batch b USING (organisation_id, batch_id)
         WHERE v.organisation_id = $1 AND v.accident_id = ANY ($2::uuid[]) AND b.committed_version IS NOT NULL AND b.undone_version IS NULL LIMIT 1`,
        [organisationId, ids],
      );
      return found !== undefined;
    });
  }
}
