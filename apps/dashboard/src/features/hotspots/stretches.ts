import type { Text } from '@elektron/domain';
import type { Interval, ScreenedGroup, Screening } from './screening.ts';

/** What a run says of its hotspots as stretches of road: `HotspotRun.stretches` of the API. */
export interface Stretches {
  /** Index by index of the hotspots. */
  readonly stretches: readonly Stretch[];
  readonly level: number;
  readonly timesOfPredicted: number;
  readonly groups: readonly ScreenedGroup[];
  readonly leftOut: Screening['notAtSites'];
  readonly rule: AppliedRule | null;
  readonly labels: { readonly reasons: Readonly<Record<string, Text>>; readonly types: readonly Text[] };
}

export interface AppliedRule {
  readonly labels: Text;
  readonly notes: Text;
  readonly isChanged: boolean;
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface Stretch {
  readonly roadName: string | null;
  readonly fromMeters: number;
  readonly toMeters: number;
  readonly geometry: GeoJSON.Point | GeoJSON.LineString;
  readonly estimate: StretchEstimate;
  readonly flag: StretchFlag | null;
  readonly search: StretchSearch | null;
}

/** All numbers of accidents are of the whole period, but for those per year. */
export interface StretchEstimate {
  readonly accidents: number;
  readonly predicted: number | null;
  readonly expected: number | null;
  readonly expectedInterval: Interval | null;
  readonly excessPerYear: number | null;
  readonly excessPerYearInterval: Interval | null;
  readonly probabilityAbove: number | null;
  readonly reason: string | null;
}

export interface StretchFlag {
  readonly counted: number;
  readonly type: number | null;
  readonly windows: number;
  readonly mostAccidents: number;
  readonly highestScore: number | null;
}

export interface StretchSearch {
  readonly coefficientOfVariation: number;
  readonly isPreciseEnough: boolean | null;
}

/** Null for a run of a method that finds no stretches of road. */
export function readStretches(stored: unknown): Stretches | null {
  return (stored ?? null) as Stretches | null;
}
