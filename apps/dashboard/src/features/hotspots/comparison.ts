import type { Text } from '@elektron/domain';
import type { HotspotComparisonQuery } from '../../graphql/generated/graphql.ts';

/** How many runs are compared at once. */
export const COMPARED_RUNS = { minimum: 2, maximum: 4 };

/** Two to four runs beside each other: `HotspotComparison` of the API. */
export interface Comparison extends Pick<HotspotComparisonQuery['hotspotComparison'], 'sentence' | 'notices'> {
  readonly runs: readonly ComparedRun[];
  readonly places: readonly ComparedPlace[];
  readonly agreements: readonly Agreement[];
  /** Of two runs that ask the same of two states of the records; the positions of the runs. */
  readonly change: { readonly older: number; readonly newer: number } | null;
}

export interface ComparedRun {
  readonly id: string;
  readonly letter: Text;
  readonly methodLabels: Text;
  readonly scoreLabels: Text;
  readonly filter: unknown;
  readonly dataVersion: number;
  readonly accidents: number;
  readonly found: number;
  readonly hotspots: readonly { readonly rank: number; readonly geometry: GeoJSON.Geometry | null }[];
}

export interface ComparedPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly roadName: string | null;
  /** Of each run. */
  readonly readings: readonly Reading[];
  readonly explanations: readonly { readonly code: string; readonly message: Text }[];
  readonly status: 'new' | 'gone' | 'stayed' | null;
}

export interface Reading {
  /** The best first; none where the run has found nothing here. */
  readonly ranks: readonly number[];
  readonly score: number | null;
  readonly accidents: number | null;
  readonly accidentsHere: number;
}

interface Share {
  readonly both: number;
  readonly either: number;
  readonly share: number | null;
}

export interface Agreement {
  readonly runs: readonly [number, number];
  readonly matched: readonly { readonly matched: number; readonly hotspots: number }[];
  readonly places: Share;
  readonly accidents: Share & { readonly asked: number };
  readonly ranks: { readonly places: number; readonly correlation: number | null };
  readonly reasonTexts: Readonly<Partial<Record<'places' | 'accidents' | 'ranks', Text>>>;
}

/** The places and runs of an answer have no types of GraphQL's. */
export function readComparison({ sentence, notices, ...untyped }: HotspotComparisonQuery['hotspotComparison']): Comparison {
  return { sentence, notices, ...(untyped as Omit<Comparison, 'sentence' | 'notices'>) };
}

/** Which places of a comparison are looked at. */
export type Shown = 'every' | 'common' | 'single';

export function showPlaces(places: readonly ComparedPlace[], shown: Shown): readonly ComparedPlace[] {
  const finders = ({ readings }: ComparedPlace): number => readings.filter(({ ranks }) => ranks.length > 0).length;
  if (shown === 'common') return places.filter((place) => finders(place) === place.readings.length);
  return shown === 'single' ? places.filter((place) => finders(place) === 1) : places;
}

/** The first place at which a hotspot of a run is; they stand in the order of the list. */
export function placeOf(places: readonly ComparedPlace[], run: number, rank: number): ComparedPlace | undefined {
  return places.find(({ readings }) => readings[run]!.ranks.includes(rank));
}
