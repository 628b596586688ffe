import type { AccidentFilter, ParameterValues, Period } from '@elektron/domain';
import type { HotspotScoreMeaning, RunAgreement } from '@elektron/spatial-analysis';

import type { FinishedRun } from '../hotspot-run.ts';
import type { PlaceGeometry } from '../run-places.ts';
import type { Explanation } from './explain-place.ts';
import type { PlaceReading } from './read-place.ts';

/** How many runs are compared at once: more cannot be told apart on a map. */
export const COMPARED_RUNS = { minimum: 2, maximum: 4 };

/** What several runs say of the same places. */
export interface RunComparison {
  readonly runs: readonly ComparedRunFacts[];
  /** What more runs have found first. */
  readonly places: readonly ComparedPlace[];
  readonly agreements: readonly RunAgreement[];
  /** Of two runs that ask the same of two states of the records; else null. */
  readonly change: DataChange | null;
}

/** A run as it is compared, with all that tells it from the others. */
export interface ComparedRunFacts extends Pick<
  FinishedRun,
  'runId' | 'methodId' | 'createdAt' | 'dataVersion' | 'roadsVersion' | 'trafficVersion'
> {
  readonly filter: AccidentFilter;
  /** As used. */
  readonly parameters: ParameterValues;
  /** Of simulations: two runs of one question may differ by it alone. */
  readonly seed: number;
  readonly accidents: number;
  readonly period: Period;
  readonly years: number;
  readonly scoreMeaning: HotspotScoreMeaning;
  /** How many it has found, and how many of them it lists: only those are compared. */
  readonly found: number;
  /** Each with its shape, the first rank first. */
  readonly hotspots: readonly { readonly rank: number; readonly geometry: PlaceGeometry | null }[];
}

export interface ComparedPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly roadName: string | null;
  /** Of each run. */
  readonly readings: readonly PlaceReading[];
  readonly explanations: readonly Explanation[];
}

/** What has happened to the records between two runs that ask the same. */
export interface DataChange {
  /** Positions of the runs. */
  readonly older: number;
  readonly newer: number;
  /** Of the accidents that the newer run was asked about: those that the older one was not. */
  readonly added: number;
  /** The other way round. */
  readonly removed: number;
  /** Of those that both were asked about: at another place, or of another severity. */
  readonly altered: number;
}
