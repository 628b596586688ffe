import { Problem } from '@elektron/domain';
import { requireNotNegative } from '../require-number.ts';

/** What a counter saw on one whole day. */
export interface DailyCount {
  /** 1 to 12 */
  readonly month: number;
  /** ISO, 1 = Monday */
  readonly weekday: number;
  readonly count: number;
}

export const MONTHS = 12;
export const WEEKDAYS = 7;
/** Each weekday of each month. */
export const CELLS = MONTHS * WEEKDAYS;

/** The place of a weekday of a month in arrays of CELLS. */
export function cellOf(month: number, weekday: number): number {
  const isReal =
    Number.isInteger(month) && Number.isInteger(weekday) && month >= 1 && month <= MONTHS && weekday >= 1 && weekday <= WEEKDAYS;
  if (!isReal) throw new Problem('INPUT_INVALID', { field: 'day', value: `${month} / ${weekday}` });
  return (month - 1) * WEEKDAYS + weekday - 1;
}

/** A year of a counter, by weekday and month. */
export interface DaysOfYear {
  /** Mean count of each weekday of each month; NaN where no such day was counted. */
  readonly cellMeans: Float64Array;
  /** Relative spread of days of one weekday and month around their mean, pooled: the sum of squares, and its degrees of freedom. */
  readonly squares: number;
  readonly degreesOfFreedom: number;
  /** Vehicles a day; null unless every weekday of every month was counted at least once. */
  readonly annualAverageDailyTraffic: number | null;
}

/**
 * Annual average daily traffic of a permanent counter: the mean over the 84 weekdays of months of their mean day, so that missing days do not
 * tilt the year.
 * @param days whole days of one year at one place and in one direction, or both together; any number of them may be missing
 * @throws Problem INPUT_INVALID for a day that is none or a negative count
 * Source: Federal Highway Administration, Traffic Monitoring Guide (2022), appendix L (AASHTO method).
 */
export function summarizeDays(days: readonly DailyCount[]): DaysOfYear {
  const sums = new Float64Array(CELLS);
  const counts = new Uint32Array(CELLS);
  for (const { month, weekday, count } of days) {
    const cell = cellOf(month, weekday);
    sums[cell]! += requireNotNegative('count', count);
    counts[cell]! += 1;
  }
  const cellMeans = sums.map((sum, cell) => (counts[cell] === 0 ? Number.NaN : sum / counts[cell]!));
  let squares = 0;
  let degreesOfFreedom = 0;
  for (const { month, weekday, count } of days) {
    const mean = cellMeans[cellOf(month, weekday)]!;
    if (mean > 0) squares += (count / mean - 1) ** 2;
  }
  for (let cell = 0; cell < CELLS; cell += 1) if (counts[cell]! > 1 && cellMeans[cell]! > 0) degreesOfFreedom += counts[cell]! - 1;
  const isWhole = counts.every((count) => count > 0);
  return { cellMeans, squares, degreesOfFreedom, annualAverageDailyTraffic: isWhole ? mean(cellMeans) : null };
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: Iterable<number>): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    sum += value;
    count += 1;
  }
  return sum / count;
}
