import { incompleteBeta } from './incomplete-beta.ts';
import { requirePositive, requireProbability } from './require-number.ts';

/**
 * Probability that a beta variable with mean a / (a + b) is at most `value`: the regularised incomplete beta function.
 * @param value 0 to 1
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function betaLowerTail(value: number, a: number, b: number): number {
  return Math.exp(tailsAt(value, a, b).logLower);
}

/**
 * Probability that a beta variable exceeds `value`; keeps its digits in the far tail.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function betaUpperTail(value: number, a: number, b: number): number {
  return Math.exp(tailsAt(value, a, b).logUpper);
}

function tailsAt(value: number, a: number, b: number): ReturnType<typeof incompleteBeta> {
  requireProbability('value', value);
  return incompleteBeta(value, 1 - value, requirePositive('a', a), requirePositive('b', b));
}

/**
 * The value that a beta variable stays below with a given probability.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  return findBetaPlace(requireProbability('probability', probability), 1 - probability, a, b).x;
}

/** A place between 0 and 1 and how far it lies from 1, each with all its digits. */
export interface BetaPlace {
  readonly x: number;
  readonly y: number;
}

/**
 * The place that leaves `lower` below it and `upper` above, which add up to 1. Found by halving, on the side where it is the smaller part: so it has
 * its digits near both ends.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function findBetaPlace(lower: number, upper: number, a: number, b: number): BetaPlace {
  requirePositive('a', a);
  requirePositive('b', b);
  const isInLowerHalf = isReached(0.5, 0.5, lower, upper, a, b);
  if (isInLowerHalf) {
    const x = halve((place) => isReached(place, 1 - place, lower, upper, a, b));
    return { x, y: 1 - x };
  }
  const y = halve((place) => isReached(place, 1 - place, upper, lower, b, a));
  return { x: 1 - y, y };
}

/** Whether what lies below a place is at least `lower`; asked of the smaller of the two parts, which has the digits. */
function isReached(x: number, y: number, lower: number, upper: number, a: number, b: number): boolean {
  const { logLower, logUpper } = incompleteBeta(x, y, a, b);
  return lower <= upper ? logLower >= Math.log(lower) : logUpper <= Math.log(upper);
}

/** The place in [0, 0.5] from which on a claim holds, to the last digit. */
function halve(holds: (place: number) => boolean): number {
  let low = 0;
  let high = 0.5;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (holds(middle)) high = middle;
    else low = middle;
  }
}
