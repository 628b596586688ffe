import { yearsEarlier, yearsOfPeriod, type Period } from '@elektron/domain';

export interface PeriodPreset {
  readonly years: number;
  readonly period: Period;
}

const YEARS = [1, 3, 5, 10];

/** The last 1, 3, 5 and 10 years up to the end of the data, as far as they are shorter than the data. */
export function periodPresets(data: Period): readonly PeriodPreset[] {
  return YEARS.filter((years) => years < yearsOfPeriod(data) - LEAP_DAYS).map((years) => ({
    years,
    period: { start: yearsEarlier(data.end, years), end: data.end },
  }));
}

/** Calendar years and years of 365.25 days differ by less than this. */
const LEAP_DAYS = 0.01;
