import { Problem } from '@elektron/domain';
import { requireFinite } from '../require-number.ts';

/** Longer lives are no plan of a road any more, and the sums stay short. */
export const LONGEST_LIFE_YEARS = 200;

/**
 * A rate per year, as a share: 0.035 for 3.5 %.
 * @throws Problem INPUT_INVALID unless above -1
 */
export function requireRate(field: string, rate: number): number {
  if (requireFinite(field, rate) <= -1) throw new Problem('INPUT_INVALID', { field, value: rate });
  return rate;
}

/** @throws Problem INPUT_INVALID unless 1, 2, … 200 */
export function requireYears(field: string, years: number): number {
  if (!Number.isInteger(years) || years < 1 || years > LONGEST_LIFE_YEARS)
    throw new Problem('INPUT_INVALID', { field, value: String(years) });
  return years;
}

/**
 * What an amount at the end of a year is worth today: (1 + rate)^-year.
 * @throws Problem INPUT_INVALID
 */
export function discountFactor(rate: number, year: number): number {
  return (1 + requireRate('discountRate', rate)) ** -year;
}

/**
 * Present value of flows at the ends of years 0, 1, 2, …; year 0 is today.
 * @throws Problem INPUT_INVALID
 */
export function presentValue(flows: readonly number[], rate: number): number {
  return flows.reduce((sum, flow, year) => sum + requireFinite('flow', flow) * discountFactor(rate, year), 0);
}

/**
 * Present value of 1 at the end of each year, growing from the second year on.
 * @param growth per year as a share; the first year has none
 * @throws Problem INPUT_INVALID
 */
export function annuityFactor(rate: number, years: number, growth = 0): number {
  requireRate('growth', growth);
  let sum = 0;
  for (let year = 1; year <= requireYears('years', years); year += 1) sum += (1 + growth) ** (year - 1) * discountFactor(rate, year);
  return sum;
}

/**
 * Growth of accidents where traffic grows: they rise with traffic to an exponent, mostly below 1.
 * @param trafficGrowth per year as a share
 * @param exponent of traffic in the safety performance function
 * @throws Problem INPUT_INVALID
 */
export function accidentGrowth(trafficGrowth: number, exponent: number): number {
  return (1 + requireRate('trafficGrowth', trafficGrowth)) ** requireFinite('exponent', exponent) - 1;
}
