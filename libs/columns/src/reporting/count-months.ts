import {
  COMPLETENESS_FIELDS,
  monthNumber,
  PLACE_ACCURACIES,
  type CompletenessField,
  type MonthCounts,
  type MonthKey,
} from '@elektron/domain';

import { ID_BYTES, UNKNOWN_NUMBER, UNKNOWN_SPEED_LIMIT, type AccidentColumns } from '../accident-columns.ts';
import { UNKNOWN_ARRIVAL, type UnitMembership } from './unit-membership.ts';

/** One month of one recording unit, or of what belongs to none (unit 0). */
export interface MonthRow extends MonthCounts {
  readonly unitNo: number;
  readonly month: MonthKey;
  /** Accidents in which somebody was killed, seriously injured, slightly injured. */
  readonly accidentsWithKilled: number;
  readonly accidentsWithSeriouslyInjured: number;
  readonly accidentsWithSlightlyInjured: number;
  /** Located accidents by the code of PLACE_ACCURACIES; 0: it is not known how accurate. */
  readonly byPlaceAccuracy: readonly number[];
  readonly notLocated: number;
  /** Accidents that do not say it. */
  readonly missing: Readonly<Record<CompletenessField, number>>;
  /** Days from the accident to its arrival, ascending, of those of which both are known. */
  readonly delays: readonly number[];
  /** Day of the last arrival (since 1970-01-01); null where none is known. */
  readonly lastArrivalDay: number | null;
}

export type MonthRows = ReadonlyMap<string, MonthRow>;

export function monthRowKey(unitNo: number, month: MonthKey): string {
  return `${unitNo}:${month}`;
}

/** The row of a month, with nothing in it where there is none. */
export function monthRowOf(rows: MonthRows, unitNo: number, month: MonthKey): MonthRow {
  return rows.get(monthRowKey(unitNo, month)) ?? finish(emptyRow(unitNo, month));
}

type Counting = { -readonly [K in keyof Omit<MonthRow, 'missing' | 'fingerprint' | 'byPlaceAccuracy' | 'delays'>]: MonthRow[K] } & {
  readonly missing: Record<CompletenessField, number>;
  readonly byPlaceAccuracy: number[];
  readonly delays: number[];
  hashes: [number, number];
};

function emptyRow(unitNo: number, month: MonthKey): Counting {
  return {
    unitNo,
    month,
    accidents: 0,
    killed: 0,
    seriouslyInjured: 0,
    slightlyInjured: 0,
    otherCasualties: 0,
    accidentsWithKilled: 0,
    accidentsWithSeriouslyInjured: 0,
    accidentsWithSlightlyInjured: 0,
    byPlaceAccuracy: Array<number>(PLACE_ACCURACIES.length + 1).fill(0),
    notLocated: 0,
    missing: Object.fromEntries(COMPLETENESS_FIELDS.map((field) => [field, 0])) as Record<CompletenessField, number>,
    delays: [],
    lastArrivalDay: null,
    // The offset bases of FNV-1a, and its bits the other way about.
    hashes: [0x811c9dc5, 0x5c9dc118],
  };
}

/**
 * Counts months of recording units in one pass: the accidents of a month are those that a filter with this month as its period means.
 * @param first first month that is counted @param last last one, included
 * @returns a row for each unit and month that has an accident (monthRowOf gives the others)
 */
export function countMonths(columns: AccidentColumns, members: UnitMembership, first: MonthKey, last: MonthKey): MonthRows {
  const [start, end] = [monthNumber(first), monthNumber(last)];
  const rows = new Map<string, Counting>();
  for (let i = 0; i < columns.count; i += 1) {
    const number = columns.year[i]! * 12 + columns.month[i]! - 1;
    if (columns.month[i] === 0 || number < start || number > end) continue;
    const month = `${String(columns.year[i]).padStart(4, '0')}-${String(columns.month[i]).padStart(2, '0')}`;
    const key = monthRowKey(members.unitNo[i]!, month);
    const row = rows.get(key) ?? emptyRow(members.unitNo[i]!, month);
    rows.set(key, row);
    countAccident(row, columns, i);
    countArrival(row, columns, members, i);
  }
  return new Map([...rows].map(([key, row]) => [key, finish(row)]));
}

function countAccident(row: Counting, columns: AccidentColumns, i: number): void {
  row.accidents += 1;
  row.killed += columns.killed[i]!;
  row.seriouslyInjured += columns.seriouslyInjured[i]!;
  row.slightlyInjured += columns.slightlyInjured[i]!;
  row.otherCasualties += columns.otherCasualties[i]!;
  if (columns.killed[i]! > 0) row.accidentsWithKilled += 1;
  if (columns.seriouslyInjured[i]! > 0) row.accidentsWithSeriouslyInjured += 1;
  if (columns.slightlyInjured[i]! > 0) row.accidentsWithSlightlyInjured += 1;
  if (columns.located[i] === 0) row.notLocated += 1;
  else row.byPlaceAccuracy[columns.placeAccuracy[i]!]! += 1;
  for (const field of COMPLETENESS_FIELDS) if (IS_MISSING[field](columns, i)) row.missing[field] += 1;
  // Accidents come in the order of their ids, so the same ones give the same fingerprint.
  for (let byte = 0; byte < ID_BYTES; byte += 1) addToHashes(row.hashes, columns.ids[i * ID_BYTES + byte]!);
  for (const value of consequencesOf(columns, i)) addToHashes(row.hashes, value);
}

function consequencesOf({ severity, killed, seriouslyInjured, slightlyInjured, otherCasualties }: AccidentColumns, i: number): number[] {
  return [severity[i]!, killed[i]!, seriouslyInjured[i]!, slightlyInjured[i]!, otherCasualties[i]!];
}

const IS_MISSING: Readonly<Record<CompletenessField, (columns: AccidentColumns, i: number) => boolean>> = {
  place: ({ located }, i) => located[i] === 0,
  day: ({ day }, i) => day[i] === 0,
  hour: ({ hour }, i) => hour[i] === UNKNOWN_NUMBER,
  severity: ({ severity }, i) => severity[i] === 0,
  light: ({ light }, i) => light[i] === 0,
  weather: ({ weather }, i) => weather[i] === 0,
  roadType: ({ roadType }, i) => roadType[i] === 0,
  junction: ({ junction }, i) => junction[i] === 0,
  surface: ({ surface }, i) => surface[i] === 0,
  speedLimit: ({ speedLimit }, i) => speedLimit[i] === UNKNOWN_SPEED_LIMIT,
  roadName: ({ roadName }, i) => roadName[i] === 0,
  roadUsers: ({ roadUserMask }, i) => roadUserMask[i] === 0,
};

function countArrival(row: Counting, { day, earliestDay }: AccidentColumns, { arrivalDay }: UnitMembership, i: number): void {
  const arrival = arrivalDay[i]!;
  if (arrival === UNKNOWN_ARRIVAL) return;
  if (row.lastArrivalDay === null || arrival > row.lastArrivalDay) row.lastArrivalDay = arrival;
  if (day[i] !== 0) row.delays.push(arrival - earliestDay[i]!);
}

const FNV_PRIME = 0x01000193;

/** Two sums of FNV-1a, from two starts: 64 bits together. Numbers of casualties may be larger than a byte, which the multiplication carries. */
function addToHashes(hashes: [number, number], value: number): void {
  hashes[0] = Math.imul(hashes[0] ^ value, FNV_PRIME) >>> 0;
  hashes[1] = Math.imul(hashes[1] ^ value, FNV_PRIME) >>> 0;
}

function finish({ hashes, ...row }: Counting): MonthRow {
  row.delays.sort((a, b) => a - b);
  return { ...row, fingerprint: hashes.map((hash) => hash.toString(16).padStart(8, '0')).join('') };
}

/** Several rows as one, for the whole organisation or several months; the fingerprint is none. */
export function addMonthRows(rows: readonly MonthRow[]): Omit<MonthRow, 'unitNo' | 'month' | 'fingerprint'> {
  const total = emptyRow(0, '0000-01');
  for (const row of rows) {
    for (const name of SUMMED) total[name] += row[name];
    row.byPlaceAccuracy.forEach((count, code) => (total.byPlaceAccuracy[code]! += count));
    for (const field of COMPLETENESS_FIELDS) total.missing[field] += row.missing[field];
    for (const delay of row.delays) total.delays.push(delay);
    if (row.lastArrivalDay !== null) total.lastArrivalDay = Math.max(total.lastArrivalDay ?? row.lastArrivalDay, row.lastArrivalDay);
  }
  const { unitNo: _unit, month: _month, fingerprint: _fingerprint, ...sum } = finish(total);
  return sum;
}

const SUMMED = [
  'accidents',
  'killed',
  'seriouslyInjured',
  'slightlyInjured',
  'otherCasualties',
  'accidentsWithKilled',
  'accidentsWithSeriouslyInjured',
  'accidentsWithSlightlyInjured',
  'notLocated',
] as const;
