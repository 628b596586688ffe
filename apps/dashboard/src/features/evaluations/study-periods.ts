import { formatDayNumber, getDayNumber, type Period } from '@elektron/domain';

export interface StudyPeriods {
  readonly before: Period | null;
  readonly after: Period | null;
}

/** All that the data hold before the works, and all after them. */
export function longestPeriods(data: Period, works: Period): StudyPeriods {
  const before = { start: data.start, end: earlier(works.start, data.end) };
  const after = { start: later(works.end, data.start), end: data.end };
  return { before: before.start < before.end ? before : null, after: after.start < after.end ? after : null };
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

/** The period from its first and last day as typed. */
export function toPeriod(first: string | null, last: string | null): Period | null {
  if (first === null || last === null || last < first) return null;
  return { start: first, end: formatDayNumber(getDayNumber(last) + 1) };
}
