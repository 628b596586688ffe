import { sum } from '../before-after/treated-table.ts';
import { chiSquareQuantile, chiSquareUpperTail } from '../chi-square.ts';
import type { ConfidenceInterval } from '../confidence-interval.ts';
import { areAllEqual, weighStudies } from './pooled-effect.ts';
import type { Study } from './study.ts';

/** How the variance between studies is estimated. */
export const BETWEEN_VARIANCE_METHODS = ['dersimonian-laird', 'restricted-likelihood', 'paule-mandel'] as const;
export type BetweenVarianceMethod = (typeof BETWEEN_VARIANCE_METHODS)[number];

/** Whether the effects of the studies differ by more than their own errors explain. */
export interface Heterogeneity {
  /** Cochran's Q. */
  readonly q: number;
  readonly degreesOfFreedom: number;
  /** Probability of such a Q or a larger one where all studies have one effect. */
  readonly pValue: number;
  /** Share of the spread that is not error, 0 to 100 %. */
  readonly iSquaredPercent: number;
  /** Q / degrees of freedom; below 1 where the studies agree better than their errors let one expect. */
  readonly hSquared: number;
}

/**
 * @param studies at least two
 * Sources: Cochran 1954, Biometrics 10, 101-129; Higgins & Thompson 2002, Statistics in Medicine 21, 1539-1558.
 */
export function testHeterogeneity(studies: readonly Study[]): Heterogeneity {
  const q = areAllEqual(studies) ? 0 : weighStudies(studies, 0).spread;
  const degreesOfFreedom = studies.length - 1;
  return {
    q,
    degreesOfFreedom,
    pValue: chiSquareUpperTail(q, degreesOfFreedom),
    iSquaredPercent: q === 0 ? 0 : Math.max(0, (100 * (q - degreesOfFreedom)) / q),
    hSquared: q / degreesOfFreedom,
  };
}

/**
 * Variance of the true effects between studies (tau²), on the logarithmic scale, never below 0.
 * @param studies at least two
 * Sources: DerSimonian & Laird 1986, Controlled Clinical Trials 7, 177-188; Paule & Mandel 1982, Journal of Research of the NBS 87, 377-385; restricted
 * likelihood: Viechtbauer 2005, Journal of Educational and Behavioral Statistics 30, 261-293.
 */
export function estimateBetweenVariance(studies: readonly Study[], method: BetweenVarianceMethod): number {
  if (areAllEqual(studies)) return 0;
  if (method === 'paule-mandel') return solveSpread(studies, studies.length - 1);
  return method === 'dersimonian-laird' ? byMoments(studies) : byRestrictedLikelihood(studies);
}

/**
 * Limits of tau²: those values with which the weighted spread lies between the chi-square quantiles (Q-profile).
 * @param studies at least two
 * @returns `null` where even tau² = 0 leaves less spread than chance does in all but (1 - level) / 2 of cases: then no value fits
 * Source: Viechtbauer 2007, Statistics in Medicine 26, 37-52.
 */
export function betweenVarianceInterval(studies: readonly Study[], level: number): ConfidenceInterval | null {
  const degreesOfFreedom = studies.length - 1;
  const [least, most] = [(1 - level) / 2, (1 + level) / 2].map((share) => chiSquareQuantile(share, degreesOfFreedom)) as [number, number];
  if (areAllEqual(studies) || weighStudies(studies, 0).spread < least) return null;
  return { lower: solveSpread(studies, most), upper: solveSpread(studies, least), level };
}

function byMoments(studies: readonly Study[]): number {
  const { spread, weights, sumOfWeights } = weighStudies(studies, 0);
  const scale = sumOfWeights - sum(weights.map((weight) => weight ** 2)) / sumOfWeights;
  return Math.max(0, (spread - (studies.length - 1)) / scale);
}

/** The tau² at which the weighted spread, which falls as tau² grows, is what is asked; 0 where it is already less. */
function solveSpread(studies: readonly Study[], target: number): number {
  const isAbove = (tauSquared: number): boolean => weighStudies(studies, tauSquared).spread > target;
  if (!isAbove(0)) return 0;
  let beyond = Math.max(...studies.map(({ variance }) => variance));
  while (isAbove(beyond)) beyond *= 2;
  return bisect(0, beyond, isAbove);
}

/** Between two points of the scan the slope of the likelihood changes its sign at most once, as far as has been seen. */
const SCAN_STEPS = 200;

/**
 * The likelihood can have more than one top, so its slope is scanned over all values that come into question. With R the range of the effects, the slope
 * is below 0 beyond 4R² and the largest variance: there weights differ by a factor of 2 at most, so that (k - 1) w / 2 is more than k R² w².
 */
function byRestrictedLikelihood(studies: readonly Study[]): number {
  const effects = studies.map(({ logEffect }) => logEffect);
  const range = Math.max(...effects) - Math.min(...effects);
  const end = Math.max(4 * range ** 2, ...studies.map(({ variance }) => variance));
  const isRising = (tauSquared: number): boolean => restrictedSlope(studies, tauSquared) > 0;
  let best = 0;
  for (let step = 1; step <= SCAN_STEPS; step += 1) {
    const [from, to] = [step - 1, step].map((each) => end * (each / SCAN_STEPS) ** 2) as [number, number];
    if (!isRising(from) || isRising(to)) continue;
    const top = bisect(from, to, isRising);
    if (restrictedLogLikelihood(studies, top) > restrictedLogLikelihood(studies, best)) best = top;
  }
  return best;
}

/** Up to a constant. */
export function restrictedLogLikelihood(studies: readonly Study[], tauSquared: number): number {
  const { spread, sumOfWeights, weights } = weighStudies(studies, tauSquared);
  return (sum(weights.map(Math.log)) - Math.log(sumOfWeights) - spread) / 2;
}

/** Twice its derivative by tau². */
function restrictedSlope(studies: readonly Study[], tauSquared: number): number {
  const { mean, sumOfWeights, weights } = weighStudies(studies, tauSquared);
  const squares = weights.map((weight) => weight ** 2);
  return sum(studies.map(({ logEffect }, i) => squares[i]! * (logEffect - mean) ** 2)) - sumOfWeights + sum(squares) / sumOfWeights;
}

/** Enough halvings for all digits of a double that is not far smaller than the bracket. */
const HALVINGS = 100;

/** Where a claim that is true at `low` and false at `high` ceases to hold. */
function bisect(low: number, high: number, holds: (value: number) => boolean): number {
  for (let round = 0; round < HALVINGS; round += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
