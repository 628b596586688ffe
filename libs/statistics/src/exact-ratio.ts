import { binomialLowerTail, binomialMinimumLikelihoodTail, binomialUpperTail } from './binomial.ts';
import type { ConfidenceInterval } from './confidence-interval.ts';
import type { Alternative } from './normal.ts';
import { requireCount, requireLevel, requirePositive } from './require-number.ts';

/** Two Poisson counts and how long, or over how much traffic, each was collected. */
export interface TwoCounts {
  readonly first: number;
  readonly firstExposure: number;
  readonly second: number;
  readonly secondExposure: number;
}

export interface RateRatio {
  /** (first / firstExposure) / (second / secondExposure); `null` when the second count is 0. */
  readonly ratio: number | null;
  readonly lower: number;
  /** `null`: no upper limit exists, because the second count is 0. */
  readonly upper: number | null;
  readonly level: number;
  /** Why a part is `null`. */
  readonly reason: 'SECOND_COUNT_ZERO' | 'BOTH_COUNTS_ZERO' | null;
}

/**
 * Exact confidence limits of a proportion: each tail holds at most (1 - level) / 2.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Clopper & Pearson 1934, Biometrika 26, 404-413.
 */
export function proportionInterval(successes: number, trials: number, level: number): ConfidenceInterval {
  requireCount('successes', successes);
  requireCount('failures', trials - successes);
  const tail = (1 - requireLevel(level)) / 2;
  // The upper limit is 1 minus the lower limit of the failures.
  const lowerLimit = (count: number): number => (count === 0 ? 0 : bisect((p) => binomialUpperTail(count, trials, p) > tail));
  return { lower: lowerLimit(successes), upper: 1 - lowerLimit(trials - successes), level };
}

/** The probability from which on a claim that turns from false to true holds, to the last digit. */
function bisect(holds: (probability: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (holds(middle)) high = middle;
    else low = middle;
  }
}

/**
 * Ratio of two Poisson rates with exact limits: given their sum, the first count is binomial whatever the common rate is.
 * @param level coverage as a share, 0.95 for 95 %
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, NOT_POSITIVE, INPUT_INVALID
 * Source: Przyborowski & Wilenski 1940, Biometrika 31, 313-323; the limits as in R's poisson.test.
 */
export function exactRateRatio(counts: TwoCounts, level: number): RateRatio {
  requireCounts(counts);
  const { first, firstExposure, second, secondExposure } = counts;
  const share = proportionInterval(first, first + second, level);
  const exposureRatio = secondExposure / firstExposure;
  const odds = (proportion: number): number => (proportion / (1 - proportion)) * exposureRatio;
  if (second === 0) {
    const reason = first === 0 ? 'BOTH_COUNTS_ZERO' : 'SECOND_COUNT_ZERO';
    return { ratio: null, lower: odds(share.lower), upper: null, level, reason };
  }
  return { ratio: (first / second) * exposureRatio, lower: odds(share.lower), upper: odds(share.upper), level, reason: null };
}

/**
 * p-value of the hypothesis that two Poisson rates have a given ratio.
 * @param nullRatio (first rate) / (second rate) under the null hypothesis, 1 for "no difference"
 * @param alternative `less`: the first rate is lower; `greater`: it is higher; `two-sided`: all outcomes no more probable than this one
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, NOT_POSITIVE
 * Source: Przyborowski & Wilenski 1940, Biometrika 31, 313-323; two-sided as in R's poisson.test.
 */
export function exactRateRatioTest(counts: TwoCounts, nullRatio: number, alternative: Alternative): number {
  requireCounts(counts);
  const weighted = requirePositive('nullRatio', nullRatio) * counts.firstExposure;
  const probability = weighted / (weighted + counts.secondExposure);
  const trials = counts.first + counts.second;
  if (alternative === 'less') return binomialLowerTail(counts.first, trials, probability);
  if (alternative === 'greater') return binomialUpperTail(counts.first, trials, probability);
  return binomialMinimumLikelihoodTail(counts.first, trials, probability);
}

function requireCounts({ first, firstExposure, second, secondExposure }: TwoCounts): void {
  requireCount('first', first);
  requireCount('second', second);
  requirePositive('firstExposure', firstExposure);
  requirePositive('secondExposure', secondExposure);
}
