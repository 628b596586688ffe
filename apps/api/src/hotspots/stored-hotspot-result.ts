import type { ParameterValues, Period, ProblemDetails, Severity } from '@elektron/domain';
import type {
  CellSort,
  HotspotNoticeCode,
  HotspotProportions,
  HotspotReasonCode,
  HotspotScoreMeaning,
  HotspotScreening,
  HotspotSort,
  HotspotStreets,
  HotspotStretches,
  RankedStretch,
  HotspotSummaryCode,
  ScanFigures,
  SiteExposure,
  SiteKind,
  SiteProportion,
  StretchEstimate,
  StretchFlag,
} from '@elektron/spatial-analysis';
import type { ScreenedSite, SiteMeasures } from '@elektron/statistics';

import type { PolygonGeometry, Position } from '../common/plane.ts';
import type { NamedSiteTable } from './prepare-hotspot-input.ts';
import type { RunNoticeCode } from './hotspot-run-texts.ts';

/** What a run found, as it is stored: plain JSON in degrees, equal text for equal results. Texts follow from it. */
export interface StoredHotspotResult {
  /** Located accidents under the filter: what the method was given. */
  readonly accidents: number;
  readonly period: Period;
  readonly years: number;
  /** As used: what was left to the method is filled with what it chose. */
  readonly parameters: ParameterValues;
  readonly scoreMeaning: HotspotScoreMeaning;
  readonly summary: Readonly<Partial<Record<HotspotSummaryCode, number>>>;
  readonly notices: readonly StoredNotice[];
  /** First rank first. */
  readonly hotspots: readonly StoredHotspot[];
  readonly surface: StoredSurface | null;
  readonly cells: StoredCells | null;
  /** Only of a method that ranks sites: results of others are as they always were. */
  readonly screening?: StoredScreening;
  /** Only of a method that finds stretches of road. */
  readonly stretches?: StoredStretches;
  /** Only of a method that looks along the streets. */
  readonly streets?: StoredStreets;
  /** Only of a method that compares the shares of a type of accidents. */
  readonly proportions?: StoredProportions;
}

export interface StoredNotice {
  readonly code: HotspotNoticeCode | RunNoticeCode;
  readonly details: ProblemDetails;
}

export interface StoredHotspot {
  readonly rank: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly outline: PolygonGeometry;
  readonly accidents: number;
  /** Without `injury` in runs of versions that did not know it: they had none. */
  readonly severities: Readonly<Record<Exclude<Severity, 'injury'> | 'unknown', number>> & { readonly injury?: number };
  readonly neighborhoodAccidents: number | null;
  readonly score: number;
  readonly zScore: number | null;
  readonly pValue: number | null;
  readonly exactPValue: number | null;
  readonly adjustedPValue: number | null;
  readonly nullReason: HotspotReasonCode | null;
  readonly accidentsPerYear: number;
  /** Only of local Moran. */
  readonly sort?: HotspotSort;
  /** Only of the scan statistic. */
  readonly scan?: ScanFigures;
  /** Most frequent road name of its accidents; of equally frequent ones the first by alphabet. Of a stretch of streets, their own names. */
  readonly roadName: string | null;
  /** Only of a method that looks along the streets. */
  readonly lengthMeters?: number;
}

/** A density as a picture lies on a web map: equal steps of longitude, and of Mercator's northing. */
export interface StoredSurface {
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly columns: number;
  readonly rows: number;
  readonly maximum: number;
  /** Accidents per km² per year, row by row from the southernmost, each from the west; 0 where there is nothing. */
  readonly values: readonly number[];
}

/** Tested hexagons, or pieces of road, as GeoJSON. */
export interface StoredCells {
  readonly type: 'FeatureCollection';
  readonly features: readonly StoredCell[];
}

export interface StoredCell {
  readonly type: 'Feature';
  readonly geometry: PolygonGeometry | Extract<LineOrPoint, { readonly type: 'LineString' }>;
  readonly properties: {
    readonly accidents: number;
    readonly zScore: number | null;
    /** Null where there is nothing to test. */
    readonly adjustedPValue: number | null;
    /** 3, 2, 1 = many accidents at 99, 95, 90 % by `adjustedPValue`; below zero few; 0 = neither. */
    readonly bin: number;
    /** Only of local Moran, where the cell is flagged. */
    readonly sort?: CellSort;
  };
}

/** What is kept beside a result that lists only the first of its sites. */
export interface CompleteSites {
  /** All of them. */
  readonly sites: number;
  readonly parts: number;
  /** SHA-256 of the canonical texts of all parts, one after the other: with it, the digest of the result is one of all sites. */
  readonly digest: string;
}

/** Sites of the network, each with its place. */
export interface StoredScreening extends Omit<HotspotScreening, 'sites'> {
  /** The first rank first; then those without a rank. Of a large network the first of them. */
  readonly sites: readonly StoredSite[];
  /** Absent where the result has all sites, and of a run of a version that kept no others. */
  readonly complete?: CompleteSites;
  /** Absent for the sites of the network. */
  readonly siteTable?: NamedSiteTable;
}

export interface StoredSite extends Omit<ScreenedSite, 'expectedInterval' | 'excessPerYearInterval' | 'rankInterval' | 'measures'> {
  readonly id: string;
  readonly kind: SiteKind;
  /** Position in `groups`. */
  readonly group: number;
  readonly roadName: string | null;
  readonly roadClass: string | null;
  readonly lengthMeters: number | null;
  readonly exposure: SiteExposure | null;
  readonly geometry: LineOrPoint;
  readonly accidents: number;
  readonly severities: Readonly<Record<Severity | 'unknown', number>>;
  readonly expectedInterval: StoredInterval | null;
  readonly excessPerYearInterval: StoredInterval | null;
  readonly rankInterval: StoredInterval | null;
  readonly measures: SiteMeasures;
}

/** What is said of each listed hotspot that is a stretch of road. */
export interface StoredStretches extends Omit<HotspotStretches, 'stretches'> {
  /** Index by index of the hotspots. */
  readonly stretches: readonly StoredStretch[];
}

export interface StoredStretch extends Omit<RankedStretch, 'course' | 'estimate' | 'flag'> {
  readonly geometry: LineOrPoint;
  readonly estimate: StoredStretchEstimate;
  readonly flag: StoredFlag | null;
}

export interface StoredStretchEstimate extends Omit<StretchEstimate, 'expectedInterval' | 'excessPerYearInterval'> {
  readonly expectedInterval: StoredInterval | null;
  readonly excessPerYearInterval: StoredInterval | null;
}

export interface StoredFlag extends Omit<StretchFlag, 'counted'> {
  /** Accidents of flagged windows, in the years of the rule. */
  readonly counted: number;
  readonly severities: Readonly<Record<Severity | 'unknown', number>>;
}

/** What was found along the streets, as GeoJSON. */
export interface StoredStreets extends Omit<HotspotStreets, 'lines'> {
  readonly lines: { readonly type: 'FeatureCollection'; readonly features: readonly StoredLine[] };
}

export interface StoredLine {
  readonly type: 'Feature';
  readonly geometry: Extract<LineOrPoint, { readonly type: 'LineString' }>;
  readonly properties: {
    /** What `lineValue` says. */
    readonly value: number;
    /** Its mean under the null model. */
    readonly expected: number | null;
    readonly pValue: number | null;
    readonly adjustedPValue: number | null;
    /** Rank of the hotspot that it is part of. */
    readonly hotspot: number | null;
  };
}

/** Shares of a type of accidents at the sites of the network, each with its place. */
export interface StoredProportions extends Omit<HotspotProportions, 'sites'> {
  /** The first rank first; then those without a rank. Of a large network the first of them. */
  readonly sites: readonly StoredShare[];
  /** Absent where the result has all sites, and of a run of a version that kept no others. */
  readonly complete?: CompleteSites;
  /** Absent for the sites of the network. */
  readonly siteTable?: NamedSiteTable;
}

export interface StoredShare extends Omit<SiteProportion, 'site' | 'interval'> {
  readonly id: string;
  readonly kind: SiteKind;
  readonly roadName: string | null;
  readonly roadClass: string | null;
  readonly lengthMeters: number | null;
  readonly geometry: LineOrPoint;
  readonly proportionInterval: StoredInterval;
}

/** Limits; the level is said once, for all sites. */
export interface StoredInterval {
  readonly lower: number;
  readonly upper: number;
}

/** GeoJSON, degrees at a tenth of a metre. */
export type LineOrPoint =
  { readonly type: 'Point'; readonly coordinates: Position } | { readonly type: 'LineString'; readonly coordinates: readonly Position[] };
