import { findDayNumber, formatDayNumber, Problem } from '@elektron/domain';

/** From the year in which churches of the East went over to the new calendar (Greece: 1924) for as long as the difference is that of the rule. */
const FIRST_YEAR = 1924;
const LAST_YEAR = 4099;

/**
 * Orthodox Easter Sunday as a day number of the civil (Gregorian) calendar.
 * @throws Problem PARAMETER_OUT_OF_RANGE
 * Source: Meeus 1991, Astronomical Algorithms, ch. 8 (Julian Easter); the two calendars differ by a day in each century that has no leap year.
 */
export function orthodoxEaster(year: number): number {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter: 'year', value: String(year), allowed: `${FIRST_YEAR}–${LAST_YEAR}` });
  }
  // Days from 21 March to the full moon of the Julian reckoning, and from there to the Sunday after it.
  const moon = (19 * (year % 19) + 15) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const calendars = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return findDayNumber(year, 3, 21)! + moon + sunday + 1 + calendars;
}

/** Good Friday to Easter Monday, when people travel. */
const FROM_SUNDAY = [-2, -1, 0, 1] as const;

/** How many of the four days of the Orthodox Easter holiday lie in a month: 0 to 4. @param month 1 to 12 */
export function easterDaysOfMonth(year: number, month: number): number {
  const sunday = orthodoxEaster(year);
  return FROM_SUNDAY.filter((days) => Number(formatDayNumber(sunday + days).slice(5, 7)) === month).length;
}
