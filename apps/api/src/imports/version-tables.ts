/*
 * The tables that an import writes, as the reading thread (which makes the values) and the repository (which makes the SQL) both need to
 * know them. Values travel as one array literal per column, in the order of `key`, content hash, `columns`.
 */

export type ColumnType =
  'uuid' | 'text' | 'smallint' | 'integer' | 'bigint' | 'boolean' | 'double precision' | 'date' | 'timestamp' | 'timestamptz' | 'jsonb';

export interface VersionColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export type VersionTableName =
  | 'accident_version'
  | 'traffic_unit_version'
  | 'casualty_version'
  | 'traffic_count_version'
  | 'traffic_count_site_version'
  | 'road_segment_version'
  | 'junction_version'
  | 'accessibility_feature_version'
  | 'accessibility_observation_version';

export interface VersionTable {
  readonly name: VersionTableName;
  /** What names a record within its organisation. */
  readonly key: readonly VersionColumn[];
  readonly columns: readonly VersionColumn[];
  /** The record comes from a source of its own and not with its accident or site. */
  readonly hasSource: boolean;
  /** Degrees and millimetres are among the columns, and `location` follows from them. */
  readonly hasPlace: boolean;
  /** The last column, `line_wkb`, is the line as well-known binary in hexadecimal digits, and becomes `geometry`. */
  readonly hasLine?: true;
}

/** The column that a line travels in. */
export const LINE_WKB = 'line_wkb';

function columns(definition: string): readonly VersionColumn[] {
  return definition
    .trim()
    .split(/\s*,\s*/)
    .map((column) => {
      const [name = '', ...type] = column.split(' ');
      return { name, type: type.join(' ') as ColumnType };
    });
}

const PLACE = 'longitude_e7 integer, latitude_e7 integer, x_mm bigint, y_mm bigint, place_accuracy smallint';

export const ACCIDENTS: VersionTable = {
  name: 'accident_version',
  key: columns('accident_id uuid'),
  columns: columns(`source_record_id text, severity smallint, severity_native text, year smallint, month smallint, day smallint,
    weekday smallint, hour smallint, minute smallint, time_accuracy smallint, instant timestamptz, accident_type smallint, light smallint,
    weather smallint, road_type smallint, junction smallint, surface smallint, speed_limit smallint, speed_unit smallint, road_name text,
    place_words jsonb, municipality_id integer, attributes jsonb, ${PLACE}`),
  hasSource: true,
  hasPlace: true,
};

export const TRAFFIC_UNITS: VersionTable = {
  name: 'traffic_unit_version',
  key: columns('accident_id uuid, unit_reference text'),
  columns: columns('road_user smallint, road_user_native text, attributes jsonb'),
  hasSource: false,
  hasPlace: false,
};

export const CASUALTIES: VersionTable = {
  name: 'casualty_version',
  key: columns('accident_id uuid, unit_reference text, casualty_reference text'),
  columns: columns(`severity smallint, severity_native text, casualty_class smallint, road_user smallint, sex smallint, age smallint,
    attributes jsonb`),
  hasSource: false,
  hasPlace: false,
};

export const TRAFFIC_COUNTS: VersionTable = {
  name: 'traffic_count_version',
  key: columns('site_id uuid, year smallint, direction text, period text'),
  columns: columns(`counted boolean, all_motor_vehicles integer, pedal_cycles integer, pedestrians integer,
    two_wheeled_motor_vehicles integer, cars integer, buses integer, light_goods_vehicles integer, heavy_goods_vehicles integer,
    speed_unit smallint, mean_speed double precision, speed_v85 double precision, measured_speeds integer, attributes jsonb`),
  hasSource: false,
  hasPlace: false,
};

export const TRAFFIC_COUNT_SITES: VersionTable = {
  name: 'traffic_count_site_version',
  key: columns('site_id uuid'),
  columns: columns(`source_record_id text, described_in_year smallint, road_name text, road_category text, start_name text,
    end_name text, link_length_m double precision, ${PLACE}`),
  hasSource: true,
  hasPlace: true,
};

export const ROAD_SEGMENTS: VersionTable = {
  name: 'road_segment_version',
  key: columns('segment_id uuid'),
  columns: columns(`source_record_id text, line_source_id text, road_name text, road_reference text, road_class text, speed_limit smallint,
    speed_unit smallint, lanes smallint, one_way boolean, road_authority text, level smallint, length_m double precision,
    from_m double precision, from_km double precision, to_km double precision, start_junction_id uuid, end_junction_id uuid, withdrawn boolean, attributes jsonb, ${LINE_WKB} text`),
  hasSource: true,
  hasPlace: false,
  hasLine: true,
};

export const JUNCTIONS: VersionTable = {
  name: 'junction_version',
  key: columns('junction_id uuid'),
  columns: columns(`source_record_id text, degree smallint, withdrawn boolean, attributes jsonb, ${PLACE}`),
  hasSource: true,
  hasPlace: true,
};

export const ACCESSIBILITY_FEATURES: VersionTable = {
  name: 'accessibility_feature_version',
  key: columns('feature_id uuid'),
  columns:
    columns(`source_record_id text, item smallint, side smallint, lines jsonb, start_feature_id uuid, end_feature_id uuid, road_name text,
    attributes jsonb, ${PLACE}`),
  hasSource: true,
  hasPlace: true,
};

export const ACCESSIBILITY_OBSERVATIONS: VersionTable = {
  name: 'accessibility_observation_version',
  key: columns('feature_id uuid, observation_reference text'),
  columns: columns(`observed_on date, date_basis smallint, surveyor text, method smallint, state smallint, condition smallint,
    clear_width_m double precision, width_m double precision, headroom_m double precision, longitudinal_slope_percent double precision,
    cross_slope_percent double precision, upstand_mm double precision, is_temporary boolean, present_from timestamp, present_until timestamp,
    attributes jsonb`),
  hasSource: false,
  hasPlace: false,
};

/** THE tables, children first: in this order a batch is taken away. */
export const VERSION_TABLES: readonly VersionTable[] = [
  CASUALTIES,
  TRAFFIC_UNITS,
  ACCIDENTS,
  TRAFFIC_COUNTS,
  TRAFFIC_COUNT_SITES,
  ROAD_SEGMENTS,
  JUNCTIONS,
  ACCESSIBILITY_OBSERVATIONS,
  ACCESSIBILITY_FEATURES,
];
