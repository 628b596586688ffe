import type { HotspotScreening, NetworkSite, RankedSite } from '@elektron/spatial-analysis';
import type { ConfidenceInterval } from '@elektron/statistics';

import type { Plane, Position } from '../common/plane.ts';
import type { LineOrPoint, StoredInterval, StoredScreening, StoredSite } from './stored-hotspot-result.ts';

/** More sites than these a page does not draw in one go: some 5 MB. A city has fewer. */
export const LISTED_SITES = 6_000;
/** A tenth of a metre. */
const E6 = 1e6;

/** Sites in the form in which they are stored: degrees instead of metres. */
export function storeScreening({ sites, ...screening }: HotspotScreening, plane: Plane): StoredScreening {
  return { ...screening, sites: sites.slice(0, LISTED_SITES).map((ranked) => storeSite(ranked, plane)) };
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

function withoutLevel(interval: ConfidenceInterval | null): StoredInterval | null {
  return interval === null ? null : { lower: interval.lower, upper: interval.upper };
}

function toGeometry({ course }: NetworkSite, plane: Plane): LineOrPoint {
  const places = lineToDegrees(course, plane);
  const [first] = places;
  return places.length === 1 ? { type: 'Point', coordinates: first! } : { type: 'LineString', coordinates: places };
}

/** Degrees at a tenth of a metre. */
export function lineToDegrees(course: NetworkSite['course'], plane: Plane): readonly Position[] {
  return course.map(([x, y]): Position => {
    const [longitude, latitude] = plane.toDegrees(x, y);
    return [Math.round(longitude * E6) / E6, Math.round(latitude * E6) / E6];
  });
}
