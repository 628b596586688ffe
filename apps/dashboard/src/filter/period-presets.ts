import { formatDayNumber, getDayNumber, yearsOfPeriod, type Period } from '@elektron/domain';

export interface PeriodPreset {
  readonly years: number;
  readonly period: Period;
}

const YEARS = [1, 3, 5, 10];

/** The last 1, 3, 5 and 10 years up to the end of the data, as far as they are shorter than the data. */
export function periodPresets(data: Period): readonly PeriodPreset[] {
  return YEARS.filter((years) => years < yearsOfPeriod(data) - LEAP_DAYS).map((years) => ({
    years,
    period: { start: yearsBefore(data.end, years), end: data.end },
  }));
}

/** Calendar years and years of 365.25 days differ by less than this. */
const LEAP_DAYS = 0.01;

/** The same date so many years earlier; 29 February becomes 1 March. */
function yearsBefore(isoDate: string, years: number): string {
  const year = String(Number(isoDate.slice(0, 4)) - years).padStart(4, '0');
  const same = `${year}${isoDate.slice(4)}`;
  try {
    return formatDayNumber(getDayNumber(same));
  } catch {
    return `${year}-03-01`;
  }
}
