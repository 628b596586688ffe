import {
  ACCESSIBILITY_ITEMS,
  DATE_BASES,
  E7,
  FEATURE_CONDITIONS,
  FEATURE_STATES,
  OBSERVATION_METHODS,
  STREET_SIDES,
  valueOf,
  type AccessibilityItem,
  type AccessibilityMeasures,
} from '@elektron/domain';
import { CROSSING_TAG_FORMATS, readSignalled } from '@elektron/importers';
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
import type { AccessibilityFeature } from './accessibility-feature.ts';

interface FeatureRow
  extends
    AccessibilityMeasures,
    Pick<
      AccessibilityFeature,
      | 'id'
      | 'lines'
      | 'roadName'
      | 'startId'
      | 'endId'
      | 'sourceSystem'
      | 'sourceRecordId'
      | 'observedOn'
      | 'temporary'
      | 'presentFrom'
      | 'presentUntil'
      | 'note'
      | 'observations'
    > {
  readonly item: number;
  readonly side: number;
  readonly longitudeE7: number | null;
  readonly latitudeE7: number | null;
  readonly state: number;
  readonly condition: number;
  readonly dateBasis: number;
  readonly method: number;
  readonly crossingTag: string | null;
}

/** The format whose column `note` is one for a note; in others a column of that name may be anything. */
const SURVEY_FORMAT = 'accessibility-survey';

const TAGGED = CROSSING_TAG_FORMATS.map((format) => `'${format}'`).join(', ');

const WITHIN = 'r.feature_id >= $2 AND r.feature_id <= $3';

const FEATURES = currentRecords('accessibility_feature_version', 'feature_id', 'r.*', WITHIN);
const OBSERVATIONS = currentRecords('accessibility_observation_version', 'feature_id, observation_reference COLLATE "C"', 'r.*', WITHIN);

const SELECT = `
  WITH feature AS (${FEATURES}), observation AS (${OBSERVATIONS}),
    latest AS (
      SELECT DISTINCT ON (feature_id) *, count(*) OVER (PARTITION BY feature_id) AS observations
      FROM observation ORDER BY feature_id, observed_on DESC NULLS LAST, observation_reference COLLATE "C" DESC)
  SELECT f.feature_id AS id, f.item, f.side, f.lines, f.longitude_e7 AS "longitudeE7", f.latitude_e7 AS "latitudeE7", f.road_name AS "roadName",
    f.start_feature_id AS "startId", f.end_feature_id AS "endId", f.source_system AS "sourceSystem", f.source_record_id AS "sourceRecordId",
    o.state, o.condition, to_char(o.observed_on, 'YYYY-MM-DD') AS "observedOn", o.date_basis AS "dateBasis", o.method,
    o.clear_width_m AS "clearWidthMeters", o.width_m AS "widthMeters", o.headroom_m AS "headroomMeters",
    o.longitudinal_slope_percent AS "longitudinalSlopePercent", o.cross_slope_percent AS "crossSlopePercent", o.upstand_mm AS "upstandMillimeters",
    o.is_temporary AS temporary, to_char(o.present_from, 'YYYY-MM-DD"T"HH24:MI') AS "presentFrom",
    to_char(o.present_until, 'YYYY-MM-DD"T"HH24:MI') AS "presentUntil", o.observations,
    CASE WHEN f.source_system = '${SURVEY_FORMAT}' THEN nullif(o.attributes ->> 'note', '') END AS note,
    CASE WHEN f.source_system IN (${TAGGED}) THEN o.attributes ->> 'crossing' END AS "crossingTag"
  FROM feature f JOIN latest o USING (feature_id) ORDER BY f.feature_id`;

/** Reads features of accessibility, each as it was last seen. */
@Injectable()
export class AccessibilityFeaturesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  readVersion(context: ActingContext): Promise<number> {
    return this.#database.inOrganisation(context, (sql) => readDataVersion(sql, 'accessibility'));
  }

  readState(context: ActingContext): Promise<RecordState> {
    return this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'accessibility'));
  }

  /** How many versions of features the batches of a state hold: no fewer than there are features. */
  async countVersions(context: ActingContext, state: RecordState): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ count: number }>('SELECT count(*) AS count FROM accessibility_feature_version WHERE batch_id = ANY($1)', [
        batchIdsOf(state),
      ]),
    );
    return row?.count ?? 0;
  }

  /** The features of a stretch, by id. */
  async read(context: ActingContext, state: RecordState, { from, to }: IdRange): Promise<AccessibilityFeature[]> {
    const rows = await this.#database.inOrganisation(context, (sql) => sql.query<FeatureRow>(SELECT, [batchIdsOf(state), from, to]));
    return rows.map(toFeature);
  }
}

const degrees = (value: number | null): number | null => (value === null ? null : value / E7);

/** @throws RangeError for a code that only a later version of this software can have written */
function getItem(code: number): AccessibilityItem {
  const item = valueOf(ACCESSIBILITY_ITEMS, code);
  if (item === null) throw new RangeError(`no accessibility item ${code}`);
  return item;
}

function toFeature(row: FeatureRow): AccessibilityFeature {
  const { longitudeE7, latitudeE7, item, side, state, condition, dateBasis, method, lines, crossingTag, ...rest } = row;
  const { clearWidthMeters, widthMeters, headroomMeters, longitudinalSlopePercent, crossSlopePercent, upstandMillimeters, ...facts } = rest;
  return {
    ...facts,
    item: getItem(item),
    side: valueOf(STREET_SIDES, side),
    longitude: degrees(longitudeE7),
    latitude: degrees(latitudeE7),
    signalled: getItem(item) === 'crossing' ? readSignalled(crossingTag) : null,
    lines: lines.map((line) => line.map((value) => value / E7)),
    state: valueOf(FEATURE_STATES, state) ?? 'unknown',
    condition: valueOf(FEATURE_CONDITIONS, condition),
    dateBasis: valueOf(DATE_BASES, dateBasis),
    method: valueOf(OBSERVATION_METHODS, method),
    measures: { clearWidthMeters, widthMeters, headroomMeters, longitudinalSlopePercent, crossSlopePercent, upstandMillimeters },
  };
}
