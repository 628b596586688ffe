import { Problem } from '@elektron/domain';
import { requirePositive } from '../require-number.ts';
import type { HourProfile } from './hour-profile.ts';
import { CELLS, mean, MONTHS, summarizeDays, WEEKDAYS, type DailyCount, type DaysOfYear } from './daily-counts.ts';

/** By what a day of a month and weekday is multiplied to give the annual average, and how well that is known. */
export interface ExpansionFactors {
  /** In the order of cellOf; NaN where there is none. */
  readonly factors: Float64Array;
  /** Permanent counters behind them; 0 for factors that were given. */
  readonly sites: number;
  /**
   * Coefficient of variation of the annual average that days of such cells lead to; null where it cannot be told.
   * @param weights how many days of each cell were counted, parts of days included
   */
  readonly coefficientOfVariation: (weights: ReadonlyMap<number, number>) => number | null;
  /** How traffic is spread over the hours of a day; absent where nobody knows, and then only whole days are expanded. */
  readonly hours?: HourProfile;
}

/**
 * Factors of a group of roads from the permanent counters of the group in the same year: for each weekday of each month the mean over counters of
 * annual average / mean day. Counters whose year is not whole are left out.
 *
 * The variance has two parts, as for days drawn at a place drawn from the group: what the same days give at each of the counters against its own
 * annual average (roads differ from their group; needs two counters), and how days of one weekday and month differ at one place (pooled over all
 * of them, divided by the number of days).
 * @param sites the days of each permanent counter
 * @returns null when no counter has a whole year with traffic on every weekday of every month
 * Source: factors as in the Federal Highway Administration's Traffic Monitoring Guide (2022), chapter 3 and appendix L; the variance is the usual one of
 * a sample in two stages.
 */
export function expansionFactors(sites: readonly (readonly DailyCount[])[]): ExpansionFactors | null {
  const observed = observeYears(sites);
  return observed === null ? null : observedFactors(observed);
}

/** A year of permanent counters as plain numbers: what factors and their variance are made of, to be kept. */
export interface ObservedYears {
  /** Of each counter the mean day of each cell as a share of its annual average, in the order of cellOf. */
  readonly counters: readonly (readonly number[])[];
  /** Relative variance of days of one weekday and month at one place; null where no such day was counted twice. */
  readonly varianceOfDays: number | null;
}

/** What the counters of a group saw in a year. @returns as expansionFactors */
export function observeYears(sites: readonly (readonly DailyCount[])[]): ObservedYears | null {
  const years = sites
    .map(summarizeDays)
    .filter((year) => year.annualAverageDailyTraffic !== null && year.cellMeans.every((day) => day > 0));
  if (years.length === 0) return null;
  const degreesOfFreedom = years.reduce((sum, year) => sum + year.degreesOfFreedom, 0);
  return {
    counters: years.map((year) => Array.from(year.cellMeans, (day) => day / averageOf(year))),
    varianceOfDays: degreesOfFreedom === 0 ? null : years.reduce((sum, year) => sum + year.squares, 0) / degreesOfFreedom,
  };
}

/** The factors of such years. @throws Problem INPUT_INVALID for another number of days, NOT_POSITIVE */
export function observedFactors({ counters, varianceOfDays }: ObservedYears): ExpansionFactors {
  for (const shares of counters) {
    if (shares.length !== CELLS) throw new Problem('INPUT_INVALID', { field: 'days', value: String(shares.length) });
    for (const share of shares) requirePositive('share', share);
  }
  const factors = Float64Array.from({ length: CELLS }, (_, cell) => mean(counters.map((shares) => 1 / shares[cell]!)));
  return {
    factors,
    sites: counters.length,
    coefficientOfVariation: (weights) => {
      if (counters.length < 2 || varianceOfDays === null) return null;
      const between = variance(counters.map((shares) => expand(dayTotal(shares, weights), factors, weights)));
      return Math.sqrt(between + varianceOfDays / sumOf(weights));
    },
  };
}

/**
 * Factors that somebody has published: month times weekday.
 * @param months twelve factors; @param weekdays seven, Monday first
 * @param coefficientOfVariation as published with them; null where it was not
 * @throws Problem INPUT_INVALID for another number of them, NOT_POSITIVE
 */
export function givenFactors(
  months: readonly number[],
  weekdays: readonly number[],
  coefficientOfVariation: number | null,
): ExpansionFactors {
  if (months.length !== MONTHS) throw new Problem('INPUT_INVALID', { field: 'months', value: String(months.length) });
  if (weekdays.length !== WEEKDAYS) throw new Problem('INPUT_INVALID', { field: 'weekdays', value: String(weekdays.length) });
  for (const factor of [...months, ...weekdays]) requirePositive('factor', factor);
  const factors = Float64Array.from({ length: CELLS }, (_, cell) => months[Math.floor(cell / WEEKDAYS)]! * weekdays[cell % WEEKDAYS]!);
  return { factors, sites: 0, coefficientOfVariation: () => coefficientOfVariation };
}

/** The annual average that a total over days of cells stands for: the total divided by what an average road of the group would have seen in units of its own. */
export function expand(total: number, factors: Float64Array, weights: ReadonlyMap<number, number>): number {
  let days = 0;
  for (const [cell, weight] of weights) days += weight / factors[cell]!;
  return total / days;
}

function dayTotal(shares: readonly number[], weights: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const [cell, weight] of weights) total += weight * shares[cell]!;
  return total;
}

function averageOf({ annualAverageDailyTraffic }: DaysOfYear): number {
  return annualAverageDailyTraffic ?? Number.NaN;
}

/** Of a sample. */
function variance(values: readonly number[]): number {
  const center = mean(values);
  return values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1);
}

function sumOf(weights: ReadonlyMap<number, number>): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}
