import { sum } from '../before-after/treated-table.ts';
import type { ConfidenceInterval } from '../confidence-interval.ts';
import { normalQuantile, normalTail } from '../normal.ts';
import { studentQuantile, studentTail } from '../student-t.ts';
import type { Study } from './study.ts';

/** A pooled effect on the logarithmic scale. */
export interface PooledEffect {
  readonly logEffect: number;
  readonly standardError: number;
  readonly confidenceInterval: ConfidenceInterval;
  /** Effect / standard error. */
  readonly statistic: number;
  /** Of Student's t; `null` where the normal distribution is used. */
  readonly degreesOfFreedom: number | null;
  /** Two-sided. */
  readonly pValue: number;
}

/** Mean of the effects, each weighted by the reciprocal of its variance. */
export interface WeightedMean {
  readonly mean: number;
  /** 1 / (variance + variance between studies), in the order of the studies. */
  readonly weights: readonly number[];
  readonly sumOfWeights: number;
  /** Weighted sum of squared distances from the mean: Cochran's Q where the variance between studies is 0. */
  readonly spread: number;
}

/** @param betweenVariance tau²: 0 for fixed effect */
export function weighStudies(studies: readonly Study[], betweenVariance: number): WeightedMean {
  const weights = studies.map(({ variance }) => 1 / (variance + betweenVariance));
  const sumOfWeights = sum(weights);
  const mean = sum(studies.map(({ logEffect }, i) => weights[i]! * logEffect)) / sumOfWeights;
  return { mean, weights, sumOfWeights, spread: sum(studies.map(({ logEffect }, i) => weights[i]! * (logEffect - mean) ** 2)) };
}

/**
 * The usual interval: normal, as if the variances were known without error.
 * @param studies at least one
 */
export function poolNormal(studies: readonly Study[], betweenVariance: number, level: number): PooledEffect {
  const { mean, sumOfWeights } = weighStudies(studies, betweenVariance);
  return describe(mean, 1 / Math.sqrt(sumOfWeights), null, level);
}

/** Whether the standard error of Hartung and Knapp may fall below the usual one. */
export type KnappHartungFloor = 'as-published' | 'not-below-normal';

/**
 * The interval of Hartung, Knapp, Sidik and Jonkman: the standard error is that of the weighted spread actually seen, with Student's t of k - 1 degrees
 * of freedom. As published it can be narrower than the usual one where studies happen to agree; `not-below-normal` lets it only widen.
 * @param studies at least two
 * @returns `null` as published where all effects are the same number, which leaves no spread
 * Sources: Hartung & Knapp 2001, Statistics in Medicine 20, 1771-1782; Sidik & Jonkman 2002, Statistics in Medicine 21, 3153-3159; the floor: Röver, Knapp &
 * Friede 2015, BMC Medical Research Methodology 15, 99.
 */
export function poolKnappHartung(
  studies: readonly Study[],
  betweenVariance: number,
  floor: KnappHartungFloor,
  level: number,
): PooledEffect | null {
  const { mean, sumOfWeights, spread } = weighStudies(studies, betweenVariance);
  const degreesOfFreedom = studies.length - 1;
  const scale = areAllEqual(studies) ? 0 : spread / degreesOfFreedom;
  if (scale === 0 && floor === 'as-published') return null;
  const kept = floor === 'as-published' ? scale : Math.max(1, scale);
  return describe(mean, Math.sqrt(kept / sumOfWeights), degreesOfFreedom, level);
}

/** Exactly, so that what rounding leaves of a spread of nothing is not taken for one. */
export function areAllEqual(studies: readonly Study[]): boolean {
  return studies.every(({ logEffect }) => logEffect === studies[0]!.logEffect);
}

/** Where the effect of a further study of the same kind would lie: the spread between studies and the error of the mean together. */
export interface PredictionIntervals {
  /** Student's t with k - 2 degrees of freedom: the one to show. */
  readonly student: ConfidenceInterval;
  /** With the normal quantile, as often printed; too narrow with few studies. */
  readonly normal: ConfidenceInterval;
}

/**
 * @param pooled mean and standard error: of the normal interval, as published, or the cautious ones
 * @param studies at least three
 * Source: Higgins, Thompson & Spiegelhalter 2009, Journal of the Royal Statistical Society A 172, 137-159.
 */
export function predictEffect(pooled: PooledEffect, betweenVariance: number, studies: number, level: number): PredictionIntervals {
  const deviation = Math.sqrt(betweenVariance + pooled.standardError ** 2);
  return {
    student: around(pooled.logEffect, studentQuantile((1 + level) / 2, studies - 2) * deviation, level),
    normal: around(pooled.logEffect, normalQuantile((1 + level) / 2) * deviation, level),
  };
}

function describe(logEffect: number, standardError: number, degreesOfFreedom: number | null, level: number): PooledEffect {
  const statistic = logEffect / standardError;
  const probability = (1 + level) / 2;
  const quantile = degreesOfFreedom === null ? normalQuantile(probability) : studentQuantile(probability, degreesOfFreedom);
  return {
    logEffect,
    standardError,
    confidenceInterval: around(logEffect, quantile * standardError, level),
    statistic,
    degreesOfFreedom,
    pValue: degreesOfFreedom === null ? normalTail(statistic, 'two-sided') : studentTail(statistic, degreesOfFreedom, 'two-sided'),
  };
}

function around(middle: number, reach: number, level: number): ConfidenceInterval {
  return { lower: middle - reach, upper: middle + reach, level };
}
