import { Problem } from '@elektron/domain';
import type { SpatialWeights } from '../../spatial-weights.ts';
import { computeMoments } from '../../tested-units/moments.ts';

/** Sums over the neighbours of one unit: of weights, of squared weights and of weighted values. */
interface LocalSums {
  readonly weights: number;
  readonly squares: number;
  readonly values: number;
}

/**
 * Getis-Ord Gi*: how far the sum over a unit and its neighbours lies above (or below) what the whole map would give, in standard deviations.
 * @param counts value per unit, accidents or a rate
 * @param weights binary weights; the unit itself is added with weight 1
 * @returns z per unit, analytic; NaN where it is undefined (all values equal, or a neighbourhood that is the whole map)
 * @throws Problem INPUT_INVALID
 * Source: Ord & Getis 1995, Geographical Analysis 27(4), 286-306.
 */
export function getisOrdGiStar(counts: Float64Array, weights: SpatialWeights): Float64Array {
  checkSize(counts, weights);
  if (weights.style !== 'binary') throw new Problem('INPUT_INVALID', { field: 'weights', value: weights.style });
  const { n, mean, second } = computeMoments(counts);
  return counts.map((own, unit) => {
    const sums = sumNeighbors(counts, weights, unit);
    const total = sums.weights + 1;
    return standardize(sums.values + own - mean * total, second, spread(n, total, sums.squares + 1));
  });
}

/**
 * Getis-Ord Gi: as Gi*, but the unit itself counts neither among its neighbours nor in the mean and variance.
 * @returns z per unit; NaN where it is undefined (as above, or no neighbours)
 * @throws Problem INPUT_INVALID
 * Source: Ord & Getis 1995.
 */
export function getisOrdGi(counts: Float64Array, weights: SpatialWeights): Float64Array {
  checkSize(counts, weights);
  const { n, mean, second } = computeMoments(counts);
  return counts.map((own, unit) => {
    const sums = sumNeighbors(counts, weights, unit);
    // Mean and variance of the others, from those of all by taking one out.
    const meanOfOthers = (n * mean - own) / (n - 1);
    const secondOfOthers = (n * second - ((own - mean) ** 2 * n) / (n - 1)) / (n - 1);
    if (secondOfOthers <= second * ROUNDING) return NaN;
    return standardize(sums.values - meanOfOthers * sums.weights, secondOfOthers, spread(n - 1, sums.weights, sums.squares));
  });
}

/** What is left of a difference of equal numbers: below this share it is rounding error, so z is undefined rather than huge. */
const ROUNDING = 1e-12;

/** Variance of a weighted sum under randomisation, in units of the variance of the values. */
function spread(n: number, total: number, squares: number): number {
  const difference = n * squares - total * total;
  return difference > n * squares * ROUNDING ? difference / (n - 1) : 0;
}

function standardize(difference: number, second: number, factor: number): number {
  return second > 0 && factor > 0 ? difference / Math.sqrt(second * factor) : NaN;
}

/** Weights and weighted values of a unit's neighbours. */
export function sumNeighbors(values: Float64Array, { start, neighbor, weight }: SpatialWeights, unit: number): LocalSums {
  let weights = 0;
  let squares = 0;
  let sum = 0;
  for (let k = start[unit]!; k < start[unit + 1]!; k++) {
    weights += weight[k]!;
    squares += weight[k]! * weight[k]!;
    sum += weight[k]! * values[neighbor[k]!]!;
  }
  return { weights, squares, values: sum };
}

/** @throws Problem INPUT_INVALID */
export function checkSize(values: Float64Array, weights: SpatialWeights): void {
  if (weights.start.length !== values.length + 1) throw new Problem('INPUT_INVALID', { field: 'weights', value: weights.start.length - 1 });
}
