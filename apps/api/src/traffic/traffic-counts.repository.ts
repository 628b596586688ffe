import type { SpeedUnit, TrafficMode } from '@elektron/domain';
import { SPEED_UNITS, valueOf } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, currentRecords, type IdRange, type RecordState } from '../database/record-versions.ts';

/** A place where traffic is counted, as its newest year describes it. */
export interface SiteRow {
  readonly id: string;
  readonly sourceRecordId: string;
  readonly roadName: string | null;
  readonly roadCategory: string | null;
  readonly startName: string | null;
  readonly endName: string | null;
  readonly longitudeE7: number | null;
  readonly latitudeE7: number | null;
}

/** Numbers of each mode; null where the source gives none. */
export type ModeCounts = Readonly<Record<TrafficMode, number | null>>;

/** One direction of a site: of a year, or of a short count in it. */
export interface CountRow {
  readonly siteId: string;
  readonly year: number;
  readonly direction: string;
  /** As formatCountPeriod writes it; blank for the average of the year. */
  readonly period: string;
  readonly counted: boolean;
  readonly counts: ModeCounts;
  readonly speedUnit: SpeedUnit | null;
  readonly meanSpeed: number | null;
  readonly speedV85: number | null;
  readonly measuredSpeeds: number | null;
}

type StoredCount = Omit<CountRow, 'counts' | 'speedUnit'> & Readonly<Record<TrafficMode, number | null>> & { readonly speedUnit: number };

const COLUMN_OF_MODE: Readonly<Record<TrafficMode, string>> = {
  'motor-vehicle': 'all_motor_vehicles',
  bicycle: 'pedal_cycles',
  pedestrian: 'pedestrians',
  'powered-two-wheeler': 'two_wheeled_motor_vehicles',
  car: 'cars',
  bus: 'buses',
  'light-goods': 'light_goods_vehicles',
  'heavy-goods': 'heavy_goods_vehicles',
};
const MODES = Object.entries(COLUMN_OF_MODE) as readonly (readonly [TrafficMode, string])[];
const COUNTED_MODES = MODES.map(([mode, column]) => `r.${column} AS "${mode}"`).join(', ');

const WITHIN = 'r.site_id >= $2 AND r.site_id <= $3';

const SITES = currentRecords(
  'traffic_count_site_version',
  'site_id',
  `r.site_id AS id, r.source_record_id AS "sourceRecordId", r.road_name AS "roadName", r.road_category AS "roadCategory", r.start_name AS "startName",
   r.end_name AS "endName", r.longitude_e7 AS "longitudeE7", r.latitude_e7 AS "latitudeE7"`,
  WITHIN,
);

function countsWhere(condition: string): string {
  return currentRecords(
    'traffic_count_version',
    'site_id, year, direction COLLATE "C", period COLLATE "C"',
    `r.site_id AS "siteId", r.year, r.direction, r.period, r.counted, ${COUNTED_MODES}, r.speed_unit AS "speedUnit", r.mean_speed AS "meanSpeed",
     r.speed_v85 AS "speedV85", r.measured_speeds AS "measuredSpeeds"`,
    condition,
  );
}
const AVERAGES = countsWhere(`${WITHIN} AND r.period = ''`);
const SHORT_COUNTS = countsWhere(`r.site_id = $2 AND r.period <> ''`);
const EVERY_SHORT_COUNT = countsWhere(`r.period <> '' AND ($2::integer IS NULL OR r.year = $2)`);
/** Whole days from midnight to midnight, and hours where they are asked for. */
function daysOrHours(withHours: string): string {
  return `(r.period LIKE '%T00/PT24H' OR (${withHours}::boolean AND r.period LIKE '%/PT1H'))`;
}
const DAYS_AND_HOURS = countsWhere(`r.site_id = $2 AND r.year = $3 AND r.period <> '' AND ${daysOrHours('$4')}`);
/** A year has 84 weekdays of months; a counter with fewer days cannot have seen each of them. */
const LEAST_DAYS = 84;
const LEAST_HOURS = LEAST_DAYS * 24;
const PERMANENT = `SELECT r.site_id AS id FROM traffic_count_version r
  WHERE r.batch_id = ANY ($1::integer[]) AND r.site_id = ANY ($2::uuid[]) AND r.year = $3 AND r.period <> '' AND ${daysOrHours('$5')}
  GROUP BY r.site_id
  HAVING count(DISTINCT r.period) FILTER (WHERE r.period LIKE '%/PT24H') >= ${LEAST_DAYS}
    OR count(DISTINCT r.period) FILTER (WHERE r.period LIKE '%/PT1H') >= ${LEAST_HOURS}
  ORDER BY r.site_id LIMIT $4`;

/** Reads what was counted. */
@Injectable()
export class TrafficCountsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Sites of a stretch of ids, sorted by id. */
  readSites(context: ActingContext, state: RecordState, { from, to }: IdRange): Promise<SiteRow[]> {
    return this.#database.inOrganisation(context, (sql) => sql.query<SiteRow>(SITES, [batchIdsOf(state), from, to]));
  }

  /** Averages of years, sorted by site, year and direction. */
  readAverages(context: ActingContext, state: RecordState, { from, to }: IdRange): Promise<CountRow[]> {
    return this.#readCounts(context, state, AVERAGES, [from, to]);
  }

  /** Short counts of a site, sorted by year, direction and period. */
  readShortCounts(context: ActingContext, state: RecordState, siteId: string): Promise<CountRow[]> {
    return this.#readCounts(context, state, SHORT_COUNTS, [siteId]);
  }

  /** How many short counts with a number of a mode each site has, sorted by site; of one year, or of all. */
  async countShortCounts(
    context: ActingContext,
    state: RecordState,
    mode: TrafficMode,
    year: number | null,
  ): Promise<{ readonly siteId: string; readonly counts: number }[]> {
    const query = `SELECT c."siteId", count(*)::integer AS counts FROM (${EVERY_SHORT_COUNT}) c WHERE c."${mode}" IS NOT NULL GROUP BY 1 ORDER BY 1`;
    return this.#database.inOrganisation(context, (sql) => sql.query(query, [batchIdsOf(state), year]));
  }

  /** Which of some sites were counted on enough days of a year for factors, as whole days or hour by hour. */
  async findPermanent(
    context: ActingContext,
    state: RecordState,
    siteIds: readonly string[],
    year: number,
    { limit, withHours }: { readonly limit: number; readonly withHours: boolean },
  ): Promise<string[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ readonly id: string }>(PERMANENT, [batchIdsOf(state), siteIds, year, limit, withHours]),
    );
    return rows.map(({ id }) => id);
  }

  /** Whole days from midnight to midnight of one site in a year, with or without its hours. */
  readDays(context: ActingContext, state: RecordState, siteId: string, year: number, withHours: boolean): Promise<CountRow[]> {
    return this.#readCounts(context, state, DAYS_AND_HOURS, [siteId, year, withHours]);
  }

  async #readCounts(context: ActingContext, state: RecordState, query: string, parameters: readonly unknown[]): Promise<CountRow[]> {
    const rows = await this.#database.inOrganisation(context, (sql) => sql.query<StoredCount>(query, [batchIdsOf(state), ...parameters]));
    return rows.map(({ siteId, year, direction, period, counted, speedUnit, meanSpeed, speedV85, measuredSpeeds, ...counts }) => {
      return {
        siteId,
        year,
        direction,
        period,
        counted,
        counts,
        speedUnit: valueOf(SPEED_UNITS, speedUnit),
        meanSpeed,
        speedV85,
        measuredSpeeds,
      };
    });
  }
}
