import type { Effect } from '../before-after-result.ts';
import type { PrintedVariance } from './empirical-bayes-detail.ts';

/**
 * The variance of the factor exactly as the Highway Safety Manual prints it, to stand beside Hauer's: reports made with its spreadsheets
 * show this one.
 * @returns `null` when no accident happened after, where the formula has no value
 * Source: AASHTO Highway Safety Manual 2010, eq. 9A.1-11.
 */
export function estimatePrintedVariance(effect: Effect): PrintedVariance | null {
  const { observedAfter, expectedAfter, expectedAfterVariance, ratioObservedToExpected, safetyEffectiveness } = effect;
  if (observedAfter === 0 || ratioObservedToExpected === null || safetyEffectiveness.percent === null) return null;
  const relativeVariance = expectedAfterVariance / expectedAfter ** 2;
  const variance = (ratioObservedToExpected ** 2 * (1 / observedAfter + relativeVariance)) / (1 + relativeVariance);
  const standardError = Math.sqrt(variance);
  return {
    variance,
    standardError,
    effectivenessStandardError: 100 * standardError,
    testStatistic: Math.abs(safetyEffectiveness.percent) / (100 * standardError),
  };
}
