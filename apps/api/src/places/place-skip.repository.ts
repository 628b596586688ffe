import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';

/** An accident that somebody has left for later. */
export interface PlaceSkip {
  readonly accidentId: string;
  /** Null for the installation itself. */
  readonly person: string | null;
  readonly skippedAt: Date;
}

/** Accidents without a place that people have skipped (0020-place-queue.ts). */
@Injectable()
export class PlaceSkipRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those that hold, by accident. */
  async list(context: ActingContext): Promise<ReadonlyMap<string, PlaceSkip>> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<PlaceSkip>(
        `SELECT accident_id AS "accidentId", skipped_by_name AS person, skipped_at AS "skippedAt" FROM place_skip
         WHERE organisation_id = $1 AND undone_at IS NULL`,
        [context.organisationId],
      ),
    );
    return new Map(rows.map((skip) => [skip.accidentId, skip]));
  }

  /** One that is skipped already stays so, and is whose it was. */
  async skip(context: ActingContext, accidentId: string): Promise<void> {
    await this.#database
      .inOrganisation(context, async (sql) => {
        await sql.execute('INSERT INTO place_skip (organisation_id, accident_id) VALUES ($1, $2)', [context.organisationId, accidentId]);
        await this.#database.record(sql, context, { action: 'record.place-skipped', subjectKind: 'accident', subjectId: accidentId });
      })
      .catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error;
      });
  }

  /** @throws Problem PLACE_NOT_SKIPPED */
  async takeBack(context: ActingContext, accidentId: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const touched = await sql.execute(
        'UPDATE place_skip SET undone_at = now() WHERE organisation_id = $1 AND accident_id = $2 AND undone_at IS NULL',
        [context.organisationId, accidentId],
      );
      if (touched !== 1) throw new Problem('PLACE_NOT_SKIPPED');
      await this.#database.record(sql, context, { action: 'record.place-skip-withdrawn', subjectKind: 'accident', subjectId: accidentId });
    });
  }
}
