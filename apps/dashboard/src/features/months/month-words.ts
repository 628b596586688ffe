import { formatDayNumber, getAccidentDimension, getDayNumber, MONTH_STATUSES, type Language, type MonthStatus } from '@elektron/domain';
import type { Formats, TagKind } from '@elektron/ui';
import type { BoardMonth } from './months-queries.ts';

export type StatusName = MonthStatus | 'none';

export function statusOf({ status }: BoardMonth): StatusName {
  return MONTH_STATUSES.find((known) => known === status) ?? 'none';
}

export function tagKindOf(month: BoardMonth): TagKind {
  if (month.daysLate > 0 || month.status === 'reopened') return 'bad';
  return month.status === 'signed-off' ? 'good' : 'quiet';
}

/** `Μάρτιος 2026` */
export function monthName(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-');
  return `${getAccidentDimension('month').labelOf(String(Number(number)))[language]} ${year}`;
}

/** The last day on which a death still counts: from `completeOn` on none does. Both are `YYYY-MM-DD`. */
export function lastDayOfDeaths(completeOn: string): string {
  return formatDayNumber(getDayNumber(completeOn) - 1);
}

/** `03/2026`, for headings with little room. */
export function shortMonth(month: string): string {
  return month.split('-').reverse().join('/');
}

const TYPED_MONTH = /^(\d{1,2})[/.-](\d{4})$/;

/** A month as people write it, 3/2026, as `YYYY-MM`; what is written otherwise stays as it is. */
export function readMonth(typed: string): string {
  const text = typed.trim();
  const [, month, year] = TYPED_MONTH.exec(text) ?? [];
  return month === undefined || year === undefined ? text : `${year}-${month.padStart(2, '0')}`;
}

/** The month so many months later, `YYYY-MM`. */
export function shiftMonth(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const shifted = new Date(Date.UTC(year, number - 1 + months, 1));
  return shifted.toISOString().slice(0, 'YYYY-MM'.length);
}

export function monthsUpTo(last: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, k) => shiftMonth(last, k - count + 1));
}

/** A number of days for a sentence: which form of the words it takes, and how it is written. */
export function daysOf(days: number, formats: Formats): { readonly count: number; readonly shown: string } {
  return { count: days, shown: formats.count(days) };
}
