import type { UndefinedReason } from '../before-after-codes.ts';
import type { YearlySeries } from '../before-after-input.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import { readCounts, sum } from '../treated-table.ts';
import type { Comparability } from './comparison-group-detail.ts';
import { testHomogeneity } from './homogeneity.ts';

/** Three years make two odds ratios, the fewest that have a spread; two years would show a single change. */
export const COMPARABILITY_MINIMUM_YEARS = 3;
/** Below this the two groups are said to have moved apart. */
const SIGNIFICANCE = 0.05;

/**
 * What the years before the treatment say of the comparison group. Whether it moved apart from the treated sites is a test of
 * homogeneity. The sample odds ratios of consecutive years describe; what their variance exceeds the chance of the counts by is the
 * variance of the true odds ratio.
 * @throws Problem INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 9; Gross, Persaud & Lyon 2010, FHWA-SA-10-032.
 */
export function estimateComparability(series: YearlySeries | null): Comparability {
  if (series === null) return notComputed('SERIES_MISSING');
  const years = series.treated.length;
  const treated = readCounts(BEFORE_AFTER_LABELS.yearlySeries, series.treated, years);
  const comparison = readCounts(BEFORE_AFTER_LABELS.yearlySeries, series.comparison, years);
  if (years < COMPARABILITY_MINIMUM_YEARS) return notComputed('SERIES_TOO_SHORT');
  const homogeneity = testHomogeneity(treated, comparison);
  return {
    ...describeOddsRatios(treated, comparison),
    homogeneity,
    isComparable: homogeneity && homogeneity.adjustedPValue >= SIGNIFICANCE,
  };
}

type OddsRatios = Pick<Comparability, 'sampleOddsRatios' | 'mean' | 'standardError' | 'varianceOfOddsRatio' | 'undefinedReason'>;

function describeOddsRatios(treated: Float64Array, comparison: Float64Array): OddsRatios {
  if (treated.includes(0) || comparison.includes(0)) return notComputed('YEAR_WITHOUT_ACCIDENTS');
  const oddsRatios = Array.from({ length: treated.length - 1 }, (_, year) => sampleOddsRatio(treated, comparison, year));
  const mean = sum(oddsRatios) / oddsRatios.length;
  const variance = sum(oddsRatios.map((ratio) => (ratio - mean) ** 2)) / (oddsRatios.length - 1);
  const chance = spreadByChance(Array.from(treated, (count, year) => 1 / count + 1 / (comparison[year] as number)));
  return {
    sampleOddsRatios: oddsRatios,
    mean,
    standardError: Math.sqrt(variance / oddsRatios.length),
    varianceOfOddsRatio: Math.max(0, variance - chance),
    undefinedReason: null,
  };
}

function sampleOddsRatio(treated: Float64Array, comparison: Float64Array, year: number): number {
  const reciprocals = [treated[year], treated[year + 1], comparison[year], comparison[year + 1]].map((count) => 1 / (count as number));
  const [perTreated, perTreatedNext, perComparison, perComparisonNext] = reciprocals as [number, number, number, number];
  return (perTreatedNext * perComparison) / (perTreated * perComparisonNext) / (1 + perTreatedNext + perComparison);
}

/**
 * What chance alone makes the sample variance of the odds ratios of consecutive years on average. Each year but the first and the last is in two of them,
 * above in one and below in the other, so that neighbours are unlike: the sum of the reciprocal counts of both years, which is what is usually taken off, is
 * the variance of one odds ratio by itself, and too little by one part in as many as there are odds ratios.
 * @param ofYears the chance of each year, 1 / treated + 1 / comparison; at least three years
 * Source: the expectation of the variance of m differences of m + 1 independent errors; docs/methods/comparison-group.md.
 */
export function spreadByChance(ofYears: readonly number[]): number {
  const pairs = ofYears.length - 1;
  const ends = (ofYears[0] as number) + (ofYears.at(-1) as number);
  return (2 * sum(ofYears) - ends - ends / pairs) / (pairs - 1);
}

function notComputed(undefinedReason: UndefinedReason): Comparability {
  return {
    homogeneity: null,
    isComparable: null,
    sampleOddsRatios: [],
    mean: null,
    standardError: null,
    varianceOfOddsRatio: null,
    undefinedReason,
  };
}
