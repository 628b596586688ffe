import { pgamma, qgamma } from 'lib-r-math.js';
import { requireNotNegative, requirePositive, requireProbability } from './require-number.ts';

/**
 * Probability that a gamma variable with mean shape / rate exceeds `value`.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function gammaUpperTail(value: number, shape: number, rate: number): number {
  requireNotNegative('value', value);
  return pgamma(value, requirePositive('shape', shape), requirePositive('rate', rate), undefined, false, false);
}

/**
 * The value that a gamma variable with mean shape / rate stays below with a given probability.
 * With shape 1/k + x and rate (1/k + mu)/mu these are the limits of a site's expected accidents after empirical Bayes.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function gammaQuantile(probability: number, shape: number, rate: number): number {
  requireProbability('probability', probability);
  return qgamma(probability, requirePositive('shape', shape), requirePositive('rate', rate), undefined, true, false);
}
