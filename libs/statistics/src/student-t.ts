import { findBetaPlace } from './beta.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import type { Alternative } from './normal.ts';
import { requireFinite, requirePositive, requireProbability } from './require-number.ts';

/**
 * p-value of a statistic with Student's t distribution.
 * @param degreesOfFreedom above 0, need not be whole
 * @param alternative `greater`: large values are evidence; `less`: small ones; `two-sided`: both, by doubling the smaller tail
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function studentTail(value: number, degreesOfFreedom: number, alternative: Alternative): number {
  const square = requireFinite('value', value) ** 2;
  const whole = requirePositive('degreesOfFreedom', degreesOfFreedom) + square;
  const bothTails = Math.exp(incompleteBeta(degreesOfFreedom / whole, square / whole, degreesOfFreedom / 2, 0.5).logLower);
  if (alternative === 'two-sided') return bothTails;
  return value > 0 === (alternative === 'greater') ? bothTails / 2 : 1 - bothTails / 2;
}

/**
 * The value that a variable with Student's t distribution stays below with a given probability. qt of lib-r-math.js 2.0.3 has eight digits.
 * @param probability 0 and 1 give the infinities
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  requireProbability('probability', probability);
  requirePositive('degreesOfFreedom', degreesOfFreedom);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const { x, y } = findBetaPlace(2 * tail, 1 - 2 * tail, degreesOfFreedom / 2, 0.5);
  return Math.sign(probability - 0.5) * Math.sqrt((degreesOfFreedom * y) / x);
}
