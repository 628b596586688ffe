import { isProblem, Problem } from '@elektron/domain';
import { sum } from '../treated-table.ts';
import { MONTHLY_SERIES_LABELS, readMonths, type Interruption, type MonthlySeries, type SeriesMonth } from './monthly-series.ts';
import { fitSegmented, type CountFamily, type SegmentedFit, type SegmentedTerms } from './segmented-regression.ts';
import type { FittedSeries } from './series-effect.ts';
import type { TimeSeriesRefusal } from './time-series-result.ts';

export interface TimeSeriesStudy {
  readonly treated: MonthlySeries;
  /** Of the same months, where nothing was done: what changed there, too, is taken off. */
  readonly comparison?: MonthlySeries | null;
  readonly interruption: Interruption;
  /**
   * How the sensitivity dates the intervention otherwise. `shifting` (default): works and all move, so that months between become months
   * before or after. `leaving-out`: the nearest months before or after are left out instead, where the months between do not compare with the
   * others (sites were chosen by what happened in them).
   */
  readonly datedOtherwiseBy?: 'shifting' | 'leaving-out';
}

export interface TimeSeriesOptions {
  readonly terms: SegmentedTerms;
  readonly family: CountFamily;
  /** Coverage of the intervals, 0.95 for 95 %. */
  readonly level: number;
  /** Draws of the coefficients, and what decides them. */
  readonly draws: number;
  readonly seed: number;
}

/** Source: methods.md c6. */
export const LEAST_MONTHS_BEFORE = 24;
export const LEAST_MONTHS_AFTER = 12;
/** Of each series and period. With fewer some fits have no maximum, and no interval is of use (docs/methods/interrupted-time-series.md). */
export const LEAST_ACCIDENTS = 10;

/** @throws Problem INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE, NOT_POSITIVE for impossible input */
export function fitStudy(
  { treated, comparison, interruption }: TimeSeriesStudy,
  options: TimeSeriesOptions,
): FittedSeries | TimeSeriesRefusal {
  if (comparison) requireSameMonths(treated, comparison);
  const months = readMonths(treated, interruption);
  const others = comparison ? readMonths(comparison, interruption) : null;
  const refusal = refuse(months, others);
  if (refusal !== null) return refusal;
  const fit = (of: readonly SeriesMonth[]): SegmentedFit => fitSegmented(of, options.terms, options.family, options.level);
  try {
    const series = { treated: fit(months), comparison: others === null ? null : fit(others) };
    const leastDispersion = Math.min(series.treated.dispersion, series.comparison?.dispersion ?? Infinity);
    return leastDispersion < LEAST_DISPERSION ? { code: 'NO_VARIATION', values: {} } : series;
  } catch (error) {
    if (isProblem(error) && CANNOT_FIT.has(error.code)) return { code: 'TERMS_NOT_TOLD_APART', values: {} };
    throw error;
  }
}

/** Counts that lie on the model up to rounding are not accidents; nothing tells what chance does to them. */
const LEAST_DISPERSION = 1e-6;

const CANNOT_FIT: ReadonlySet<string> = new Set(['COVARIATES_DEPENDENT', 'FIT_NOT_CONVERGED', 'SITES_TOO_FEW']);

function requireSameMonths(treated: MonthlySeries, comparison: MonthlySeries): void {
  const same = treated.year === comparison.year && treated.month === comparison.month && treated.counts.length === comparison.counts.length;
  if (!same) throw new Problem('INPUT_INVALID', { field: MONTHLY_SERIES_LABELS.month, value: `${comparison.year}-${comparison.month}` });
}

function refuse(months: readonly SeriesMonth[], others: readonly SeriesMonth[] | null): TimeSeriesRefusal | null {
  const after = months.filter(({ since }) => since !== null).length;
  const before = months.length - after;
  if (before < LEAST_MONTHS_BEFORE) return { code: 'BEFORE_TOO_SHORT', values: { found: before, needed: LEAST_MONTHS_BEFORE } };
  if (after < LEAST_MONTHS_AFTER) return { code: 'AFTER_TOO_SHORT', values: { found: after, needed: LEAST_MONTHS_AFTER } };
  const found = Math.min(...[months, others ?? []].flatMap((of) => (of.length === 0 ? [] : [sumWhere(of, false), sumWhere(of, true)])));
  return found < LEAST_ACCIDENTS ? { code: 'TOO_FEW_ACCIDENTS', values: { found, needed: LEAST_ACCIDENTS } } : null;
}

/** Accidents of the months before, or of those after. */
export function sumWhere(months: readonly SeriesMonth[], isAfter: boolean): number {
  return sum(months.map(({ count, since }) => (isAfter === (since !== null) ? count : 0)));
}
