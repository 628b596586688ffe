import { findBetaPlace } from './beta.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { requireNotNegative, requirePositive, requireProbability } from './require-number.ts';

/** Of the variance above and of the one below, each above 0; they need not be whole. */
export interface TwoDegreesOfFreedom {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Probability that the ratio of two estimates of one variance exceeds `value`.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function fisherUpperTail(value: number, { numerator, denominator }: TwoDegreesOfFreedom): number {
  const scaled = requireNotNegative('value', value) * requirePositive('numerator', numerator);
  const whole = scaled + requirePositive('denominator', denominator);
  return Math.exp(incompleteBeta(scaled / whole, denominator / whole, numerator / 2, denominator / 2).logUpper);
}

/**
 * The value that such a ratio stays below with a given probability. qf of lib-r-math.js 2.0.3 has seven digits.
 * @param probability 1 gives infinity
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function fisherQuantile(probability: number, { numerator, denominator }: TwoDegreesOfFreedom): number {
  requireProbability('probability', probability);
  requirePositive('numerator', numerator);
  requirePositive('denominator', denominator);
  const { x, y } = findBetaPlace(probability, 1 - probability, numerator / 2, denominator / 2);
  return (denominator * x) / (numerator * y);
}
