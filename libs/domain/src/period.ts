import { Problem } from './problem.ts';

/** A half-open window of whole days `[start, end)`, dates as `YYYY-MM-DD` in the organisation's time zone. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a calendar date; `null` when there is no such date (30 February). */
export function findDayNumber(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? Math.round(time / MILLISECONDS_PER_DAY) : null;
}

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Days since 1970-01-01 of an ISO date.
 * @throws Problem INPUT_INVALID when the text is no date
 */
export function getDayNumber(isoDate: string): number {
  const match = ISO_DATE.exec(isoDate);
  const day = match ? findDayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  if (day === null) throw new Problem('INPUT_INVALID', { field: 'date', value: isoDate });
  return day;
}

/** The ISO date of a day number. */
export function formatDayNumber(day: number): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** ISO weekday, 1 = Monday to 7 = Sunday. Day 0 (1970-01-01) was a Thursday. */
export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * First and first-after-last day of a period.
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 */
export function getPeriodDays(period: Period): { readonly start: number; readonly end: number } {
  const start = getDayNumber(period.start);
  const end = getDayNumber(period.end);
  if (end <= start) throw new Problem('PERIOD_EMPTY', { start: period.start, end: period.end });
  return { start, end };
}

/** Length in years of 365.25 days: the unit of every "per year" in the product. */
export function yearsOfPeriod(period: Period): number {
  const { start, end } = getPeriodDays(period);
  return (end - start) / DAYS_PER_YEAR;
}

/** Julian year; differs from the calendar by under 0.3 % for any whole number of years. */
export const DAYS_PER_YEAR = 365.25;

/** The same date so many years earlier; 29 February becomes 1 March. */
export function yearsEarlier(isoDate: string, years: number): string {
  const date = new Date(getDayNumber(isoDate) * MILLISECONDS_PER_DAY);
  return formatDayNumber(Math.round(date.setUTCFullYear(date.getUTCFullYear() - years) / MILLISECONDS_PER_DAY));
}

/**
 * The same dates the fewest whole years earlier at which the two periods do not overlap: calendar years are compared with calendar years,
 * and a summer with a summer.
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 */
export function findPeriodBefore(period: Period): Period {
  getPeriodDays(period);
  let years = 1;
  while (yearsEarlier(period.end, years) > period.start) years++;
  const end = yearsEarlier(period.end, years);
  // 29 February alone is compared with the 28th.
  const start = Math.min(getDayNumber(yearsEarlier(period.start, years)), getDayNumber(end) - 1);
  return { start: formatDayNumber(start), end };
}
