import { incompleteBeta } from './incomplete-beta.ts';
import { poissonLogUpperTail } from './poisson.ts';
import { requireCount, requireNotNegative } from './require-number.ts';

/**
 * Probability of `count` events or more (the observed count included) where the variance is mean + overdispersion · mean².
 * @param overdispersion k, zero (Poisson) or more
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function negativeBinomialUpperTail(count: number, mean: number, overdispersion: number): number {
  return Math.exp(negativeBinomialLogUpperTail(count, mean, overdispersion));
}

/**
 * Natural logarithm of the same probability, for tails that no number can hold; -Infinity for what cannot happen.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: the tail is an incomplete beta function, Johnson, Kemp & Kotz 2005, Univariate Discrete Distributions, ch. 5.
 */
export function negativeBinomialLogUpperTail(count: number, mean: number, overdispersion: number): number {
  requireCount('count', count);
  requireNotNegative('mean', mean);
  if (requireNotNegative('overdispersion', overdispersion) === 0) return poissonLogUpperTail(count, mean);
  if (count === 0) return 0;
  const spread = overdispersion * mean;
  return incompleteBeta(spread / (1 + spread), 1 / (1 + spread), count, 1 / overdispersion).logLower;
}
