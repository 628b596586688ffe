import { E7, getPeriodDays, type Period } from '@elektron/domain';

import { yearsOfSite } from '../../columns/traffic/summarize-traffic.ts';
import type { TrafficColumns } from '../../columns/traffic/traffic-columns.ts';
import type { Plane } from '../../common/plane.ts';
import type { DrawnPlaces } from '../road-sites/find-treated-sites.ts';
import { distanceToPlaces } from './distance-to-places.ts';

/** What a count site says of one period: of years that lie in it whole and were counted, or estimated, in both directions. */
export interface StationPeriod {
  /** Motor vehicles a day, mean of the years; null where there is no such year. */
  readonly averageDaily: number | null;
  readonly years: readonly number[];
  /** Of the years, counted on the road; the others are estimates of the source. */
  readonly counted: number;
  /** Sum over the years of the squared relative distance to their mean. */
  readonly relativeSquares: number;
}

export interface StationNear {
  readonly siteId: string;
  readonly roadName: string | null;
  readonly distanceMeters: number;
  readonly before: StationPeriod;
  readonly after: StationPeriod;
  /** Whether it has a number in both periods: others would put another road on each side of the comparison. */
  readonly used: boolean;
}

/** Why there is no number, or no error of it. */
export type TrafficNearReason = 'NO_COUNT_SITES' | 'NONE_NEAR' | 'NO_WHOLE_YEAR' | 'NO_COMMON_SITE' | 'NO_SPREAD';

/** Traffic of the treated places before and after, from the count sites near them. */
export interface TrafficNear {
  readonly radiusMeters: number;
  /** Nearest first. */
  readonly stations: readonly StationNear[];
  /** Vehicles a day, mean over the count sites that are used. */
  readonly before: number | null;
  readonly after: number | null;
  /** Relative standard errors, from how much single years differ from the mean of their count site and period. */
  readonly errorBefore: number | null;
  readonly errorAfter: number | null;
  readonly reason: TrafficNearReason | null;
  /** Metres to the nearest count site of all. */
  readonly nearestMeters: number | null;
}

export interface TrafficNearQuestion {
  readonly beforePeriod: Period;
  readonly afterPeriod: Period;
  readonly radiusMeters: number;
}

/**
 * Traffic before and after from the count sites within a distance of the places. The same count sites on both sides, each with the mean of its whole
 * years; so a site that was counted on one side only changes nothing. Deterministic.
 */
export function findTrafficNear(
  columns: TrafficColumns,
  places: DrawnPlaces,
  plane: Plane,
  { beforePeriod, afterPeriod, radiusMeters }: TrafficNearQuestion,
): TrafficNear {
  const distances = columns.sites.flatMap(({ longitudeE7, latitudeE7 }, index) => {
    const at = longitudeE7 === null || latitudeE7 === null ? null : plane.toMeters(longitudeE7 / E7, latitudeE7 / E7);
    return at === null ? [] : [{ index, meters: distanceToPlaces(at, places) }];
  });
  const stations = distances
    .filter(({ meters }) => meters <= radiusMeters)
    .sort((a, b) => a.meters - b.meters || a.index - b.index)
    .map(({ index, meters }) => describeStation(columns, index, meters, [beforePeriod, afterPeriod]));
  const nearestMeters = distances.reduce<number | null>((least, { meters }) => (least === null || meters < least ? meters : least), null);
  const used = stations.filter((station) => station.used);
  const spread = pooledSpread(used);
  const found = {
    radiusMeters,
    stations,
    nearestMeters,
    before: meanOf(used, 'before'),
    after: meanOf(used, 'after'),
    errorBefore: errorOf(used, 'before', spread),
    errorAfter: errorOf(used, 'after', spread),
  };
  return { ...found, reason: reasonOf(found, [beforePeriod, afterPeriod]) };
}

function reasonOf(found: Omit<TrafficNear, 'reason'>, periods: readonly Period[]): TrafficNearReason | null {
  if (found.nearestMeters === null) return 'NO_COUNT_SITES';
  if (found.stations.length === 0) return 'NONE_NEAR';
  if (periods.some((period) => !hasWholeYear(period))) return 'NO_WHOLE_YEAR';
  if (found.before === null) return 'NO_COMMON_SITE';
  return found.errorBefore === null ? 'NO_SPREAD' : null;
}

function describeStation(columns: TrafficColumns, index: number, meters: number, [before, after]: readonly [Period, Period]): StationNear {
  const { id, roadName } = columns.sites[index]!;
  const years = yearsOfSite(columns, index);
  const [ofBefore, ofAfter] = [describePeriod(years, before), describePeriod(years, after)];
  const used = ofBefore.averageDaily !== null && ofAfter.averageDaily !== null;
  return { siteId: id, roadName, distanceMeters: Math.round(meters), before: ofBefore, after: ofAfter, used };
}

function describePeriod(all: ReturnType<typeof yearsOfSite>, period: Period): StationPeriod {
  const years = all.filter(
    ({ year, bothDirections, counts }) => bothDirections && isWithin(year, period) && (counts['motor-vehicle'] ?? 0) > 0,
  );
  const values = years.map(({ counts }) => counts['motor-vehicle']!);
  const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    averageDaily: mean,
    years: years.map(({ year }) => year),
    counted: years.filter(({ counted }) => counted).length,
    relativeSquares: values.reduce((sum, value) => sum + ((value - mean!) / mean!) ** 2, 0),
  };
}

function isWithin(year: number, period: Period): boolean {
  const [asked, whole] = [getPeriodDays(period), getPeriodDays({ start: `${year}-01-01`, end: `${year + 1}-01-01` })];
  return whole.start >= asked.start && whole.end <= asked.end;
}

function hasWholeYear(period: Period): boolean {
  const [first, last] = [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, k) => first + k).some((year) => isWithin(year, period));
}

type Side = 'before' | 'after';

function meanOf(used: readonly StationNear[], side: Side): number | null {
  return used.length === 0 ? null : used.reduce((sum, station) => sum + station[side].averageDaily!, 0) / used.length;
}

/** Relative variance of a year around the mean of its count site and period, pooled; null where nowhere two years are of one. */
function pooledSpread(used: readonly StationNear[]): number | null {
  const periods = used.flatMap(({ before, after }) => [before, after]);
  const freedom = periods.reduce((sum, { years }) => sum + years.length - 1, 0);
  return freedom === 0 ? null : periods.reduce((sum, { relativeSquares }) => sum + relativeSquares, 0) / freedom;
}

/** Of the mean over count sites, as of independent years: the square root of the sum of (mean² · spread / years), over the sum of the means. */
function errorOf(used: readonly StationNear[], side: Side, spread: number | null): number | null {
  if (used.length === 0 || spread === null) return null;
  const variance = used.reduce((sum, station) => sum + (station[side].averageDaily! ** 2 * spread) / station[side].years.length, 0);
  return Math.sqrt(variance) / used.reduce((sum, station) => sum + station[side].averageDaily!, 0);
}
