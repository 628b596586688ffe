import type {
  CasualtyClass,
  JunctionType,
  LightCondition,
  RoadType,
  RoadUser,
  Sex,
  SurfaceCondition,
  WeatherCondition,
} from './code-lists.ts';
import type { Text } from './language.ts';
import type { CasualtySeverity, Severity } from './severity.ts';

/*
 * Records as a source delivers them, already mapped to the closed lists: what an importer makes and the database keeps.
 * A native value stands beside each mapped severity; all other columns of the source stay in `attributes` as written.
 */

/** Time with its accuracy: the year always, the rest only where the source says it. `weekday` is ISO, 1 = Monday. */
export interface PartialTime {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
}

export const TIME_ACCURACIES = ['year', 'month', 'day', 'hour', 'minute'] as const;
export type TimeAccuracy = (typeof TIME_ACCURACIES)[number];

/** The finest part of a time such that all coarser parts are known too. */
export function timeAccuracyOf(time: PartialTime): TimeAccuracy {
  if (time.month === null) return 'year';
  if (time.day === null) return 'month';
  if (time.hour === null) return 'day';
  return time.minute === null ? 'hour' : 'minute';
}

/**
 * `exact`: a surveyed or GPS point; `approximate`: a point placed by description or rounded; `area`: only an area is known; `set-by-person`: put
 * there by somebody who corrected or entered the accident.
 */
export const PLACE_ACCURACIES = ['exact', 'approximate', 'area', 'set-by-person'] as const;
export type PlaceAccuracy = (typeof PLACE_ACCURACIES)[number];

export const PLACE_ACCURACY_LABELS: Readonly<Record<PlaceAccuracy, Text>> = {
  exact: { el: 'Ακριβής θέση', en: 'Exact' },
  approximate: { el: 'Κατά προσέγγιση', en: 'Approximate' },
  area: { el: 'Μόνο η περιοχή', en: 'Area only' },
  'set-by-person': { el: 'Ορίστηκε από χρήστη', en: 'Set by a person' },
};

/** A position as the source gives it, before projection; `srid` is an EPSG code, 4326 means longitude and latitude in degrees. */
export interface SourcePosition {
  readonly srid: number;
  readonly first: number;
  readonly second: number;
  readonly accuracy: PlaceAccuracy;
}

export const SPEED_UNITS = ['km/h', 'mph'] as const;
export type SpeedUnit = (typeof SPEED_UNITS)[number];

export const SPEED_UNIT_LABELS: Readonly<Record<SpeedUnit, Text>> = {
  'km/h': { el: 'χλμ./ώρα', en: 'km/h' },
  mph: { el: 'μίλια/ώρα', en: 'mph' },
};

export type Attributes = Readonly<Record<string, string>>;

/** Stands in the source's own words for what was erased at a person's request; the mapped severity stays. */
export const ERASED_TEXT = 'erased';

export interface AccidentDraft {
  readonly kind: 'accident';
  readonly sourceRecordId: string;
  readonly severity: Severity | null;
  readonly severityNative: string;
  readonly time: PartialTime;
  readonly position: SourcePosition | null;
  readonly light: LightCondition | null;
  readonly weather: WeatherCondition | null;
  readonly roadType: RoadType | null;
  readonly junction: JunctionType | null;
  readonly surface: SurfaceCondition | null;
  readonly speedLimit: number | null;
  readonly speedUnit: SpeedUnit;
  readonly roadName: string | null;
  readonly attributes: Attributes;
}

export interface TrafficUnitDraft {
  readonly kind: 'traffic-unit';
  readonly accidentSourceRecordId: string;
  readonly unitReference: string;
  readonly roadUser: RoadUser | null;
  readonly roadUserNative: string;
  readonly attributes: Attributes;
}

export interface CasualtyDraft {
  readonly kind: 'casualty';
  readonly accidentSourceRecordId: string;
  readonly unitReference: string;
  readonly casualtyReference: string;
  readonly severity: CasualtySeverity | null;
  readonly severityNative: string;
  readonly casualtyClass: CasualtyClass | null;
  readonly roadUser: RoadUser | null;
  readonly sex: Sex | null;
  /** Completed years. */
  readonly age: number | null;
  readonly attributes: Attributes;
}

export interface TrafficCountDraft {
  readonly kind: 'traffic-count';
  readonly siteSourceRecordId: string;
  readonly roadName: string | null;
  readonly roadCategory: string | null;
  readonly startName: string | null;
  readonly endName: string | null;
  readonly linkLengthMeters: number | null;
  readonly position: SourcePosition | null;
  readonly year: number;
  /** N, S, E, W, or C for both directions together. */
  readonly direction: string;
  readonly counted: boolean;
  /** Vehicles (or bicycles) per day, annual average; null where the source is empty. */
  readonly allMotorVehicles: number | null;
  readonly pedalCycles: number | null;
  readonly twoWheeledMotorVehicles: number | null;
  readonly heavyGoodsVehicles: number | null;
  readonly attributes: Attributes;
}

export type Draft = AccidentDraft | TrafficUnitDraft | CasualtyDraft | TrafficCountDraft;
export type DraftKind = Draft['kind'];

/** What each data version counts: records of one kind share one version number per organisation. */
export const DATA_KINDS = ['accidents', 'traffic', 'roads', 'accessibility'] as const;
export type DataKind = (typeof DATA_KINDS)[number];
