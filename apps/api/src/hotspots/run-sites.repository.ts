import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';

/** Keeps all sites of a run beside its result, in the transaction that stores the result. */
export async function addSiteParts(sql: Sql, context: ActingContext, runId: string, parts: readonly Uint8Array[]): Promise<void> {
  for (const [position, part] of parts.entries()) {
    await sql.execute('INSERT INTO hotspot_run_sites (organisation_id, run_id, part_no, packed) VALUES ($1, $2, $3, $4)', [
      context.organisationId,
      runId,
      position + 1,
      Buffer.from(part),
    ]);
  }
}

/** The table of the complete lists of sites. */
@Injectable()
export class RunSitesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * One part of the sites of a run. Each in a transaction of its own: others are answered in between.
   * @param part from 1
   * @throws Problem HOTSPOT_RUN_NOT_FOUND
   */
  async readPart(context: ActingContext, runId: string, part: number): Promise<Uint8Array> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ packed: Uint8Array }>(
        'SELECT packed FROM hotspot_run_sites WHERE organisation_id = $1 AND run_id = $2 AND part_no = $3',
        [context.organisationId, runId, part],
      ),
    );
    if (row === undefined) throw new Problem('HOTSPOT_RUN_NOT_FOUND', { run: runId });
    return row.packed;
  }
}
