import { Problem } from '@elektron/domain';
import { normalQuantile } from '../normal.ts';
import { requireLevel } from '../require-number.ts';
import { factorCholesky, invertCholesky } from './cholesky.ts';
import { clusteredCovariance } from './clustered-covariance.ts';
import { layOut, readColumn, readSizes, uncenter, uncenterCovariance, type CountData, type Design } from './design.ts';
import { dispersionsAt, negativeBinomialSlope, type DispersionShape } from './negative-binomial-likelihood.ts';
import { maximize, type Maximum, type Slope } from './newton.ts';
import { addProducts, meansAt, poissonSlope } from './poisson-likelihood.ts';

/**
 * The overdispersion k in variance = mean + k · mean²: the same everywhere; k0 / size, as of the Highway Safety Manual's segments;
 * or k0 · size^exponent with the exponent fitted, too. The size is a length.
 */
export type Dispersion =
  { readonly form: 'constant' } | { readonly form: 'over-size' | 'power-of-size'; readonly sizes: ArrayLike<number> };

export interface CountModelOptions {
  /** Default: constant. */
  readonly dispersion?: Dispersion;
  /** The site of each row, where years of one site repeat: standard errors then allow for their likeness. */
  readonly groups?: ArrayLike<number>;
  /** Coverage of the intervals, 0.95 for 95 %. */
  readonly level: number;
}

export interface Coefficient {
  readonly name: string;
  readonly value: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

export interface FittedDispersion {
  /** k0. Of a constant form that is k of every site. */
  readonly k: number;
  /** Of ln k0, by the observed information of everything fitted. */
  readonly standardErrorOfLog: number;
  /** Of the size; 0 where k is constant, −1 over size. */
  readonly exponent: number;
  readonly standardErrorOfExponent: number | null;
}

/** A safety performance function: how many accidents sites such as these have. */
export interface CountModel {
  readonly sites: number;
  readonly accidents: number;
  readonly coefficients: readonly Coefficient[];
  readonly level: number;
  /** Of the coefficients, by rows, in their order. */
  readonly covariance: Float64Array;
  /** `null`: the counts differ no more than Poisson counts do, and the model is the Poisson model. */
  readonly dispersion: FittedDispersion | null;
  readonly logLikelihood: number;
  readonly akaike: number;
  readonly bayes: number;
  /** Fitted mean of each site, and its k (0 where the model is Poisson). */
  readonly means: Float64Array;
  readonly dispersions: Float64Array;
}

/** Beyond this k the data do not tell the model from the Poisson model. Source: methods.md b: θ of 1e4 to 1e6. */
const LEAST_K = 1e-5;

/**
 * Poisson regression with log link by maximum likelihood.
 * @throws Problem SITES_TOO_FEW, NO_ACCIDENTS, COVARIATES_DEPENDENT, FIT_NOT_CONVERGED, INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE
 * Source: McCullagh & Nelder 1989, Generalized Linear Models, 2nd ed., ch. 6.
 */
export function fitPoisson(data: CountData, { level, groups }: Omit<CountModelOptions, 'dispersion'>): CountModel {
  const design = layOut(data);
  return describe(design, fitMeans(design), null, level, groups);
}

/**
 * Negative-binomial regression with log link by joint maximum likelihood of coefficients and overdispersion. Where the counts differ no
 * more than Poisson counts do, the Poisson model with `dispersion: null`.
 * Standard errors of the coefficients are by the expected information given k, or, with groups, clustered.
 * @throws Problem as `fitPoisson`, NOT_POSITIVE for a size
 * Source: Lawless 1987, Canadian Journal of Statistics 15, 209-225; the forms of k: Hauer 2001, Accident Analysis & Prevention 33, 799-808.
 */
export function fitNegativeBinomial(data: CountData, options: CountModelOptions): CountModel {
  const { dispersion = { form: 'constant' }, level, groups } = options;
  const design = layOut(data);
  const shape = readShape(dispersion, design.sites);
  const poisson = fitMeans(design);
  const start = startOfDispersion(design, shape, poisson.at);
  if (start === null) return describe(design, poisson, null, level, groups);
  const more = shape.exponent === null ? [0] : [];
  const found = maximize(
    Float64Array.from([...poisson.at, Math.log(start), ...more]),
    (at) => negativeBinomialSlope(design, shape, at),
    (at) => at[design.columns.length]! < Math.log(LEAST_K),
  );
  if (found.at[design.columns.length]! < Math.log(LEAST_K)) return describe(design, poisson, null, level, groups);
  return describe(design, found, shape, level, groups);
}

function fitMeans(design: Design): Maximum {
  const exposure = design.offset.reduce((sum, offset) => sum + Math.exp(offset), 0);
  const start = new Float64Array(design.columns.length);
  start[0] = Math.log(design.total / exposure);
  return maximize(start, (at) => poissonSlope(design, at));
}

function readShape(dispersion: Dispersion, sites: number): DispersionShape {
  if (dispersion.form === 'constant') return { logSizes: null, exponent: 0 };
  const logSizes = readSizes('sizes', dispersion.sizes, sites).map(Math.log);
  return { logSizes, exponent: dispersion.form === 'over-size' ? -1 : null };
}

/** k by moments around the Poisson fit; `null` where the likelihood falls as k leaves 0. */
function startOfDispersion({ counts, ...design }: Design, shape: DispersionShape, coefficients: Float64Array): number | null {
  const means = meansAt({ counts, ...design }, coefficients);
  let [beyond, squares] = [0, 0];
  for (const [i, mean] of means.entries()) {
    // At k = 0 the slope by k of a site is half of what its squared residual exceeds its count by.
    const weight = shape.logSizes === null || shape.exponent === null ? 1 : Math.exp(shape.exponent * shape.logSizes[i]!);
    beyond += weight * ((counts[i]! - mean) ** 2 - counts[i]!);
    squares += (weight * mean) ** 2;
  }
  return beyond <= 0 ? null : Math.max(beyond / squares, 10 * LEAST_K);
}

function describe(
  design: Design,
  { at, slope }: Maximum,
  shape: DispersionShape | null,
  level: number,
  groups: ArrayLike<number> | undefined,
): CountModel {
  const means = meansAt(design, at);
  const dispersions = shape === null ? new Float64Array(design.sites) : dispersionsAt(design, shape, at);
  const covariance =
    groups === undefined ? expectedCovariance(design, means, dispersions) : clustered(design, slope, means, dispersions, groups);
  const parameters = at.length;
  return {
    sites: design.sites,
    accidents: design.total,
    coefficients: nameCoefficients(design, uncenter(design, at), covariance, level),
    level,
    covariance,
    dispersion: shape === null ? null : describeDispersion(design, shape, at, slope),
    logLikelihood: slope.logLikelihood,
    akaike: 2 * parameters - 2 * slope.logLikelihood,
    bayes: parameters * Math.log(design.sites) - 2 * slope.logLikelihood,
    means,
    dispersions,
  };
}

function nameCoefficients({ names }: Design, values: Float64Array, covariance: Float64Array, level: number): Coefficient[] {
  const reach = normalQuantile((1 + requireLevel(level)) / 2);
  return names.map((name, j) => {
    const value = values[j]!;
    const standardError = Math.sqrt(covariance[j * names.length + j]!);
    return { name, value, standardError, lower: value - reach * standardError, upper: value + reach * standardError };
  });
}

function expectedCovariance(design: Design, means: Float64Array, dispersions: Float64Array): Float64Array {
  const p = design.columns.length;
  const information = new Float64Array(p * p);
  addProducts(
    design,
    means.map((mean, i) => mean / (1 + dispersions[i]! * mean)),
    information,
    p,
  );
  return uncenterCovariance(design, invert(information, p), p);
}

function clustered(design: Design, slope: Slope, means: Float64Array, dispersions: Float64Array, groups: ArrayLike<number>): Float64Array {
  const p = design.columns.length;
  const size = slope.gradient.length;
  const own = Float64Array.from({ length: p * p }, (_, i) => slope.information[Math.floor(i / p) * size + (i % p)]!);
  const residuals = means.map((mean, i) => (design.counts[i]! - mean) / (1 + dispersions[i]! * mean));
  const covariance = clusteredCovariance(design.columns, residuals, readColumn('groups', groups, design.sites), invert(own, p));
  return uncenterCovariance(design, covariance, p);
}

function describeDispersion(design: Design, shape: DispersionShape, at: Float64Array, { information }: Slope): FittedDispersion {
  const p = design.columns.length;
  const size = at.length;
  const covariance = invert(information, size);
  const errorOf = (i: number): number => Math.sqrt(covariance[i * size + i]!);
  const isFitted = shape.exponent === null;
  return {
    k: Math.exp(at[p]!),
    standardErrorOfLog: errorOf(p),
    exponent: shape.exponent ?? at[p + 1]!,
    standardErrorOfExponent: isFitted ? errorOf(p + 1) : null,
  };
}

/** @throws Problem FIT_NOT_CONVERGED where the likelihood is flat in some direction at its top */
function invert(information: Float64Array, size: number): Float64Array {
  const factor = factorCholesky(information, size);
  if (typeof factor === 'number') throw new Problem('FIT_NOT_CONVERGED', { rounds: 0 });
  return invertCholesky(factor, size);
}
