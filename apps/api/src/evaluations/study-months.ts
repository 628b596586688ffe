import { findDayNumber, formatDayNumber, getPeriodDays, type Period } from '@elektron/domain';
import type { Interruption } from '@elektron/statistics';

import type { EvaluationQuestion } from './evaluation-question.ts';

/** The whole months of both periods, and all months between them, in one row. */
export interface StudyMonths {
  /** Of the first of them. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly count: number;
  readonly interruption: Interruption;
  /** Position of the month in which an accident certainly happened; `null` when it may lie in several, or in none of them. */
  readonly positionOf: (earliest: number, latest: number) => number | null;
  /** Whether the month is not known, wherever it lies. */
  readonly isUnknown: (earliest: number, latest: number) => boolean;
}

/**
 * A town may be quiet for a week at the end of a month. Longer than that without any accident means that the records do not hold the whole
 * month, and then its small number would pass for a success.
 */
const QUIET_DAYS = 7;

/** @returns `null` where neither period holds a whole month that is on record */
export function layOutMonths(question: Pick<EvaluationQuestion, 'beforePeriod' | 'afterPeriod'>, records: Period): StudyMonths | null {
  const before = wholeMonths(question.beforePeriod, records);
  const after = wholeMonths(question.afterPeriod, records);
  const first = before?.first ?? after?.first;
  const end = after?.end ?? before?.end;
  if (first === undefined || end === undefined) return null;
  const starts = Array.from({ length: end - first + 1 }, (_, i) => firstDayOf(first + i));
  return {
    year: Math.floor(first / MONTHS),
    month: (first % MONTHS) + 1,
    count: end - first,
    interruption: {
      monthsBefore: before === null ? 0 : before.end - before.first,
      monthsBetween: before === null || after === null ? 0 : after.first - before.end,
    },
    positionOf: (earliest, latest) => {
      const position = starts.findLastIndex((start) => start <= earliest);
      const next = starts[position + 1];
      return position >= 0 && next !== undefined && latest < next ? position : null;
    },
    isUnknown: (earliest, latest) => monthOf(earliest) !== monthOf(latest),
  };
}

const MONTHS = 12;

/** Months counted from the year 0 on; `end` is the first one that is no longer in it. */
interface Months {
  readonly first: number;
  readonly end: number;
}

function wholeMonths(period: Period, records: Period): Months | null {
  const [asked, held] = [getPeriodDays(period), getPeriodDays(records)];
  const start = Math.max(asked.start, held.start - QUIET_DAYS);
  const end = Math.min(asked.end, held.end + QUIET_DAYS);
  const month = monthOf(start);
  const months = { first: firstDayOf(month) === start ? month : month + 1, end: monthOf(end) };
  return months.first < months.end ? months : null;
}

function monthOf(day: number): number {
  const [year, month] = formatDayNumber(day).split('-').map(Number) as [number, number];
  return MONTHS * year + month - 1;
}

function firstDayOf(month: number): number {
  return findDayNumber(Math.floor(month / MONTHS), (month % MONTHS) + 1, 1)!;
}
