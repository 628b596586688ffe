import { findDayNumber, Problem, type Text } from '@elektron/domain';
import { requireCount, requirePositive } from '../../require-number.ts';
import { requireLength } from '../treated-table.ts';

/** Accidents of consecutive months. */
export interface MonthlySeries {
  /** Of the first month. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly counts: ArrayLike<number>;
  /** What accidents of a month are in proportion to, such as vehicle kilometres, above zero. Default: the days of the month. */
  readonly exposure?: ArrayLike<number> | null;
}

/** When it was done, in months of the series from its first on. */
export interface Interruption {
  readonly monthsBefore: number;
  /** Months of works and of getting used to it between before and after: left out. All later ones are after. */
  readonly monthsBetween: number;
}

/** One month that is used. */
export interface SeriesMonth {
  /** From the first month of the series on, which is 1. */
  readonly time: number;
  readonly year: number;
  readonly month: number;
  readonly count: number;
  readonly exposure: number;
  /** Months since the first one after; `null` before. */
  readonly since: number | null;
}

export const MONTHLY_SERIES_LABELS = {
  counts: { el: 'ατυχήματα ανά μήνα', en: 'accidents by month' },
  exposure: { el: 'έκθεση ανά μήνα', en: 'exposure by month' },
  month: { el: 'πρώτος μήνας', en: 'first month' },
  monthsBefore: { el: 'μήνες πριν', en: 'months before' },
  monthsBetween: { el: 'μήνες έργων', en: 'months of works' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * The months before and after, in their order.
 * @throws Problem INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE, NOT_POSITIVE
 */
export function readMonths(series: MonthlySeries, interruption: Interruption): SeriesMonth[] {
  const { counts, exposure } = series;
  const monthsBefore = requireCount(MONTHLY_SERIES_LABELS.monthsBefore, interruption.monthsBefore);
  const firstAfter = monthsBefore + requireCount(MONTHLY_SERIES_LABELS.monthsBetween, interruption.monthsBetween);
  if (exposure) requireLength(MONTHLY_SERIES_LABELS.exposure, exposure, counts.length);
  const months = Array.from({ length: counts.length }, (_, i): SeriesMonth => {
    const { year, month } = monthAt(series, i);
    return {
      time: i + 1,
      year,
      month,
      count: requireCount(MONTHLY_SERIES_LABELS.counts, counts[i]!),
      exposure: requirePositive(MONTHLY_SERIES_LABELS.exposure, exposure ? exposure[i]! : daysOfMonth(year, month)),
      since: i < firstAfter ? null : i - firstAfter,
    };
  });
  return months.filter((_, i) => i < monthsBefore || i >= firstAfter);
}

/** The year and month so many months after the first of a series. */
function monthAt({ year, month }: Pick<MonthlySeries, 'year' | 'month'>, later: number): { readonly year: number; readonly month: number } {
  if (findDayNumber(year, month, 1) === null)
    throw new Problem('INPUT_INVALID', { field: MONTHLY_SERIES_LABELS.month, value: `${year}-${month}` });
  const count = 12 * year + month - 1 + later;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

function daysOfMonth(year: number, month: number): number {
  const next = monthAt({ year, month }, 1);
  return findDayNumber(next.year, next.month, 1)! - findDayNumber(year, month, 1)!;
}
