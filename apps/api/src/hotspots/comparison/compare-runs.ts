import { formatAccidentFilter } from '@elektron/domain';
import { findAgreements, joinPlaces, pointsOnGrounds, type ComparedRun, type JoinedPlace } from '@elektron/spatial-analysis';

import { formatCanonicalJson } from '../../common/canonical-json.ts';
import type { Plane, Position } from '../../common/plane.ts';
import type { FinishedRun } from '../hotspot-run.ts';
import { findCommonAccidents, type CommonAccidents, type RunRecords } from './common-accidents.ts';
import { explainPlace, type ExplainedRun } from './explain-place.ts';
import { createReader, groundsOf, siteOfRank, type ReadGround } from './read-place.ts';
import type { ComparedPlace, ComparedRunFacts, DataChange, RunComparison } from './run-comparison.ts';

/** A run with the records that it saw. */
export interface RunToCompare {
  readonly run: FinishedRun;
  readonly records: RunRecords;
}

/** A run whose sites are still packed, as it crosses to the thread. */
export interface PackedRunToCompare extends RunToCompare {
  /** All of its sites, where its result lists only the first; else none. */
  readonly siteParts: readonly Uint8Array[];
}

/** Where several runs have found something, and how far they agree. No clock, no dice, no database. */
export function compareRuns(compared: readonly RunToCompare[], plane: Plane): RunComparison {
  const accidents = findCommonAccidents(compared.map(({ records }) => records));
  const runs = compared.map(({ run }, k): ComparedRun => {
    const grounds = groundsOf(run.result, plane);
    return { grounds, members: pointsOnGrounds(accidents, grounds), asked: accidents.asked[k]! };
  });
  const joined = joinPlaces(runs);
  const places = joined.map((place): ReadGround => readGround(place, compared, runs));
  const readers = compared.map(({ run }, k) => createReader(run.result, k, accidents, places, plane));
  const explained = compared.map(({ run }) => toExplained(run));
  return {
    runs: compared.map(({ run }) => toFacts(run)),
    places: joined.map(({ hotspots, seed }, place): ComparedPlace => {
      const readings = readers.map((read, run) => read(place, hotspots[run]!));
      const [longitude, latitude] = places[place]!.middle;
      const named = [compared[seed.run]!.run.result.hotspots[seed.position]!, ...bestOf(hotspots, compared)];
      return {
        longitude,
        latitude,
        roadName: named.find(({ roadName }) => roadName !== null)?.roadName ?? null,
        readings,
        explanations: explainPlace(readings, explained),
      };
    }),
    agreements: findAgreements(runs, joined),
    change: findChange(compared, accidents),
  };
}

function bestOf(hotspots: JoinedPlace['hotspots'], compared: readonly RunToCompare[]): FinishedRun['result']['hotspots'] {
  return hotspots.flatMap(([best], run) => (best === undefined ? [] : [compared[run]!.run.result.hotspots[best]!]));
}

function readGround({ seed: { run, position } }: JoinedPlace, compared: readonly RunToCompare[], runs: readonly ComparedRun[]): ReadGround {
  const { longitude, latitude } = compared[run]!.run.result.hotspots[position]!;
  const middle: Position = [longitude, latitude];
  return { ground: runs[run]!.grounds[position]!, middle, accidents: Uint32Array.from(runs[run]!.members[position]!) };
}

function toFacts({ result, ...run }: FinishedRun): ComparedRunFacts {
  const { runId, methodId, createdAt, dataVersion, roadsVersion, trafficVersion, filter, seed } = run;
  return {
    ...{ runId, methodId, createdAt, dataVersion, roadsVersion, trafficVersion, filter, seed },
    parameters: result.parameters,
    accidents: result.accidents,
    period: result.period,
    years: result.years,
    scoreMeaning: result.scoreMeaning,
    found: result.summary.hotspots ?? result.hotspots.length,
    hotspots: result.hotspots.map(({ rank, outline }) => ({ rank, geometry: siteOfRank(result, rank)?.geometry ?? outline })),
  };
}

function toExplained({ result, filter, dataVersion }: FinishedRun): ExplainedRun {
  return {
    scoreMeaning: result.scoreMeaning,
    parameters: result.parameters,
    filterKey: formatAccidentFilter(filter),
    dataVersion,
    summary: result.summary,
    found: result.summary.hotspots ?? result.hotspots.length,
    listed: result.hotspots.length,
    has: { sites: result.screening !== undefined, cells: result.cells !== null, surface: result.surface !== null },
  };
}

/** Whether two runs ask the same, of whatever records. */
export function asksTheSame(one: Pick<FinishedRun, Asked>, other: Pick<FinishedRun, Asked>): boolean {
  const question = ({ methodId, parameters, filter }: Pick<FinishedRun, Asked>): string =>
    formatCanonicalJson({ methodId, parameters, filter: formatAccidentFilter(filter) });
  return question(one) === question(other);
}

type Asked = 'methodId' | 'parameters' | 'filter';

function findChange(compared: readonly RunToCompare[], accidents: CommonAccidents): DataChange | null {
  const [first, second] = compared;
  if (compared.length !== 2 || first === undefined || second === undefined || !asksTheSame(first.run, second.run)) return null;
  const versionsOf = ({ run: { dataVersion, roadsVersion, trafficVersion } }: RunToCompare): string =>
    [dataVersion, roadsVersion, trafficVersion].join();
  if (versionsOf(first) === versionsOf(second)) return null;
  const isInOrder =
    first.run.dataVersion < second.run.dataVersion ||
    (first.run.dataVersion === second.run.dataVersion && first.run.createdAt <= second.run.createdAt);
  const [older, newer] = isInOrder ? [0, 1] : [1, 0];
  const [before, after] = [accidents.position[older]!, accidents.position[newer]!];
  const [columnsBefore, columnsAfter] = [compared[older]!.records.columns, compared[newer]!.records.columns];
  let [added, removed, altered] = [0, 0, 0];
  for (const [i, then] of before.entries()) {
    const now = after[i]!;
    if (then === -1) added += 1;
    else if (now === -1) removed += 1;
    else if ((['x', 'y', 'severity'] as const).some((name) => columnsBefore[name][then] !== columnsAfter[name][now])) altered += 1;
  }
  return { older, newer, added, removed, altered };
}
