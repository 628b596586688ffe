import { Problem } from '@elektron/domain';
import { requireCount, requireFinite } from '../require-number.ts';

/** Vehicles whose speed lies in [from, to). */
export interface SpeedBin {
  readonly from: number;
  /** Null for the last bin where it is open. */
  readonly to: number | null;
  readonly count: number;
}

/** The share of V85. */
export const V85 = 0.85;

/**
 * The speed that a share of drivers do not exceed, from single speeds: between two of them by straight line (the definition of most programs, type 7 of
 * Hyndman & Fan 1996, The American Statistician 50, 361-365).
 * @param speeds in one unit; @param share in (0, 1), V85 for V85
 * @returns in the same unit; null of no speeds
 * @throws Problem INPUT_INVALID
 */
export function speedPercentile(speeds: readonly number[], share: number): number | null {
  requireShare(share);
  for (const speed of speeds) requireFinite('speed', speed);
  if (speeds.length === 0) return null;
  const sorted = Float64Array.from(speeds).sort();
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

/**
 * The same from counts by class of speed: by straight line within the class that the share falls in, as if its vehicles were spread evenly.
 * @param bins sorted and without gaps
 * @returns null of no vehicles, and where it falls in a last class without an end
 * @throws Problem INPUT_INVALID for bins that overlap, leave a gap or end before they begin; those of a count
 */
export function binnedSpeedPercentile(bins: readonly SpeedBin[], share: number): number | null {
  requireShare(share);
  bins.forEach((bin, k) => requireBin(bin, bins[k + 1]));
  const wanted = share * bins.reduce((sum, { count }) => sum + count, 0);
  if (wanted === 0) return null;
  let below = 0;
  for (const { from, to, count } of bins) {
    if (below + count >= wanted) return to === null ? null : from + ((wanted - below) / count) * (to - from);
    below += count;
  }
  return null;
}

function requireShare(share: number): void {
  if (!(share > 0 && share < 1)) throw new Problem('INPUT_INVALID', { field: 'share', value: String(share) });
}

function requireBin({ from, to, count }: SpeedBin, next: SpeedBin | undefined): void {
  requireCount('count', count);
  requireFinite('speed', from);
  const isGood = to === null ? next === undefined : to > from && (next === undefined || next.from === to);
  if (!isGood) throw new Problem('INPUT_INVALID', { field: 'speed', value: `${from} – ${to ?? ''}` });
}
