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
  /** Of all roads, those that are not drawn included. */
  readonly roadsExtent: BoundingBox | null;
  /** Ids of the formats that the roads were read from; their publishers ask to be named. */
  readonly roadFormats: readonly string[];
}

/** Decimals of a degree: 0.1 m. */
const DECIMALS = 6;

/** Ways that orient nobody who looks at a town as a whole, and would be most of what is drawn. */
const NOT_DRAWN = `'service', 'track', 'cycleway', 'footway', 'path'`;

const SEGMENTS = `SELECT * FROM (${currentRecords('road_segment_version', 'segment_id', 'r.segment_id, geometry, road_class, source_system')}) AS standing
  WHERE geometry IS NOT NULL`;

const IS_DRAWN = `coalesce(road_class, '') NOT IN (${NOT_DRAWN})`;

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
      const [network] = await sql.query<{ roads: unknown; extent: BoundingBox | null; formats: readonly string[] | null }>(
        `SELECT ST_AsGeoJSON(ST_Collect(geometry) FILTER (WHERE ${IS_DRAWN}), ${DECIMALS})::json AS roads,
           CASE WHEN count(*) > 0 THEN ARRAY[min(ST_XMin(geometry)), min(ST_YMin(geometry)), max(ST_XMax(geometry)), max(ST_YMax(geometry))] END AS extent,
           array_agg(DISTINCT source_system COLLATE "C" ORDER BY source_system COLLATE "C") AS formats FROM (${SEGMENTS}) AS segment`,
        [batchIdsOf(state)],
      );
      return {
        boundary: organisation?.boundary ?? null,
        boundaryExtent: organisation?.extent ?? null,
        roads: network?.roads ?? null,
        roadsExtent: network?.extent ?? null,
        roadFormats: network?.formats ?? [],
      };
    });
  }
}
