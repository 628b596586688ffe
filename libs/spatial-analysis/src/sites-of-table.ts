import { codeOf, SEVERITIES, SITE_SEVERITIES, type SiteSeverity, type TrafficOrigin } from '@elektron/domain';
import { FUNCTION_ACCIDENTS, type SiteExposure, type SiteKind } from '@elektron/statistics';
import { distanceToSegment } from './nearest-segment.ts';
import { NO_SITE_REASONS, type NetworkSite, type ScreenedNetwork } from './network-sites.ts';
import type { PointSet } from './point-set.ts';
import { createSegmentGrid } from './segment-grid.ts';

/**
 * How far (metres) an accident is taken for one of a junction unless somebody says otherwise: some 250 feet, as the package crashcounter has it. Wider
 * where these are too few for a function. Both are this product's choice.
 */
export const USUAL_METERS = 75;
export const WIDER_METERS = 150;

/** A site of a table, in the organisation's plane. */
export interface TableSite {
  readonly id: string;
  readonly name: string | null;
  /** Empty where the table divides its sites into no groups. */
  readonly group: string;
  /** Metres: the vertices of a section, or the one place of a junction. */
  readonly course: NetworkSite['course'];
  readonly lengthMeters: number | null;
  readonly traffic: number | null;
  readonly minorTraffic: number | null;
  readonly covariates: readonly (number | null)[];
  /** Null in a table without numbers of accidents. */
  readonly counts: SiteCounts | null;
}

export interface SiteCounts {
  readonly accidents: number;
  /** Those that are known to be so; the others are of no known severity. */
  readonly bySeverity: Readonly<Record<SiteSeverity, number>>;
}

/** A table of sites as a run takes it. */
export interface SiteTable {
  readonly kind: SiteKind;
  readonly sites: readonly TableSite[];
  readonly isRelativeTraffic: boolean;
  readonly trafficOrigin: TrafficOrigin;
  /** Heading of the column of traffic. */
  readonly trafficColumn: string;
  /** Whether the table has a column of the minor road's traffic. */
  readonly hasMinorTraffic: boolean;
  readonly covariateNames: readonly string[];
}

/** Accidents as a method takes them, with the sites at which they are. */
export interface CountedSites {
  readonly points: PointSet;
  readonly severity: Uint8Array;
  readonly network: ScreenedNetwork;
}

/** The sites of a table that has numbers of accidents: each accident stands in the middle of its site. */
export function sitesWithCounts(table: SiteTable): CountedSites {
  const siteOf: number[] = [];
  const severity: number[] = [];
  for (const [i, { counts }] of table.sites.entries()) {
    for (const code of counts === null ? [] : severitiesOf(counts)) {
      siteOf.push(i);
      severity.push(code);
    }
  }
  const middle = table.sites.map(({ course }) => course[Math.floor(course.length / 2)]!);
  const axis = (of: 0 | 1): Float64Array => Float64Array.from(siteOf, (i) => middle[i]![of]);
  return {
    points: { x: axis(0), y: axis(1) },
    severity: Uint8Array.from(severity),
    network: toNetwork(table, Int32Array.from(siteOf), null, null),
  };
}

/** Codes of SEVERITIES, 0 for those not known. */
function severitiesOf({ accidents, bySeverity }: SiteCounts): number[] {
  const known = SITE_SEVERITIES.flatMap((severity) => Array.from({ length: bySeverity[severity] }, () => codeOf(SEVERITIES, severity)));
  return [...known, ...Array.from({ length: accidents - known.length }, () => 0)];
}

/**
 * The sites of a table of junctions, with the accidents that lie within a distance of each and nearer to no other; of two equally near the first counts.
 * @param withinMeters null: the usual distance, or the wider one where accidents within the usual one are too few for a function
 */
export function sitesOfRecords(table: SiteTable, points: PointSet, withinMeters: number | null): ScreenedNetwork {
  if (withinMeters !== null) return toNetwork(table, nearestSites(table, points, withinMeters), withinMeters, null);
  const usual = nearestSites(table, points, USUAL_METERS);
  const accidents = usual.reduce((sum, site) => sum + (site >= 0 ? 1 : 0), 0);
  if (accidents >= FUNCTION_ACCIDENTS) return toNetwork(table, usual, USUAL_METERS, null);
  return toNetwork(table, nearestSites(table, points, WIDER_METERS), WIDER_METERS, accidents);
}

/** @returns the position of each point's site; -1 for a point at none */
function nearestSites({ sites }: SiteTable, { x, y }: PointSet, withinMeters: number): Int32Array {
  const places = Float64Array.from(sites.flatMap(({ course }) => [...course[0]!, ...course[0]!]));
  const grid = createSegmentGrid(places, withinMeters);
  return Int32Array.from(x, (ownX, i) => {
    const ownY = y[i]!;
    let [nearest, distance] = [-1, withinMeters];
    grid.visitNear(ownX - withinMeters, ownY - withinMeters, ownX + withinMeters, ownY + withinMeters, (at) => {
      const [site, away] = [at / 4, distanceToSegment(places, at, ownX, ownY)];
      if (away < distance || (away === distance && (nearest === -1 || site < nearest))) [nearest, distance] = [site, away];
    });
    return nearest;
  });
}

const AT_A_SITE = 255;

function toNetwork(table: SiteTable, siteOf: Int32Array, withinMeters: number | null, tooFewWithinUsual: number | null): ScreenedNetwork {
  const { isRelativeTraffic, covariateNames } = table;
  const tooFar = NO_SITE_REASONS.indexOf('far-from-sites');
  return {
    sites: table.sites.map((site) => toSite(site, table)),
    siteOf,
    noSiteReason: Uint8Array.from(siteOf, (site) => (site >= 0 ? AT_A_SITE : tooFar)),
    sectionsInsideJunctions: 0,
    junctionMeters: withinMeters ?? OUTLINE_METERS,
    table: { withinMeters, tooFewWithinUsual, isRelativeTraffic, covariateNames },
  };
}

/** What is drawn around a junction of which nobody knows how far it reaches. */
const OUTLINE_METERS = 20;

function toSite(site: TableSite, table: SiteTable): NetworkSite {
  const { id, name, group, course, lengthMeters, covariates } = site;
  return {
    id,
    kind: table.kind,
    roadName: name,
    roadClass: null,
    legs: null,
    lengthMeters,
    exposure: toExposure(site, table),
    ownGroup: group,
    covariates,
    course,
  };
}

/** Traffic of 0 is none that a logarithm could be taken of: as not known. So is that of a junction of which one of the two roads' is not known. */
function toExposure({ traffic, minorTraffic }: TableSite, table: SiteTable): SiteExposure | null {
  const { hasMinorTraffic, isRelativeTraffic, trafficOrigin, trafficColumn } = table;
  if (traffic === null || traffic <= 0) return null;
  const minor = hasMinorTraffic ? minorTraffic : null;
  if (hasMinorTraffic && (minor === null || minor <= 0)) return null;
  return {
    label: trafficOrigin,
    vehiclesPerDay: traffic,
    minorVehiclesPerDay: minor,
    // Both legs of each road have its traffic, and half of it enters by each.
    enteringVehiclesPerDay: minor === null ? null : traffic + minor,
    ...(isRelativeTraffic ? { isRelative: true as const } : {}),
    source: trafficColumn,
    year: null,
  };
}
