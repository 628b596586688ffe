import { createSegmentDistance } from '@elektron/spatial-analysis';
import { binomialUpperTail } from '@elektron/statistics';

import type { Degrees } from '../project-position.ts';

/** Roads further away are no accident's road (metres). */
const REACH_METERS = 150;
/** On a road, given its width and how it is drawn (metres). */
export const ON_ROAD_METERS = 15;
/** A chance of this is not taken, whatever the number of systems that are tried. */
const LARGEST_P_VALUE = 1e-6;
/** Nor is a system in which not many more places lie on a road than as written. */
const LEAST_GAIN = 1.5;
const LEAST_SHARE_ON_ROAD = 0.3;

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

/** @param tried how many systems were */
export function isConvincing({ shareBefore, shareAfter, pValue }: RoadComparison, tried: number): boolean {
  const isLikely = pValue * tried < LARGEST_P_VALUE;
  return isLikely && shareAfter >= LEAST_SHARE_ON_ROAD && shareAfter >= shareBefore * LEAST_GAIN;
}

const METERS_PER_E7 = (6_371_000 * Math.PI) / 180 / 1e7;

/** Metres from a place to the nearest road, on a plane around the roads: exact enough over a region. */
export function createRoadMeasure(roads: Int32Array): (place: Degrees | null) => number {
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
