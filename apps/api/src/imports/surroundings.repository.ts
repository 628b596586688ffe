import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, currentRecords, readRecordState, type RecordState } from '../database/record-versions.ts';

/** What an organisation has said of where its accidents are. */
export interface OwnGround {
  readonly outsideBoundary: 'warning' | 'held';
  /** Its boundary as well-known binary, little-endian; null where it has none. */
  readonly boundary: Buffer | null;
  /** Ids of the municipalities that are its territory. */
  readonly municipalityIds: readonly number[];
}

/** Roads in one query; on the embedded database everybody waits while it runs. */
const CHUNK_ROADS = 2_000;

const ROADS = currentRecords(
  'road_segment_version',
  'segment_id',
  `r.segment_id AS id, ST_AsBinary(geometry, 'NDR') AS line`,
  'r.segment_id > $2',
);

/** Reads what surrounds an organisation's accidents: its boundary, its territory, its roads. */
@Injectable()
export class SurroundingsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async readGround(context: ActingContext): Promise<OwnGround> {
    const [ground] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<OwnGround>(
        `SELECT outside_boundary AS "outsideBoundary", ST_AsBinary(boundary, 'NDR') AS boundary,
           ARRAY(SELECT municipality_id FROM organisation_municipality WHERE organisation_id = $1 ORDER BY 1) AS "municipalityIds"
         FROM organisation WHERE organisation_id = $1`,
        [context.organisationId],
      ),
    );
    return ground ?? { outsideBoundary: 'warning', boundary: null, municipalityIds: [] };
  }

  readRoadState(context: ActingContext): Promise<RecordState> {
    return this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'roads'));
  }

  /** The lines of all roads as well-known binary, little-endian. */
  async readRoads(context: ActingContext, state: RecordState): Promise<Buffer[]> {
    const lines: Buffer[] = [];
    let last = '00000000-0000-0000-0000-000000000000';
    while (state.batches.length > 0) {
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<{ id: string; line: Buffer }>(`${ROADS} LIMIT ${CHUNK_ROADS}`, [batchIdsOf(state), last]),
      );
      lines.push(...rows.map(({ line }) => line));
      last = rows.at(-1)?.id ?? last;
      if (rows.length < CHUNK_ROADS) break;
    }
    return lines;
  }
}
