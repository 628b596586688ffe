import { dpois, ppois } from 'lib-r-math.js';
import { requireCount, requireNotNegative } from './require-number.ts';

/**
 * Probability of exactly `count` events where `mean` are expected.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function poissonProbability(count: number, mean: number): number {
  return dpois(requireCount('count', count), requireNotNegative('mean', mean), false);
}

/**
 * Probability of `count` events or fewer.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function poissonLowerTail(count: number, mean: number): number {
  return ppois(requireCount('count', count), requireNotNegative('mean', mean), true, false);
}

/**
 * Probability of `count` events or more (the observed count included, as a p-value needs it); keeps its digits in the far tail.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function poissonUpperTail(count: number, mean: number): number {
  requireNotNegative('mean', mean);
  if (requireCount('count', count) === 0) return 1;
  return ppois(count - 1, mean, false, false);
}

/**
 * Natural logarithm of the probability of `count` events or more, for tails that no number can hold; -Infinity for what cannot happen.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function poissonLogUpperTail(count: number, mean: number): number {
  requireNotNegative('mean', mean);
  if (requireCount('count', count) === 0) return 0;
  return ppois(count - 1, mean, false, true);
}
