import type { BeforeAfterInput } from '../before-after-input.ts';
import { pick, type TreatedTable } from '../treated-table.ts';
import type { LogOddsSummary } from './comparison-group-detail.ts';
import { compareLogOdds, type PredictedSites } from './log-odds-comparison.ts';

/**
 * The comparison group in the form of the Highway Safety Manual: with predictions of every site where they are given, else with the group as
 * one total, which is the plain odds ratio of each site.
 * @throws Problem as compareLogOdds, save for a site without accidents in one of the periods, which is the reason of `null`
 */
export function summarizeLogOdds(input: BeforeAfterInput, treated: TreatedTable, level: number): LogOddsSummary {
  const { comparison, predictions } = input;
  const sites = predictions && comparison?.sites ? comparison.sites : null;
  const usesPredictions = sites !== null;
  const hasNone = (counts: Float64Array): boolean => counts.includes(0);
  if (!comparison || hasNone(treated.observedBefore) || hasNone(treated.observedAfter)) return { ...NONE, usesPredictions };
  const ones = treated.siteIds.map(() => 1);
  const own: PredictedSites = {
    siteIds: treated.siteIds,
    observedBefore: treated.observedBefore,
    observedAfter: treated.observedAfter,
    predictedBefore: predictions && usesPredictions ? pick(predictions.predictedBefore, treated.order) : ones,
    predictedAfter: predictions && usesPredictions ? pick(predictions.predictedAfter, treated.order) : ones,
  };
  const group: PredictedSites = sites ?? {
    siteIds: ['group'],
    observedBefore: [comparison.observedBefore],
    observedAfter: [comparison.observedAfter],
    predictedBefore: [1],
    predictedAfter: [1],
  };
  const { oddsRatio, confidenceInterval, effectivenessPercent, effectivenessStandardError, testStatistic } = compareLogOdds(
    own,
    group,
    level,
  );
  return {
    usesPredictions,
    oddsRatio,
    confidenceInterval,
    effectivenessPercent,
    effectivenessStandardError,
    testStatistic,
    undefinedReason: null,
  };
}

const NONE: Omit<LogOddsSummary, 'usesPredictions'> = {
  oddsRatio: null,
  confidenceInterval: null,
  effectivenessPercent: null,
  effectivenessStandardError: null,
  testStatistic: null,
  undefinedReason: 'SITE_WITHOUT_ACCIDENTS',
};
