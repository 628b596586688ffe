import { qgamma } from 'lib-r-math.js';
import type { ConfidenceInterval } from './confidence-interval.ts';
import { requireCount, requireLevel } from './require-number.ts';

/**
 * Exact confidence limits of a Poisson mean from one count: each tail holds at most (1 - level) / 2.
 * @param count events recorded; 0 gives a lower limit of 0
 * @param level coverage as a share, 0.95 for 95 %
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Garwood 1936, "Fiducial limits for the Poisson distribution", Biometrika 28, 437-442 (gamma form of the chi-square limits).
 */
export function poissonInterval(count: number, level: number): ConfidenceInterval {
  requireCount('count', count);
  const tail = (1 - requireLevel(level)) / 2;
  return {
    lower: count === 0 ? 0 : qgamma(tail, count, 1, undefined, true, false),
    upper: qgamma(tail, count + 1, 1, undefined, false, false),
    level,
  };
}
