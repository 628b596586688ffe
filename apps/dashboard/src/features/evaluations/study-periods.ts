import { formatDayNumber, getDayNumber, type Period } from '@elektron/domain';

export interface StudyPeriods {
  readonly before: Period | null;
  readonly after: Period | null;
}

/**
 * What the form proposes: all that the data hold before the year in which the works begin, and from the first year after they end. The
 * days between show where roads are, independently of both periods, so they must be a year at least, also when the works are short. On a
 * side where that leaves no whole year, all up to the works.
 */
export function proposePeriods(data: Period, works: Period): StudyPeriods {
  const before = { start: data.start, end: earlier(startOfYear(yearOf(works.start)), data.end) };
  const after = { start: later(firstNewYearFrom(works.end), data.start), end: data.end };
  return {
    before: hasWholeYear(before) ? before : nonEmpty({ start: data.start, end: earlier(works.start, data.end) }),
    after: hasWholeYear(after) ? after : nonEmpty({ start: later(works.end, data.start), end: data.end }),
  };
}

function nonEmpty(period: Period): Period | null {
  return period.start < period.end ? period : null;
}

/** A town may have no accident in the first or last days of a year. */
const QUIET_DAYS = 31;
const DAYS_OF_A_YEAR = 365;

function hasWholeYear({ start, end }: Period): boolean {
  return getDayNumber(end) - getDayNumber(start) >= DAYS_OF_A_YEAR - QUIET_DAYS;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function startOfYear(year: number): string {
  return `${String(year).padStart(4, '0')}-01-01`;
}

function firstNewYearFrom(date: string): string {
  const newYear = startOfYear(yearOf(date));
  return date <= newYear ? newYear : startOfYear(yearOf(date) + 1);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** What is wrong with the periods, before anything is sent. */
export function findPeriodProblem(before: Period | null, after: Period | null, works: Period): 'incomplete' | 'before' | 'after' | null {
  if (before === null || after === null) return 'incomplete';
  if (before.end > works.start) return 'before';
  return after.start < works.end ? 'after' : null;
}

/**
 * Which side of the works no record can speak of: because the works themselves lie at or beyond an end of the records, or because the
 * period that was given shares no day with them.
 */
export function findUnrecorded(
  { before, works, after }: StudyPeriods & { readonly works: Period },
  data: Period,
): 'worksTooEarly' | 'worksTooLate' | 'before' | 'after' | null {
  if (works.start <= data.start) return 'worksTooEarly';
  if (works.end >= data.end) return 'worksTooLate';
  if (before !== null && !isOnRecord(before, data)) return 'before';
  return after !== null && !isOnRecord(after, data) ? 'after' : null;
}

function isOnRecord(period: Period, data: Period): boolean {
  return period.start < data.end && period.end > data.start;
}

/** The period from its first and last day as typed. */
export function toPeriod(first: string | null, last: string | null): Period | null {
  if (first === null || last === null || last < first) return null;
  return { start: first, end: formatDayNumber(getDayNumber(last) + 1) };
}
