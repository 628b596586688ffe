/** What a count site says of one year, both directions. */
export interface AverageOfCountSite {
  readonly year: number;
  readonly vehiclesPerDay: number;
  /** Counted on the road in that year, and not estimated by the source. */
  readonly counted: boolean;
}

/** A count site that lies on a segment. */
export interface CountSiteOnRoad {
  readonly source: string;
  readonly segment: number;
  /** By year, each once. */
  readonly averages: readonly AverageOfCountSite[];
}

/** Traffic over the years of a period. */
export interface TrafficOfYears {
  readonly vehiclesPerDay: number;
  /** Every year has an average of its own, and at least one of them was counted on the road. */
  readonly isMeasured: boolean;
  readonly latestYear: number;
}

/** A count that is further from the period by more years says nothing of it. This product's choice: no standard sets it. */
export const OLDEST_COUNT_YEARS = 5;

/**
 * Mean traffic over some years: a year between two averages on the straight line between them, a year before the first or after the last as that one.
 * Null where a year is further than OLDEST_COUNT_YEARS from every average, or the traffic is 0, which is not a road's.
 */
export function estimateYears(averages: readonly AverageOfCountSite[], years: readonly number[]): TrafficOfYears | null {
  const sorted = averages.toSorted((a, b) => a.year - b.year);
  let sum = 0;
  for (const year of years) {
    const value = valueOf(sorted, year);
    if (value === null) return null;
    sum += value;
  }
  if (!(sum > 0)) return null;
  const own = sorted.filter(({ year }) => years.includes(year));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const used = sorted.filter(({ year }) => year >= first - OLDEST_COUNT_YEARS && year <= last + OLDEST_COUNT_YEARS);
  return {
    vehiclesPerDay: sum / years.length,
    isMeasured: own.length === years.length && own.some(({ counted }) => counted),
    latestYear: (own.at(-1) ?? used.at(-1)!).year,
  };
}

function valueOf(sorted: readonly AverageOfCountSite[], year: number): number | null {
  const before = sorted.findLast((average) => average.year <= year);
  const after = sorted.find((average) => average.year >= year);
  const isNear = [before, after].some((average) => average !== undefined && Math.abs(average.year - year) <= OLDEST_COUNT_YEARS);
  if (!isNear) return null;
  if (before === undefined || after === undefined) return (before ?? after)!.vehiclesPerDay;
  if (before.year === after.year) return before.vehiclesPerDay;
  const share = (year - before.year) / (after.year - before.year);
  return before.vehiclesPerDay + share * (after.vehiclesPerDay - before.vehiclesPerDay);
}
