import { Problem } from '@elektron/domain';
import type { PointSet } from '../../point-set.ts';

/** Circles around units: each takes so many of the units nearest to its centre. */
export interface ScanZones {
  /** Units by their distance from each unit, itself first, as far as any circle reaches. */
  readonly nearest: readonly Int32Array[];
  /** How many of them each circle of a unit takes, ascending: units at one distance enter together. */
  readonly sizes: readonly Int32Array[];
}

/** How large a circle may become. */
export interface ScanReach {
  /** Share of the exposure that it may hold; at most 1. */
  readonly largestShare: number;
  /** Absent: as far as the share allows. */
  readonly largestRadiusMeters?: number;
}

/** Distances are compared in whole micrometres: on a grid equal ones differ in their last bits. */
const PER_METER = 1e6;
/** Units in the largest circles of all centres. */
const SCANNED_LIMIT = 4_000_000;

/**
 * Circles around every unit, as wide as its distance to each other unit, which hold at most a share of the exposure.
 * @param exposures people, traffic or accidents of each unit, above 0
 * @param look called at each unit with the share done; may throw to stop
 * @throws Problem NOT_POSITIVE, INPUT_INVALID; TOO_MANY_CIRCLES where the largest circles together hold more units than a thousand simulations look at in a minute
 */
export function makeScanZones(
  { x, y }: PointSet,
  exposures: ArrayLike<number>,
  reach: ScanReach,
  look: (fraction: number) => void = () => undefined,
): ScanZones {
  const units = exposures.length;
  const { largestShare, largestRadiusMeters = Infinity } = reach;
  if (x.length !== units || y.length !== units) throw new Problem('INPUT_INVALID', { field: 'exposures', value: `${units} ≠ ${x.length}` });
  if (!(largestShare > 0 && largestShare <= 1)) throw new Problem('INPUT_INVALID', { field: 'share', value: String(largestShare) });
  const total = sumPositive(exposures);
  const nearest: Int32Array[] = [];
  const sizes: Int32Array[] = [];
  let scanned = 0;
  for (let center = 0; center < units; center += 1) {
    look(center / units);
    const distances = Float64Array.from({ length: units }, (_, i) =>
      Math.round(PER_METER * Math.hypot(x[i]! - x[center]!, y[i]! - y[center]!)),
    );
    const order = Int32Array.from(distances.keys())
      .filter((i) => distances[i]! <= PER_METER * largestRadiusMeters)
      .sort((a, b) => distances[a]! - distances[b]! || a - b);
    const ends: number[] = [];
    let within = 0;
    for (let n = 0; n < order.length; n += 1) {
      within += exposures[order[n]!]!;
      if (within > largestShare * total) break;
      const next = order[n + 1];
      if (next === undefined || distances[next]! > distances[order[n]!]!) ends.push(n + 1);
    }
    sizes.push(Int32Array.from(ends));
    nearest.push(order.slice(0, ends.at(-1) ?? 0));
    scanned += ends.at(-1) ?? 0;
    if (scanned > SCANNED_LIMIT) throw new Problem('TOO_MANY_CIRCLES', { limit: SCANNED_LIMIT });
  }
  return { nearest, sizes };
}

function sumPositive(exposures: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < exposures.length; i += 1) {
    if (!(exposures[i]! > 0)) throw new Problem('NOT_POSITIVE', { field: 'exposures', value: exposures[i]! });
    total += exposures[i]!;
  }
  return total;
}
