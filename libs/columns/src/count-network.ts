import { getDayNumber, SEVERITIES, type Period } from '@elektron/domain';

import { chooseRecord, matchRecords, type NetworkMember, type RecordOf } from './match-records.ts';
import { dataPeriodOf } from './open-keys.ts';
import { isComparable } from './same-accident.ts';
import { sortIndices } from './sort-indices.ts';

/** Accidents of one year by severity. */
export interface NetworkYear {
  readonly year: number;
  readonly fatal: number;
  readonly serious: number;
  readonly slight: number;
  readonly injury: number;
  readonly damageOnly: number;
  readonly unknown: number;
}

/** What all organisations hold together, every accident counted once. */
export interface NetworkTotals {
  /** How many have records. */
  readonly organisations: number;
  /** Records of all of them. */
  readonly records: number;
  /** Accidents that the records are of. */
  readonly accidents: number;
  /** Records of accidents that another record stands for. */
  readonly duplicates: number;
  /** Records without a place or a full date: whether somebody else holds them too cannot be found out. */
  readonly notComparable: number;
  /** From the first possible day of the earliest record to the last of the latest; null without records. */
  readonly period: Period | null;
  /** Every year from the first to the last, zeros included. */
  readonly byYear: readonly NetworkYear[];
}

/** Records between two pauses: some ten milliseconds. */
const STEP = 5_000;

/**
 * Counts the accidents of a network, each once however many organisations hold it. It pauses now and then, so that whoever runs it can answer
 * others in between.
 * @param given in any order, which changes nothing
 */
export function* countNetwork(given: readonly NetworkMember[]): Generator<void, NetworkTotals, void> {
  const members = given.filter(({ columns }) => columns.count > 0).sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1));
  const repeats = members.map(({ columns }) => new Uint8Array(columns.count));
  const comparable = yield* markRepeats(members, repeats);
  const byYear = yield* countYears(members, repeats);
  const records = members.reduce((sum, { columns }) => sum + columns.count, 0);
  const duplicates = repeats.reduce((sum, marks) => marks.reduce((marked, mark) => marked + mark, sum), 0);
  return {
    organisations: members.length,
    records,
    accidents: records - duplicates,
    duplicates,
    notComparable: records - comparable,
    period: findPeriod(members),
    byYear,
  };
}

/** Marks the records that another one stands for. @returns how many records could be compared */
function* markRepeats(members: readonly NetworkMember[], repeats: readonly Uint8Array[]): Generator<void, number, void> {
  const sorted = yield* sortByDay(members);
  let worked = 0;
  for (let start = 0; start < sorted.count;) {
    let end = start + 1;
    while (end < sorted.count && sorted.dayAt(end) === sorted.dayAt(start)) end += 1;
    const records = Array.from({ length: end - start }, (_, k) => sorted.recordAt(start + k));
    markRepeatsOfDay(members, records, repeats);
    worked += records.length;
    if (worked >= STEP) {
      worked = 0;
      yield;
    }
    start = end;
  }
  return sorted.count;
}

function markRepeatsOfDay(members: readonly NetworkMember[], records: readonly RecordOf[], repeats: readonly Uint8Array[]): void {
  if (records.every(({ member }) => member === records[0]?.member)) return;
  for (const places of matchRecords(members, records)) {
    const group = places.map((place) => records[place]!);
    const chosen = chooseRecord(members, group);
    for (const record of group) if (record !== chosen) repeats[record.member]![record.index] = 1;
  }
}

/** The records that can be compared, day by day. */
interface SortedRecords {
  readonly count: number;
  dayAt(position: number): number;
  recordAt(position: number): RecordOf;
}

/** No stored year is before 1900 (a rule of the records), whose first day this is. */
const FIRST_DAY = getDayNumber('1900-01-01');

/** In flat arrays: a million objects would take seconds, in which nobody else is answered. */
function* sortByDay(members: readonly NetworkMember[]): Generator<void, SortedRecords, void> {
  const total = members.reduce((sum, { columns }) => sum + columns.count, 0);
  const memberOf = new Uint16Array(total);
  const indexOf = new Uint32Array(total);
  const days = new Uint32Array(total);
  let count = 0;
  for (const [member, { columns }] of members.entries()) {
    for (let index = 0; index < columns.count; index += 1) {
      if (!isComparable(columns, index)) continue;
      memberOf[count] = member;
      indexOf[count] = index;
      days[count] = columns.earliestDay[index]! - FIRST_DAY;
      count += 1;
    }
    yield;
  }
  const places = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) places[place] = place;
  const order = sortIndices(places, days);
  yield;
  return {
    count,
    dayAt: (position) => days[order[position]!]!,
    recordAt: (position) => ({ member: memberOf[order[position]!]!, index: indexOf[order[position]!]! }),
  };
}

function* countYears(members: readonly NetworkMember[], repeats: readonly Uint8Array[]): Generator<void, NetworkYear[], void> {
  const counts = new Map<number, number[]>();
  for (const [member, { columns }] of members.entries()) {
    for (let index = 0; index < columns.count; index += 1) {
      if (repeats[member]![index] === 1) continue;
      const year = columns.year[index]!;
      const ofYear = counts.get(year) ?? new Array<number>(SEVERITIES.length + 1).fill(0);
      counts.set(year, ofYear);
      ofYear[columns.severity[index]!]! += 1;
    }
    yield;
  }
  const years = [...counts.keys()];
  const firstYear = Math.min(...years);
  const length = years.length === 0 ? 0 : Math.max(...years) - firstYear + 1;
  return Array.from({ length }, (_, offset) => {
    // Codes of severities: 0 = unknown, else position in the list + 1.
    const [unknown = 0, fatal = 0, serious = 0, slight = 0, injury = 0, damageOnly = 0] = counts.get(firstYear + offset) ?? [];
    return { year: firstYear + offset, fatal, serious, slight, injury, damageOnly, unknown };
  });
}

function findPeriod(members: readonly NetworkMember[]): Period | null {
  const periods = members.flatMap(({ columns }) => dataPeriodOf(columns) ?? []);
  if (periods.length === 0) return null;
  // ISO dates sort as they read.
  const starts = periods.map(({ start }) => start).sort();
  const ends = periods.map(({ end }) => end).sort();
  return { start: starts[0]!, end: ends.at(-1)! };
}
