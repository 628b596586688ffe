import type { ParameterValues, Severity, Text } from '@elektron/domain';
import type { RoadClassGroup } from '@elektron/domain';
import type { ConfidenceInterval, PooledRanks, ProportionModel, ScreenedGroup, ScreenedSite, SiteKind } from '@elektron/statistics';
import type { AskedType } from './accident-type.ts';
import type { HotspotStretches } from './along-roads/stretch-result.ts';
import type { Outline } from './convex-hull.ts';
import type { Course, LeftOut, NetworkSite, NoSiteReason, ScreenedTable } from './network-sites.ts';
import type { NoShareReason } from './methods/high-proportion/high-proportion-texts.ts';
import type { LineValue } from './street-texts.ts';
import type { CellSort, HotspotNotice, HotspotReasonCode, HotspotScoreMeaning, HotspotSort, HotspotSummaryCode } from './hotspot-texts.ts';

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
  /** What is said of each hotspot of a method that finds stretches of road. */
  readonly stretches: HotspotStretches | null;
  /** Of a method that looks along the streets. */
  readonly streets: HotspotStreets | null;
  /** Of a method that compares the shares of a type of accidents. */
  readonly proportions: HotspotProportions | null;
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
  /** Of a method that tells sorts of places apart. */
  readonly sort?: HotspotSort;
  /** Of a circle of the scan statistic. */
  readonly scan?: ScanFigures;
  /** What it holds of the streets, of a method that looks along them. */
  readonly lengthMeters?: number;
  /** The names of its roads, of the same; absent: those that its accidents name. */
  readonly roadName?: string | null;
}

/** What the scan statistic says of a circle. */
export interface ScanFigures {
  readonly radiusMeters: number;
  readonly cases: number;
  /** If the share of cases, or their rate, were the same everywhere. */
  readonly expectedCases: number;
  /** Share or rate inside over outside; null where there is no case outside. */
  readonly relativeRisk: number | null;
  /** Share of simulated maps whose best circle is at least as good. */
  readonly pseudoPValue: number;
}

/** What was found along the streets. */
export interface HotspotStreets {
  /** Pieces of streets whose value is above 0, in the order of the network. */
  readonly lines: readonly HotspotLine[];
  /** What `value` of a line is. */
  readonly lineValue: LineValue;
  /** Accidents that are not looked at, by reason. */
  readonly notOnStreets: readonly LeftOut[];
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
  /** Absent for the sites of the organisation's own roads. */
  readonly table?: ScreenedTable;
  /** What would change the ranking, the most telling first. */
  readonly changes: readonly HotspotNotice[];
  /** Absent where functions rest on the own sites alone. */
  readonly pool?: ScreeningPool;
}

/** From whom a ranking has taken sites, and what that changed. */
export interface ScreeningPool {
  readonly organisations: readonly {
    /** As in the functions of the groups. */
    readonly key: string;
    readonly name: Text;
    /** All that was opened, whether or not the ranking has such a group. */
    readonly sites: number;
    /** In which their accidents were counted. */
    readonly years: number;
  }[];
  /** Null where no function could use them. */
  readonly ranks: PooledRanks | null;
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
  /** As the table of sites calls it, empty where that divides its sites into no groups; absent for the organisation's own roads. */
  readonly ownName?: string;
}

/** The shares of a type of accidents at the sites of a network. */
export interface HotspotProportions extends Pick<
  HotspotScreening,
  'level' | 'notAtSites' | 'sectionsInsideJunctions' | 'junctionMeters' | 'table'
> {
  readonly type: AskedType;
  /** The first rank first; then those without a rank, those with most accidents first. Sites without an accident of a known type are not among them. */
  readonly sites: readonly SiteProportion[];
  readonly groups: readonly ProportionGroup[];
  /** Sites stand out from this probability on. */
  readonly limit: number;
  /** How many of those that stand out are expected not to be above their group's share, by the model. */
  readonly expectedFalse: number;
}

export interface SiteProportion {
  readonly site: NetworkSite;
  /** Position in `groups`. */
  readonly group: number;
  /** Of a known type. */
  readonly accidents: number;
  /** Accidents of which nobody knows whether they are of the type. */
  readonly unknown: number;
  readonly ofType: number;
  /** ofType / accidents. */
  readonly proportion: number;
  /** Exact limits of the proportion (Clopper-Pearson). */
  readonly interval: ConfidenceInterval;
  /** That the long-run share is above the group's; null with a reason. */
  readonly probability: number | null;
  /** The proportion less the group's; null where it has fewer than two accidents. */
  readonly excess: number | null;
  readonly rank: number | null;
  readonly reason: NoShareReason | null;
}

export interface ProportionGroup extends Pick<RankedGroup, 'classGroup' | 'legs' | 'ownName'> {
  readonly group: string;
  readonly kind: SiteKind;
  readonly sites: number;
  /** Sites with two accidents or more, from which the model is made. */
  readonly modelledSites: number;
  /** Of a known type, at all of its sites. */
  readonly accidents: number;
  readonly ofType: number;
  /** Null with a reason, as the others of the model. */
  readonly proportion: ProportionModel['proportion'] | null;
  readonly variance: ProportionModel['variance'] | null;
  readonly alpha: ProportionModel['alpha'] | null;
  readonly beta: ProportionModel['beta'] | null;
  readonly reason: NoShareReason | null;
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

/** The places that were tested: hexagons in rows from the lowest, left to right, or pieces of road. */
export interface HotspotCells {
  /** Of hexagons: distance between two opposite sides; corners point up. Null of pieces of road. */
  readonly widthMeters: number | null;
  /** Of pieces of road, cell by cell; null of hexagons. */
  readonly courses: readonly Course[] | null;
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
  /** Null where there is nothing to test: local Moran without neighbours. */
  readonly exactPValue: number | null;
  readonly adjustedPValue: number | null;
  /** `pValue` adjusted the same way, for comparison; it flags too much on sparse counts. */
  readonly analyticAdjustedPValue: number | null;
  /** 99, 95, 90 = many accidents at that confidence by `adjustedPValue`; negative = few; 0 = neither. */
  readonly bin: CellBin;
  /** Of local Moran, where the cell is flagged. */
  readonly sort?: CellSort;
  /** Why zScore and pValue are null; null when they are not. */
  readonly noTestReason: HotspotReasonCode | null;
}

export type CellBin = -99 | -95 | -90 | 0 | 90 | 95 | 99;
