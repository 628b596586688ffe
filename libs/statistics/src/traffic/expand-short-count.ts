import { formatDayNumber, getDayNumber, Problem, weekdayOfDayNumber, type CountPeriod } from '@elektron/domain';
import type { ConfidenceInterval } from '../confidence-interval.ts';
import { normalQuantile } from '../normal.ts';
import { requireLevel, requireNotNegative } from '../require-number.ts';
import { cellOf } from './daily-counts.ts';
import { HOURS_PER_DAY, shareOfHours, splitByDay, varianceOfHours, type HourProfile } from './hour-profile.ts';
import { expand, type ExpansionFactors } from './expansion-factors.ts';

/**
 * Why a short count has no annual average: `PART_OF_A_DAY`: it does not cover whole days, and its factors do not say how traffic is spread over the hours;
 * `NO_FACTORS`: no permanent counter of its group has a whole year; `NO_FACTOR_OF_DAY`: a day of it has no factor.
 */
export const EXPANSION_FAILURES = ['PART_OF_A_DAY', 'NO_FACTORS', 'NO_FACTOR_OF_DAY'] as const;
export type ExpansionFailure = (typeof EXPANSION_FAILURES)[number];

export interface Expansion {
  /** A day, over the year; null where `failure` says why. */
  readonly annualAverageDailyTraffic: number | null;
  readonly failure: ExpansionFailure | null;
  /** Null where the factors do not tell it: fewer than two permanent counters, or published without. */
  readonly coefficientOfVariation: number | null;
  readonly interval: ConfidenceInterval | null;
  /** Whole days that were counted. */
  readonly days: number;
}

/**
 * Annual average daily traffic from a short count.
 * @param total counted in the whole period
 * @param period whole days, beginning at any hour: a day that is split at midnight belongs to both of its weekdays in the share of its hours; with
 * factors of hours any hours
 * @param factors of the group and year; null where there are none
 * @param level of the interval, 0.95 for 95 %; on the logarithmic scale, since factors multiply: estimate * exp(± z cv)
 * @throws Problem INPUT_INVALID for a negative total
 * Source: as expansionFactors; the total is divided by the days that it stands for, each worth 1 / factor, which for one day is the product with its factor.
 */
export function expandShortCount(total: number, period: CountPeriod, factors: ExpansionFactors | null, level: number): Expansion {
  requireNotNegative('total', total);
  requireLevel(level);
  const days = period.hours / HOURS_PER_DAY;
  const failed = (failure: ExpansionFailure): Expansion => {
    return { annualAverageDailyTraffic: null, failure, coefficientOfVariation: null, interval: null, days: Math.floor(days) };
  };
  const isWhole = Number.isInteger(days) && days >= 1;
  if (factors === null) return failed(isWhole ? 'NO_FACTORS' : 'PART_OF_A_DAY');
  if (!isWhole && factors.hours === undefined) return failed('PART_OF_A_DAY');
  const weights = weighDays(period, isWhole ? undefined : factors.hours);
  const estimate = expand(total, factors.factors, weights);
  if (!Number.isFinite(estimate)) return failed('NO_FACTOR_OF_DAY');
  const coefficientOfVariation = variationOf(factors, weights, isWhole ? null : period);
  const spread = coefficientOfVariation === null ? null : normalQuantile((1 + level) / 2) * coefficientOfVariation;
  return {
    annualAverageDailyTraffic: estimate,
    failure: null,
    coefficientOfVariation,
    interval: spread === null ? null : { lower: estimate * Math.exp(-spread), upper: estimate * Math.exp(spread), level },
    days: Math.floor(days),
  };
}

/** @param partly the period of parts of days, whose hours vary too; null for whole days */
function variationOf(factors: ExpansionFactors, weights: ReadonlyMap<number, number>, partly: CountPeriod | null): number | null {
  const ofDays = factors.coefficientOfVariation(weights);
  if (partly === null || ofDays === null || factors.hours === undefined) return ofDays;
  const ofHours = varianceOfHours(factors.hours, partly);
  return ofHours === null ? null : Math.sqrt(ofDays ** 2 + ofHours);
}

/**
 * How many days of each weekday of a month a period holds, parts of days included: each hour the same, or what it is worth by a profile.
 * @throws Problem INPUT_INVALID
 */
export function weighDays({ startDate, startHour, hours }: CountPeriod, profile?: HourProfile): ReadonlyMap<number, number> {
  if (!(startHour >= 0 && startHour < HOURS_PER_DAY)) throw new Problem('INPUT_INVALID', { field: 'startHour', value: String(startHour) });
  const weights = new Map<number, number>();
  const first = getDayNumber(startDate);
  splitByDay({ startHour, hours }).forEach(({ from, to }, passed) => {
    const day = first + passed;
    const month = Number(formatDayNumber(day).slice('YYYY-'.length, 'YYYY-MM'.length));
    const cell = cellOf(month, weekdayOfDayNumber(day));
    const weight = profile === undefined ? (to - from) / HOURS_PER_DAY : shareOfHours(profile, from, to);
    weights.set(cell, (weights.get(cell) ?? 0) + weight);
  });
  return weights;
}
