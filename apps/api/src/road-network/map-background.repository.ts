import type { BoundingBox } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, currentRecords, readRecordState } from '../database/record-versions.ts';

/** What lies under the accidents on a map that has no network: GeoJSON geometries. */
export interface MapBackground {
  readonly boundary: unknown;
  readonly boundaryExtent: BoundingBox | null;
  readonly roads: unknown;
}

/** Decimals of a degree: 0.1 m. */
const DECIMALS = 6;

const SEGMENTS = currentRecords('road_segment_version', 'segment_id', 'r.segment_id, geometry');

/** Reads the boundary of the organisation and its roads. */
@Injectable()
export class MapBackgroundRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  read(context: ActingContext): Promise<MapBackground> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [organisation] = await sql.query<{ boundary: unknown; extent: BoundingBox | null }>(
        `SELECT ST_AsGeoJSON(boundary, ${DECIMALS})::json AS boundary,
           CASE WHEN boundary IS NOT NULL
             THEN ARRAY[ST_XMin(boundary), ST_YMin(boundary), ST_XMax(boundary), ST_YMax(boundary)] END AS extent
         FROM organisation WHERE organisation_id = $1`,
        [context.organisationId],
      );
      const state = await readRecordState(sql, 'roads');
      const [network] = await sql.query<{ roads: unknown }>(
        `SELECT ST_AsGeoJSON(ST_Collect(geometry), ${DECIMALS})::json AS roads FROM (${SEGMENTS}) AS segment`,
        [batchIdsOf(state)],
      );
      return { boundary: organisation?.boundary ?? null, boundaryExtent: organisation?.extent ?? null, roads: network?.roads ?? null };
    });
  }
}
