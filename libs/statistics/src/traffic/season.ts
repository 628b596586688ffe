import { mean, MONTHS, WEEKDAYS, type DaysOfYear } from './daily-counts.ts';

/** How traffic moves over the year. On an island August may be several times February. */
export interface Season {
  /** Average day of each month as a share of the annual average, 1 = as the year; null where not every weekday of the month was counted. */
  readonly monthShares: readonly (number | null)[];
  /** 1 to 12 */
  readonly busiestMonth: number | null;
  /** Busiest month divided by the quietest; null unless the year is whole, or where the quietest has no traffic. */
  readonly busiestToQuietest: number | null;
}

/**
 * The season at a permanent counter. Shares need the year: without it they are null.
 * Source: monthly average daily traffic over annual average daily traffic, Federal Highway Administration, Traffic Monitoring Guide (2022), chapter 3.
 */
export function seasonOf({ cellMeans, annualAverageDailyTraffic }: DaysOfYear): Season {
  if (annualAverageDailyTraffic === null || annualAverageDailyTraffic === 0) {
    return { monthShares: Array.from({ length: MONTHS }, () => null), busiestMonth: null, busiestToQuietest: null };
  }
  const monthShares = Array.from({ length: MONTHS }, (_, month) => {
    return mean(cellMeans.subarray(month * WEEKDAYS, (month + 1) * WEEKDAYS)) / annualAverageDailyTraffic;
  });
  const [busiest, quietest] = [Math.max(...monthShares), Math.min(...monthShares)];
  return {
    monthShares,
    busiestMonth: monthShares.indexOf(busiest) + 1,
    busiestToQuietest: quietest > 0 ? busiest / quietest : null,
  };
}
