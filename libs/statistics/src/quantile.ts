import { Problem } from '@elektron/domain';
import { requireProbability } from './require-number.ts';

/**
 * The smallest observed value that at least a share of the values does not exceed (nearest rank): always a value that occurred.
 * @param sorted values, ascending
 * @param share 0 to 1; 0 gives the smallest
 * @returns `null` without values
 * @throws Problem INPUT_INVALID when the values do not ascend or the share is none
 * Source: Hyndman & Fan 1996, "Sample quantiles in statistical packages", The American Statistician 50, 361-365 (definition 1).
 */
export function quantileOf(sorted: readonly number[], share: number): number | null {
  requireProbability('share', share);
  if (sorted.some((value, k) => k > 0 && value < sorted[k - 1]!))
    throw new Problem('INPUT_INVALID', { field: 'sorted', value: 'not ascending' });
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? null;
}
