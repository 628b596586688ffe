import { findLast } from './find-last.ts';
import { negativeBinomialUpperTail } from './negative-binomial.ts';
import { requireLevel, requireNotNegative, requirePositive } from './require-number.ts';

/** Counts from `lower` to `upper` are no surprise. */
export interface FunnelCounts {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Between which counts a site lies that differs from its like by no more than they differ among each other: outside of either limit lies at most
 * (1 - level) / 2. Exact, of the negative binomial distribution, and of Poisson's where there is no overdispersion.
 * @param expected mean of like sites of this size, above 0
 * @param overdispersion k in variance = mean + k · mean², zero (Poisson) or more
 * @param level as a share: 0.95, 0.998
 * @throws Problem INPUT_INVALID, NOT_POSITIVE
 * Source: Spiegelhalter 2005, "Funnel plots for comparing institutional performance", Statistics in Medicine 24, 1185-1202 (exact limits of counts, and
 * limits that allow for overdispersion); here overdispersion is that of Hauer 1997, ch. 11.
 */
export function funnelLimits(expected: number, overdispersion: number, level: number): FunnelCounts {
  requirePositive('expected', expected);
  const tail = (1 - requireLevel(level)) / 2;
  const fromHere = (count: number): number => negativeBinomialUpperTail(count, expected, overdispersion);
  let most = Math.ceil(expected) + 1;
  while (fromHere(most) > tail) most *= 2;
  const upper = findLast(0, most, (count) => fromHere(count) > tail);
  // The smallest count with more than the tail at or below it.
  const lower = findLast(-1, upper, (count) => 1 - fromHere(count + 1) <= tail) + 1;
  return { lower, upper };
}

/**
 * How much more like sites differ than chance makes them: k in variance = mean + k · mean², by the method of moments; 0 where they differ less. For sites
 * of one size it is the estimate of `estimateByMoments`.
 * @param counts of two sites at least; one may lie between two whole numbers where only its limits are known
 * @param expected mean of each, above 0, with the same sum as the counts
 * @throws Problem INPUT_INVALID, NOT_POSITIVE
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 11.
 */
export function overdispersionAround(counts: readonly number[], expected: readonly number[]): number {
  let squares = 0;
  let means = 0;
  let meanSquares = 0;
  for (const [i, count] of counts.entries()) {
    const mean = requirePositive('expected', expected[i]!);
    squares += (requireNotNegative('count', count) - mean) ** 2;
    means += mean;
    meanSquares += mean ** 2;
  }
  return Math.max(0, (squares * (counts.length / (counts.length - 1)) - means) / meanSquares);
}
