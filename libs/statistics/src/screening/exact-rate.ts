import type { ConfidenceInterval } from '../confidence-interval.ts';
import { poissonInterval } from '../poisson-interval.ts';
import { requireNotNegative } from '../require-number.ts';
import { accidentRate } from './accident-rate.ts';

export interface ExactRate {
  readonly rate: number;
  readonly confidenceInterval: ConfidenceInterval;
}

/**
 * A count over its exposure, with exact limits: those of the count over the exposure, which is taken as known.
 * @param count accidents or people, of the same period as the exposure
 * @param exposure million vehicles, million vehicle kilometres, inhabitants, crossings …; the rate is per one of them
 * @param level coverage as a share, 0.95 for 95 %
 * @returns `null` where there is no exposure: a rate of nothing is not known, not high
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Garwood 1936, Biometrika 28, 437-442.
 */
export function exactRate(count: number, exposure: number, level: number): ExactRate | null {
  const { lower, upper } = poissonInterval(count, level);
  const rate = accidentRate(count, exposure);
  return rate === null ? null : { rate, confidenceInterval: { lower: lower / exposure, upper: upper / exposure, level } };
}

/**
 * Vehicles that enter a junction on an average day: half of the two-way volumes of all its legs, since whoever enters by one leaves by another.
 * @param legs two-way volume of each leg
 * @throws Problem INPUT_INVALID
 * Source: Highway Safety Manual 2010, ch. 4.
 */
export function enteringVehiclesPerDay(legs: readonly number[]): number {
  return legs.reduce((sum, volume) => sum + requireNotNegative('legs', volume), 0) / 2;
}
