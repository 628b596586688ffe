import type { ConfidenceInterval } from '../confidence-interval.ts';
import { normalQuantile } from '../normal.ts';
import { poissonInterval } from '../poisson-interval.ts';
import { requireCount, requireLevel, requireNotNegative } from '../require-number.ts';
import type { CrashModificationFactor, Effect } from './before-after-result.ts';

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
 * taken as Poisson; the factor is corrected for the bias of a ratio whose denominator is uncertain.
 * @param level coverage of the intervals as a share, 0.95 for 95 %
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 6 (four-step); interval from the logarithm after the delta method.
 */
export function estimateEffect({ observedAfter, expectedAfter, expectedAfterVariance }: ObservedAndExpected, level: number): Effect {
  requireCount('observedAfter', observedAfter);
  requireNotNegative('expectedAfter', expectedAfter);
  requireNotNegative('expectedAfterVariance', expectedAfterVariance);
  requireLevel(level);
  const factor = estimateFactor({ observedAfter, expectedAfter, expectedAfterVariance }, level);
  const { value, standardError, confidenceInterval } = factor;
  return {
    observedAfter,
    expectedAfter,
    expectedAfterVariance,
    accidentsPrevented: expectedAfter - observedAfter,
    accidentsPreventedStandardError: Math.sqrt(expectedAfterVariance + observedAfter),
    ratioObservedToExpected: ratioOrNull(observedAfter, expectedAfter),
    crashModificationFactor: factor,
    safetyEffectiveness: {
      percent: value === null ? null : 100 * (1 - value),
      standardError: standardError === null ? null : 100 * standardError,
      confidenceInterval: confidenceInterval && {
        lower: 100 * (1 - confidenceInterval.upper),
        upper: 100 * (1 - confidenceInterval.lower),
        level,
      },
    },
    zScore: value === null || standardError === null ? null : Math.abs(1 - value) / standardError,
  };
}

/** A ratio, or `null` where there is nothing to divide by. */
export function ratioOrNull(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

const NO_FACTOR: CrashModificationFactor = {
  value: null,
  standardError: null,
  confidenceInterval: null,
  intervalBasis: null,
  normalConfidenceInterval: null,
  undefinedReason: 'NOTHING_EXPECTED',
};

function estimateFactor(
  { observedAfter, expectedAfter, expectedAfterVariance }: ObservedAndExpected,
  level: number,
): CrashModificationFactor {
  if (expectedAfter === 0) return NO_FACTOR;
  if (observedAfter === 0) {
    const upper = poissonInterval(0, level).upper / expectedAfter;
    return {
      ...NO_FACTOR,
      value: 0,
      confidenceInterval: { lower: 0, upper, level },
      intervalBasis: 'exact-poisson',
      undefinedReason: 'NO_ACCIDENTS_AFTER',
    };
  }
  const relativeVariance = expectedAfterVariance / expectedAfter ** 2;
  const correction = 1 + relativeVariance;
  const value = observedAfter / expectedAfter / correction;
  // Var(lambda) / lambda^2 = 1 / lambda for a Poisson count.
  const standardError = (value * Math.sqrt(1 / observedAfter + relativeVariance)) / correction;
  return {
    value,
    standardError,
    confidenceInterval: logarithmicInterval(value, standardError, level),
    intervalBasis: 'logarithm',
    normalConfidenceInterval: normalInterval(value, standardError, level),
    undefinedReason: null,
  };
}

function logarithmicInterval(value: number, standardError: number, level: number): ConfidenceInterval {
  const spread = Math.exp((quantileOf(level) * standardError) / value);
  return { lower: value / spread, upper: value * spread, level };
}

function normalInterval(value: number, standardError: number, level: number): ConfidenceInterval {
  const halfWidth = quantileOf(level) * standardError;
  return { lower: value - halfWidth, upper: value + halfWidth, level };
}

/** Standard errors on each side of an interval: 1.96 for 95 %. */
function quantileOf(level: number): number {
  return normalQuantile((1 + level) / 2);
}
