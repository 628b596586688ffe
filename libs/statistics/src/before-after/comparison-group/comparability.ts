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
  const oddsRatios: number[] = [];
  const chanceVariances: number[] = [];
  for (let year = 0; year + 1 < treated.length; year += 1) {
    const reciprocals = [treated[year], treated[year + 1], comparison[year], comparison[year + 1]].map((count) => 1 / (count as number));
    const [perTreated, perTreatedNext, perComparison, perComparisonNext] = reciprocals as [number, number, number, number];
    oddsRatios.push((perTreatedNext * perComparison) / (perTreated * perComparisonNext) / (1 + perTreatedNext + perComparison));
    chanceVariances.push(sum(reciprocals));
  }
  return summarize(oddsRatios, chanceVariances);
}

function summarize(oddsRatios: readonly number[], chanceVariances: readonly number[]): OddsRatios {
  const pairs = oddsRatios.length;
  const mean = sum(oddsRatios) / pairs;
  const variance = sum(oddsRatios.map((ratio) => (ratio - mean) ** 2)) / (pairs - 1);
  return {
    sampleOddsRatios: oddsRatios,
    mean,
    standardError: Math.sqrt(variance / pairs),
    varianceOfOddsRatio: Math.max(0, variance - sum(chanceVariances) / pairs),
    undefinedReason: null,
  };
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
