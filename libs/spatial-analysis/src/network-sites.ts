import type { RoadPlacement, Text } from '@elektron/domain';
import type { PooledOrganisation, SiteExposure, SiteKind } from '@elektron/statistics';

export type { SiteExposure, SiteKind } from '@elektron/statistics';

/** The places of a line, in metres. */
export type Course = readonly (readonly [x: number, y: number])[];

/** A section of road between junctions, or a junction with what is within a few metres of it along the roads. */
export interface NetworkSite {
  /** The same in a later extract in which it did not change. */
  readonly id: string;
  readonly kind: SiteKind;
  /** Of a junction, the names of its roads. */
  readonly roadName: string | null;
  /** Of a junction, the highest of its roads; null where the source says none. */
  readonly roadClass: string | null;
  /** How many ends of roads meet in a junction; null for a segment. */
  readonly legs: number | null;
  /** What of a segment lies outside of junctions; null for a junction. */
  readonly lengthMeters: number | null;
  readonly exposure: SiteExposure | null;
  /** What the site's own table calls its group of like sites; absent where it is told by class and legs. */
  readonly ownGroup?: string;
  /** In the order of the network's names; null where a value is not known. */
  readonly covariates?: readonly (number | null)[];
  /** Metres: the vertices of a segment in their order, or the one place of a junction. */
  readonly course: Course;
}

/** Why an accident is at none of the sites. */
export type NoSiteReason = Exclude<RoadPlacement, 'segment' | 'junction'> | 'no-road-way' | 'inside-junctions' | 'far-from-sites';

export const NO_SITE_REASONS: readonly NoSiteReason[] = [
  'no-place',
  'area-only',
  'no-roads',
  'too-far',
  'ambiguous',
  'other-number',
  'no-road-way',
  'inside-junctions',
  'far-from-sites',
];

/** Why a method did not look at an accident. */
export type LeftOutReason = NoSiteReason | (typeof LEFT_OUT_REASONS)[number];
export const LEFT_OUT_REASONS = ['beyond-area', 'at-junction', 'short-section'] as const;

/** How many accidents a method did not look at for one reason. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly accidents: number;
}

/** The sites of a network, and where the accidents that are asked about lie. */
export interface ScreenedNetwork {
  /** Segments, then junctions, each in the order of their ids. */
  readonly sites: readonly NetworkSite[];
  /** Index by index of the points: the site, or -1. */
  readonly siteOf: Int32Array;
  /** Position in NO_SITE_REASONS of a point that is at no site; 255 of one that is. */
  readonly noSiteReason: Uint8Array;
  /** Sections so short that all of them lies in junctions: they are no sites. */
  readonly sectionsInsideJunctions: number;
  readonly junctionMeters: number;
  /** Absent for the sites of the organisation's own roads. */
  readonly table?: ScreenedTable;
}

/** Where sites are from that are no roads of the organisation. */
export interface ScreenedTable {
  /** Within what (metres) accidents of the records are a site's; null where the table has numbers of its own. */
  readonly withinMeters: number | null;
  /** Accidents within the usual distance, where it was widened because they were too few for a function; else null. */
  readonly tooFewWithinUsual: number | null;
  readonly isRelativeTraffic: boolean;
  readonly covariateNames: readonly string[];
}

/** What another organisation has opened of its sites: numbers of each, in the groups of a network's sites, and nothing that tells which site it is. */
export interface OpenedSites extends PooledOrganisation {
  readonly name: Text;
}
