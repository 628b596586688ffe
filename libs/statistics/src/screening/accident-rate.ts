import { requireCount, requireNotNegative, requirePositive } from '../require-number.ts';

const DAYS_PER_YEAR = 365;
const MILLION = 1e6;

/**
 * Traffic of a junction over a period, in million entering vehicles.
 * @param enteringPerDay vehicles that enter on an average day: half of the sum of the two-way volumes of the legs
 * @throws Problem INPUT_INVALID, NOT_POSITIVE
 */
export function millionEnteringVehicles(enteringPerDay: number, years: number): number {
  return (requireNotNegative('enteringPerDay', enteringPerDay) * DAYS_PER_YEAR * requirePositive('years', years)) / MILLION;
}

/**
 * Traffic of a segment over a period, in million vehicle kilometres.
 * @throws Problem INPUT_INVALID, NOT_POSITIVE
 */
export function millionVehicleKilometers(annualAverageDailyTraffic: number, lengthKilometers: number, years: number): number {
  return requirePositive('lengthKilometers', lengthKilometers) * millionEnteringVehicles(annualAverageDailyTraffic, years);
}

/**
 * Accidents per million vehicles or vehicle kilometres. `null` where there is no traffic: a rate of nothing is not known, not high.
 * It takes accidents as proportional to traffic, which they seldom are, so quiet sites come out too high.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Highway Safety Manual 2010, ch. 4.
 */
export function accidentRate(accidents: number, exposure: number): number | null {
  requireCount('accidents', accidents);
  return requireNotNegative('exposure', exposure) === 0 ? null : accidents / exposure;
}

/**
 * The rate above which a site of a group of alike sites is unlikely to be by chance: the group's rate, so many standard deviations of a
 * Poisson count more, and a correction for counts being whole.
 * @param groupRate accidents over traffic of the whole group, not the mean of its rates
 * @param deviations 1.645 for 95 %
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: Norden, Orlansky & Jacobs 1956, Highway Research Board Bulletin 117; Highway Safety Manual 2010, ch. 4.
 */
export function criticalRate(groupRate: number, exposure: number, deviations: number): number {
  requirePositive('exposure', exposure);
  return (
    requireNotNegative('groupRate', groupRate) +
    requirePositive('deviations', deviations) * Math.sqrt(groupRate / exposure) +
    1 / (2 * exposure)
  );
}
