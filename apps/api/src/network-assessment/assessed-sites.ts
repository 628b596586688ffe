import { orderAssessedSites, type AssessedSiteOrder, type BoundingBox, type CoverageProposal, type SafetyClass } from '@elektron/domain';
import type { AssessedSite, SevereRates, SiteKind } from '@elektron/spatial-analysis';
import type { ExactRate } from '@elektron/statistics';

import { LISTED_SITES } from '../hotspots/packed-sites.ts';
import type { LineOrPoint, StoredSite } from '../hotspots/stored-hotspot-result.ts';

/** A rate with its exact limits; the level is said once, for all. */
export interface PresentedRate {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

export interface PresentedSevere {
  readonly fatal: number;
  readonly serious: number;
  readonly perKilometerYear: PresentedRate | null;
  readonly perBillionVehicleKilometers: PresentedRate | null;
}

/** A covered section or junction, flat. */
export interface PresentedAssessedSite extends Pick<
  StoredSite,
  | 'id'
  | 'kind'
  | 'roadName'
  | 'roadClass'
  | 'lengthMeters'
  | 'accidents'
  | 'basis'
  | 'predicted'
  | 'expected'
  | 'expectedInterval'
  | 'excessPerYear'
  | 'excessPerYearInterval'
  | 'geometry'
> {
  readonly safetyClass: SafetyClass;
  readonly probability: number | null;
  readonly probabilityAboveLike: number | null;
  readonly reason: AssessedSite<StoredSite>['reason'];
  readonly proposal: CoverageProposal;
  readonly vehiclesPerDay: number | null;
  /** Where its traffic is from. */
  readonly exposure: string;
  readonly severe: PresentedSevere;
}

/** Which of the covered sites are asked for: a part of them in an order. */
export interface SitesAsked {
  /** Null for both. */
  readonly kind: SiteKind | null;
  readonly order: AssessedSiteOrder;
  /** Degrees; only those that reach into it. Null for all. */
  readonly within: BoundingBox | null;
  readonly skip: number;
  readonly first: number;
}

/** As many as a page draws in one go, those of the highest class. */
export const FIRST_ASSESSED: SitesAsked = { kind: null, order: 'class', within: null, skip: 0, first: LISTED_SITES };

/** @param sites the highest class first */
export function chooseAssessed(
  sites: readonly PresentedAssessedSite[],
  { kind, order, within, skip, first }: SitesAsked,
): readonly PresentedAssessedSite[] {
  const isMeant = (site: PresentedAssessedSite): boolean =>
    (kind === null || site.kind === kind) && (within === null || reachesInto(site.geometry, within));
  const meant = kind === null && within === null ? sites : sites.filter(isMeant);
  return orderAssessedSites(meant, order).slice(skip, skip + first);
}

/** Whether the upright rectangle around it meets the box. */
function reachesInto(geometry: LineOrPoint, [west, south, east, north]: BoundingBox): boolean {
  const places = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
  const longitudes = places.map(([longitude]) => longitude);
  const latitudes = places.map(([, latitude]) => latitude);
  return (
    Math.min(...longitudes) <= east && Math.max(...longitudes) >= west && Math.min(...latitudes) <= north && Math.max(...latitudes) >= south
  );
}

export function presentSite({ site, severe, ...found }: AssessedSite<StoredSite>): PresentedAssessedSite {
  const { safetyClass, probability, probabilityAboveLike, reason, proposal } = found;
  const { id, kind, roadName, roadClass, lengthMeters, accidents, exposure, geometry } = site;
  const { basis, predicted, expected, expectedInterval, excessPerYear, excessPerYearInterval } = site;
  return {
    id,
    kind,
    roadName,
    roadClass,
    lengthMeters,
    safetyClass,
    reason,
    probability,
    probabilityAboveLike,
    proposal,
    accidents,
    basis,
    predicted,
    expected,
    expectedInterval,
    excessPerYear,
    excessPerYearInterval,
    vehiclesPerDay: exposure?.vehiclesPerDay ?? null,
    exposure: exposure?.label ?? 'missing',
    severe: presentSevere(severe),
    geometry,
  };
}

export function presentSevere({ fatal, serious, perKilometerYear, perBillionVehicleKilometers }: SevereRates): PresentedSevere {
  return {
    fatal,
    serious,
    perKilometerYear: presentRate(perKilometerYear),
    perBillionVehicleKilometers: presentRate(perBillionVehicleKilometers),
  };
}

function presentRate(of: ExactRate | null): PresentedRate | null {
  return of === null ? null : { rate: of.rate, lower: of.confidenceInterval.lower, upper: of.confidenceInterval.upper };
}
