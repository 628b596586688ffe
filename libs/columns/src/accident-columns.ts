import type { SpeedUnit } from '@elektron/domain';

/** Bytes of a record id. */
export const ID_BYTES = 16;
/** `hour`, `minute` and `age` where the record does not say: zero is a value there. */
export const UNKNOWN_NUMBER = -1;
/** `speedLimit` where the record does not say; above every limit that a record may hold (200 mph = 322 km/h). */
export const UNKNOWN_SPEED_LIMIT = 511;

/**
 * The accidents of one organisation at one data version, one array per attribute, sorted by accident id. Index `i` is the same accident in
 * every array. Codes are those of the domain's lists: 0 = unknown, else position + 1. Every array lies on shared memory, so a worker gets
 * the whole by message without a copy. Nobody writes to it after it was built.
 */
export interface AccidentColumns {
  /** Number of accidents; the length of every array below (`ids` has 16 bytes each). */
  readonly count: number;
  readonly ids: Uint8Array;
  /** Degrees times 10^7 (EPSG:4326); 0 where there is no place. */
  readonly longitudeE7: Int32Array;
  readonly latitudeE7: Int32Array;
  /** Metres in the organisation's projection, to the millimetre; 0 where there is no place. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 where the accident has a place, else 0: look here first. */
  readonly located: Uint8Array;
  /** Code of PLACE_ACCURACIES. */
  readonly placeAccuracy: Uint8Array;
  /** Code of SEVERITIES, so that the smallest code above 0 is the worst. */
  readonly severity: Uint8Array;
  readonly year: Uint16Array;
  /** 1 to 12, 0 unknown. */
  readonly month: Uint8Array;
  /** 1 to 31, 0 unknown. */
  readonly day: Uint8Array;
  /** ISO weekday, 1 = Monday to 7, 0 unknown. */
  readonly weekday: Uint8Array;
  /** 0 to 23, -1 unknown. */
  readonly hour: Int8Array;
  /** 0 to 59, -1 unknown. */
  readonly minute: Int8Array;
  /** 1 + 24 × (weekday - 1) + hour, 0 where either is unknown. */
  readonly hourOfWeek: Uint8Array;
  /** First and last day (days since 1970-01-01) on which the accident may have happened: equal when the date is known. */
  readonly earliestDay: Int32Array;
  readonly latestDay: Int32Array;
  readonly accidentType: Uint8Array;
  readonly light: Uint8Array;
  readonly weather: Uint8Array;
  readonly roadType: Uint8Array;
  readonly junction: Uint8Array;
  readonly surface: Uint8Array;
  /** In `speedUnit`, UNKNOWN_SPEED_LIMIT where not known. */
  readonly speedLimit: Uint16Array;
  /** Bit `k` is ROAD_USERS[k]: a unit of that kind, or a pedestrian casualty, took part. 0 where none is known. */
  readonly roadUserMask: Uint16Array;
  /** Casualties by severity. */
  readonly killed: Uint16Array;
  readonly seriouslyInjured: Uint16Array;
  readonly slightlyInjured: Uint16Array;
  /** Casualties of whom the source does not say how badly they were hurt. */
  readonly otherCasualties: Uint16Array;
  /** Position + 1 in `roadNames`, 0 where the record names no road. */
  readonly roadName: Uint32Array;
  /** The names that occur, sorted by UTF-16 code units. */
  readonly roadNames: readonly string[];
  readonly speedUnit: SpeedUnit;
  readonly units: TrafficUnitColumns;
  readonly casualties: CasualtyColumns;
}

/** Traffic units, sorted by accident and reference. */
export interface TrafficUnitColumns {
  readonly count: number;
  /** Index of the unit's accident. */
  readonly accident: Uint32Array;
  readonly roadUser: Uint8Array;
}

/** Casualties, sorted by accident and references. */
export interface CasualtyColumns {
  readonly count: number;
  /** Index of the casualty's accident. */
  readonly accident: Uint32Array;
  /** Code of CASUALTY_SEVERITIES. */
  readonly severity: Uint8Array;
  readonly casualtyClass: Uint8Array;
  readonly roadUser: Uint8Array;
  readonly sex: Uint8Array;
  /** Completed years, -1 unknown. */
  readonly age: Int16Array;
}

/** The arrays with one element per accident, by name and kind: what allocation, patching and memory accounting go through. */
export const ACCIDENT_ARRAYS = {
  longitudeE7: Int32Array,
  latitudeE7: Int32Array,
  x: Float64Array,
  y: Float64Array,
  located: Uint8Array,
  placeAccuracy: Uint8Array,
  severity: Uint8Array,
  year: Uint16Array,
  month: Uint8Array,
  day: Uint8Array,
  weekday: Uint8Array,
  hour: Int8Array,
  minute: Int8Array,
  hourOfWeek: Uint8Array,
  earliestDay: Int32Array,
  latestDay: Int32Array,
  accidentType: Uint8Array,
  light: Uint8Array,
  weather: Uint8Array,
  roadType: Uint8Array,
  junction: Uint8Array,
  surface: Uint8Array,
  speedLimit: Uint16Array,
  roadUserMask: Uint16Array,
  killed: Uint16Array,
  seriouslyInjured: Uint16Array,
  slightlyInjured: Uint16Array,
  otherCasualties: Uint16Array,
  roadName: Uint32Array,
} as const;

export const UNIT_ARRAYS = { accident: Uint32Array, roadUser: Uint8Array } as const;

export const CASUALTY_ARRAYS = {
  accident: Uint32Array,
  severity: Uint8Array,
  casualtyClass: Uint8Array,
  roadUser: Uint8Array,
  sex: Uint8Array,
  age: Int16Array,
} as const;

export type NumberArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array;
type ArrayKind = new (buffer: ArrayBufferLike) => NumberArray;
export type ArrayKinds = Readonly<Record<string, ArrayKind & { readonly BYTES_PER_ELEMENT: number }>>;

export type AccidentArrays = Pick<AccidentColumns, keyof typeof ACCIDENT_ARRAYS>;
export type UnitArrays = Pick<TrafficUnitColumns, keyof typeof UNIT_ARRAYS>;
export type CasualtyArrays = Pick<CasualtyColumns, keyof typeof CASUALTY_ARRAYS>;

/** Zeroed arrays of `length` on shared memory, of the kinds that the table names. */
export function allocateArrays<Arrays>(kinds: ArrayKinds & Record<keyof Arrays, unknown>, length: number): Arrays {
  const arrays = Object.entries(kinds).map(([name, Kind]) => [name, new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT))]);
  return Object.fromEntries(arrays) as Arrays;
}

/** The first `length` elements of each array, on the same memory. */
export function takeFirst<Arrays extends object>(arrays: Arrays, length: number): Arrays {
  const taken = Object.entries(arrays).map(([name, array]) => [name, (array as NumberArray).subarray(0, length)]);
  return Object.fromEntries(taken) as Arrays;
}

/** Every array of the columns, units and casualties included. */
function arraysOf(columns: AccidentColumns): NumberArray[] {
  const { units, casualties } = columns;
  return [
    columns.ids,
    ...namesOf(ACCIDENT_ARRAYS).map((name) => columns[name]),
    ...namesOf(UNIT_ARRAYS).map((name) => units[name]),
    ...namesOf(CASUALTY_ARRAYS).map((name) => casualties[name]),
  ];
}

/** The names of a table of arrays, typed. */
export function namesOf<Kinds extends ArrayKinds>(kinds: Kinds): (keyof Kinds & string)[] {
  return Object.keys(kinds);
}

/** Memory that the columns hold, in bytes (names counted at two bytes a code unit). */
export function byteLengthOf(columns: AccidentColumns): number {
  const arrays = arraysOf(columns).reduce((sum, array) => sum + array.byteLength, 0);
  return columns.roadNames.reduce((sum, name) => sum + 2 * name.length, arrays);
}

/**
 * Columns that arrived by message in another thread. They are plain objects over shared memory, so `postMessage(columns)` copies nothing
 * but the road names; this checks that nothing was copied on the way.
 * @throws RangeError when an array has the wrong length or does not lie on shared memory
 */
export function columnsFromShared(message: AccidentColumns): AccidentColumns {
  const { count, units, casualties } = message;
  const lengthsFit =
    message.ids.length === count * ID_BYTES &&
    namesOf(ACCIDENT_ARRAYS).every((name) => message[name].length === count) &&
    namesOf(UNIT_ARRAYS).every((name) => units[name].length === units.count) &&
    namesOf(CASUALTY_ARRAYS).every((name) => casualties[name].length === casualties.count);
  if (!lengthsFit) throw new RangeError('accident columns of unequal length');
  // By name and not by instanceof: a message may come from another realm.
  if (!arraysOf(message).every(({ buffer }) => Object.prototype.toString.call(buffer) === '[object SharedArrayBuffer]')) {
    throw new RangeError('accident columns outside of shared memory');
  }
  return message;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The id of accident `index` as PostgreSQL writes a uuid. */
export function formatAccidentId(columns: Pick<AccidentColumns, 'ids'>, index: number): string {
  let hex = '';
  for (let byte = 0; byte < ID_BYTES; byte += 1) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) hex += '-';
    hex += HEX[columns.ids[index * ID_BYTES + byte]!]!;
  }
  return hex;
}
