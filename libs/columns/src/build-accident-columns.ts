import { CASUALTY_CLASSES, CASUALTY_SEVERITIES, ROAD_USERS, SPEED_UNITS, codeOf, type SpeedUnit } from '@elektron/domain';

import {
  ACCIDENT_ARRAYS,
  CASUALTY_ARRAYS,
  ID_BYTES,
  UNIT_ARRAYS,
  UNKNOWN_SPEED_LIMIT,
  allocateArrays,
  takeFirst,
  type AccidentColumns,
  type AccidentArrays,
  type CasualtyArrays,
  type UnitArrays,
  type CasualtyColumns,
  type TrafficUnitColumns,
} from './accident-columns.ts';
import { DayRanges } from './day-range.ts';
import {
  ACCIDENT_BYTES,
  ACCIDENT_OFFSETS as AT,
  CASUALTY_BYTES,
  CASUALTY_OFFSETS,
  UNIT_BYTES,
  UNIT_OFFSETS,
  compareIds,
  countRecords,
  totalRecords,
  viewOf,
  type PackedAccidents,
  type PackedRecords,
} from './packed-records.ts';
import { RoadNameTable } from './road-name-table.ts';

const MILLIMETERS_PER_METER = 1000;
/** International mile, by definition. */
const KILOMETERS_PER_MILE = 1.609344;
const HOURS_PER_DAY = 24;

const MPH = codeOf(SPEED_UNITS, 'mph');
const PEDESTRIAN = codeOf(ROAD_USERS, 'pedestrian');
const PEDESTRIAN_CLASS = codeOf(CASUALTY_CLASSES, 'pedestrian');
const KILLED = codeOf(CASUALTY_SEVERITIES, 'fatal');
const SERIOUS = codeOf(CASUALTY_SEVERITIES, 'serious');
const SLIGHT = codeOf(CASUALTY_SEVERITIES, 'slight');

type Accidents = AccidentArrays & Pick<AccidentColumns, 'ids'>;

/**
 * Columns from packed records: three streams sorted by accident id are merged, counts and masks derived.
 * A unit or casualty whose accident is not among the accidents is left out.
 * @param packed byte strings as packed-records.ts describes them
 * @param speedUnit unit of the organisation; limits in the other unit are converted and rounded
 * @throws RangeError when a chunk is cut off or ids do not ascend
 */
export function buildAccidentColumns(packed: PackedRecords, speedUnit: SpeedUnit): AccidentColumns {
  const chunks = packed.accidents;
  const count = totalRecords(
    chunks.map((chunk) => chunk.records),
    ACCIDENT_BYTES,
  );
  const accidents: Accidents = {
    ids: new Uint8Array(new SharedArrayBuffer(count * ID_BYTES)),
    ...allocateArrays<AccidentArrays>(ACCIDENT_ARRAYS, count),
  };
  const names = new RoadNameTable();
  const days = new DayRanges();
  let first = 0;
  for (const chunk of chunks) {
    readAccidents(chunk, accidents, first, days, speedUnit);
    const read = countRecords(chunk.records, ACCIDENT_BYTES);
    names.read(chunk.roadNames, accidents.roadName, first, read);
    first += read;
  }
  requireAscending(accidents.ids, count);
  const units = readUnits(packed.units, accidents, count);
  const casualties = readCasualties(packed.casualties, accidents, count);
  return { count, ...accidents, roadNames: names.finish(accidents.roadName), speedUnit, units, casualties };
}

function readAccidents(chunk: PackedAccidents, to: Accidents, first: number, days: DayRanges, speedUnit: SpeedUnit): void {
  const bytes = chunk.records;
  const view = viewOf(bytes);
  const organisationUnit = codeOf(SPEED_UNITS, speedUnit);
  let index = first;
  for (let at = 0; at < bytes.length; at += ACCIDENT_BYTES, index += 1) {
    for (let byte = 0; byte < ID_BYTES; byte += 1) to.ids[index * ID_BYTES + byte] = bytes[at + byte]!;
    to.longitudeE7[index] = view.getInt32(at + AT.longitude);
    to.latitudeE7[index] = view.getInt32(at + AT.latitude);
    to.x[index] = view.getFloat64(at + AT.x) / MILLIMETERS_PER_METER;
    to.y[index] = view.getFloat64(at + AT.y) / MILLIMETERS_PER_METER;
    const place = bytes[at + AT.place]!;
    to.located[index] = place > 0 ? 1 : 0;
    to.placeAccuracy[index] = place > 0 ? place - 1 : 0;

    const year = view.getUint16(at + AT.year);
    const month = bytes[at + AT.month]!;
    const day = bytes[at + AT.day]!;
    to.year[index] = year;
    to.month[index] = month;
    to.day[index] = day;
    to.earliestDay[index] = days.earliest(year, month, day);
    to.latestDay[index] = days.latest(year, month, day);
    const weekday = bytes[at + AT.weekday]!;
    const hour = bytes[at + AT.hourPlusOne]! - 1;
    to.weekday[index] = weekday;
    to.hour[index] = hour;
    to.minute[index] = bytes[at + AT.minutePlusOne]! - 1;
    to.hourOfWeek[index] = weekday > 0 && hour >= 0 ? 1 + (weekday - 1) * HOURS_PER_DAY + hour : 0;

    to.severity[index] = bytes[at + AT.severity]!;
    to.accidentType[index] = bytes[at + AT.accidentType]!;
    to.light[index] = bytes[at + AT.light]!;
    to.weather[index] = bytes[at + AT.weather]!;
    to.roadType[index] = bytes[at + AT.roadType]!;
    to.junction[index] = bytes[at + AT.junction]!;
    to.surface[index] = bytes[at + AT.surface]!;
    const limit = bytes[at + AT.speedLimitPlusOne]! - 1;
    const unit = bytes[at + AT.speedUnit]!;
    to.speedLimit[index] = limit < 0 ? UNKNOWN_SPEED_LIMIT : unit === organisationUnit ? limit : convertSpeed(limit, unit);
  }
}

function convertSpeed(limit: number, unit: number): number {
  return Math.round(unit === MPH ? limit * KILOMETERS_PER_MILE : limit / KILOMETERS_PER_MILE);
}

function requireAscending(ids: Uint8Array, count: number): void {
  for (let index = 1; index < count; index += 1) {
    if (compareIds(ids, (index - 1) * ID_BYTES, ids, index * ID_BYTES) >= 0) throw new RangeError('accident ids do not ascend');
  }
}

/**
 * Walks records that begin with an accident id alongside the accidents.
 * @param take called with the accident's index and the record's place in its chunk, in order
 */
function mergeByAccident(
  chunks: readonly Uint8Array[],
  recordBytes: number,
  ids: Uint8Array,
  accidentCount: number,
  take: (accident: number, bytes: Uint8Array, at: number) => void,
): void {
  let accident = 0;
  for (const [position, bytes] of chunks.entries()) {
    const before = chunks[position - 1];
    for (let at = 0; at < bytes.length; at += recordBytes) {
      const ordered =
        at > 0
          ? compareIds(bytes, at - recordBytes, bytes, at) <= 0
          : before === undefined || before.length === 0 || compareIds(before, before.length - recordBytes, bytes, 0) <= 0;
      if (!ordered) throw new RangeError('accident ids of units or casualties do not ascend');
      while (accident < accidentCount && compareIds(ids, accident * ID_BYTES, bytes, at) < 0) accident += 1;
      if (accident < accidentCount && compareIds(ids, accident * ID_BYTES, bytes, at) === 0) take(accident, bytes, at);
    }
  }
}

function maskOf(roadUser: number): number {
  return roadUser === 0 ? 0 : 1 << (roadUser - 1);
}

function readUnits(chunks: readonly Uint8Array[], accidents: Accidents, accidentCount: number): TrafficUnitColumns {
  const units = allocateArrays<UnitArrays>(UNIT_ARRAYS, totalRecords(chunks, UNIT_BYTES));
  let count = 0;
  mergeByAccident(chunks, UNIT_BYTES, accidents.ids, accidentCount, (accident, bytes, at) => {
    // The high byte is 0: the list of road users is shorter than 16.
    const roadUser = bytes[at + UNIT_OFFSETS.roadUser + 1]!;
    units.accident[count] = accident;
    units.roadUser[count] = roadUser;
    accidents.roadUserMask[accident]! |= maskOf(roadUser);
    count += 1;
  });
  return { count, ...takeFirst(units, count) };
}

function readCasualties(chunks: readonly Uint8Array[], accidents: Accidents, accidentCount: number): CasualtyColumns {
  const casualties = allocateArrays<CasualtyArrays>(CASUALTY_ARRAYS, totalRecords(chunks, CASUALTY_BYTES));
  let count = 0;
  mergeByAccident(chunks, CASUALTY_BYTES, accidents.ids, accidentCount, (accident, bytes, at) => {
    const severity = bytes[at + CASUALTY_OFFSETS.severity]!;
    const roadUser = bytes[at + CASUALTY_OFFSETS.roadUser]!;
    const casualtyClass = bytes[at + CASUALTY_OFFSETS.casualtyClass]!;
    casualties.accident[count] = accident;
    casualties.severity[count] = severity;
    casualties.casualtyClass[count] = casualtyClass;
    casualties.roadUser[count] = roadUser;
    casualties.sex[count] = bytes[at + CASUALTY_OFFSETS.sex]!;
    casualties.age[count] = bytes[at + CASUALTY_OFFSETS.agePlusOne]! - 1;
    count += 1;
    // A pedestrian is a road user of the accident even where the source lists vehicles only.
    if (casualtyClass === PEDESTRIAN_CLASS || roadUser === PEDESTRIAN) accidents.roadUserMask[accident]! |= maskOf(PEDESTRIAN);
    if (severity === KILLED) accidents.killed[accident]! += 1;
    else if (severity === SERIOUS) accidents.seriouslyInjured[accident]! += 1;
    else if (severity === SLIGHT) accidents.slightlyInjured[accident]! += 1;
    else accidents.otherCasualties[accident]! += 1;
  });
  return { count, ...takeFirst(casualties, count) };
}
