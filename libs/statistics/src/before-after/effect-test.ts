import { normalUpperTail } from '../normal.ts';
import { requireCount, requireNotNegative } from '../require-number.ts';
import type { ObservedAndExpected } from './estimate-effect.ts';

/**
 * Two-sided p-value of "no effect" (observed / expected = 1): below 1 - level exactly where the interval of `estimateEffect` at that level leaves 1 out.
 * @returns `null` where nothing was expected
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: as the interval of estimateEffect, docs/methods/naive.md.
 */
export function testEffect({ observedAfter, expectedAfter, expectedAfterVariance }: ObservedAndExpected): number | null {
  requireCount('observedAfter', observedAfter);
  requireNotNegative('expectedAfter', expectedAfter);
  requireNotNegative('expectedAfterVariance', expectedAfterVariance);
  if (expectedAfter === 0) return null;
  const relativeVariance = expectedAfterVariance / expectedAfter ** 2;
  if (observedAfter === 0) return Math.min(1, 2 * Math.exp(logChanceOfNone(expectedAfter, relativeVariance)));
  const z = Math.abs(Math.log(observedAfter / expectedAfter)) / Math.sqrt(1 / observedAfter + relativeVariance);
  return Math.min(1, 2 * normalUpperTail(z));
}

/** Logarithm of the probability of no accident, the expected number being a gamma variable of that mean and relative variance. */
function logChanceOfNone(expected: number, relativeVariance: number): number {
  return relativeVariance === 0 ? -expected : -Math.log1p(expected * relativeVariance) / relativeVariance;
}
