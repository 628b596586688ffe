import { datumRepairOf, type SourcePosition } from '@elektron/domain';
import { createSegmentDistance } from '@elektron/spatial-analysis';
import { binomialUpperTail } from '@elektron/statistics';

import type { ReadingTask } from '../prepared-chunk.ts';
import type { Degrees } from '../project-position.ts';
import { listDatumTwins } from './datum-twins.ts';
import type { PlaceJudge } from './place-judge.ts';
import type { RepairProposal } from './repair-tally.ts';

/*
 * Whether all places of an import lie beside the roads, and would lie on them in another reference system. See docs/import-quality.md for what is
 * assumed.
 */

/** Places that are compared: one of each square of some 50 m, so that a junction with a hundred accidents counts once. */
const MOST_PLACES = 2_000;
const SQUARE_E7 = 5_000;
/** Fewer tell nothing. */
const FEWEST_PLACES = 50;
/** Roads further away are no accident's road (metres). */
const REACH_METERS = 150;
/** On a road, given its width and how it is drawn (metres). */
const ON_ROAD_METERS = 15;
/** A chance of this is not taken, whatever the number of systems that are tried. */
const LARGEST_P_VALUE = 1e-6;
/** Nor is a system in which not many more places lie on a road than as written. */
const LEAST_GAIN = 1.5;
const LEAST_SHARE_ON_ROAD = 0.3;

/** Looks at the places of an import beside the organisation's roads. */
export class DatumSuspicion {
  readonly #judge: PlaceJudge;
  readonly #roads: Int32Array;
  readonly #places = new Map<string, SourcePosition>();

  constructor({ roads }: ReadingTask, judge: PlaceJudge) {
    this.#roads = roads;
    this.#judge = judge;
  }

  note(position: SourcePosition | null): void {
    if (this.#roads.length === 0 || position === null || this.#places.size >= MOST_PLACES) return;
    const place = this.#judge.placeIn(position, position.srid);
    if (place === null) return;
    const square = `${position.srid} ${Math.floor(place.longitudeE7 / SQUARE_E7)} ${Math.floor(place.latitudeE7 / SQUARE_E7)}`;
    if (!this.#places.has(square)) this.#places.set(square, position);
  }

  /** What the places say together: at most one proposal for each system that the files use. */
  conclude(): RepairProposal[] {
    if (this.#places.size < FEWEST_PLACES) return [];
    const measure = createRoadMeasure(this.#roads);
    return [...Map.groupBy(this.#places.values(), ({ srid }) => srid)].flatMap(([srid, positions]) => {
      const asWritten = positions.map((position) => measure(this.#judge.placeIn(position, srid)));
      const twins = listDatumTwins(srid);
      const found = twins
        .map((to) => ({
          to,
          ...compareDistances(
            asWritten,
            positions.map((position) => measure(this.#judge.placeIn(position, to))),
          ),
        }))
        .filter((comparison) => isConvincing(comparison, twins.length))
        .sort((a, b) => b.shareAfter - a.shareAfter)[0];
      if (found === undefined) return [];
      const share = (of: number): string => `${Math.round(of * 100)} % ≤ ${ON_ROAD_METERS} m`;
      const before = `EPSG:${srid}: ${share(found.shareBefore)} (n = ${found.places})`;
      const after = `EPSG:${found.to}: ${share(found.shareAfter)} (p = ${found.pValue.toExponential(0)})`;
      return [{ code: datumRepairOf({ from: srid, to: found.to }), lines: 0, before, after }];
    });
  }
}

/** How the same places lie beside the roads in two systems. */
export interface RoadComparison {
  readonly places: number;
  /** Shares of the places that lie on a road. */
  readonly shareBefore: number;
  readonly shareAfter: number;
  /** Of a sign test: by chance alone, so many or more places would come closer to a road (one-sided, not corrected for the systems tried). */
  readonly pValue: number;
}

/** @param before @param after metres to the nearest road of each place in both systems, Infinity where there is none near */
export function compareDistances(before: readonly number[], after: readonly number[]): RoadComparison {
  const onRoad = (distances: readonly number[]): number => distances.filter((meters) => meters <= ON_ROAD_METERS).length / distances.length;
  const differing = before.flatMap((meters, i) => (meters === after[i] ? [] : [after[i]! < meters]));
  const closer = differing.filter(Boolean).length;
  return {
    places: before.length,
    shareBefore: onRoad(before),
    shareAfter: onRoad(after),
    pValue: differing.length === 0 ? 1 : binomialUpperTail(closer, differing.length, 1 / 2),
  };
}

function isConvincing({ places, shareBefore, shareAfter, pValue }: RoadComparison, tried: number): boolean {
  const isLikely = pValue * tried < LARGEST_P_VALUE;
  return places >= FEWEST_PLACES && isLikely && shareAfter >= LEAST_SHARE_ON_ROAD && shareAfter >= shareBefore * LEAST_GAIN;
}

const METERS_PER_E7 = (6_371_000 * Math.PI) / 180 / 1e7;

/** Metres from a place to the nearest road, on a plane around the roads: exact enough over a region. */
function createRoadMeasure(roads: Int32Array): (place: Degrees | null) => number {
  const [longitude, latitude] = [roads[0]!, roads[1]!];
  const across = METERS_PER_E7 * Math.cos((latitude / 1e7) * (Math.PI / 180));
  const segments = new Float64Array(roads.length);
  for (let at = 0; at < roads.length; at += 2) {
    segments[at] = (roads[at]! - longitude) * across;
    segments[at + 1] = (roads[at + 1]! - latitude) * METERS_PER_E7;
  }
  const distance = createSegmentDistance(segments, REACH_METERS);
  return (place) =>
    place === null ? Infinity : distance((place.longitudeE7 - longitude) * across, (place.latitudeE7 - latitude) * METERS_PER_E7);
}
