/*
 * The form in which the database hands records over: rows packed by SQL into one byte string, because reading a row as an object costs
 * three times as much. PostgreSQL's `…send` functions write big-endian; single bytes travel eight at a time as one `int8send`, whose
 * bytes are read one by one. Records are sorted by id, ascending as bytes, as PostgreSQL sorts a uuid.
 *
 * Accident, 58 bytes:
 *    0  uuid     accident id
 *   16  int4     longitude_e7, 0 without a place
 *   20  int4     latitude_e7, 0 without a place
 *   24  float8   x_mm, 0 without a place
 *   32  float8   y_mm, 0 without a place
 *   40  uint16   year
 *   42  bytes    month, day, weekday (0 unknown), hour + 1, minute + 1 (0 unknown)
 *   47  byte     place: 0 none, else place_accuracy + 1
 *   48  bytes    severity, light, weather, road type, junction, surface (codes)
 *   54  bytes    speed limit + 1 (0 unknown), code of its unit
 *   56  uint16   accident type (code)
 * with its road name in a second byte string, in the same order: uint16 length in bytes (0: no name), then UTF-8.
 *
 * Traffic unit, 18 bytes: accident id, uint16 road user.
 * Casualty, 24 bytes: accident id, then bytes severity, casualty class, road user, sex, age + 1 (0 unknown), and three unused.
 */

export interface PackedAccidents {
  readonly records: Uint8Array;
  readonly roadNames: Uint8Array;
}

/** Records as SQL packed them, in chunks; within one table the ids ascend from chunk to chunk. */
export interface PackedRecords {
  readonly accidents: readonly PackedAccidents[];
  readonly units: readonly Uint8Array[];
  readonly casualties: readonly Uint8Array[];
}

export const ACCIDENT_BYTES = 58;
export const UNIT_BYTES = 18;
export const CASUALTY_BYTES = 24;

export const ACCIDENT_OFFSETS = {
  longitude: 16,
  latitude: 20,
  x: 24,
  y: 32,
  year: 40,
  month: 42,
  day: 43,
  weekday: 44,
  hourPlusOne: 45,
  minutePlusOne: 46,
  place: 47,
  severity: 48,
  light: 49,
  weather: 50,
  roadType: 51,
  junction: 52,
  surface: 53,
  speedLimitPlusOne: 54,
  speedUnit: 55,
  // The high byte is 0: the list is shorter than 256.
  accidentType: 57,
} as const;

export const UNIT_OFFSETS = { roadUser: 16 } as const;
export const CASUALTY_OFFSETS = { severity: 16, casualtyClass: 17, roadUser: 18, sex: 19, agePlusOne: 20 } as const;

/**
 * How many records a byte string holds.
 * @throws RangeError when it is cut off inside a record
 */
export function countRecords(bytes: Uint8Array, recordBytes: number): number {
  const records = bytes.length / recordBytes;
  if (!Number.isInteger(records)) throw new RangeError(`${bytes.length} bytes are no whole number of records of ${recordBytes} bytes`);
  return records;
}

export function totalRecords(chunks: readonly Uint8Array[], recordBytes: number): number {
  return chunks.reduce((sum, chunk) => sum + countRecords(chunk, recordBytes), 0);
}

/** A view for the numbers of a chunk; its bytes may be a window of a larger buffer. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Order of two ids: negative, zero or positive, as PostgreSQL orders uuids. */
export function compareIds(a: Uint8Array, aOffset: number, b: Uint8Array, bOffset: number): number {
  for (let byte = 0; byte < 16; byte += 1) {
    const difference = a[aOffset + byte]! - b[bOffset + byte]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
