import { Problem } from '@elektron/domain';
import { requireCount, requireNotNegative } from '../require-number.ts';

/**
 * Accidents with the weights of their kinds: equivalent property-damage-only accidents where the weights are costs over the cost of such a one.
 * A single death can decide such a ranking.
 * @param counts accidents of each kind
 * @param weights of each kind
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Highway Safety Manual 2010, ch. 4.
 */
export function weightAccidents(counts: readonly number[], weights: readonly number[]): number {
  if (counts.length !== weights.length)
    throw new Problem('INPUT_INVALID', { field: 'weights', value: `${weights.length} ≠ ${counts.length}` });
  return counts.reduce((sum, count, kind) => sum + requireCount('counts', count) * requireNotNegative('weights', weights[kind]!), 0);
}

/**
 * Mean cost of a site's accidents, each at the mean cost, or the weight, of its kind. `null` where there was none.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Highway Safety Manual 2010, ch. 4.
 */
export function relativeSeverityIndex(counts: readonly number[], meanCosts: readonly number[]): number | null {
  const accidents = counts.reduce((sum, count) => sum + count, 0);
  const cost = weightAccidents(counts, meanCosts);
  return accidents === 0 ? null : cost / accidents;
}
