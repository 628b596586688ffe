import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { correctedRecords, parametersOf, sourceRecords } from '../database/corrected-records.ts';
import { Database } from '../database/database.ts';
import { readRecordState, type RecordState } from '../database/record-versions.ts';
import type { Sql } from '../database/sql.ts';
import type { StoredPlace } from './stored-correction.ts';

/** A place that was found for an accident without position. */
export interface NewPlace {
  readonly accidentId: string;
  readonly value: StoredPlace;
}

/** Places that one person has accepted together. */
export interface Placement {
  readonly placementId: string;
  readonly placed: number;
  /** Of them, those that have not been withdrawn. */
  readonly standing: number;
  readonly person: string | null;
  readonly madeAt: Date;
  readonly reason: string;
}

/** Accidents that one transaction places, so that others do not wait long. */
const CHUNK = 500;

/** Places of many accidents at once, as corrections (0015-places.ts): accepted together, and withdrawn together. */
@Injectable()
export class PlacementsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Places accidents, unless they have a position by now.
   * @param from the state in which the places were found: when an import comes between, the rest is left out
   * @returns how many were placed
   * @throws Problem PLACES_CHANGED where none was placed because of an import
   */
  async place(
    context: ActingContext,
    placement: Pick<Placement, 'placementId' | 'reason'>,
    from: RecordState,
    places: readonly NewPlace[],
  ): Promise<number> {
    let placed = 0;
    for (let first = 0; first < places.length; first += CHUNK) {
      const some = places.slice(first, first + CHUNK);
      const count = await this.#database.inOrganisation(context, (sql) => this.#placeSome(sql, context, placement, from, some));
      if (count === null) break;
      placed += count;
    }
    if (placed === 0) throw new Problem('PLACES_CHANGED', { count: 0 });
    return placed;
  }

  /** @returns null where the records are those of other imports now */
  async #placeSome(
    sql: Sql,
    context: ActingContext,
    { placementId, reason }: Pick<Placement, 'placementId' | 'reason'>,
    from: RecordState,
    places: readonly NewPlace[],
  ): Promise<number | null> {
    await sql.query(`SELECT version FROM data_version WHERE kind = 'accidents' FOR UPDATE`);
    const state = await readRecordState(sql, 'accidents');
    if (idsOf(state) !== idsOf(from)) return null;
    const among = 'r.accident_id = ANY ($3::uuid[])';
    const unplaced = (records: string): string =>
      `MATERIALIZED (SELECT accident_id::text AS id FROM (${records}) p WHERE longitude_e7 IS NULL)`;
    const rows = await sql.query<{ version: number }>(
      // Each read once: a plan that asks for every accident anew takes ten times as long.
      `WITH said AS ${unplaced(sourceRecords('accident', ['longitude_e7'], among))},
         present AS ${unplaced(correctedRecords(state, 'accident', ['longitude_e7'], among))}
       INSERT INTO accident_correction (organisation_id, accident_id, subject, field, value, source_value, reason, placement_id)
       SELECT $4::uuid, (g ->> 'accidentId')::uuid, 'accident', 'place', g -> 'value', 'null'::jsonb, $5, $6::uuid
       FROM jsonb_array_elements($7::jsonb) AS given (g)
       WHERE g ->> 'accidentId' IN (SELECT id FROM said) AND g ->> 'accidentId' IN (SELECT id FROM present)
       RETURNING committed_version AS version`,
      [
        ...parametersOf(state),
        places.map(({ accidentId }) => accidentId),
        context.organisationId,
        reason,
        placementId,
        JSON.stringify(places),
      ],
    );
    await this.#database.record(sql, context, {
      action: 'record.places-accepted',
      subjectKind: 'placement',
      subjectId: placementId,
      fields: ['accident.place'],
      details: { places: rows.length, dataVersion: rows[0]?.version ?? state.version },
    });
    return rows.length;
  }

  /**
   * Takes back what is left of a placement.
   * @returns how many accidents have no place by it any more
   * @throws Problem PLACEMENT_NOT_FOUND
   */
  async withdraw(context: ActingContext, placementId: string): Promise<number> {
    let withdrawn = 0;
    for (let some = CHUNK; some === CHUNK; withdrawn += some) {
      some = await this.#database.inOrganisation(context, (sql) => this.#withdrawSome(sql, context, placementId));
    }
    if (withdrawn === 0) throw new Problem('PLACEMENT_NOT_FOUND');
    return withdrawn;
  }

  async #withdrawSome(sql: Sql, context: ActingContext, placementId: string): Promise<number> {
    await sql.query(`SELECT version FROM data_version WHERE kind = 'accidents' FOR UPDATE`);
    const which = `SELECT organisation_id, accident_id, correction_no FROM accident_correction
      WHERE organisation_id = $1 AND placement_id = $2 AND withdrawn_at IS NULL ORDER BY accident_id LIMIT ${CHUNK}`;
    const of = [context.organisationId, placementId];
    const [open] = await sql.query<{ count: number }>(`SELECT count(*) AS count FROM (${which}) open`, of);
    // Nothing is a data version of its own.
    if ((open?.count ?? 0) === 0) return 0;
    const rows = await sql.query<{ version: number }>(
      `UPDATE accident_correction SET withdrawn_at = now() WHERE (organisation_id, accident_id, correction_no) IN (${which})
       RETURNING withdrawn_version AS version`,
      of,
    );
    await this.#database.record(sql, context, {
      action: 'record.places-withdrawn',
      subjectKind: 'placement',
      subjectId: placementId,
      fields: ['accident.place'],
      details: { places: rows.length, dataVersion: rows[0]?.version ?? null },
    });
    return rows.length;
  }

  /** The newest first. */
  async list(context: ActingContext): Promise<Placement[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<Placement>(
        `SELECT placement_id AS "placementId", count(*) AS placed, count(*) FILTER (WHERE withdrawn_at IS NULL) AS standing,
           min(person_name) AS person, min(made_at) AS "madeAt", min(reason) AS reason
         FROM accident_correction WHERE organisation_id = $1 AND placement_id IS NOT NULL GROUP BY placement_id ORDER BY min(made_at) DESC`,
        [context.organisationId],
      ),
    );
  }
}

const idsOf = ({ batches }: RecordState): string => batches.map(({ batchId }) => batchId).join(' ');
