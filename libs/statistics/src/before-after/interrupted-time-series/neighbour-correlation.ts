import { normalUpperTail } from '../../normal.ts';
import type { SegmentedFit } from './segmented-regression.ts';

/** Whether residuals of neighbouring months are alike, as far as a model with so many terms lets one see. */
export interface NeighbourCorrelation {
  /** Of the standardised residuals of each month and the next. */
  readonly correlation: number;
  /** What it would be on average if months were independent: below 0, since terms fitted to few months make neighbours unlike. */
  readonly expected: number;
  /** One-sided: only residuals that are alike make intervals too narrow. */
  readonly pValue: number;
}

/**
 * Durbin and Watson's statistic as a correlation, with the mean and variance that it has under independence given these very terms, and the
 * normal approximation. Ljung and Box's test knows nothing of the terms and raises a false alarm in a quarter of series of 36 months.
 * Months left out make no pairs.
 * Source: Durbin & Watson 1950, Biometrika 37, 409-428 (the moments).
 */
export function neighbourCorrelation(fit: SegmentedFit): NeighbourCorrelation {
  const { months, model } = fit;
  const n = months.length;
  const variances = months.map((_, i) => model.means[i]! * (1 + model.dispersions[i]! * model.means[i]!));
  const residuals = months.map(({ count }, i) => (count - model.means[i]!) / Math.sqrt(variances[i]!));
  const hasNext = months.map(({ time }, i) => months[i + 1]?.time === time + 1);
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  const correlation = residuals.reduce((sum, value, i) => sum + (hasNext[i] ? value * residuals[i + 1]! : 0), 0) / squares;
  const maker = residualMaker(fit, variances);
  // Half of each neighbour: the symmetric matrix of the statistic, behind the residual maker.
  const shifted = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      const [before, after] = [j > 0 && hasNext[j - 1] ? maker[i * n + j - 1]! : 0, hasNext[j] ? maker[i * n + j + 1]! : 0];
      shifted[i * n + j] = (before + after) / 2;
    }
  }
  let [trace, ofSquare] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    trace += shifted[i * n + i]!;
    for (let j = 0; j < n; j += 1) ofSquare += shifted[i * n + j]! * shifted[j * n + i]!;
  }
  const free = fit.degreesOfFreedom;
  const expected = trace / free;
  const variance = (2 * (ofSquare - free * expected ** 2)) / (free * (free + 2));
  return { correlation, expected, pValue: normalUpperTail((correlation - expected) / Math.sqrt(variance)) };
}

/** I − W^½ X (Xᵀ W X)⁻¹ Xᵀ W^½, by rows: what the fit does to independent errors. */
function residualMaker({ months, columns, model }: SegmentedFit, variances: readonly number[]): Float64Array {
  const [n, size] = [months.length, columns.length];
  // The weight of a month is the square of its mean over its variance.
  const rows = months.map((_, i) => columns.map((column) => (column[i]! * model.means[i]!) / Math.sqrt(variances[i]!)));
  const maker = new Float64Array(n * n);
  for (const [i, row] of rows.entries()) {
    const moved = columns.map((_, k) => row.reduce((sum, value, j) => sum + value * model.covariance[j * size + k]!, 0));
    for (const [j, other] of rows.entries()) {
      maker[i * n + j] = (i === j ? 1 : 0) - other.reduce((sum, value, k) => sum + value * moved[k]!, 0);
    }
  }
  return maker;
}
