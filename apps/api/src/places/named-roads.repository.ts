import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, currentRecords, readRecordState, type RecordState } from '../database/record-versions.ts';

/** A stretch of a road with a name or a number, by its ends in degrees. */
export interface NamedSegment {
  readonly id: string;
  /** Empty where the source gives none. */
  readonly name: string;
  /** Its number or numbers: `A1; E75`. */
  readonly reference: string;
  readonly ends: readonly (readonly [longitude: number, latitude: number])[];
  /** Its line's kilometre posts, as the importer writes them. */
  readonly posts: string;
  /** Its kilometre positions at the first and the last point of its line, where its source states them. */
  readonly fromKm: number | null;
  readonly toKm: number | null;
}

/** Segments in one query; on the embedded database everybody waits while it runs. */
const CHUNK = 2_000;
const CHUNK_LINES = 500;

const NAMED = currentRecords(
  'road_segment_version',
  'segment_id',
  `r.segment_id AS id, r.road_name AS name, r.road_reference AS reference, r.attributes ->> 'kilometre_posts' AS posts,
   r.from_km AS "fromKm", r.to_km AS "toKm", r.geometry AS line`,
  'r.segment_id > $2',
);
const LINES = currentRecords(
  'road_segment_version',
  'segment_id',
  'r.segment_id AS id, r.geometry AS line',
  'r.segment_id = ANY ($2::uuid[])',
);

const ENDS = ['ST_StartPoint', 'ST_EndPoint'].map((end) => `jsonb_build_array(ST_X(${end}(line)), ST_Y(${end}(line)))`).join(', ');
/** Of one that was withdrawn, nothing is said: it has no line. */
const said = (column: string): string => `CASE WHEN line IS NULL THEN '' ELSE trim(coalesce(${column}, '')) END AS ${column}`;

/** Reads the road network that an organisation has loaded. */
@Injectable()
export class NamedRoadsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  readState(context: ActingContext): Promise<RecordState> {
    return this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'roads'));
  }

  async readSegments(context: ActingContext, state: RecordState): Promise<NamedSegment[]> {
    const segments: NamedSegment[] = [];
    let last = '00000000-0000-0000-0000-000000000000';
    while (state.batches.length > 0) {
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<NamedSegment>(
          `SELECT id, ${['name', 'reference', 'posts'].map(said).join(', ')}, "fromKm", "toKm", jsonb_build_array(${ENDS}) AS ends
           FROM (${NAMED} LIMIT ${CHUNK}) s ORDER BY id`,
          [batchIdsOf(state), last],
        ),
      );
      segments.push(...rows.filter(({ name, reference }) => name !== '' || reference !== ''));
      last = rows.at(-1)?.id ?? last;
      if (rows.length < CHUNK) break;
    }
    return segments;
  }

  /** Longitude, latitude, longitude, … of some segments, in degrees. */
  async readLines(context: ActingContext, state: RecordState, ids: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    const lines = new Map<string, readonly number[]>();
    for (let first = 0; first < ids.length; first += CHUNK_LINES) {
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<{ id: string; coordinates: number[] }>(
          `SELECT id, ARRAY(SELECT value FROM ST_DumpPoints(line) p,
             LATERAL (VALUES (1, ST_X(p.geom)), (2, ST_Y(p.geom))) AS v (n, value) ORDER BY p.path[1], v.n) AS coordinates
           FROM (${LINES}) s WHERE line IS NOT NULL`,
          [batchIdsOf(state), ids.slice(first, first + CHUNK_LINES)],
        ),
      );
      for (const { id, coordinates } of rows) lines.set(id, coordinates);
    }
    return lines;
  }
}
