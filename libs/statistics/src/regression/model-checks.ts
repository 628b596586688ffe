import { Problem } from '@elektron/domain';
import { chiSquareUpperTail } from '../chi-square.ts';
import type { CountModel } from './fit-count-model.ts';

/** Residuals of a model summed up in the order of a covariate: where the sum wanders off, the covariate's form does not fit. */
export interface CumulativeResiduals {
  /** Sites in ascending order of the covariate, ties in their given order. */
  readonly order: Uint32Array;
  /** Observed less fitted, summed up to each place of the order. */
  readonly cumulative: Float64Array;
  /** Two standard deviations of that sum, where residuals are independent. */
  readonly limits: Float64Array;
  readonly shareOutside: number;
  readonly largest: number;
}

/**
 * @param counts observed at each site
 * @param means fitted
 * @param covariate by which sites are put in order
 * @throws Problem INPUT_INVALID where the arrays differ in length
 * Source: Hauer & Bamfo 1997, Two tools for finding what function links the dependent variable to the explanatory variables, ICTCT Lund;
 *   limits 2 √(S(i) (1 − S(i)/S(n))), S the running sum of squared residuals.
 */
export function cumulativeResiduals(
  counts: ArrayLike<number>,
  means: ArrayLike<number>,
  covariate: ArrayLike<number>,
): CumulativeResiduals {
  const sites = counts.length;
  if (means.length !== sites || covariate.length !== sites) {
    throw new Problem('INPUT_INVALID', { field: 'covariate', value: `${means.length}, ${covariate.length} ≠ ${sites}` });
  }
  const order = Uint32Array.from({ length: sites }, (_, i) => i).sort((a, b) => covariate[a]! - covariate[b]! || a - b);
  const cumulative = new Float64Array(sites);
  const squares = new Float64Array(sites);
  let [sum, squared] = [0, 0];
  for (const [place, i] of order.entries()) {
    const residual = counts[i]! - means[i]!;
    cumulative[place] = sum += residual;
    squares[place] = squared += residual * residual;
  }
  // The last limit is 0 up to rounding, which must not make a root of it impossible.
  const limits = squares.map((square) => 2 * Math.sqrt(Math.max(0, square * (1 - square / squared))));
  const outside = cumulative.reduce((found, value, i) => found + (Math.abs(value) > limits[i]! ? 1 : 0), 0);
  const largest = cumulative.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { order, cumulative, limits, shareOutside: outside / sites, largest };
}

/** How far a model is from the counts. */
export interface Fit {
  readonly deviance: number;
  readonly pearson: number;
  readonly degreesOfFreedom: number;
}

/** Deviance and Pearson's chi-square of a fitted model, given its overdispersion. Source: McCullagh & Nelder 1989, ch. 2 and 11. */
export function measureFit(counts: ArrayLike<number>, { means, dispersions, coefficients }: CountModel): Fit {
  let [deviance, pearson] = [0, 0];
  for (const [i, mean] of means.entries()) {
    const count = counts[i]!;
    const k = dispersions[i]!;
    const own = count === 0 ? 0 : count * Math.log(count / mean);
    deviance += 2 * (own - (k === 0 ? count - mean : (count + 1 / k) * Math.log1p((k * (count - mean)) / (1 + k * mean))));
    pearson += (count - mean) ** 2 / (mean * (1 + k * mean));
  }
  return { deviance, pearson, degreesOfFreedom: means.length - coefficients.length };
}

export interface OverdispersionTest {
  /** Twice the difference of the two log-likelihoods. */
  readonly statistic: number;
  readonly pValue: number;
}

/**
 * Whether counts differ more than Poisson counts do. Under the hypothesis k = 0 lies at the edge of what k can be, so the statistic is 0 in
 * half of all samples: the p-value is half of the chi-square's.
 * @param poisson, negativeBinomial the two fits of the same data
 * Source: Self & Liang 1987, Journal of the American Statistical Association 82, 605-610.
 */
export function testOverdispersion(poisson: CountModel, negativeBinomial: CountModel): OverdispersionTest {
  const statistic = Math.max(0, 2 * (negativeBinomial.logLikelihood - poisson.logLikelihood));
  return { statistic, pValue: statistic === 0 ? 1 : chiSquareUpperTail(statistic, 1) / 2 };
}
