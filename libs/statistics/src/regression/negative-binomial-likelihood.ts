import type { Design } from './design.ts';
import type { Slope } from './newton.ts';
import { addProducts, columnSums, meansAt } from './poisson-likelihood.ts';

/**
 * How the overdispersion k differs from site to site: ln k = ln k0 + exponent · ln(size).
 * `logSizes` is null where it is the same everywhere; the exponent is fitted where it is null, and fixed otherwise.
 */
export interface DispersionShape {
  readonly logSizes: Float64Array | null;
  readonly exponent: number | null;
}

/** k of each site, from the last of the parameters: ln k0, and the exponent where it is not fixed. */
export function dispersionsAt({ columns, sites }: Design, shape: DispersionShape, parameters: Float64Array): Float64Array {
  const logK = parameters[columns.length]!;
  const { logSizes } = shape;
  if (logSizes === null) return new Float64Array(sites).fill(Math.exp(logK));
  const exponent = shape.exponent ?? parameters[columns.length + 1]!;
  return logSizes.map((logSize) => Math.exp(logK + exponent * logSize));
}

/** The log-likelihood, and its derivatives by the logarithms of mean and k of each site. */
interface SiteSlopes {
  readonly logLikelihood: number;
  readonly byMean: Float64Array;
  /** Negative second derivative by the mean: as observed, and as expected. */
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly byDispersion: Float64Array;
  /** Negative second derivatives. */
  readonly ofDispersion: Float64Array;
  readonly mixed: Float64Array;
}

/**
 * No special function is needed, since counts are whole: with θ = 1/k, Γ(x + θ)/Γ(θ) is the product of θ, θ + 1, … θ + x − 1.
 * ln(1 + mean/θ) through log1p: near the Poisson model θ is large, and the difference of two logarithms would be rounding.
 */
function slopesOfSites({ counts, sites, logFactorials }: Design, means: Float64Array, dispersions: Float64Array): SiteSlopes {
  const make = (): Float64Array => new Float64Array(sites);
  const [byMean, observed, expected, byDispersion, ofDispersion, mixed] = [make(), make(), make(), make(), make(), make()];
  let logLikelihood = -logFactorials;
  for (let i = 0; i < sites; i += 1) {
    const count = counts[i]!;
    const mean = means[i]!;
    const theta = 1 / dispersions[i]!;
    const both = theta + mean;
    let [first, second] = [0, 0];
    for (let j = 0; j < count; j += 1) {
      const inverse = 1 / (theta + j);
      logLikelihood += Math.log((mean / both) * (theta + j));
      first += inverse;
      second -= inverse * inverse;
    }
    const logShare = Math.log1p(mean / theta);
    logLikelihood -= theta * logShare;
    // By θ: once, and twice.
    first += (mean - count) / both - logShare;
    second += 1 / theta - 2 / both + (count + theta) / (both * both);
    byMean[i] = ((count - mean) * theta) / both;
    expected[i] = (mean * theta) / both;
    observed[i] = (expected[i]! * (theta + count)) / both;
    byDispersion[i] = -theta * first;
    ofDispersion[i] = -theta * (first + theta * second);
    mixed[i] = (theta * (count - mean) * mean) / (both * both);
  }
  return { logLikelihood, byMean, observed, expected, byDispersion, ofDispersion, mixed };
}

/** What a step along ln k is taken to cost at least for each site, where the likelihood bends the other way. */
const LEAST_BEND = 1e-3;

/**
 * Log-likelihood of negative-binomial counts with variance mean + k · mean², by coefficients, ln k0 and exponent together.
 * @param parameters the coefficients of the columns, ln k0, and the exponent where it is not fixed
 * Source: Hilbe 2011, Negative Binomial Regression, 2nd ed., ch. 8 (NB2); the derivatives by ln k0 and the exponent follow by the chain rule.
 */
export function negativeBinomialSlope(design: Design, shape: DispersionShape, parameters: Float64Array): Slope {
  const sites = slopesOfSites(design, meansAt(design, parameters), dispersionsAt(design, shape, parameters));
  const p = design.columns.length;
  const size = parameters.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const expected = new Float64Array(size * size);
  gradient.set(columnSums(design, sites.byMean));
  addProducts(design, sites.observed, information, size);
  addProducts(design, sites.expected, expected, size);
  // How ln k of a site changes with each of its parameters.
  const ones = design.columns[0]!;
  const directions = size === p + 1 ? [ones] : [ones, shape.logSizes!];
  for (const [d, direction] of directions.entries()) {
    const at = p + d;
    gradient[at] = sumOfProducts(direction, sites.byDispersion);
    const mixed = columnSums(
      design,
      sites.mixed.map((value, i) => value * direction[i]!),
    );
    for (let j = 0; j < p; j += 1) information[at * size + j] = information[j * size + at] = mixed[j]!;
    for (let e = 0; e <= d; e += 1) {
      const bend = sumOfProducts(direction, sites.ofDispersion, directions[e]);
      information[at * size + p + e] = information[(p + e) * size + at] = bend;
    }
    expected[at * size + at] = Math.max(Math.abs(information[at * size + at]!), LEAST_BEND * design.sites);
  }
  return { logLikelihood: sites.logLikelihood, gradient, information, expected };
}

function sumOfProducts(a: Float64Array, b: Float64Array, c: Float64Array | null = null): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]! * (c === null ? 1 : c[i]!);
  return sum;
}
