import type { BoundingBox, Text } from '@elektron/domain';
import type { Scheme } from '@elektron/ui';
import { amountColor } from '@elektron/ui';

/** What a run says of the sites of a network: `HotspotRun.screening` of the API. */
export interface Screening {
  readonly level: number;
  readonly draws: number;
  readonly junctionMeters: number;
  readonly sectionsInsideJunctions: number;
  readonly sites: readonly ScreenedSite[];
  readonly groups: readonly ScreenedGroup[];
  readonly notAtSites: readonly { readonly reason: string; readonly labels: Text; readonly accidents: number }[];
  readonly changes: readonly Told[];
  /** Absent for the sites of the organisation's own roads. */
  readonly siteTable?: { readonly siteTableId: number; readonly name: string; readonly source: string };
  readonly table?: { readonly withinMeters: number | null; readonly isRelativeTraffic: boolean };
  /** Absent where functions rest on the own sites alone. */
  readonly pool?: {
    readonly organisations: readonly { readonly key: string; readonly name: Text }[];
    readonly ranks: { readonly first: number; readonly alsoAlone: number } | null;
  };
  readonly labels: Readonly<Record<'kinds' | 'exposures' | 'bases' | 'reasons', Readonly<Record<string, Text>>>>;
}

export interface Told {
  readonly code: string;
  readonly message: Text;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export interface ScreenedSite {
  readonly id: string;
  readonly kind: 'segment' | 'junction';
  readonly group: number;
  readonly roadName: string | null;
  readonly lengthMeters: number | null;
  readonly exposure: {
    readonly label: string;
    readonly vehiclesPerDay: number;
    readonly source: string;
    readonly year: number | null;
  } | null;
  readonly geometry: GeoJSON.Point | GeoJSON.LineString;
  readonly accidents: number;
  readonly basis: string | null;
  /** Why it has no rank. */
  readonly reason: string | null;
  readonly rank: number | null;
  readonly rankInterval: Interval | null;
  /** Of the whole period, as `accidents`. */
  readonly predicted: number | null;
  readonly expected: number | null;
  readonly expectedInterval: Interval | null;
  readonly excessPerYear: number | null;
  readonly excessPerYearInterval: Interval | null;
  readonly probabilityAbove: number | null;
  readonly measures: SiteMeasures;
}

export interface SiteMeasures {
  readonly accidentsPerYear: number;
  readonly rate: number | null;
  readonly criticalRate: number | null;
  readonly weightedAccidents: number;
  /** Absent from runs of earlier versions. */
  readonly relativeSeverityIndex?: number | null;
  readonly groupSeverityIndex?: number | null;
  readonly levelOfService: string | null;
  readonly excessPredictedPerYear: number | null;
}

export interface ScreenedGroup {
  readonly group: string;
  readonly labels: Text;
  readonly kind: 'segment' | 'junction';
  readonly sites: number;
  readonly accidents: number;
  readonly lengthMeters: number | null;
  readonly measuredSites: number;
  readonly modelledSites: number;
  readonly function: SafetyFunction | null;
  readonly calibrated?: CalibratedFunction;
  readonly noFunctionText: Text | null;
  readonly moments: { readonly mean: number; readonly overdispersion: number } | null;
  readonly reasonText: Text | null;
  readonly warnings: readonly Told[];
}

export interface Term extends Interval {
  readonly name: string;
  readonly value: number;
  readonly standardError: number;
  readonly pValue: number;
}

export interface SafetyFunction {
  readonly sites: number;
  readonly accidents: number;
  readonly measuredSites: number;
  readonly coefficients: readonly Term[];
  readonly overdispersion: number;
  readonly overdispersionForm: 'constant' | 'over-length';
  readonly akaike: number;
  readonly vehiclesPerDay: readonly [number, number];
  readonly pooled?: PooledFit;
  readonly residuals: ResidualCurve;
}

export interface ResidualCurve {
  readonly vehiclesPerDay: readonly number[];
  readonly cumulative: readonly number[];
  readonly limits: readonly number[];
  readonly shareOutside: number;
}

/** A published function with the factor of a group. */
export interface CalibratedFunction {
  readonly sites: number;
  readonly accidents: number;
  readonly predictedAsPublished: number;
  readonly overdispersionOfSites: number;
  readonly factor: number;
  readonly factorInterval: Interval & { readonly level: number };
  readonly published: { readonly overdispersion: number; readonly overdispersionForm: 'constant' | 'over-length' };
  readonly outsideSites: number;
  readonly outsideAccidents: number;
  readonly residuals: ResidualCurve;
}

/** What of a function is from the sites of others. */
export interface PooledFit {
  readonly ownSites: number;
  readonly ownAccidents: number;
  readonly organisations: readonly (Interval & {
    readonly key: string;
    readonly sites: number;
    readonly accidents: number;
    readonly factor: number;
  })[];
  readonly exponentsPValue: number | null;
  /** The function of the own sites alone, or the code of why there is none. */
  readonly alone: Pick<SafetyFunction, 'coefficients' | 'overdispersion' | 'overdispersionForm'> | string;
}

/** Null for a run of a method that ranks no sites. */
export function readScreening(stored: unknown): Screening | null {
  return (stored ?? null) as Screening | null;
}

/** West, south, east, north of all sites; null without any. */
export function extentOf({ sites }: { readonly sites: readonly Pick<ScreenedSite, 'geometry'>[] }): BoundingBox | null {
  const points = sites.flatMap(({ geometry }) => (geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates));
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude = Number.NaN, latitude = Number.NaN] of points) {
    [west, south] = [Math.min(west, longitude), Math.min(south, latitude)];
    [east, north] = [Math.max(east, longitude), Math.max(north, latitude)];
  }
  return points.length === 0 ? null : [west, south, east, north];
}

const STEPS = [5, 2, 1] as const;
/** Every second step of 1, 2, 5, 10, …: excesses are mostly small, and a few are many times as large. */
const STEPS_APART = 2;
const CLASSES = 3;

/** From which excess on each colour is, ascending from 0; the highest is the largest of …, 0.1, 0.2, 0.5, 1, 2, … that is not above the most. */
export function excessBreaks(most: number): readonly number[] {
  if (!(most > 0)) return [];
  const power = Math.floor(Math.log10(most));
  const steps = [power, power - 1, power - 2].flatMap((exponent) => STEPS.map((step) => Number(`${step}e${exponent}`)));
  const below = steps.filter((step) => step <= most);
  return [0, ...Array.from({ length: CLASSES }, (_, k) => below[k * STEPS_APART]!).toReversed()];
}

/** The largest excess of the sites; 0 where none is above 0. */
export function mostExcess({ sites }: Screening): number {
  return sites.reduce((most, { excessPerYear }) => Math.max(most, excessPerYear ?? 0), 0);
}

/** Null for a site of which no more is expected than of others like it, and for one without a rank. */
export function excessColor({ rank, excessPerYear }: ScreenedSite, breaks: readonly number[], scheme: Scheme): string | null {
  if (rank === null || excessPerYear === null || excessPerYear <= 0) return null;
  return classColor(
    breaks.findLastIndex((from) => excessPerYear >= from),
    breaks.length,
    scheme,
  );
}

/** The lowest class is not the palest: it is drawn on a map of other lines. */
const PALEST = 0.25;

export function classColor(index: number, classes: number, scheme: Scheme): string {
  return amountColor(classes < 2 ? 1 : PALEST + ((1 - PALEST) * index) / (classes - 1), scheme);
}

/** Whether traffic is a measure in proportion to it, and no vehicles a day. */
export function isRelative({ table }: Partial<Pick<Screening, 'table'>>): boolean {
  return table?.isRelativeTraffic ?? false;
}

/** Whether the sites were counted in their own table, and no record of an accident stands behind them. */
export function countsThemselves({ table }: Pick<Screening, 'table'>): boolean {
  return table !== undefined && table.withinMeters === null;
}
