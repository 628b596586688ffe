import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import {
  batchIdsOf,
  currentRecords,
  readDataVersion,
  readRecordState,
  type IdRange,
  type RecordState,
} from '../database/record-versions.ts';

/** One direction of a site in the latest year that it was counted in. */
export interface LatestCountRow {
  readonly id: string;
  readonly roadName: string | null;
  readonly startName: string | null;
  readonly endName: string | null;
  readonly longitudeE7: number;
  readonly latitudeE7: number;
  readonly year: number;
  readonly direction: string;
  readonly allMotorVehicles: number | null;
  readonly pedalCycles: number | null;
  readonly counted: boolean;
}

const WITHIN = 'r.site_id >= $2 AND r.site_id <= $3';

const SITES = currentRecords(
  'traffic_count_site_version',
  'site_id',
  'r.site_id, road_name, start_name, end_name, longitude_e7, latitude_e7',
  WITHIN,
);
const COUNTS = currentRecords(
  'traffic_count_version',
  'site_id, year, direction COLLATE "C"',
  'r.site_id, r.year, r.direction, all_motor_vehicles, pedal_cycles, counted',
  // Averages of a year alone: a short count is of its own period.
  `${WITHIN} AND r.period = ''`,
);

/** Reads where traffic is counted. */
@Injectable()
export class CountSitesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  readVersion(context: ActingContext): Promise<number> {
    return this.#database.inOrganisation(context, (sql) => readDataVersion(sql, 'traffic'));
  }

  /** @throws Problem DATA_VERSION_UNKNOWN */
  readState(context: ActingContext, version?: number): Promise<RecordState> {
    return this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'traffic', version));
  }

  /** How many versions of sites the batches of a state hold: no fewer than there are sites. */
  async countVersions(context: ActingContext, state: RecordState): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ count: number }>('SELECT count(*) AS count FROM traffic_count_site_version WHERE batch_id = ANY($1)', [
        batchIdsOf(state),
      ]),
    );
    return row?.count ?? 0;
  }

  /** The latest year's counts of the sites in a stretch that have a place, by site and direction. */
  readLatest(context: ActingContext, state: RecordState, { from, to }: IdRange): Promise<LatestCountRow[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<LatestCountRow>(
        `WITH site AS (${SITES}), direction_count AS (${COUNTS}),
           latest AS (SELECT site_id, max(year) AS year FROM direction_count GROUP BY site_id)
         SELECT site.site_id AS id, road_name AS "roadName", start_name AS "startName", end_name AS "endName",
           longitude_e7 AS "longitudeE7", latitude_e7 AS "latitudeE7", direction_count.year, direction_count.direction,
           all_motor_vehicles AS "allMotorVehicles", pedal_cycles AS "pedalCycles", counted
         FROM site JOIN latest USING (site_id) JOIN direction_count USING (site_id, year)
         WHERE longitude_e7 IS NOT NULL
         ORDER BY site.site_id, direction_count.direction COLLATE "C"`,
        [batchIdsOf(state), from, to],
      ),
    );
  }
}
