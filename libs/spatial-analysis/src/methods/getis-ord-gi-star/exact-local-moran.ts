import type { Alternative } from '@elektron/statistics';
import type { SpatialWeights } from '../../spatial-weights.ts';
import { exactLocalSumTails, type LocalSumTails } from './exact-local-sum.ts';
import { checkSize } from './getis-ord.ts';
import { computeMoments } from './moments.ts';

/**
 * p-values of local Moran's I on counts by the exact conditional null: a unit keeps its count, and its neighbours hold any choice of all the other counts,
 * each equally likely. Given the unit's own count, I grows (or falls) with its neighbours' sum alone, whether weights are binary or row-standardised. So
 * far tails are exact, where the normal approximation flags too much on sparse counts and 999 permutations end at 0.001.
 * @param counts accidents per unit, whole numbers; rates have no such null
 * @param weights who is whose neighbour; only that is used
 * @param alternative `greater`: more alike than by chance (HH, LL); `less`: more different (HL, LH); `two-sided`: twice the smaller tail
 * @param look called now and then with the share done; may throw to stop
 * @returns p per unit; NaN where a unit has no neighbours; 1 where its count is the mean, since then I is 0 whatever the neighbours hold
 * @throws Problem COUNT_NOT_WHOLE, NEGATIVE_COUNT, INPUT_INVALID
 * Source: conditional randomisation as in Anselin 1995, Geographical Analysis 27(2), 93-115; the counting as in exactLocalSumTails.
 */
export function exactLocalMoran(
  counts: Float64Array,
  weights: SpatialWeights,
  alternative: Alternative,
  look: (fraction: number) => void = () => undefined,
): Float64Array {
  checkSize(counts, weights);
  const { mean } = computeMoments(counts);
  const pValues = new Float64Array(counts.length).fill(NaN);
  const unitsOfCount = groupByCount(counts);
  let done = 0;
  for (const [own, units] of unitsOfCount) {
    look(done / counts.length);
    done += units.length;
    const sizeOf = (unit: number): number => weights.start[unit + 1]! - weights.start[unit]!;
    const largest = units.reduce((most, unit) => Math.max(most, sizeOf(unit)), 0);
    if (largest === 0) continue;
    const tails = exactLocalSumTails(without(counts, units[0]!), largest);
    for (const unit of units) {
      const size = sizeOf(unit);
      if (size > 0) pValues[unit] = pValueOf(tails, size, sumOfNeighbors(counts, weights, unit), Math.sign(own - mean), alternative);
    }
  }
  return pValues;
}

function pValueOf(tails: LocalSumTails, size: number, sum: number, side: number, alternative: Alternative): number {
  if (side === 0) return 1;
  const [many, few] = [tails.greater(size, sum), tails.less(size, sum)];
  if (alternative === 'two-sided') return Math.min(1, 2 * Math.min(many, few));
  return side > 0 === (alternative === 'greater') ? many : few;
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
