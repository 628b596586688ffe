import {
  DOUBT_METERS,
  JUNCTION_METERS,
  NEAREST_ROAD_METERS,
  PLACED_ON_ROAD,
  ROAD_AGREEMENTS,
  ROAD_CLASSES,
  ROAD_PLACEMENTS,
  toleranceMetersOf,
  type RoadPlacement,
} from '@elektron/domain';
import type { PlacedOnRoads } from '@elektron/road-network';

import type { NearRoadObject, RoadPlacementCountObject, RoadPlacementRulesObject } from './road-placement.objects.ts';
import type { StandingNetwork } from './standing-network.ts';

/** The rules as they are told beside every answer. */
export const ROAD_PLACEMENT_RULES: RoadPlacementRulesObject = {
  tolerances: [...ROAD_CLASSES, null].map((roadClass) => ({ roadClass, meters: toleranceMetersOf(roadClass) })),
  junctionMeters: JUNCTION_METERS,
  doubtMeters: DOUBT_METERS,
  nearestMeters: NEAREST_ROAD_METERS,
};

const IS_PLACED = ROAD_PLACEMENTS.map((placement) => PLACED_ON_ROAD.includes(placement));

export function isPlaced({ placement }: PlacedOnRoads, i: number): boolean {
  return IS_PLACED[placement[i]!]!;
}

export function placementOf({ placement }: PlacedOnRoads, i: number): RoadPlacement {
  return ROAD_PLACEMENTS[placement[i]!]!;
}

/** @param isMeant of which things; @param never outcomes that such things cannot have */
export function countPlacements(
  { placement }: PlacedOnRoads,
  isMeant: (thing: number) => boolean,
  never: readonly RoadPlacement[] = [],
): RoadPlacementCountObject[] {
  const counts = new Float64Array(ROAD_PLACEMENTS.length);
  for (const [i, outcome] of placement.entries()) if (isMeant(i)) counts[outcome]! += 1;
  return ROAD_PLACEMENTS.map((outcome, k) => ({ placement: outcome, count: counts[k]! })).filter(
    ({ placement: outcome }) => !never.includes(outcome),
  );
}

/** The road of a thing, or the nearest one. */
export function nearRoadOf(network: StandingNetwork, placed: PlacedOnRoads, i: number): NearRoadObject | null {
  const segment = placed.segment[i]!;
  const road = network.rows[segment];
  if (road === undefined) return null;
  const alongMeters = placed.alongMeters[i]!;
  const [longitude, latitude] = placeAlong(network, segment, alongMeters);
  return {
    segmentId: road.id,
    roadName: road.roadName,
    roadReference: road.roadReference,
    roadClass: road.roadClass,
    distanceMeters: placed.distanceMeters[i]!,
    alongMeters,
    segmentLengthMeters: road.lengthMeters,
    longitude,
    latitude,
    agreement: ROAD_AGREEMENTS[placed.agreement[i]!]!,
  };
}

/** Name or number of the road that is equally near. */
export function otherRoadNameOf({ rows }: StandingNetwork, { rival }: PlacedOnRoads, i: number): string | null {
  const road = rows[rival[i]!];
  return road?.roadName ?? road?.roadReference ?? null;
}

/** Degrees of a place along a segment: between two vertices the line is straight in degrees as well as it is in metres. */
export function placeAlong(
  { segments: { offsets, x, y }, longitudes, latitudes }: StandingNetwork,
  segment: number,
  alongMeters: number,
): readonly [longitude: number, latitude: number] {
  let passed = 0;
  const last = offsets[segment + 1]! - 1;
  for (let v = offsets[segment]!; v < last; v += 1) {
    const edge = Math.hypot(x[v + 1]! - x[v]!, y[v + 1]! - y[v]!);
    if (passed + edge >= alongMeters && edge > 0) {
      const share = (alongMeters - passed) / edge;
      return [between(longitudes[v]!, longitudes[v + 1]!, share), between(latitudes[v]!, latitudes[v + 1]!, share)];
    }
    passed += edge;
  }
  return [longitudes[last]!, latitudes[last]!];
}

function between(one: number, other: number, share: number): number {
  return one + share * (other - one);
}
