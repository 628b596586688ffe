import type { AccidentFilter, ParameterValues } from '@elektron/domain';
import type { OpenedSites } from '@elektron/spatial-analysis';

import type { StoredProblem } from '../common/problem.ts';
import type { StoredHotspotResult } from './stored-hotspot-result.ts';

export const RUN_STATUSES = ['queued', 'running', 'finished', 'failed', 'cancelled', 'interrupted'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** A run without its result: what a list shows, and all that repeats it. */
export interface HotspotRunSummary {
  readonly runId: string;
  readonly methodId: string;
  /** All of the method's parameters, as they were asked. */
  readonly parameters: ParameterValues;
  readonly filter: AccidentFilter;
  readonly seed: number;
  readonly dataVersion: number;
  /** Data versions of the roads and the traffic, of a method that reads them; else null. */
  readonly roadsVersion: number | null;
  readonly trafficVersion: number | null;
  readonly softwareVersion: string;
  readonly status: RunStatus;
  /** 0 to 1. */
  readonly progress: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly problem: StoredProblem | null;
  /** SHA-256 of the canonical result: equal digests are equal results. */
  readonly resultDigest: string | null;
  readonly repeatsRunId: string | null;
  readonly hotspotCount: number | null;
}

export interface HotspotRun extends HotspotRunSummary {
  /** Digest of the run that it repeats; `null` without one. */
  readonly repeatedDigest: string | null;
  /** Data of a person were erased from the records of its version after the run that it repeats at the same version. */
  readonly erasedSinceRepeated: boolean;
  /** The same of this run: a repetition at its version, after such an erasure, came out otherwise. */
  readonly repeatedOtherwiseSinceErasure: boolean;
  readonly result: StoredHotspotResult | null;
}

/** One that has ended with a result. */
export type FinishedRun = HotspotRun & { readonly result: StoredHotspotResult };

export interface NewHotspotRun extends RecordedRun {
  /** What it has taken of the sites of others; null where it rests on the own ones alone. */
  readonly openedSites: readonly OpenedSites[] | null;
}

type RecordedRun = Pick<
  HotspotRunSummary,
  | 'runId'
  | 'methodId'
  | 'parameters'
  | 'filter'
  | 'seed'
  | 'dataVersion'
  | 'roadsVersion'
  | 'trafficVersion'
  | 'softwareVersion'
  | 'repeatsRunId'
>;

/** How a run ended. */
export type RunOutcome =
  | { readonly status: 'finished'; readonly json: string; readonly digest: string; readonly siteParts: readonly Uint8Array[] }
  | { readonly status: 'failed'; readonly problem: StoredProblem }
  | { readonly status: 'cancelled' | 'interrupted' };
