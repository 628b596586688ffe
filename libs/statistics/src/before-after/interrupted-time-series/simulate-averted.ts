import type { ConfidenceInterval } from '../../confidence-interval.ts';
import { quantileOf } from '../../quantile.ts';
import { randomGamma, randomNormal } from '../../random-variates.ts';
import { seededRandom, type Random } from '../../random.ts';
import { factorCholesky } from '../../regression/cholesky.ts';
import type { SegmentedFit } from './segmented-regression.ts';
import { layOutMonthsAfter, predictAfter, valuesOf, type FittedSeries } from './series-effect.ts';
import { sum } from '../treated-table.ts';

/** Accidents expected without the intervention less those fitted with it, over all months after; below 0 where they became more. */
export interface AvertedAccidents {
  readonly value: number;
  /** Of the simulated coefficients; `null` where their covariance has no root. */
  readonly interval: ConfidenceInterval | null;
  readonly draws: number;
  readonly seed: number;
}

export interface SimulationOptions {
  readonly level: number;
  readonly draws: number;
  readonly seed: number;
}

/**
 * Averted accidents with the interval of draws of the coefficients: normal ones around the fitted, each draw wider or narrower as the
 * dispersion may be (multivariate t).
 * Source: King, Tomz & Wittenberg 2000, American Journal of Political Science 44, 347-361; for the dispersion Gelman & Hill 2007, Data
 *   Analysis Using Regression and Multilevel/Hierarchical Models, 7.2.
 */
export function simulateAverted(series: FittedSeries, { level, draws, seed }: SimulationOptions): AvertedAccidents {
  const { treated, comparison } = series;
  const months = layOutMonthsAfter(treated);
  const avertedBy = (own: Float64Array, others: Float64Array | null): number => {
    const { fitted, expected } = predictAfter(months, own, others);
    return sum(expected) - sum(fitted);
  };
  const value = avertedBy(valuesOf(treated), comparison && valuesOf(comparison));
  const random = seededRandom(seed);
  const draw = prepareDraw(random, treated);
  const drawOthers = comparison && prepareDraw(random, comparison);
  if (draw === null || (comparison !== null && drawOthers === null)) return { value, interval: null, draws, seed };
  const simulated = Array.from({ length: draws }, () => avertedBy(draw(), drawOthers && drawOthers())).sort((a, b) => a - b);
  const [lower, upper] = [quantileOf(simulated, (1 - level) / 2), quantileOf(simulated, (1 + level) / 2)];
  return { value, interval: lower === null || upper === null ? null : { lower, upper, level }, draws, seed };
}

/** Draws coefficients of a fit, one set at a call; `null` where their covariance has no root. */
function prepareDraw(random: Random, fit: SegmentedFit): (() => Float64Array) | null {
  const size = fit.columns.length;
  const root = factorCholesky(fit.covariance, size);
  if (typeof root === 'number') return null;
  const values = valuesOf(fit);
  // Chi-square over its degrees of freedom, as a gamma variable with mean 1.
  const half = fit.degreesOfFreedom / 2;
  return () => {
    const normal = Float64Array.from(values, () => randomNormal(random));
    const wider = 1 / Math.sqrt(randomGamma(random, half, half));
    return values.map((value, j) => {
      let step = 0;
      for (let k = 0; k <= j; k += 1) step += root[j * size + k]! * normal[k]!;
      return value + wider * step;
    });
  };
}
