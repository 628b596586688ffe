import type { ConfidenceInterval } from '../confidence-interval.ts';
import { normalQuantile } from '../normal.ts';
import { poissonInterval } from '../poisson-interval.ts';
import { requireCount, requireLevel, requireNotNegative } from '../require-number.ts';
import type { CrashModificationFactor, Effect, RatioInterval } from './before-after-result.ts';

/** Observed after, and what was expected without the treatment. */
export interface ObservedAndExpected {
  /** lambda (count). */
  readonly observedAfter: number;
  /** pi (count). */
  readonly expectedAfter: number;
  readonly expectedAfterVariance: number;
}

/**
 * The common estimator of every before/after method: how observed compares with expected, with its uncertainty. The observed count is
 * taken as Poisson. The ratio with its interval is the figure to show; the factor is the same corrected for the bias of a ratio whose
 * denominator is uncertain, as the literature reports it.
 * @param level coverage of the intervals as a share, 0.95 for 95 %
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 6 (four-step); the interval of the ratio after the delta
 * method, docs/methods/naive.md.
 */
export function estimateEffect(study: ObservedAndExpected, level: number): Effect {
  const { observedAfter, expectedAfter, expectedAfterVariance } = study;
  requireCount('observedAfter', observedAfter);
  requireNotNegative('expectedAfter', expectedAfter);
  requireNotNegative('expectedAfterVariance', expectedAfterVariance);
  requireLevel(level);
  const factor = estimateFactor(study, level);
  const { value, standardError } = factor;
  return {
    observedAfter,
    expectedAfter,
    expectedAfterVariance,
    accidentsPrevented: expectedAfter - observedAfter,
    accidentsPreventedStandardError: Math.sqrt(expectedAfterVariance + observedAfter),
    ratioObservedToExpected: ratioOrNull(observedAfter, expectedAfter),
    ratioConfidenceInterval: estimateRatioInterval(study, level),
    crashModificationFactor: factor,
    safetyEffectiveness: {
      percent: value === null ? null : 100 * (1 - value),
      standardError: standardError === null ? null : 100 * standardError,
    },
    zScore: value === null || standardError === null ? null : Math.abs(1 - value) / standardError,
  };
}

/** A ratio, or `null` where there is nothing to divide by. */
export function ratioOrNull(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

/** An estimate plus and minus its standard errors. */
export function normalInterval(value: number, standardError: number, level: number): ConfidenceInterval {
  const halfWidth = quantileOf(level) * standardError;
  return { lower: value - halfWidth, upper: value + halfWidth, level };
}

/**
 * The logarithm of lambda / pi with its variance 1 / lambda + Var(pi) / pi^2: neither part is divided by Hauer's correction again. Intervals are made of it,
 * and pooling takes it: the correction takes the bias out of the mean of a ratio, and puts one into that of its logarithm (docs/methods/meta-analysis.md).
 * @returns `null` where one of the two is zero, which has no logarithm
 */
export function estimateLogRatio(study: ObservedAndExpected): { readonly logEffect: number; readonly variance: number } | null {
  const { observedAfter, expectedAfter, expectedAfterVariance } = study;
  if (!(observedAfter > 0) || !(expectedAfter > 0)) return null;
  return { logEffect: Math.log(observedAfter / expectedAfter), variance: 1 / observedAfter + expectedAfterVariance / expectedAfter ** 2 };
}

/** Limits of lambda / pi; the middle is the plain ratio, not the corrected factor. */
function estimateRatioInterval(study: ObservedAndExpected, level: number): RatioInterval | null {
  const { observedAfter, expectedAfter, expectedAfterVariance } = study;
  if (expectedAfter === 0) return null;
  const onLogarithm = estimateLogRatio(study);
  if (onLogarithm === null) {
    const relativeVariance = expectedAfterVariance / expectedAfter ** 2;
    return { lower: 0, upper: finite(upperLimitOfNone(expectedAfter, relativeVariance, level)), level, basis: 'gamma' };
  }
  const ratio = observedAfter / expectedAfter;
  const spread = Math.exp(quantileOf(level) * Math.sqrt(onLogarithm.variance));
  return { lower: ratio / spread, upper: finite(ratio * spread), level, basis: 'logarithm' };
}

/**
 * The ratio at which no accident at all has the probability (1 - level) / 2, with pi a gamma variable of the given mean and relative
 * variance v: b (tail^(-1/a) - 1), a = 1/v, b = a/pi. In the naive case this is exactly the limit of Clopper and Pearson, and Garwood's
 * where pi is certain.
 */
function upperLimitOfNone(expectedAfter: number, relativeVariance: number, level: number): number {
  if (relativeVariance === 0) return poissonInterval(0, level).upper / expectedAfter;
  const logTail = Math.log((1 - level) / 2);
  return Math.expm1(-logTail * relativeVariance) / (relativeVariance * expectedAfter);
}

/** A limit beyond all numbers (an expectation that may be anything) is the largest number: results hold no infinity. */
function finite(limit: number): number {
  return Math.min(limit, Number.MAX_VALUE);
}

const NO_FACTOR: CrashModificationFactor = {
  value: null,
  standardError: null,
  normalConfidenceInterval: null,
  undefinedReason: 'NOTHING_EXPECTED',
};

function estimateFactor(
  { observedAfter, expectedAfter, expectedAfterVariance }: ObservedAndExpected,
  level: number,
): CrashModificationFactor {
  if (expectedAfter === 0) return NO_FACTOR;
  if (observedAfter === 0) return { ...NO_FACTOR, value: 0, undefinedReason: 'NO_ACCIDENTS_AFTER' };
  const relativeVariance = expectedAfterVariance / expectedAfter ** 2;
  const correction = 1 + relativeVariance;
  const value = observedAfter / expectedAfter / correction;
  // Var(lambda) / lambda^2 = 1 / lambda for a Poisson count.
  const standardError = (value * Math.sqrt(1 / observedAfter + relativeVariance)) / correction;
  return { value, standardError, normalConfidenceInterval: normalInterval(value, standardError, level), undefinedReason: null };
}

/** Standard errors on each side of an interval: 1.96 for 95 %. */
function quantileOf(level: number): number {
  return normalQuantile((1 + level) / 2);
}
