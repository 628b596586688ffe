import { requireCount } from '../../require-number.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';

/** What a group of counts is reduced to; whole numbers, so sums do not depend on their order. */
export interface CountTotals {
  readonly sites: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export interface MethodOfMoments {
  readonly sites: number;
  /** m: mean accidents per site over the whole period. */
  readonly mean: number;
  /** s2: their variance between sites (n - 1). */
  readonly variance: number;
  /** k in variance = mean + k mean^2; 0 when the sites differ no more than chance. */
  readonly overdispersion: number;
  /** w = mean / variance, at most 1: share of the group mean in a site's expected accidents. */
  readonly weight: number;
}

/** @throws Problem INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE */
export function totalCounts(counts: ArrayLike<number>): CountTotals {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < counts.length; i += 1) {
    const count = requireCount(BEFORE_AFTER_LABELS.observedBefore, counts[i] as number);
    total += count;
    squares += count * count;
  }
  return { sites: counts.length, sum: total, sumOfSquares: squares };
}

/**
 * Mean and overdispersion of a group of similar sites from their counts alone, without a safety performance function.
 * The counts must be totals of the whole period: the yearly form printed in the Highway Safety Manual shrinks too much by about the
 * number of years.
 * @param totals of at least two sites with at least one accident
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 11.
 */
export function estimateByMoments({ sites, sum, sumOfSquares }: CountTotals): MethodOfMoments {
  const mean = sum / sites;
  const variance = (sites * sumOfSquares - sum * sum) / (sites * (sites - 1));
  const overdispersion = variance > mean ? (variance - mean) / mean ** 2 : 0;
  return { sites, mean, variance, overdispersion, weight: variance > mean ? mean / variance : 1 };
}
