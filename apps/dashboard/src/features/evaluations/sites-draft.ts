import { DEFAULT_ROAD_SITE_CRITERIA } from '@elektron/domain';

import type { EvaluateInput } from '../../graphql/generated/graphql.ts';
import type { RoadSiteCriteria } from './road-sites-queries.ts';

/** What a site is, as a form holds it. */
export interface SitesDraft {
  /** Of hexagons, in metres. */
  readonly width: number | null;
  /** What sections and junctions are compared with; null where sites are hexagons. */
  readonly roadSites: RoadSiteCriteria | null;
}

/** Wide enough for a junction with its approaches, narrow enough to leave the next one out. */
export const HEXAGONS: SitesDraft = { width: 150, roadSites: null };
export const SITE_WIDTHS = { minimum: 20, maximum: 5000 };

export const DEFAULT_ROAD_SITES: RoadSiteCriteria = { ...DEFAULT_ROAD_SITE_CRITERIA, excluded: [], included: [] };

export function isWidthValid(width: number | null): boolean {
  return width !== null && width >= SITE_WIDTHS.minimum && width <= SITE_WIDTHS.maximum;
}

/** Whether it is said what a site is; which numbers of criteria are beyond bounds, the API says. */
export function isSitesComplete({ width, roadSites }: SitesDraft): boolean {
  if (roadSites === null) return isWidthValid(width);
  const { trafficFactor, leastDistanceMeters, greatestDistanceMeters, toleranceMeters } = roadSites;
  const isNumber = (value: number | null | undefined): boolean => value != null && !Number.isNaN(value);
  const isNumberOrNone = (value: number | null | undefined): boolean => !Number.isNaN(value ?? 0);
  return [leastDistanceMeters, toleranceMeters].every(isNumber) && [trafficFactor, greatestDistanceMeters].every(isNumberOrNone);
}

export function toSitesInput({ width, roadSites }: SitesDraft): Pick<EvaluateInput, 'siteWidthMeters' | 'siteKind' | 'roadSites'> {
  return roadSites === null ? { siteWidthMeters: width } : { siteKind: 'ROAD_SITE', roadSites };
}
