import type { AccessibilityFeatureDraft, AccessibilityObservationDraft } from './accessibility-record.ts';
import type {
  AccidentType,
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
import type { RoadClass } from './road-class.ts';
import type { CasualtySeverity, Severity } from './severity.ts';
import type { CountPeriod } from './traffic-count.ts';

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
 * there by somebody who corrected or entered the accident; `placed-by-words`: found by what the source says in words, and accepted by a person. Codes
 * are places in the list: it only ever grows at its end.
 */
export const PLACE_ACCURACIES = ['exact', 'approximate', 'area', 'set-by-person', 'placed-by-words'] as const;
export type PlaceAccuracy = (typeof PLACE_ACCURACIES)[number];

export const PLACE_ACCURACY_LABELS: Readonly<Record<PlaceAccuracy, Text>> = {
  exact: { el: 'Ακριβής θέση', en: 'Exact' },
  approximate: { el: 'Κατά προσέγγιση', en: 'Approximate' },
  area: { el: 'Μόνο η περιοχή', en: 'Area only' },
  'set-by-person': { el: 'Ορίστηκε από χρήστη', en: 'Set by a person' },
  'placed-by-words': { el: 'Βρέθηκε από την περιγραφή', en: 'Found by its description' },
};

/**
 * What a source says of a place in words, beside the name of the road. `road` is there where the name holds more than the road; `locality` is a
 * municipality, town or borough.
 */
export const PLACE_WORDS = ['road', 'crossRoad', 'houseNumber', 'kilometre', 'locality', 'description'] as const;
export type PlaceWord = (typeof PLACE_WORDS)[number];

export const PLACE_WORD_LABELS: Readonly<Record<PlaceWord, Text>> = {
  road: { el: 'Οδός', en: 'Road' },
  crossRoad: { el: 'Διασταύρωση με', en: 'Crossing road' },
  houseNumber: { el: 'Αριθμός', en: 'House number' },
  kilometre: { el: 'Χιλιομετρική θέση', en: 'Kilometre position' },
  locality: { el: 'Δήμος ή περιοχή', en: 'Municipality or locality' },
  description: { el: 'Περιγραφή της θέσης', en: 'Description of the place' },
};

/** As written; only what is said. */
export type PlaceWords = Readonly<Partial<Record<PlaceWord, string>>>;

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
  /** Absent where the source does not say, so that a record without it is as it was before there was such a field. */
  readonly accidentType?: AccidentType;
  readonly light: LightCondition | null;
  readonly weather: WeatherCondition | null;
  readonly roadType: RoadType | null;
  readonly junction: JunctionType | null;
  readonly surface: SurfaceCondition | null;
  readonly speedLimit: number | null;
  readonly speedUnit: SpeedUnit;
  readonly roadName: string | null;
  /** Absent where the source says nothing but the road. */
  readonly placeWords?: PlaceWords;
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
  /** Of a short count; null for the daily average of the year. */
  readonly period: CountPeriod | null;
  readonly counted: boolean;
  /** Vehicles, bicycles or people: per day of the annual average, of a short count in all of its period; null where the source is empty. */
  readonly allMotorVehicles: number | null;
  readonly pedalCycles: number | null;
  readonly pedestrians: number | null;
  readonly twoWheeledMotorVehicles: number | null;
  readonly cars: number | null;
  readonly buses: number | null;
  readonly lightGoodsVehicles: number | null;
  readonly heavyGoodsVehicles: number | null;
  readonly speeds: CountedSpeeds | null;
  readonly attributes: Attributes;
}

/** What a source says of a road, for each of its lines and for each piece that a line is cut into. */
export interface RoadDescription {
  readonly roadName: string | null;
  /** The number of the road, as `EO1` or `B3395`. */
  readonly roadReference: string | null;
  readonly roadClass: RoadClass | null;
  readonly speedLimit: number | null;
  readonly speedUnit: SpeedUnit;
  /** Of both directions together, where the line carries both. */
  readonly lanes: number | null;
  readonly isOneWay: boolean | null;
  readonly roadAuthority: string | null;
  /** Above or below the ground: bridges, tunnels. */
  readonly level: number;
  readonly attributes: Attributes;
}

/** Kilometre positions (χ/θ) of both ends of a line, in kilometres; they fall along it where it was drawn against the counting. */
export interface KilometreSpan {
  readonly from: number;
  readonly to: number;
}

/** A line of a road as its source draws it, before it is cut where it meets others. */
export interface RoadLineDraft extends RoadDescription {
  readonly kind: 'road-line';
  readonly sourceRecordId: string;
  readonly line: SourceLine;
  /** What the source calls its vertices, index by index; `null` where it does not name them. */
  readonly nodeIds: readonly number[] | null;
  /** Absent where the source states none, so that what other sources say is told apart as ever. */
  readonly kilometres?: KilometreSpan;
}

/** A line as the source gives it, before projection. */
export interface SourceLine {
  /** EPSG code; `null` where the source does not say it: then it is the organisation's own system. */
  readonly srid: number | null;
  /** x, y, x, y, …: of degrees longitude and latitude. */
  readonly coordinates: readonly number[];
}

/** A piece of a line between two junctions, with its place in degrees times 10^7: longitude, latitude, longitude, … */
export interface RoadSegmentDraft extends RoadDescription {
  readonly kind: 'road-segment';
  /** Made of the line and its ends: the same in a later extract, as long as the piece did not change. */
  readonly sourceRecordId: string;
  readonly lineSourceRecordId: string;
  readonly degreesE7: readonly number[];
  readonly lengthMeters: number;
  /** Where on the line it begins. */
  readonly fromMeters: number;
  readonly startJunctionSourceRecordId: string;
  readonly endJunctionSourceRecordId: string;
  /** Of its two ends, by its share of the line's length; absent where the source states none. */
  readonly kilometres?: KilometreSpan;
}

/** Where segments end. */
export interface JunctionDraft {
  readonly kind: 'junction';
  readonly sourceRecordId: string;
  /** How many ends of segments meet. */
  readonly degree: number;
  readonly place: StoredPlace;
  readonly attributes: Attributes;
}

/** A place as it is stored: degrees at 1e-7 and whole millimetres of the organisation's system. */
export interface StoredPlace {
  readonly longitudeE7: number;
  readonly latitudeE7: number;
  readonly xMillimeters: number;
  readonly yMillimeters: number;
}

/** Speeds of the vehicles of a count; null where the source does not say. */
export interface CountedSpeeds {
  readonly unit: SpeedUnit;
  readonly mean: number | null;
  /** 85 of 100 drive no faster. */
  readonly v85: number | null;
  /** How many were measured. */
  readonly measured: number | null;
}

export type Draft =
  | AccidentDraft
  | TrafficUnitDraft
  | CasualtyDraft
  | TrafficCountDraft
  | RoadLineDraft
  | RoadSegmentDraft
  | JunctionDraft
  | AccessibilityFeatureDraft
  | AccessibilityObservationDraft;
export type DraftKind = Draft['kind'];

/** What each data version counts: records of one kind share one version number per organisation. */
export const DATA_KINDS = ['accidents', 'traffic', 'roads', 'accessibility'] as const;
export type DataKind = (typeof DATA_KINDS)[number];
