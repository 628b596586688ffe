import { betaQuantile } from '../beta.ts';
import type { ConfidenceInterval } from '../confidence-interval.ts';
import { poissonInterval } from '../poisson-interval.ts';
import { requireCount, requireLevel, requireNotNegative } from '../require-number.ts';
import type { ObservedAndExpected } from './estimate-effect.ts';

/**
 * Exact limits of observed / expected at a single site, whose counts are too small for the normal interval of a total: the expected number is a gamma
 * variable of the given mean and variance (what empirical Bayes says of a site), so that the count is negative binomial, and each tail holds at most
 * (1 - level) / 2. Without an accident the upper limit is that of `estimateEffect`; with a certain expectation the limits are Garwood's.
 * The error that all sites share (of mean, spread and trend of the reference group) is in the total only and not in here.
 * @param level coverage as a share, 0.95 for 95 %
 * @returns `null` where nothing was expected; a limit beyond all numbers is the largest one
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: the negative binomial as a Poisson count with a gamma mean (Greenwood & Yule 1920, Journal of the Royal Statistical Society 83, 255-279); equal
 * tails after Clopper & Pearson 1934; docs/evaluation-result.md.
 */
export function siteRatioInterval(
  { observedAfter, expectedAfter, expectedAfterVariance }: ObservedAndExpected,
  level: number,
): ConfidenceInterval | null {
  requireCount('observedAfter', observedAfter);
  requireNotNegative('expectedAfter', expectedAfter);
  requireNotNegative('expectedAfterVariance', expectedAfterVariance);
  const tail = (1 - requireLevel(level)) / 2;
  if (expectedAfter === 0) return null;
  if (expectedAfterVariance === 0) {
    const { lower, upper } = poissonInterval(observedAfter, level);
    return { lower: lower / expectedAfter, upper: upper / expectedAfter, level };
  }
  const shape = expectedAfter ** 2 / expectedAfterVariance;
  const rate = expectedAfter / expectedAfterVariance;
  // With ratio t the count has the probability b / (b + t) of "no further accident": its quantile is that of a beta variable.
  const ratioAt = (stop: number): number => Math.min((rate * (1 - stop)) / stop, Number.MAX_VALUE);
  return {
    lower: observedAfter === 0 ? 0 : ratioAt(betaQuantile(1 - tail, shape, observedAfter)),
    upper: ratioAt(betaQuantile(tail, shape, observedAfter + 1)),
    level,
  };
}
