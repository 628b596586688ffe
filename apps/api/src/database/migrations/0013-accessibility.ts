import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Features of the street that help or hinder, and what was seen of them and when. Versions like those of all records: appended by a batch, never
 * changed, read past row-level security by nobody. They are shared whole or not at all, as networks and counts are.
 */

const READABLE = `organisation_id = (SELECT readable_organisation_id('records'))
  AND ((SELECT batches_open_to_others()) IS NULL OR batch_id = ANY ((SELECT batches_open_to_others())::integer[]))
  AND (SELECT readable_territory()) IS NULL`;

const IMPORTING = `organisation_id = (SELECT acting_for('records.import'))`;

/** Asked once in a statement and not once for each row. */
const IN_OPEN_BATCH = `batch_id = ANY (ARRAY(
  SELECT b.batch_id FROM import_batch b WHERE b.organisation_id = (SELECT acting_organisation_id()) AND b.committed_version IS NULL))`;

function createVersionTable(name: string, key: readonly string[], columns: string): string {
  const keyNames = key.map((column) => column.split(' ')[0]);
  return `
CREATE TABLE ${name} (
  organisation_id uuid NOT NULL,
  ${key.map((column) => `${column} NOT NULL`).join(',\n  ')},
  batch_id integer NOT NULL,
  content_hash bytea NOT NULL,
  ${columns},
  PRIMARY KEY (organisation_id, ${keyNames.join(', ')}, batch_id),
  FOREIGN KEY (organisation_id, batch_id) REFERENCES import_batch (organisation_id, batch_id)
);
CREATE INDEX ${name}_batch ON ${name} (organisation_id, batch_id);
ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${name}_read ON ${name} FOR SELECT TO ${APP_ROLE} USING (${READABLE});
CREATE POLICY ${name}_insert ON ${name} FOR INSERT TO ${APP_ROLE} WITH CHECK (${IMPORTING});
CREATE POLICY ${name}_insert_open ON ${name} AS RESTRICTIVE FOR INSERT TO ${APP_ROLE} WITH CHECK (${IN_OPEN_BATCH});
CREATE POLICY ${name}_delete ON ${name} FOR DELETE TO ${APP_ROLE} USING (${IMPORTING});
CREATE POLICY ${name}_delete_open ON ${name} AS RESTRICTIVE FOR DELETE TO ${APP_ROLE} USING (${IN_OPEN_BATCH});
GRANT SELECT, INSERT, DELETE ON ${name} TO ${APP_ROLE};`;
}

const FEATURES = createVersionTable(
  'accessibility_feature_version',
  ['feature_id uuid'],
  `source_system text NOT NULL,
  source_record_id text NOT NULL,
  mapping_version smallint NOT NULL,
  item smallint NOT NULL,
  side smallint NOT NULL DEFAULT 0,
  -- Parts of a line, each a list of longitude, latitude, longitude … in degrees times 10^7; empty for a point.
  lines jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'array'),
  -- The features at the two ends of a line, where the source names them.
  start_feature_id uuid,
  end_feature_id uuid,
  road_name text,
  attributes jsonb NOT NULL,
  location geometry(Point, 4326),
  longitude_e7 integer CHECK (longitude_e7 BETWEEN -1800000000 AND 1800000000),
  latitude_e7 integer CHECK (latitude_e7 BETWEEN -900000000 AND 900000000),
  x_mm bigint,
  y_mm bigint,
  place_accuracy smallint NOT NULL DEFAULT 0,
  CHECK ((location IS NULL) = (longitude_e7 IS NULL) AND (location IS NULL) = (latitude_e7 IS NULL)
     AND (location IS NULL) = (x_mm IS NULL) AND (location IS NULL) = (y_mm IS NULL))`,
);

const OBSERVATIONS = createVersionTable(
  'accessibility_observation_version',
  ['feature_id uuid', 'observation_reference text'],
  `mapping_version smallint NOT NULL,
  observed_on date,
  date_basis smallint NOT NULL DEFAULT 0,
  surveyor text,
  method smallint NOT NULL DEFAULT 0,
  state smallint NOT NULL,
  condition smallint NOT NULL DEFAULT 0,
  clear_width_m double precision CHECK (clear_width_m >= 0),
  width_m double precision CHECK (width_m >= 0),
  headroom_m double precision CHECK (headroom_m >= 0),
  longitudinal_slope_percent double precision,
  cross_slope_percent double precision,
  upstand_mm double precision CHECK (upstand_mm >= 0),
  is_temporary boolean NOT NULL,
  -- On the clocks of the organisation.
  present_from timestamp,
  present_until timestamp,
  attributes jsonb NOT NULL,
  CHECK (is_temporary OR (present_from IS NULL AND present_until IS NULL)),
  CHECK ((observed_on IS NULL) = (date_basis = 0))`,
);

/** Accessibility: features, and their dated observations. */
export const accessibility: Migration = { number: 13, name: 'accessibility', steps: [FEATURES, OBSERVATIONS] };
