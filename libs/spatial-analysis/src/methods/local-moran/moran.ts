import { normalTail, type Alternative } from '@elektron/statistics';
import type { SpatialWeights } from '../../spatial-weights.ts';
import { checkSize, sumNeighbors } from '../getis-ord-gi-star/getis-ord.ts';
import { computeMoments } from '../../tested-units/moments.ts';

/** Own value and neighbours' mean against the mean of the map: high-high, low-low, high-low, low-high; null without neighbours. */
export type MoranQuadrant = 'HH' | 'LL' | 'HL' | 'LH' | null;

/** Index i is the unit in every array; NaN where undefined (no neighbours, all values equal). */
export interface LocalMoran {
  readonly statistic: Float64Array;
  /** z under conditional randomisation: the unit keeps its value. */
  readonly zScoreConditional: Float64Array;
  /** z under total randomisation, Anselin's original. */
  readonly zScoreTotal: Float64Array;
  readonly quadrant: readonly MoranQuadrant[];
}

/**
 * Local Moran's I: how alike a unit and its neighbours are.
 * @param values value per unit
 * @param weights row-standardized as a rule; taken as they are
 * @throws Problem INPUT_INVALID
 * Sources: Anselin 1995, Geographical Analysis 27(2), 93-115; Sokal, Oden & Thomson 1998, Geographical Analysis 30(4), 331-354.
 */
export function localMoran(values: Float64Array, weights: SpatialWeights): LocalMoran {
  checkSize(values, weights);
  const { n, mean, second, fourth } = computeMoments(values);
  const kurtosis = fourth / (second * second);
  const result = {
    statistic: new Float64Array(n).fill(NaN),
    zScoreConditional: new Float64Array(n).fill(NaN),
    zScoreTotal: new Float64Array(n).fill(NaN),
    quadrant: new Array<MoranQuadrant>(n).fill(null),
  };
  values.forEach((value, unit) => {
    const sums = sumNeighbors(values, weights, unit);
    if (sums.weights === 0) return;
    const own = value - mean;
    const lag = sums.values - mean * sums.weights;
    result.quadrant[unit] = `${own > 0 ? 'H' : 'L'}${lag > 0 ? 'H' : 'L'}`;
    if (second === 0) return;
    const statistic = (own * lag) / second;
    const spread = sums.squares - sums.weights ** 2 / (n - 1);
    const conditionalMean = (-(own * own) * sums.weights) / ((n - 1) * second);
    const conditionalVariance = (own / second) ** 2 * (n / (n - 2)) * spread * (second - own ** 2 / (n - 1));
    const totalMean = -sums.weights / (n - 1);
    const totalVariance =
      (sums.squares * (n - kurtosis)) / (n - 1) +
      ((sums.weights ** 2 - sums.squares) * (2 * kurtosis - n)) / ((n - 1) * (n - 2)) -
      totalMean ** 2;
    result.statistic[unit] = statistic;
    result.zScoreConditional[unit] = standardize(statistic - conditionalMean, conditionalVariance);
    result.zScoreTotal[unit] = standardize(statistic - totalMean, totalVariance);
  });
  return result;
}

function standardize(difference: number, variance: number): number {
  return variance > 0 ? difference / Math.sqrt(variance) : NaN;
}

/** Null where undefined: fewer than four units, no neighbours at all, or all values equal. */
export interface GlobalMoran {
  readonly statistic: number | null;
  readonly expectation: number | null;
  readonly variance: number | null;
  readonly zScore: number | null;
  readonly pValue: number | null;
}

const UNDEFINED_MORAN: GlobalMoran = { statistic: null, expectation: null, variance: null, zScore: null, pValue: null };
/** The variance under randomisation divides by (n - 1)(n - 2)(n - 3). */
const FEWEST_UNITS = 4;

/**
 * Global Moran's I with its moments under randomisation.
 * @param values value per unit
 * @param weights row-standardized as a rule; taken as they are
 * @param alternative `greater`: neighbours are alike; `less`: they differ
 * @throws Problem INPUT_INVALID
 * Source: Cliff & Ord 1981, Spatial Processes, ch. 2.
 */
export function globalMoran(values: Float64Array, weights: SpatialWeights, alternative: Alternative): GlobalMoran {
  checkSize(values, weights);
  const { n, mean, second, fourth } = computeMoments(values);
  const { s0, s1, s2 } = sumWeights(weights);
  if (n < FEWEST_UNITS || s0 === 0 || second === 0) return UNDEFINED_MORAN;
  let products = 0;
  values.forEach((value, unit) => {
    const sums = sumNeighbors(values, weights, unit);
    products += (value - mean) * (sums.values - mean * sums.weights);
  });
  const statistic = products / (s0 * second);
  const expectation = -1 / (n - 1);
  const kurtosis = fourth / (second * second);
  const meanOfSquare =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
    ((n - 1) * (n - 2) * (n - 3) * s0 * s0);
  const variance = meanOfSquare - expectation ** 2;
  if (!(variance > 0)) return { ...UNDEFINED_MORAN, statistic, expectation };
  const zScore = (statistic - expectation) / Math.sqrt(variance);
  return { statistic, expectation, variance, zScore, pValue: normalTail(zScore, alternative) };
}

/** S0, S1 and S2 of Cliff & Ord: of weights, of symmetrised squares, and of squared row plus column sums. */
function sumWeights({ start, neighbor, weight }: SpatialWeights): { s0: number; s1: number; s2: number } {
  const n = start.length - 1;
  const rowPlusColumn = new Float64Array(n);
  const weightOf = (from: number, to: number): number => {
    for (let k = start[from]!; k < start[from + 1]!; k++) if (neighbor[k] === to) return weight[k]!;
    return 0;
  };
  let s0 = 0;
  let s1 = 0;
  for (let unit = 0; unit < n; unit++) {
    for (let k = start[unit]!; k < start[unit + 1]!; k++) {
      const other = neighbor[k]!;
      const back = weightOf(other, unit);
      s0 += weight[k]!;
      // A pair that is listed both ways is met twice, one that is listed one way only once; S1 is half the sum over both.
      s1 += back === 0 ? weight[k]! ** 2 : (weight[k]! + back) ** 2 / 2;
      rowPlusColumn[unit]! += weight[k]!;
      rowPlusColumn[other]! += weight[k]!;
    }
  }
  return { s0, s1, s2: rowPlusColumn.reduce((sum, value) => sum + value * value, 0) };
}
