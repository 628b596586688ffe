import {
  ACCIDENT_TYPES,
  CASUALTY_CLASSES,
  CASUALTY_SEVERITIES,
  E7,
  JUNCTION_TYPES,
  LIGHT_CONDITIONS,
  PLACE_ACCURACIES,
  ROAD_TYPES,
  ROAD_USERS,
  SEVERITIES,
  SEXES,
  SPEED_UNITS,
  SURFACE_CONDITIONS,
  valueOf,
  WEATHER_CONDITIONS,
  type AccidentType,
  type Attributes,
  type CasualtyClass,
  type CasualtySeverity,
  type JunctionType,
  type LightCondition,
  type PartialTime,
  type PlaceAccuracy,
  type RoadType,
  type RoadUser,
  type Severity,
  type Sex,
  type SpeedUnit,
  type SurfaceCondition,
  type WeatherCondition,
} from '@elektron/domain';

/** One accident with everything that is known of it. */
export interface Accident extends PartialTime {
  readonly id: string;
  readonly sourceRecordId: string;
  readonly severity: Severity | null;
  readonly severityNative: string;
  readonly place: { readonly longitude: number; readonly latitude: number; readonly accuracy: PlaceAccuracy } | null;
  readonly accidentType: AccidentType | null;
  readonly light: LightCondition | null;
  readonly weather: WeatherCondition | null;
  readonly roadType: RoadType | null;
  readonly junction: JunctionType | null;
  readonly surface: SurfaceCondition | null;
  /** In `speedUnit`, as recorded. */
  readonly speedLimit: number | null;
  readonly speedUnit: SpeedUnit;
  readonly roadName: string | null;
  readonly roadUsers: readonly RoadUser[];
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  readonly units: readonly TrafficUnit[];
  readonly casualties: readonly Casualty[];
  readonly attributes: Attributes;
}

export interface TrafficUnit {
  readonly unitReference: string;
  readonly roadUser: RoadUser | null;
  readonly roadUserNative: string;
  readonly attributes: Attributes;
}

export interface Casualty {
  readonly unitReference: string;
  readonly casualtyReference: string;
  readonly severity: CasualtySeverity | null;
  readonly severityNative: string;
  readonly casualtyClass: CasualtyClass | null;
  readonly roadUser: RoadUser | null;
  readonly sex: Sex | null;
  readonly age: number | null;
}

export interface AccidentRow extends PartialTime {
  readonly accident_id: string;
  readonly source_record_id: string;
  readonly severity: number;
  readonly severity_native: string;
  readonly longitude_e7: number | null;
  readonly latitude_e7: number | null;
  readonly place_accuracy: number;
  readonly accident_type: number;
  readonly light: number;
  readonly weather: number;
  readonly road_type: number;
  readonly junction: number;
  readonly surface: number;
  readonly speed_limit: number | null;
  readonly speed_unit: number;
  readonly road_name: string | null;
  readonly attributes: Attributes;
}

export interface UnitRow {
  readonly accident_id: string;
  readonly unit_reference: string;
  readonly road_user: number;
  readonly road_user_native: string;
  readonly attributes: Attributes;
}

export interface CasualtyRow {
  readonly accident_id: string;
  readonly unit_reference: string;
  readonly casualty_reference: string;
  readonly severity: number;
  readonly severity_native: string;
  readonly casualty_class: number;
  readonly road_user: number;
  readonly sex: number;
  readonly age: number | null;
}

export function toAccident(row: AccidentRow, unitRows: readonly UnitRow[], casualtyRows: readonly CasualtyRow[]): Accident {
  const units = unitRows.map(toUnit);
  const casualties = casualtyRows.map(toCasualty);
  const countOf = (severity: CasualtySeverity): number => casualties.filter((casualty) => casualty.severity === severity).length;
  return {
    id: row.accident_id,
    sourceRecordId: row.source_record_id,
    severity: valueOf(SEVERITIES, row.severity),
    severityNative: row.severity_native,
    year: row.year,
    month: row.month,
    day: row.day,
    weekday: row.weekday,
    hour: row.hour,
    minute: row.minute,
    place: toPlace(row),
    accidentType: valueOf(ACCIDENT_TYPES, row.accident_type),
    light: valueOf(LIGHT_CONDITIONS, row.light),
    weather: valueOf(WEATHER_CONDITIONS, row.weather),
    roadType: valueOf(ROAD_TYPES, row.road_type),
    junction: valueOf(JUNCTION_TYPES, row.junction),
    surface: valueOf(SURFACE_CONDITIONS, row.surface),
    speedLimit: row.speed_limit,
    speedUnit: valueOf(SPEED_UNITS, row.speed_unit) ?? 'km/h',
    roadName: row.road_name,
    roadUsers: roadUsersOf(units, casualties),
    killed: countOf('fatal'),
    seriouslyInjured: countOf('serious'),
    slightlyInjured: countOf('slight'),
    units,
    casualties,
    attributes: row.attributes,
  };
}

function toPlace({ longitude_e7, latitude_e7, place_accuracy }: AccidentRow): Accident['place'] {
  if (longitude_e7 === null || latitude_e7 === null) return null;
  return {
    longitude: longitude_e7 / E7,
    latitude: latitude_e7 / E7,
    // Nothing is claimed for a point whose accuracy was not recorded.
    accuracy: valueOf(PLACE_ACCURACIES, place_accuracy) ?? 'approximate',
  };
}

function toUnit(row: UnitRow): TrafficUnit {
  return {
    unitReference: row.unit_reference,
    roadUser: valueOf(ROAD_USERS, row.road_user),
    roadUserNative: row.road_user_native,
    attributes: row.attributes,
  };
}

function toCasualty(row: CasualtyRow): Casualty {
  return {
    unitReference: row.unit_reference,
    casualtyReference: row.casualty_reference,
    severity: valueOf(CASUALTY_SEVERITIES, row.severity),
    severityNative: row.severity_native,
    casualtyClass: valueOf(CASUALTY_CLASSES, row.casualty_class),
    roadUser: valueOf(ROAD_USERS, row.road_user),
    sex: valueOf(SEXES, row.sex),
    age: row.age,
  };
}

/** As in the columns: the kinds of the units, and pedestrians among the casualties. */
function roadUsersOf(units: readonly TrafficUnit[], casualties: readonly Casualty[]): RoadUser[] {
  const users = new Set(units.map(({ roadUser }) => roadUser));
  const isPedestrian = ({ casualtyClass, roadUser }: Casualty): boolean => casualtyClass === 'pedestrian' || roadUser === 'pedestrian';
  if (casualties.some(isPedestrian)) users.add('pedestrian');
  return ROAD_USERS.filter((user) => users.has(user));
}
