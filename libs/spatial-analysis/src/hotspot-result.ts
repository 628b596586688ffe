import type { ParameterValues, Severity } from '@elektron/domain';
import type { RoadClassGroup } from '@elektron/domain';
import type { ScreenedGroup, ScreenedSite } from '@elektron/statistics';
import type { Outline } from './convex-hull.ts';
import type { NetworkSite, NoSiteReason } from './network-sites.ts';
import type { Course, NotOnStreets } from './street-network.ts';
import type { LineValue } from './street-texts.ts';
import type { HotspotNotice, HotspotReasonCode, HotspotScoreMeaning, HotspotSummaryCode } from './hotspot-texts.ts';

/** What a method found: plain values and typed arrays only, so it passes between threads and into storage as it is. */
export interface HotspotResult {
  /** The parameters as used: what was left to the method is filled with what it chose. */
  readonly parameters: ParameterValues;
  /** First rank first. */
  readonly hotspots: readonly Hotspot[];
  /** Per hotspot, in the same order: its accidents as ascending indices into the points. */
  readonly members: readonly Int32Array[];
  readonly surface: HotspotSurface | null;
  readonly cells: HotspotCells | null;
  /** Every site that was looked at, of a method that ranks sites. */
  readonly screening: HotspotScreening | null;
  /** Of a method that looks along the streets. */
  readonly streets?: HotspotStreets;
  readonly summary: Readonly<Partial<Record<HotspotSummaryCode, number>>>;
  readonly warnings: readonly HotspotNotice[];
}

export interface Hotspot {
  /** 1 = first. Highest score first; then more fatal accidents, more serious ones, the lower label. */
  readonly rank: number;
  /** The method's own number of it: cluster, area, or position in `cells`. */
  readonly label: number;
  readonly centerX: number;
  readonly centerY: number;
  readonly outline: Outline;
  readonly accidents: number;
  readonly severityCounts: Readonly<Record<Severity | 'unknown', number>>;
  /** Its own and those of the neighbours that were tested together with it; null for a method without neighbours. */
  readonly neighborhoodAccidents: number | null;
  readonly score: number;
  readonly scoreMeaning: HotspotScoreMeaning;
  readonly zScore: number | null;
  /** From the normal approximation: for comparison with the literature. */
  readonly pValue: number | null;
  /** From the exact randomisation null of the counts, or from simulations of the null model, with the observed map among them. */
  readonly exactPValue: number | null;
  /** `exactPValue` adjusted for the number of places tested (Benjamini-Hochberg, or by the maximum): the flag rests on this one. */
  readonly adjustedPValue: number | null;
  /** Why those of the four above are null that are; null when none is. */
  readonly noTestReason: HotspotReasonCode | null;
  /** What it holds of the streets, of a method that looks along them. */
  readonly lengthMeters?: number;
  /** The names of its roads, of the same; absent: those that its accidents name. */
  readonly roadName?: string | null;
}

/** What was found along the streets. */
export interface HotspotStreets {
  /** Pieces of streets whose value is above 0, in the order of the network. */
  readonly lines: readonly HotspotLine[];
  /** What `value` of a line is. */
  readonly lineValue: LineValue;
  /** Accidents that are not looked at, by reason. */
  readonly notOnStreets: readonly NotOnStreets[];
  /** 0 where nothing was tested. */
  readonly simulations: number;
}

export interface HotspotLine {
  readonly course: Course;
  readonly value: number;
  /** The mean of the value under the null model; null where nothing was tested, or the model tells none. */
  readonly expected: number | null;
  readonly pValue: number | null;
  readonly adjustedPValue: number | null;
  /** Label of the hotspot that it is part of, or null. */
  readonly label: number | null;
}

/** Sites of a network as they come out. */
export interface HotspotScreening {
  /** The first rank first; then those without a rank, those with most accidents first. */
  readonly sites: readonly RankedSite[];
  readonly groups: readonly RankedGroup[];
  /** Of the intervals, 0.95 for 95 %. */
  readonly level: number;
  /** Simulations behind the intervals of ranks. */
  readonly draws: number;
  /** Accidents at none of the sites, by reason; reasons that no accident has are left out. */
  readonly notAtSites: readonly { readonly reason: NoSiteReason | 'beyond-area'; readonly accidents: number }[];
  readonly sectionsInsideJunctions: number;
  readonly junctionMeters: number;
  /** What would change the ranking, the most telling first. */
  readonly changes: readonly HotspotNotice[];
}

export interface RankedSite {
  readonly site: NetworkSite;
  /** Position in `groups`. */
  readonly group: number;
  readonly accidents: number;
  readonly severityCounts: Readonly<Record<Severity | 'unknown', number>>;
  readonly screened: ScreenedSite;
}

export interface RankedGroup extends ScreenedGroup {
  readonly classGroup: RoadClassGroup;
  /** Of junctions, 3, or 4 for four and more; null for segments. */
  readonly legs: 3 | 4 | null;
}

/** A density over square cells, row by row from the lowest, left to right. */
export interface HotspotSurface {
  /** Lower left corner of the first cell. */
  readonly originX: number;
  readonly originY: number;
  readonly cellSizeMeters: number;
  readonly columns: number;
  readonly rows: number;
  /** Accidents per km² per year. */
  readonly values: Float32Array;
}

/** The hexagons that were tested, in rows from the lowest, left to right. */
export interface HotspotCells {
  /** Distance between two opposite sides; corners point up. */
  readonly widthMeters: number;
  readonly cells: readonly HotspotCell[];
}

export interface HotspotCell {
  readonly centerX: number;
  readonly centerY: number;
  readonly accidents: number;
  /** Cells summed: this one and its neighbours inside the study area. */
  readonly neighborhoodCells: number;
  readonly neighborhoodAccidents: number;
  readonly zScore: number | null;
  readonly pValue: number | null;
  readonly exactPValue: number;
  readonly adjustedPValue: number;
  /** `pValue` adjusted the same way, for comparison; it flags too much on sparse counts. */
  readonly analyticAdjustedPValue: number | null;
  /** 99, 95, 90 = many accidents at that confidence by `adjustedPValue`; negative = few; 0 = neither. */
  readonly bin: CellBin;
  /** Why zScore and pValue are null; null when they are not. */
  readonly noTestReason: HotspotReasonCode | null;
}

export type CellBin = -99 | -95 | -90 | 0 | 90 | 95 | 99;
