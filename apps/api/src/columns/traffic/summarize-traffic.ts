import { COUNT_DIRECTIONS, TRAFFIC_MODES, type SpeedUnit, type TrafficMode } from '@elektron/domain';

import { combineDirections, sumOfDirections, type DirectionCount } from '../../traffic/combine-directions.ts';
import type { ModeCounts, SiteRow } from '../../traffic/traffic-counts.repository.ts';
import { readAverage, siteYearsOf, type AverageOfYear, type TrafficColumns } from './traffic-columns.ts';
import { isMeant, type TrafficFilter } from './traffic-filter.ts';

/** A site under a filter: in the year that was asked for, else in the latest in which the mode was counted there. */
export interface SiteInYear extends SiteRow {
  readonly year: number;
  /** A day, over the year; null where half of it is missing. */
  readonly annualAverageDaily: number | null;
  readonly bothDirections: boolean;
  readonly counted: boolean;
}

/** What there is of one year, in sites. */
export interface YearCoverage {
  readonly year: number;
  readonly sites: number;
  /** Of them, counted on the road in every direction that is summed. */
  readonly counted: number;
  /** Of them, with less than both directions. */
  readonly oneDirection: number;
}

export interface TrafficSummary {
  readonly sites: readonly SiteInYear[];
  /** Every year from the first to the last of the records, whatever year was asked for. */
  readonly years: readonly YearCoverage[];
  /** Of all records. */
  readonly roadCategories: readonly string[];
  /** Modes of which there is any number. */
  readonly modes: readonly TrafficMode[];
}

/** One pass over all averages. */
export function summarizeTraffic(columns: TrafficColumns, filter: TrafficFilter): TrafficSummary {
  const ofEveryYear = { ...filter, year: null };
  const years = new Map<number, { sites: number; counted: number; oneDirection: number }>();
  const latest = new Map<number, SiteInYear>();
  for (const [start, end] of siteYearsOf(columns)) {
    const rows = countsBetween(columns, start, end, ofEveryYear);
    if (rows.length === 0) continue;
    const year = columns.year[start]!;
    const combined = combineDirections(rows);
    const coverage = years.get(year) ?? { sites: 0, counted: 0, oneDirection: 0 };
    coverage.sites += 1;
    if (combined.counted) coverage.counted += 1;
    if (!combined.bothDirections) coverage.oneDirection += 1;
    years.set(year, coverage);
    if (filter.year !== null && filter.year !== year) continue;
    const { summed, bothDirections, counted } = combined;
    const annualAverageDaily = sumOfDirections(summed.map(({ count }) => count));
    const site = columns.site[start]!;
    latest.set(site, { ...columns.sites[site]!, year, annualAverageDaily, bothDirections, counted });
  }
  return {
    sites: [...latest.values()],
    years: everyYear(columns).map((year) => ({ year, ...(years.get(year) ?? { sites: 0, counted: 0, oneDirection: 0 }) })),
    roadCategories: [...new Set(columns.sites.flatMap(({ roadCategory }) => (roadCategory === null ? [] : [roadCategory])))].sort(),
    modes: TRAFFIC_MODES.filter((mode) => hasNumber(columns.counts[mode])),
  };
}

function hasNumber(counts: Int32Array): boolean {
  for (const count of counts) if (count >= 0) return true;
  return false;
}

/** One year of one site. */
export interface YearOfSite {
  readonly year: number;
  readonly counts: ModeCounts;
  readonly bothDirections: boolean;
  readonly counted: boolean;
  readonly directions: readonly AverageOfYear[];
  readonly speedUnit: SpeedUnit | null;
}

/** The years of a site, the earliest first. Speeds stay by direction: means of two directions are not their mean. */
export function yearsOfSite(columns: TrafficColumns, site: number): YearOfSite[] {
  const years: YearOfSite[] = [];
  const first = firstRowOf(columns, site);
  for (let start = first; columns.site[start] === site;) {
    let end = start + 1;
    while (columns.site[end] === site && columns.year[end] === columns.year[start]) end += 1;
    const directions = Array.from({ length: end - start }, (_, k) => readAverage(columns, start + k));
    const { summed, bothDirections, counted } = combineDirections(directions);
    const counts = Object.fromEntries(TRAFFIC_MODES.map((mode) => [mode, sumOfDirections(summed.map((each) => each.counts[mode]))]));
    const speedUnit = directions.find((direction) => direction.speedUnit !== null)?.speedUnit ?? null;
    years.push({ year: columns.year[start]!, counts: counts as ModeCounts, bothDirections, counted, directions, speedUnit });
    start = end;
  }
  return years;
}

/** The counts of a mode that are meant; small objects, since a country has 280,000. */
function countsBetween(columns: TrafficColumns, start: number, end: number, filter: TrafficFilter) {
  const counts: (DirectionCount & { readonly count: number })[] = [];
  for (let i = start; i < end; i += 1) {
    if (!isMeant(columns, i, filter)) continue;
    const direction = COUNT_DIRECTIONS[columns.direction[i]!] ?? '';
    counts.push({ direction, counted: columns.counted[i] === 1, count: columns.counts[filter.mode][i]! });
  }
  return counts;
}

/** By halving: rows are sorted by site. */
function firstRowOf({ site, length }: TrafficColumns, wanted: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (site[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those without a count are shown as such. */
function everyYear({ year }: TrafficColumns): number[] {
  if (year.length === 0) return [];
  let [first, last] = [year[0]!, year[0]!];
  for (const each of year) {
    first = Math.min(first, each);
    last = Math.max(last, each);
  }
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}
