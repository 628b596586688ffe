import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, currentRecords, readRecordState, type RecordState } from '../database/record-versions.ts';

/** A segment as it stands. */
export interface RoadSegmentRow {
  readonly id: string;
  /** As its imports are named: those of one name replace each other. */
  readonly network: string;
  readonly lineId: string | null;
  readonly roadName: string | null;
  readonly roadReference: string | null;
  readonly roadClass: string | null;
  readonly speedLimit: number | null;
  readonly level: number;
  readonly lengthMeters: number;
  readonly startJunctionId: string | null;
  readonly endJunctionId: string | null;
  /** Well-known binary, little-endian, degrees. */
  readonly line: Uint8Array;
}

/** What only a file of roads tells of a segment. */
export interface RoadSegmentDetails {
  readonly id: string;
  readonly sourceRecordId: string | null;
  /** Number of the import. */
  readonly batchId: number;
  /** 0 where none is known, as in `SPEED_UNITS`. */
  readonly speedUnit: number;
  readonly lanes: number | null;
  readonly isOneWay: boolean | null;
  readonly authority: string | null;
  /** Kilometre positions of the first and the last point; both are known, or neither. */
  readonly fromKm: number | null;
  readonly toKm: number | null;
}

/** Segments in one query; on the embedded database everybody waits while it runs. */
const CHUNK_SEGMENTS = 2_000;

const SEGMENTS = `SELECT * FROM (${currentRecords(
  'road_segment_version',
  'segment_id',
  `r.segment_id AS id, source_system AS network, line_source_id AS "lineId", road_name AS "roadName", road_reference AS "roadReference", road_class AS "roadClass",
   speed_limit AS "speedLimit", level, length_m AS "lengthMeters", start_junction_id AS "startJunctionId", end_junction_id AS "endJunctionId",
   ST_AsBinary(geometry, 'NDR') AS line, withdrawn`,
  'r.segment_id > $2',
)}) AS segment WHERE NOT withdrawn ORDER BY id LIMIT ${CHUNK_SEGMENTS}`;

const DETAILS = currentRecords(
  'road_segment_version',
  'segment_id',
  `r.segment_id AS id, source_record_id AS "sourceRecordId", batch_id AS "batchId", speed_unit AS "speedUnit", lanes, one_way AS "isOneWay",
   road_authority AS authority, from_km AS "fromKm", to_km AS "toKm"`,
  'r.segment_id = ANY ($2::uuid[])',
);

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Reads the segments of the road network. */
@Injectable()
export class RoadSegmentsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws Problem DATA_VERSION_UNKNOWN */
  readState(context: ActingContext, version?: number): Promise<RecordState> {
    return this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'roads', version));
  }

  /** All segments of a state, by their ids, those that were withdrawn left out. */
  async readSegments(context: ActingContext, state: RecordState): Promise<RoadSegmentRow[]> {
    const segments: RoadSegmentRow[] = [];
    while (state.batches.length > 0) {
      const last = segments.at(-1)?.id ?? BEFORE_ALL;
      const rows = await this.#database.inOrganisation(context, (sql) => sql.query<RoadSegmentRow>(SEGMENTS, [batchIdsOf(state), last]));
      segments.push(...rows);
      if (rows.length < CHUNK_SEGMENTS) break;
    }
    return segments;
  }

  /** By the id of the segment; those that are not in the state, or not for whoever asks, are left out. @param ids at most some thousands */
  async readDetails(context: ActingContext, state: RecordState, ids: readonly string[]): Promise<ReadonlyMap<string, RoadSegmentDetails>> {
    const rows = await this.#database.inOrganisation(context, (sql) => sql.query<RoadSegmentDetails>(DETAILS, [batchIdsOf(state), ids]));
    return new Map(rows.map((row) => [row.id, row]));
  }
}
