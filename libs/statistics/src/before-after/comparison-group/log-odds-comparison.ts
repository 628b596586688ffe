import { Problem, type Text } from '@elektron/domain';
import type { ConfidenceInterval } from '../../confidence-interval.ts';
import { normalQuantile } from '../../normal.ts';
import { requireLevel, requirePositive } from '../../require-number.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import { orderOfIds, pick, readCounts, requireLength, sum } from '../treated-table.ts';

/** Sites with predictions of a safety performance function for both whole periods; index `i` is the same site in every array. */
export interface PredictedSites {
  readonly siteIds: readonly string[];
  readonly observedBefore: ArrayLike<number>;
  readonly observedAfter: ArrayLike<number>;
  readonly predictedBefore: ArrayLike<number>;
  readonly predictedAfter: ArrayLike<number>;
}

export interface LogOddsRow {
  readonly siteId: string;
  /** Comparison accidents brought to the level of this site by the ratio of predictions. */
  readonly comparisonExpectedBefore: number;
  readonly comparisonExpectedAfter: number;
  readonly comparisonRatio: number;
  readonly expectedAfter: number;
  readonly oddsRatio: number;
  readonly logOddsRatio: number;
  readonly logOddsRatioVariance: number;
  /** 1 / variance. */
  readonly weight: number;
}

export interface LogOddsComparison {
  readonly sites: readonly LogOddsRow[];
  readonly sumOfWeights: number;
  readonly meanLogOddsRatio: number;
  readonly oddsRatio: number;
  readonly confidenceInterval: ConfidenceInterval;
  readonly effectivenessPercent: number;
  readonly effectivenessStandardError: number;
  /** |effectiveness| / its standard error. */
  readonly testStatistic: number;
}

/**
 * The comparison-group study as the Highway Safety Manual does it: one log odds ratio per treated site, pooled by inverse variance.
 * @param level coverage of the interval as a share
 * @throws Problem SITES_TOO_FEW, NO_COMPARISON_ACCIDENTS, NOT_POSITIVE for a treated site without accidents in one of the periods,
 *   where the logarithm does not exist (use estimate of the comparison group, which keeps such sites), INPUT_INVALID
 * Source: AASHTO Highway Safety Manual 2010, appendix 9A.2.
 */
export function compareLogOdds(treated: PredictedSites, comparison: PredictedSites, level: number): LogOddsComparison {
  requireLevel(level);
  const treatedTable = readPredicted(BEFORE_AFTER_LABELS.treated, treated);
  const comparisonTable = readPredicted(BEFORE_AFTER_LABELS.comparison, comparison);
  const sites = treatedTable.siteIds.map((_, i) => estimateSite(treatedTable, i, comparisonTable));
  const sumOfWeights = sum(sites.map((row) => row.weight));
  const meanLogOddsRatio = sum(sites.map((row) => row.weight * row.logOddsRatio)) / sumOfWeights;
  const oddsRatio = Math.exp(meanLogOddsRatio);
  const spread = Math.exp(normalQuantile((1 + level) / 2) / Math.sqrt(sumOfWeights));
  const effectivenessPercent = 100 * (1 - oddsRatio);
  const effectivenessStandardError = (100 * oddsRatio) / Math.sqrt(sumOfWeights);
  return {
    sites,
    sumOfWeights,
    meanLogOddsRatio,
    oddsRatio,
    confidenceInterval: { lower: oddsRatio / spread, upper: oddsRatio * spread, level },
    effectivenessPercent,
    effectivenessStandardError,
    testStatistic: Math.abs(effectivenessPercent) / effectivenessStandardError,
  };
}

function estimateSite(treated: PredictedSites, i: number, comparison: PredictedSites): LogOddsRow {
  const siteId = treated.siteIds[i] as string;
  const before = requirePositive(nameSite(BEFORE_AFTER_LABELS.observedBefore, siteId), treated.observedBefore[i] as number);
  const after = requirePositive(nameSite(BEFORE_AFTER_LABELS.observedAfter, siteId), treated.observedAfter[i] as number);
  const comparisonExpectedBefore = adjust(comparison.observedBefore, comparison.predictedBefore, treated.predictedBefore[i] as number);
  const comparisonExpectedAfter = adjust(comparison.observedAfter, comparison.predictedAfter, treated.predictedAfter[i] as number);
  if (comparisonExpectedBefore === 0 || comparisonExpectedAfter === 0) {
    throw new Problem('NO_COMPARISON_ACCIDENTS', { before: sum(comparison.observedBefore), after: sum(comparison.observedAfter) });
  }
  const comparisonRatio = comparisonExpectedAfter / comparisonExpectedBefore;
  const expectedAfter = before * comparisonRatio;
  const oddsRatio = after / expectedAfter;
  const logOddsRatioVariance = 1 / before + 1 / after + 1 / comparisonExpectedBefore + 1 / comparisonExpectedAfter;
  return {
    siteId,
    comparisonExpectedBefore,
    comparisonExpectedAfter,
    comparisonRatio,
    expectedAfter,
    oddsRatio,
    logOddsRatio: Math.log(oddsRatio),
    logOddsRatioVariance,
    weight: 1 / logOddsRatioVariance,
  };
}

function nameSite(label: Text, siteId: string): Text {
  return { el: `${label.el} (${siteId})`, en: `${label.en} (${siteId})` };
}

/** Comparison accidents, each site's count scaled by what the model says of the treated site over what it says of the comparison site. */
function adjust(observed: ArrayLike<number>, predicted: ArrayLike<number>, predictedTreated: number): number {
  let total = 0;
  for (let j = 0; j < observed.length; j += 1) total += ((observed[j] as number) * predictedTreated) / (predicted[j] as number);
  return total;
}

function readPredicted(role: Text, sites: PredictedSites): PredictedSites {
  const count = sites.siteIds.length;
  if (count === 0) throw new Problem('SITES_TOO_FEW', { needed: 1, found: 0, role });
  const order = orderOfIds(sites.siteIds);
  const readPredictions = (field: Text, values: ArrayLike<number>): Float64Array => {
    requireLength(field, values, count);
    return pick(values, order).map((value) => requirePositive(field, value));
  };
  return {
    siteIds: Array.from(order, (i) => sites.siteIds[i] as string),
    observedBefore: pick(readCounts(BEFORE_AFTER_LABELS.observedBefore, sites.observedBefore, count), order),
    observedAfter: pick(readCounts(BEFORE_AFTER_LABELS.observedAfter, sites.observedAfter, count), order),
    predictedBefore: readPredictions(BEFORE_AFTER_LABELS.predictedBefore, sites.predictedBefore),
    predictedAfter: readPredictions(BEFORE_AFTER_LABELS.predictedAfter, sites.predictedAfter),
  };
}
