import { APP_ROLE, SERVICE_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * The tables of records. Three rules hold for all of them:
 * - `organisation_id` comes first in every primary, unique and foreign key (tenancy, partitioning and distribution in one rule);
 * - versions of records are append-only and carry the batch that delivered them. What is current, and what was true at any data version,
 *   follows from `import_batch.committed_version` and `undone_version` alone; no row ever moves;
 * - a record's id is derived from organisation, source and the source's own id, so a file delivered twice names the same records and no
 *   shared sequence tells one organisation how much another imports.
 */

interface VersionTable {
  readonly name: string;
  /** Key columns between organisation and batch, with types. */
  readonly key: readonly string[];
  readonly columns: string;
  /** A column that a later line of the same uncommitted batch may replace. */
  readonly replaceable?: boolean;
}

const PLACE = `
  location geometry(Point, 4326),
  longitude_e7 integer CHECK (longitude_e7 BETWEEN -1800000000 AND 1800000000),
  latitude_e7 integer CHECK (latitude_e7 BETWEEN -900000000 AND 900000000),
  x_mm bigint,
  y_mm bigint,
  place_accuracy smallint NOT NULL DEFAULT 0,
  CHECK ((location IS NULL) = (longitude_e7 IS NULL) AND (location IS NULL) = (latitude_e7 IS NULL)
     AND (location IS NULL) = (x_mm IS NULL) AND (location IS NULL) = (y_mm IS NULL))`;

const SOURCE = `
  source_system text NOT NULL,
  source_record_id text NOT NULL,
  mapping_version smallint NOT NULL`;

const VERSION_TABLES: readonly VersionTable[] = [
  {
    name: 'accident_version',
    key: ['accident_id uuid'],
    columns: `${SOURCE},
  severity smallint NOT NULL,
  severity_native text NOT NULL,
  year smallint NOT NULL CHECK (year BETWEEN 1900 AND 2200),
  month smallint CHECK (month BETWEEN 1 AND 12),
  day smallint CHECK (day BETWEEN 1 AND 31),
  weekday smallint CHECK (weekday BETWEEN 1 AND 7),
  hour smallint CHECK (hour BETWEEN 0 AND 23),
  minute smallint CHECK (minute BETWEEN 0 AND 59),
  time_accuracy smallint NOT NULL,
  instant timestamptz,
  light smallint NOT NULL DEFAULT 0,
  weather smallint NOT NULL DEFAULT 0,
  road_type smallint NOT NULL DEFAULT 0,
  junction smallint NOT NULL DEFAULT 0,
  surface smallint NOT NULL DEFAULT 0,
  speed_limit smallint CHECK (speed_limit BETWEEN 0 AND 200),
  speed_unit smallint NOT NULL,
  road_name text,
  municipality_id integer,
  attributes jsonb NOT NULL,
  CHECK (instant IS NULL OR (month IS NOT NULL AND day IS NOT NULL AND hour IS NOT NULL AND minute IS NOT NULL)),
  ${PLACE}`,
  },
  {
    name: 'traffic_unit_version',
    key: ['accident_id uuid', 'unit_reference text'],
    columns: `
  mapping_version smallint NOT NULL,
  road_user smallint NOT NULL DEFAULT 0,
  road_user_native text NOT NULL,
  attributes jsonb NOT NULL`,
  },
  {
    name: 'casualty_version',
    key: ['accident_id uuid', 'unit_reference text', 'casualty_reference text'],
    columns: `
  mapping_version smallint NOT NULL,
  severity smallint NOT NULL,
  severity_native text NOT NULL,
  casualty_class smallint NOT NULL DEFAULT 0,
  road_user smallint NOT NULL DEFAULT 0,
  sex smallint NOT NULL DEFAULT 0,
  age smallint CHECK (age BETWEEN 0 AND 130),
  attributes jsonb NOT NULL`,
  },
  {
    name: 'traffic_count_site_version',
    key: ['site_id uuid'],
    replaceable: true,
    columns: `${SOURCE},
  described_in_year smallint NOT NULL,
  road_name text,
  road_category text,
  start_name text,
  end_name text,
  link_length_m double precision CHECK (link_length_m >= 0),
  ${PLACE}`,
  },
  {
    name: 'traffic_count_version',
    key: ['site_id uuid', 'year smallint', 'direction text'],
    columns: `
  mapping_version smallint NOT NULL,
  counted boolean NOT NULL,
  all_motor_vehicles integer CHECK (all_motor_vehicles >= 0),
  pedal_cycles integer CHECK (pedal_cycles >= 0),
  two_wheeled_motor_vehicles integer CHECK (two_wheeled_motor_vehicles >= 0),
  heavy_goods_vehicles integer CHECK (heavy_goods_vehicles >= 0),
  attributes jsonb NOT NULL`,
  },
  {
    name: 'road_segment_version',
    key: ['segment_id uuid'],
    columns: `${SOURCE},
  road_name text,
  road_class text,
  length_m double precision CHECK (length_m >= 0),
  geometry geometry(LineString, 4326) NOT NULL,
  attributes jsonb NOT NULL`,
  },
  {
    name: 'junction_version',
    key: ['junction_id uuid'],
    columns: `${SOURCE},
  name text,
  junction_type smallint NOT NULL DEFAULT 0,
  attributes jsonb NOT NULL,
  ${PLACE}`,
  },
];

export const VERSION_TABLE_NAMES: readonly string[] = VERSION_TABLES.map((table) => table.name);

const OF_ACTING_ORGANISATION = 'organisation_id = (SELECT acting_organisation_id())';

/** Rows of the acting organisation only, to read and to write. */
function protect(table: string, privileges: string): string {
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${table}_own ON ${table} TO ${APP_ROLE} USING (${OF_ACTING_ORGANISATION}) WITH CHECK (${OF_ACTING_ORGANISATION});
GRANT ${privileges} ON ${table} TO ${APP_ROLE};`;
}

/** A version can be withdrawn (or, where a later line describes it better, replaced) only while its batch has never been committed. */
function protectVersions(table: VersionTable): string {
  const open = `EXISTS (SELECT 1 FROM import_batch b WHERE b.organisation_id = ${table.name}.organisation_id
    AND b.batch_id = ${table.name}.batch_id AND b.committed_version IS NULL)`;
  const commands = table.replaceable ? ['UPDATE', 'DELETE'] : ['DELETE'];
  const restrictions = commands.map(
    (command) =>
      `CREATE POLICY ${table.name}_${command.toLowerCase()}_open ON ${table.name} AS RESTRICTIVE FOR ${command} TO ${APP_ROLE} USING (${open});`,
  );
  return protect(table.name, ['SELECT', 'INSERT', ...commands].join(', ')) + restrictions.join('\n');
}

function createVersionTable(table: VersionTable): string {
  const keyNames = table.key.map((column) => column.split(' ')[0]);
  return `
CREATE TABLE ${table.name} (
  organisation_id uuid NOT NULL,
  ${table.key.map((column) => `${column} NOT NULL`).join(',\n  ')},
  batch_id integer NOT NULL,
  content_hash bytea NOT NULL,
  ${table.columns},
  PRIMARY KEY (organisation_id, ${keyNames.join(', ')}, batch_id),
  FOREIGN KEY (organisation_id, batch_id) REFERENCES import_batch (organisation_id, batch_id)
);
CREATE INDEX ${table.name}_batch ON ${table.name} (organisation_id, batch_id);
${protectVersions(table)}`;
}

const ORGANISATIONS = `
CREATE TABLE organisation (
  organisation_id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name_el text NOT NULL,
  name_en text NOT NULL,
  time_zone text NOT NULL,
  srid integer NOT NULL,
  speed_unit smallint NOT NULL,
  boundary geometry(MultiPolygon, 4326),
  attribution_el text NOT NULL DEFAULT '',
  attribution_en text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now()
);
${protect('organisation', 'SELECT')}
CREATE POLICY organisation_listed ON organisation FOR SELECT TO ${SERVICE_ROLE} USING (true);
GRANT SELECT ON organisation TO ${SERVICE_ROLE};

CREATE TABLE data_version (
  organisation_id uuid NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('accidents', 'traffic', 'roads', 'accessibility')),
  version bigint NOT NULL CHECK (version > 0),
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, kind)
);
${protect('data_version', 'SELECT, INSERT, UPDATE')}`;

const IMPORTS = `
CREATE TABLE import_batch (
  organisation_id uuid NOT NULL REFERENCES organisation,
  batch_id integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('accidents', 'traffic', 'roads', 'accessibility')),
  format_id text NOT NULL,
  mapping_version smallint NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'committed', 'undone', 'cancelled', 'failed', 'interrupted', 'discarded')),
  files jsonb NOT NULL,
  counts jsonb NOT NULL,
  position jsonb NOT NULL,
  progress real NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  cancel_requested boolean NOT NULL DEFAULT false,
  committed_version bigint,
  undone_version bigint CHECK (undone_version > committed_version),
  problem jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  PRIMARY KEY (organisation_id, batch_id)
);
${protect('import_batch', 'SELECT, INSERT, UPDATE')}

CREATE TABLE row_issue (
  organisation_id uuid NOT NULL,
  batch_id integer NOT NULL,
  issue_no integer NOT NULL,
  file_name text NOT NULL,
  row_number integer NOT NULL,
  column_name text,
  code text NOT NULL,
  level text NOT NULL CHECK (level IN ('warning', 'duplicate', 'held', 'rejected')),
  value text NOT NULL,
  draft jsonb,
  PRIMARY KEY (organisation_id, batch_id, issue_no),
  FOREIGN KEY (organisation_id, batch_id) REFERENCES import_batch (organisation_id, batch_id)
);
${protect('row_issue', 'SELECT, INSERT, DELETE')}`;

const ANALYSES = `
CREATE TABLE hotspot_run (
  organisation_id uuid NOT NULL REFERENCES organisation,
  run_id uuid NOT NULL,
  method_id text NOT NULL,
  parameters jsonb NOT NULL,
  filter jsonb NOT NULL,
  seed integer NOT NULL,
  data_version bigint NOT NULL,
  software_version text NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'finished', 'failed', 'cancelled', 'interrupted')),
  progress real NOT NULL DEFAULT 0,
  cancel_requested boolean NOT NULL DEFAULT false,
  result jsonb,
  result_digest text,
  repeats_run_id uuid,
  problem jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (organisation_id, run_id),
  FOREIGN KEY (organisation_id, repeats_run_id) REFERENCES hotspot_run (organisation_id, run_id)
);
${protect('hotspot_run', 'SELECT, INSERT, UPDATE')}

CREATE TABLE intervention (
  organisation_id uuid NOT NULL REFERENCES organisation,
  intervention_id uuid NOT NULL,
  name_el text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL,
  sites geometry(MultiPoint, 4326) NOT NULL,
  works_start date NOT NULL,
  works_end date NOT NULL CHECK (works_end > works_start),
  selected_for_high_counts boolean,
  illustrative boolean NOT NULL,
  source text NOT NULL DEFAULT '',
  note_el text NOT NULL DEFAULT '',
  note_en text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, intervention_id)
);
${protect('intervention', 'SELECT, INSERT, UPDATE, DELETE')}

CREATE TABLE evaluation_run (
  organisation_id uuid NOT NULL REFERENCES organisation,
  run_id uuid NOT NULL,
  intervention_id uuid NOT NULL,
  parameters jsonb NOT NULL,
  filter jsonb NOT NULL,
  seed integer NOT NULL,
  data_version bigint NOT NULL,
  software_version text NOT NULL,
  result jsonb NOT NULL,
  result_digest text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, run_id),
  FOREIGN KEY (organisation_id, intervention_id) REFERENCES intervention (organisation_id, intervention_id)
);
CREATE INDEX evaluation_run_intervention ON evaluation_run (organisation_id, intervention_id);
${protect('evaluation_run', 'SELECT, INSERT')}`;

/** Organisations, records with their versions, imports, analyses: each table with its policy from the first day. */
export const records: Migration = {
  number: 1,
  name: 'records',
  steps: [ORGANISATIONS, IMPORTS, ...VERSION_TABLES.map(createVersionTable), ANALYSES],
};
