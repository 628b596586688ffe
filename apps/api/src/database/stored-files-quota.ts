import { Problem } from '@elektron/domain';
import { Inject, Injectable } from '@nestjs/common';

import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import type { Sql } from './sql.ts';

const BYTES_PER_MEGABYTE = 1_048_576;
/** Names the lock among the advisory locks of the database. */
const QUOTA_LOCK = 7_335_136;

/** How much of what its members hand in an organisation may keep in the database: documents of cases and interventions, and tables of sites. */
@Injectable()
export class StoredFilesQuota {
  readonly #megabytes: number;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.#megabytes = environment.storedFilesMegabytes;
  }

  /**
   * Asks in the transaction that has just stored something, which is rolled back where it is too much. Of two at once the second waits until the
   * first has ended, and counts what that has stored.
   * @throws Problem STORED_FILES_TOO_LARGE
   */
  async requireKept(sql: Sql, organisationId: string): Promise<void> {
    await sql.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [QUOTA_LOCK, organisationId]);
    // Sites are kept as rows, and the file that they came in is not: what they take is what counts, added up as they are stored.
    const [kept] = await sql.query<{ bytes: number }>(
      `SELECT (SELECT coalesce(sum(d.size_bytes), 0) FROM black_spot_document d WHERE d.organisation_id = $1)::float8
         + (SELECT coalesce(sum(d.size_bytes), 0) FROM intervention_document d WHERE d.organisation_id = $1)::float8
         + (SELECT coalesce(sum(t.stored_bytes), 0) FROM site_table t WHERE t.organisation_id = $1)::float8 AS bytes`,
      [organisationId],
    );
    if (kept!.bytes > this.#megabytes * BYTES_PER_MEGABYTE) throw new Problem('STORED_FILES_TOO_LARGE', { limit: this.#megabytes });
  }
}
