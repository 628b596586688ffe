import type { Course, HotspotScreening, NetworkSite, RankedSite } from '@elektron/spatial-analysis';
import type { ConfidenceInterval } from '@elektron/statistics';

import type { Plane, Position } from '../common/plane.ts';
import { listSites } from './packed-sites.ts';
import type { NamedSiteTable } from './prepare-hotspot-input.ts';
import type { LineOrPoint, StoredInterval, StoredScreening, StoredSite } from './stored-hotspot-result.ts';

/** A tenth of a metre. */
const E6 = 1e6;

/** What is stored in a result, and the parts with all sites that are kept beside it; none where the result has them. */
export interface StoredWithParts<Stored> {
  readonly stored: Stored;
  readonly parts: readonly Uint8Array[];
}

/** Sites in the form in which they are stored: degrees instead of metres. */
export function storeScreening(
  { sites, ...screening }: HotspotScreening,
  plane: Plane,
  siteTable?: NamedSiteTable,
): StoredWithParts<StoredScreening> {
  const named = siteTable === undefined ? {} : { siteTable };
  const { parts, ...listed } = listSites(sites, (ranked) => storeSite(ranked, plane));
  return { stored: { ...screening, ...named, ...listed }, parts };
}

function storeSite({ site, group, accidents, severityCounts, screened }: RankedSite, plane: Plane): StoredSite {
  const { id, kind, roadName, roadClass, lengthMeters, exposure } = site;
  return {
    ...screened,
    id,
    kind,
    group,
    roadName,
    roadClass,
    lengthMeters,
    exposure,
    geometry: toGeometry(site, plane),
    accidents,
    severities: severityCounts,
    expectedInterval: withoutLevel(screened.expectedInterval),
    excessPerYearInterval: withoutLevel(screened.excessPerYearInterval),
    rankInterval: withoutLevel(screened.rankInterval),
  };
}

export function withoutLevel(interval: ConfidenceInterval | null): StoredInterval | null {
  return interval === null ? null : { lower: interval.lower, upper: interval.upper };
}

export function toGeometry({ course }: Pick<NetworkSite, 'course'>, plane: Plane): LineOrPoint {
  if (course.length > 1) return toLine(course, plane);
  return { type: 'Point', coordinates: toLine(course, plane).coordinates[0]! };
}

/** A line in degrees at a tenth of a metre. */
export function toLine(course: Course, plane: Plane): Extract<LineOrPoint, { readonly type: 'LineString' }> {
  const coordinates = course.map(([x, y]): Position => {
    const [longitude, latitude] = plane.toDegrees(x, y);
    return [Math.round(longitude * E6) / E6, Math.round(latitude * E6) / E6];
  });
  return { type: 'LineString', coordinates };
}
