import { pchisq, qchisq } from 'lib-r-math.js';
import { requireNotNegative, requirePositive, requireProbability } from './require-number.ts';

/**
 * Probability that a chi-square variable exceeds `value`.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function chiSquareUpperTail(value: number, degreesOfFreedom: number): number {
  requireNotNegative('value', value);
  return pchisq(value, requirePositive('degreesOfFreedom', degreesOfFreedom), undefined, false, false);
}

/**
 * The value that a chi-square variable stays below with a given probability.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  requireProbability('probability', probability);
  return qchisq(probability, requirePositive('degreesOfFreedom', degreesOfFreedom), undefined, true, false);
}
