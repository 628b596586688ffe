import { createHash } from 'node:crypto';
import { codeOf, PLACE_ACCURACIES, type PlaceAccuracy } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { correctedRecords, parametersOf } from '../database/corrected-records.ts';
import { Database } from '../database/database.ts';
import { readDataVersion, readRecordState, type IdRange, type RecordState } from '../database/record-versions.ts';
import type { Sql } from '../database/sql.ts';
import type { PlaceRow } from './place-row.ts';

/** What the search for places stands on: when none of it changes, it finds the same. */
export interface PlaceGround {
  readonly state: RecordState;
  /** The version at which the name of a road was last corrected, and that of the roads. */
  readonly wordsVersion: number;
  readonly roadsVersion: number;
  /** From which confidence places may be accepted together. */
  readonly threshold: number;
}

/** The same for two grounds on which the same is found. */
export const groundKeyOf = ({ state, wordsVersion, roadsVersion, threshold }: PlaceGround): string => {
  const batches = state.batches.map(({ batchId, committedVersion }) => `${batchId}@${committedVersion}`).join(',');
  return createHash('sha256').update([batches, state.erasedVersion, wordsVersion, roadsVersion, threshold].join(' ')).digest('hex');
};

const COLUMNS = ['road_name', 'place_words', 'longitude_e7', 'x_mm', 'y_mm', 'place_accuracy'];

/** A place that was found by words teaches nothing about words, and an area is no place. */
const TEACHING = (['exact', 'approximate', 'set-by-person'] satisfies PlaceAccuracy[]).map((accuracy) =>
  codeOf(PLACE_ACCURACIES, accuracy),
);

const ROW = `accident_id AS "accidentId", road_name AS "roadName", place_words AS words, x_mm / 1000.0::float8 AS x, y_mm / 1000.0::float8 AS y`;

/** Reads what accidents say of their place in words, and where they are. */
@Injectable()
export class PlaceWordsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  readGround(context: ActingContext): Promise<PlaceGround> {
    return this.#database.inOrganisation(context, async (sql) => {
      const state = await readRecordState(sql, 'accidents');
      const [row] = await sql.query<{ confidence: number | null; wordsVersion: number | null }>(
        `SELECT (SELECT place_confidence FROM organisation WHERE organisation_id = $1) AS confidence,
           (SELECT max(greatest(committed_version, withdrawn_version)) FROM accident_correction
             WHERE organisation_id = $1 AND field = 'roadName') AS "wordsVersion"`,
        [context.organisationId],
      );
      return {
        state,
        wordsVersion: row?.wordsVersion ?? 0,
        roadsVersion: await readDataVersion(sql, 'roads'),
        threshold: (row?.confidence ?? 90) / 100,
      };
    });
  }

  /** The accidents of a stretch of ids that have no position, and those that have one and say something of it in words. */
  readWithin(context: ActingContext, state: RecordState, { from, to }: IdRange): Promise<PlaceRow[]> {
    const condition =
      'r.accident_id >= $3 AND r.accident_id <= $4 AND r.accident_id NOT IN (SELECT accident_id FROM excluded_accidents($1, $2))';
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<PlaceRow>(
        `SELECT ${ROW} FROM (${correctedRecords(state, 'accident', COLUMNS, condition)}) p
         WHERE longitude_e7 IS NULL OR (place_accuracy IN (${TEACHING.join(', ')}) AND (road_name IS NOT NULL OR place_words <> '{}'))`,
        [...parametersOf(state), from, to],
      ),
    );
  }

  /** Of some accidents, as they are now. */
  async readAmong(context: ActingContext, ids: readonly string[]): Promise<ReadonlyMap<string, PlaceRow & { readonly revision: number }>> {
    const rows = await this.#database.inOrganisation(context, (sql) => readAmong(sql, ids));
    return new Map(rows.map((row) => [row.accidentId, row]));
  }

  /** Accidents whose position somebody has taken away: they are placed one by one only. */
  async readCleared(context: ActingContext): Promise<ReadonlySet<string>> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ id: string }>(
        `SELECT DISTINCT accident_id AS id FROM accident_correction
         WHERE organisation_id = $1 AND field = 'place' AND value = 'null' AND withdrawn_version IS NULL`,
        [context.organisationId],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }
}

async function readAmong(sql: Sql, ids: readonly string[]): Promise<(PlaceRow & { readonly revision: number })[]> {
  const state = await readRecordState(sql, 'accidents');
  return sql.query(
    `SELECT ${ROW}, (SELECT count(*) + count(c.withdrawn_version) FROM accident_correction c WHERE c.accident_id = p.accident_id) AS revision
     FROM (${correctedRecords(state, 'accident', COLUMNS, 'r.accident_id = ANY ($3::uuid[])')}) p`,
    [...parametersOf(state), ids],
  );
}
