import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, currentRecords, readRecordState, type RecordState } from '../database/record-versions.ts';

import type { StandingJunction, StandingRoads, StandingSegment } from './reading/roads/standing-roads.ts';

/** Roads in one query; on the embedded database everybody waits while it runs. */
const CHUNK_ROADS = 2_000;

const ROADS = `SELECT id, line FROM (${currentRecords(
  'road_segment_version',
  'segment_id',
  `r.segment_id AS id, ST_AsBinary(geometry, 'NDR') AS line, withdrawn`,
  'r.segment_id > $2',
)}) AS segment WHERE NOT withdrawn ORDER BY id`;

/** Segments and junctions of files of one kind. */
const STANDING_SEGMENTS = `SELECT id, "sourceRecordId", line FROM (${currentRecords(
  'road_segment_version',
  'segment_id',
  `r.segment_id AS id, source_record_id AS "sourceRecordId", ST_AsBinary(geometry, 'NDR') AS line, withdrawn`,
  'r.segment_id > $2 AND r.source_system = $3',
)}) AS segment WHERE NOT withdrawn ORDER BY id`;
const STANDING_JUNCTIONS = `SELECT id, "sourceRecordId" FROM (${currentRecords(
  'junction_version',
  'junction_id',
  `r.junction_id AS id, source_record_id AS "sourceRecordId", withdrawn`,
  'r.junction_id > $2 AND r.source_system = $3',
)}) AS junction WHERE NOT withdrawn ORDER BY id`;

/** Reads the roads that an organisation's accidents are on. */
@Injectable()
export class SurroundingsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  readRoadState(context: ActingContext): Promise<RecordState> {
    return this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'roads'));
  }

  /** The lines of all roads as well-known binary, little-endian. */
  async readRoads(context: ActingContext, state: RecordState): Promise<Buffer[]> {
    return (await this.#readAll<{ id: string; line: Buffer }>(context, ROADS, state, [])).map(({ line }) => line);
  }

  /** The network that stands from files of one kind. */
  async readStandingRoads(context: ActingContext, state: RecordState, formatId: string): Promise<StandingRoads> {
    return {
      segments: await this.#readAll<StandingSegment>(context, STANDING_SEGMENTS, state, [formatId]),
      junctions: await this.#readAll<StandingJunction>(context, STANDING_JUNCTIONS, state, [formatId]),
    };
  }

  /** The rows of a statement page by page, by their ids. */
  async #readAll<Row extends { readonly id: string }>(
    context: ActingContext,
    statement: string,
    state: RecordState,
    parameters: readonly string[],
  ): Promise<Row[]> {
    const all: Row[] = [];
    let last = '00000000-0000-0000-0000-000000000000';
    while (state.batches.length > 0) {
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<Row>(`${statement} LIMIT ${CHUNK_ROADS}`, [batchIdsOf(state), last, ...parameters]),
      );
      all.push(...rows);
      last = rows.at(-1)?.id ?? last;
      if (rows.length < CHUNK_ROADS) break;
    }
    return all;
  }
}
