import { Problem, type CountPeriod } from '@elektron/domain';
import { requireNotNegative } from '../require-number.ts';
import { mean } from './daily-counts.ts';

export const HOURS_PER_DAY = 24;

/** How a day's traffic is spread over its hours. */
export interface HourProfile {
  /** Of the day, from midnight; together 1. */
  readonly shares: readonly number[];
  /** Between days, row by row; null where fewer than two days were seen, or it was not published. */
  readonly covariance: readonly (readonly number[])[] | null;
  /** That were counted hour by hour; 0 for shares that were given. */
  readonly days: number;
}

/**
 * The mean share of each hour over days, each day counting the same, and how the shares vary together from day to day.
 * @param days of each day its 24 counts; days without traffic are left out
 * @returns null without any day
 * @throws Problem INPUT_INVALID for a day of another number of hours or a negative count
 * Source: the usual covariance of a sample. Time-of-day factors: Federal Highway Administration, Traffic Monitoring Guide (2022), chapter 3.
 */
export function hourProfile(days: readonly (readonly number[])[]): HourProfile | null {
  for (const day of days) requireHours(day);
  const shares = days.flatMap((day) => {
    const total = day.reduce((sum, count) => sum + count, 0);
    return total > 0 ? [day.map((count) => count / total)] : [];
  });
  if (shares.length === 0) return null;
  const means = Array.from({ length: HOURS_PER_DAY }, (_, hour) => mean(shares.map((day) => day[hour]!)));
  return { shares: means, covariance: shares.length < 2 ? null : covarianceOf(shares, means), days: shares.length };
}

/** Shares that somebody has published. @throws Problem INPUT_INVALID unless they are 24 and together more than 0 */
export function givenHours(hours: readonly number[]): HourProfile {
  requireHours(hours);
  const total = hours.reduce((sum, share) => sum + share, 0);
  if (!(total > 0)) throw new Problem('INPUT_INVALID', { field: 'hours', value: String(total) });
  return { shares: hours.map((share) => share / total), covariance: null, days: 0 };
}

/** Stretches of a stay within one day each: from an hour up to another one. */
export function splitByDay({
  startHour,
  hours,
}: Pick<CountPeriod, 'startHour' | 'hours'>): { readonly from: number; readonly to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (let passed = 0; passed < hours;) {
    const from = (startHour + passed) % HOURS_PER_DAY;
    const to = Math.min(HOURS_PER_DAY, from + hours - passed);
    stretches.push({ from, to });
    passed += to - from;
  }
  return stretches;
}

/** The share of a day between two of its hours. */
export function shareOfHours({ shares }: HourProfile, from: number, to: number): number {
  return shares.slice(from, to).reduce((sum, share) => sum + share, 0);
}

/**
 * Relative variance that the hours add to a count of parts of days: a stretch of one day varies with its hours, days by themselves; a whole day is
 * all of a day and adds nothing.
 * @returns null where it cannot be told
 */
export function varianceOfHours(profile: HourProfile, period: Pick<CountPeriod, 'startHour' | 'hours'>): number | null {
  let [variance, weight] = [0, 0];
  for (const { from, to } of splitByDay(period)) {
    weight += shareOfHours(profile, from, to);
    if (to - from === HOURS_PER_DAY) continue;
    if (profile.covariance === null) return null;
    for (const row of profile.covariance.slice(from, to)) for (const value of row.slice(from, to)) variance += value;
  }
  return weight > 0 ? Math.max(0, variance) / weight ** 2 : null;
}

function covarianceOf(shares: readonly (readonly number[])[], means: readonly number[]): number[][] {
  const at = (row: number, column: number): number =>
    shares.reduce((sum, day) => sum + (day[row]! - means[row]!) * (day[column]! - means[column]!), 0) / (shares.length - 1);
  return means.map((_, row) => means.map((__, column) => at(row, column)));
}

function requireHours(day: readonly number[]): void {
  if (day.length !== HOURS_PER_DAY) throw new Problem('INPUT_INVALID', { field: 'hours', value: String(day.length) });
  for (const count of day) requireNotNegative('hours', count);
}
