import type { Alternative } from '@elektron/statistics';
import type { SpatialWeights } from '../../spatial-weights.ts';
import { exactLocalSumTails } from '../../tested-units/exact-local-sum.ts';
import { checkSize } from '../getis-ord-gi-star/getis-ord.ts';
import { computeMoments } from '../../tested-units/moments.ts';

/** How likely the neighbours' sum is, given the unit's own count. Index `i` is the unit; NaN where it has no neighbours. */
export interface NeighborTails {
  /** Of so many accidents at the neighbours, or more. */
  readonly many: Float64Array;
  /** Of so many, or fewer. */
  readonly few: Float64Array;
}

/**
 * Tails of the sum over each unit's neighbours by the exact conditional null: the unit keeps its count, and its neighbours hold any choice of all the
 * other counts, each equally likely.
 * @param counts accidents per unit, whole numbers; rates have no such null
 * @param weights who is whose neighbour; only that is used
 * @param look called now and then with the share done; may throw to stop
 * @throws Problem COUNT_NOT_WHOLE, NEGATIVE_COUNT, INPUT_INVALID
 * Source: conditional randomisation as in Anselin 1995, Geographical Analysis 27(2), 93-115; the counting as in exactLocalSumTails.
 */
export function exactNeighborTails(
  counts: Float64Array,
  weights: SpatialWeights,
  look: (fraction: number) => void = () => undefined,
): NeighborTails {
  checkSize(counts, weights);
  const found = { many: new Float64Array(counts.length).fill(NaN), few: new Float64Array(counts.length).fill(NaN) };
  let done = 0;
  for (const units of groupByCount(counts).values()) {
    look(done / counts.length);
    done += units.length;
    const sizeOf = (unit: number): number => weights.start[unit + 1]! - weights.start[unit]!;
    const largest = units.reduce((most, unit) => Math.max(most, sizeOf(unit)), 0);
    if (largest === 0) continue;
    const tails = exactLocalSumTails(without(counts, units[0]!), largest);
    for (const unit of units) {
      const size = sizeOf(unit);
      if (size === 0) continue;
      const sum = sumOfNeighbors(counts, weights, unit);
      found.many[unit] = tails.greater(size, sum);
      found.few[unit] = tails.less(size, sum);
    }
  }
  return found;
}

/**
 * p-values of local Moran's I on counts by the exact conditional null. Given the unit's own count, I grows (or falls) with its neighbours' sum alone,
 * whether weights are binary or row-standardised. So far tails are exact, where the normal approximation flags too much on sparse counts and 999
 * permutations end at 0.001.
 * @param alternative `greater`: more alike than by chance (HH, LL); `less`: more different (HL, LH); `two-sided`: twice the smaller tail
 * @returns p per unit; NaN where a unit has no neighbours; 1 where its count is the mean, since then I is 0 whatever the neighbours hold
 * @throws Problem COUNT_NOT_WHOLE, NEGATIVE_COUNT, INPUT_INVALID
 */
export function exactLocalMoran(counts: Float64Array, weights: SpatialWeights, alternative: Alternative): Float64Array {
  return moranPValues(counts, exactNeighborTails(counts, weights), alternative);
}

/** The p-values that follow from the tails of the neighbours' sums. */
export function moranPValues(counts: Float64Array, { many, few }: NeighborTails, alternative: Alternative): Float64Array {
  const { mean } = computeMoments(counts);
  return counts.map((own, unit) => {
    const [above, below] = [many[unit]!, few[unit]!];
    const side = Math.sign(own - mean);
    if (Number.isNaN(above)) return NaN;
    if (side === 0) return 1;
    if (alternative === 'two-sided') return Math.min(1, 2 * Math.min(above, below));
    return side > 0 === (alternative === 'greater') ? above : below;
  });
}

/** Units by their count, counts as they are first met: the rest of the map is the same for all units of one count. */
function groupByCount(counts: Float64Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [unit, count] of counts.entries()) {
    const group = groups.get(count);
    if (group) group.push(unit);
    else groups.set(count, [unit]);
  }
  return groups;
}

function without(counts: Float64Array, unit: number): Float64Array {
  return counts.filter((_, other) => other !== unit);
}

function sumOfNeighbors(counts: Float64Array, weights: SpatialWeights, unit: number): number {
  let sum = 0;
  for (let k = weights.start[unit]!; k < weights.start[unit + 1]!; k += 1) sum += counts[weights.neighbor[k]!]!;
  return sum;
}
