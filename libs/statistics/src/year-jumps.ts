import { Problem } from '@elektron/domain';

import { normalTail } from './normal.ts';
import { requireCount, requireLevel } from './require-number.ts';

/** One year of a series: how many, and of how many; without `total` the number itself is the series. */
export interface YearOfSeries {
  readonly year: number;
  readonly count: number;
  readonly total?: number;
}

export interface YearJump {
  /** The first year that is different from the one before. */
  readonly year: number;
  /** The number, or the share, of the year before and of this one. */
  readonly before: number;
  readonly after: number;
  /** Two-sided, times the number of steps that were looked at (Bonferroni). */
  readonly pValue: number;
}

export interface JumpLimits {
  /** Of the whole series: 0.01 for 1 %. */
  readonly significance: number;
  /** A smaller change matters to nobody: of a number its ratio, 1.25 for a quarter; of a share the difference, 0.05 for 5 points. */
  readonly least: number;
}

/** Below so many steps a series does not show how much it wavers by itself. */
export const STEPS_THAT_SHOW_SPREAD = 4;
/** Of a chi-square variable with one degree of freedom. */
const MEDIAN_OF_SQUARE = 0.454936;
/** Keeps logarithms finite where a year has none, or nothing else. */
const HALF = 0.5;

/**
 * Steps from one year to the next that stand out from the others, which is what a change of recording looks like. Each step is a difference of logs (of
 * a share: of log odds) over its standard error. Series waver more than chance alone: the variance is multiplied by the median of the squared steps
 * over what chance gives, at least 1, which one jump does not move. With fewer than four steps that is not known, and 1 is taken.
 * @param series in the order of time, every year once
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: variance of a log ratio and of log odds by the delta method with a half added, Haldane 1956, Annals of Human Genetics 20, 309-311; the
 * dispersion from the median as for genomic control, Devlin & Roeder 1999, Biometrics 55, 997-1004.
 */
export function findYearJumps(series: readonly YearOfSeries[], { significance, least }: JumpLimits): YearJump[] {
  requireLevel(significance);
  // A year of nothing has no share.
  const years = series.filter(({ total }) => total !== 0).map(readYear);
  const steps = years.slice(1).map((year, index) => stepBetween(years[index]!, year));
  const dispersion =
    steps.length < STEPS_THAT_SHOW_SPREAD ? 1 : Math.max(1, median(steps.map(({ score }) => score ** 2)) / MEDIAN_OF_SQUARE);
  return steps.flatMap(({ score, change, ...jump }) => {
    const pValue = Math.min(1, steps.length * normalTail(score / Math.sqrt(dispersion), 'two-sided'));
    return pValue < significance && change >= least ? [{ ...jump, pValue }] : [];
  });
}

interface Year {
  readonly year: number;
  readonly value: number;
  readonly isShare: boolean;
  readonly log: number;
  readonly variance: number;
}

function readYear({ year, count, total }: YearOfSeries): Year {
  requireCount('count', count);
  if (total === undefined) return { year, value: count, isShare: false, log: Math.log(count + HALF), variance: 1 / (count + HALF) };
  if (requireCount('total', total) < count) throw new Problem('INPUT_INVALID', { field: 'total', value: String(total) });
  const [having, others] = [count + HALF, total - count + HALF];
  return { year, value: count / total, isShare: true, log: Math.log(having / others), variance: 1 / having + 1 / others };
}

function stepBetween(
  from: Year,
  to: Year,
): Pick<YearJump, 'year' | 'before' | 'after'> & { readonly score: number; readonly change: number } {
  const score = (to.log - from.log) / Math.sqrt(from.variance + to.variance);
  const change = to.isShare ? Math.abs(to.value - from.value) : Math.exp(Math.abs(to.log - from.log));
  return { year: to.year, before: from.value, after: to.value, score, change };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
