import type { RankedStretch } from './stretch-result.ts';

/** Stretches of which more is expected than of their like, by an interval that does not reach down to zero. */
export function countAboveLike(stretches: readonly RankedStretch[]): number {
  return stretches.filter(({ estimate }) => (estimate.excessPerYearInterval?.lower ?? 0) > 0).length;
}
