import { Problem } from '@elektron/domain';
import type { PointSet } from '../../point-set.ts';

/** Circles around units: those of unit `i` are numbers `first[i]` up to `first[i + 1]`, each of which takes so many of its nearest units. */
export interface ScanZones {
  /** Units by their distance from each unit, itself first, as far as any circle reaches. */
  readonly nearest: readonly Int32Array[];
  /** How many of them each circle of a unit takes, ascending: units at one distance enter together. */
  readonly sizes: readonly Int32Array[];
}

/**
 * Circles around every unit, as wide as its distance to each other unit, which hold at most a share of the exposure.
 * @param exposures people or traffic of each unit, above 0
 * @param share at most 1
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function makeScanZones({ x, y }: PointSet, exposures: ArrayLike<number>, share: number): ScanZones {
  const units = exposures.length;
  if (x.length !== units || y.length !== units) throw new Problem('INPUT_INVALID', { field: 'exposures', value: `${units} ≠ ${x.length}` });
  if (!(share > 0 && share <= 1)) throw new Problem('INPUT_INVALID', { field: 'share', value: String(share) });
  let total = 0;
  for (let i = 0; i < units; i += 1) {
    if (!(exposures[i]! > 0)) throw new Problem('NOT_POSITIVE', { field: 'exposures', value: exposures[i]! });
    total += exposures[i]!;
  }
  const nearest: Int32Array[] = [];
  const sizes: Int32Array[] = [];
  for (let center = 0; center < units; center += 1) {
    const distances = Float64Array.from({ length: units }, (_, i) => Math.hypot(x[i]! - x[center]!, y[i]! - y[center]!));
    const order = Int32Array.from({ length: units }, (_, i) => i).sort((a, b) => distances[a]! - distances[b]! || a - b);
    const ends: number[] = [];
    let within = 0;
    for (let n = 0; n < units; n += 1) {
      within += exposures[order[n]!]!;
      if (within > share * total) break;
      const next = order[n + 1];
      if (next === undefined || distances[next]! > distances[order[n]!]!) ends.push(n + 1);
    }
    sizes.push(Int32Array.from(ends));
    nearest.push(order.slice(0, ends.at(-1) ?? 0));
  }
  return { nearest, sizes };
}
