import { formatDayNumber, type AccidentDimensionId, type Period } from '@elektron/domain';

import { UNKNOWN_SPEED_LIMIT, type AccidentColumns } from './accident-columns.ts';

interface Range {
  /** First and first-after-last day number of all records; `null` without records. */
  readonly days: { readonly start: number; readonly end: number } | null;
  readonly years: readonly string[];
  readonly speedLimits: readonly string[];
}

/** Columns never change, so what all of them hold is looked up once. */
const ranges = new WeakMap<AccidentColumns, Range>();

/** The keys of a dimension whose range comes from the data: every year from the first to the last, every limit that occurs. */
export function openKeysOf(columns: AccidentColumns, id: AccidentDimensionId): readonly string[] {
  const { years, speedLimits } = rangeOf(columns);
  return id === 'year' ? years : speedLimits;
}

/** The period that the records cover, from the first possible day of the earliest to the last of the latest; `null` without records. */
export function dataPeriodOf(columns: AccidentColumns): Period | null {
  const { days } = rangeOf(columns);
  return days === null ? null : { start: formatDayNumber(days.start), end: formatDayNumber(days.end) };
}

function rangeOf(columns: AccidentColumns): Range {
  const known = ranges.get(columns);
  if (known !== undefined) return known;
  const found = findRange(columns);
  ranges.set(columns, found);
  return found;
}

function findRange({ count, year, speedLimit, earliestDay, latestDay }: AccidentColumns): Range {
  const limits = new Uint8Array(UNKNOWN_SPEED_LIMIT + 1);
  let [firstDay, lastDay] = [Infinity, -Infinity];
  let [firstYear, lastYear] = [Infinity, -Infinity];
  for (let i = 0; i < count; i += 1) {
    firstDay = Math.min(firstDay, earliestDay[i]!);
    lastDay = Math.max(lastDay, latestDay[i]!);
    firstYear = Math.min(firstYear, year[i]!);
    lastYear = Math.max(lastYear, year[i]!);
    limits[speedLimit[i]!] = 1;
  }
  return {
    days: count === 0 ? null : { start: firstDay, end: lastDay + 1 },
    years: count === 0 ? [] : Array.from({ length: lastYear - firstYear + 1 }, (_, offset) => String(firstYear + offset)),
    speedLimits: Array.from(limits.keys())
      .filter((limit) => limits[limit] === 1 && limit !== UNKNOWN_SPEED_LIMIT)
      .map(String),
  };
}
