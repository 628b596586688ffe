import { findLast } from './find-last.ts';
import type { Alternative } from './normal.ts';
import { poissonLowerTail, poissonProbability, poissonUpperTail } from './poisson.ts';
import { requireCount, requireNotNegative } from './require-number.ts';

/**
 * What a two-sided p-value adds up. `minimum-likelihood`: all outcomes no more probable than the observed one, as R's poisson.test does. `doubling`:
 * twice the smaller tail, at most 1, which is what the exact interval goes with. They differ where the distribution is lopsided: say which it is.
 */
export type TwoSidedBy = 'minimum-likelihood' | 'doubling';

/** Outcomes whose probability equals the observed one but for rounding count as equally probable, as in R. */
const RELATIVE_ERROR_OF_TIES = 1e-7;

/**
 * p-value of the hypothesis that a count comes from a Poisson distribution of a known mean.
 * @param mean what the count would be on average, taken as known
 * @param alternative `greater`: more events than the mean has; `less`: fewer
 * @param twoSidedBy of no effect on the one-sided ones
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Przyborowski & Wilenski 1940, Biometrika 31, 313-323.
 */
export function exactPoissonTest(count: number, mean: number, alternative: Alternative, twoSidedBy: TwoSidedBy): number {
  if (alternative === 'less') return poissonLowerTail(count, mean);
  if (alternative === 'greater') return poissonUpperTail(count, mean);
  if (twoSidedBy === 'doubling') return Math.min(1, 2 * Math.min(poissonLowerTail(count, mean), poissonUpperTail(count, mean)));
  return minimumLikelihoodTail(count, mean);
}

function minimumLikelihoodTail(count: number, mean: number): number {
  requireCount('count', count);
  if (requireNotNegative('mean', mean) === 0) return count === 0 ? 1 : 0;
  const limit = poissonProbability(count, mean) * (1 + RELATIVE_ERROR_OF_TIES);
  const mode = Math.floor(mean);
  const isRare = (outcome: number): boolean => poissonProbability(outcome, mean) <= limit;
  // Probabilities fall on both sides of the mode, so the rare outcomes of each side form a tail that bisection finds.
  const lastRareBelow = findLast(-1, mode, isRare);
  let beyond = Math.max(1, count - mode);
  while (!isRare(mode + beyond)) beyond *= 2;
  const firstRareAbove = mode + beyond - findLast(-1, beyond, (fromTop) => isRare(mode + beyond - fromTop));
  const below = lastRareBelow < 0 ? 0 : poissonLowerTail(lastRareBelow, mean);
  return Math.min(1, below + poissonUpperTail(firstRareAbove, mean));
}
