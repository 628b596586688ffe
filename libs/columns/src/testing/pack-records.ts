import {
  ACCIDENT_BYTES,
  ACCIDENT_OFFSETS as AT,
  CASUALTY_BYTES,
  CASUALTY_OFFSETS,
  UNIT_BYTES,
  UNIT_OFFSETS,
  type PackedAccidents,
} from '../packed-records.ts';

/** An accident as plain numbers, the way a person would write it down; the slow twin of the packed form. */
export interface PlainAccident {
  readonly id: string;
  /** Degrees times 10^7 and millimetres. */
  readonly place: {
    readonly longitudeE7: number;
    readonly latitudeE7: number;
    readonly xMm: number;
    readonly yMm: number;
    readonly accuracy: number;
  } | null;
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
  readonly severity: number;
  readonly accidentType: number;
  readonly light: number;
  readonly weather: number;
  readonly roadType: number;
  readonly junction: number;
  readonly surface: number;
  readonly speedLimit: number | null;
  readonly speedUnit: number;
  readonly roadName: string | null;
}

export interface PlainUnit {
  readonly accidentId: string;
  readonly roadUser: number;
}

export interface PlainCasualty {
  readonly accidentId: string;
  readonly severity: number;
  readonly casualtyClass: number;
  readonly roadUser: number;
  readonly sex: number;
  readonly age: number | null;
}

function writeId(bytes: Uint8Array, at: number, id: string): void {
  const hex = id.replaceAll('-', '');
  for (let byte = 0; byte < 16; byte += 1) bytes[at + byte] = Number.parseInt(hex.slice(2 * byte, 2 * byte + 2), 16);
}

/** Packs accidents in the order given. */
export function packAccidents(accidents: readonly PlainAccident[]): PackedAccidents {
  const records = new Uint8Array(accidents.length * ACCIDENT_BYTES);
  const view = new DataView(records.buffer);
  const names: number[] = [];
  for (const [index, accident] of accidents.entries()) {
    const at = index * ACCIDENT_BYTES;
    writeId(records, at, accident.id);
    view.setInt32(at + AT.longitude, accident.place?.longitudeE7 ?? 0);
    view.setInt32(at + AT.latitude, accident.place?.latitudeE7 ?? 0);
    view.setFloat64(at + AT.x, accident.place?.xMm ?? 0);
    view.setFloat64(at + AT.y, accident.place?.yMm ?? 0);
    view.setUint16(at + AT.year, accident.year);
    records[at + AT.month] = accident.month ?? 0;
    records[at + AT.day] = accident.day ?? 0;
    records[at + AT.weekday] = accident.weekday ?? 0;
    records[at + AT.hourPlusOne] = (accident.hour ?? -1) + 1;
    records[at + AT.minutePlusOne] = (accident.minute ?? -1) + 1;
    records[at + AT.place] = accident.place === null ? 0 : accident.place.accuracy + 1;
    records[at + AT.severity] = accident.severity;
    records[at + AT.accidentType] = accident.accidentType;
    records[at + AT.light] = accident.light;
    records[at + AT.weather] = accident.weather;
    records[at + AT.roadType] = accident.roadType;
    records[at + AT.junction] = accident.junction;
    records[at + AT.surface] = accident.surface;
    records[at + AT.speedLimitPlusOne] = (accident.speedLimit ?? -1) + 1;
    records[at + AT.speedUnit] = accident.speedUnit;
    const name = new TextEncoder().encode(accident.roadName ?? '');
    names.push(name.length >> 8, name.length & 0xff, ...name);
  }
  return { records, roadNames: Uint8Array.from(names) };
}

export function packUnits(units: readonly PlainUnit[]): Uint8Array {
  const bytes = new Uint8Array(units.length * UNIT_BYTES);
  for (const [index, unit] of units.entries()) {
    writeId(bytes, index * UNIT_BYTES, unit.accidentId);
    bytes[index * UNIT_BYTES + UNIT_OFFSETS.roadUser + 1] = unit.roadUser;
  }
  return bytes;
}

export function packCasualties(casualties: readonly PlainCasualty[]): Uint8Array {
  const bytes = new Uint8Array(casualties.length * CASUALTY_BYTES);
  for (const [index, casualty] of casualties.entries()) {
    const at = index * CASUALTY_BYTES;
    writeId(bytes, at, casualty.accidentId);
    bytes[at + CASUALTY_OFFSETS.severity] = casualty.severity;
    bytes[at + CASUALTY_OFFSETS.casualtyClass] = casualty.casualtyClass;
    bytes[at + CASUALTY_OFFSETS.roadUser] = casualty.roadUser;
    bytes[at + CASUALTY_OFFSETS.sex] = casualty.sex;
    bytes[at + CASUALTY_OFFSETS.agePlusOne] = (casualty.age ?? -1) + 1;
  }
  return bytes;
}
