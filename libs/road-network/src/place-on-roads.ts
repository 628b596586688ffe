import { ROAD_AGREEMENTS, ROAD_PLACEMENTS, type RoadAgreement, type RoadPlacement } from '@elektron/domain';

import { JUNCTION_ENDS, type SegmentCourses } from './noded-network.ts';
import { createSegmentChoice, createSegmentSearch, type NearSegment, type SegmentSearch } from './snap-points.ts';
import { createNetworkWalk } from './walk-network.ts';

/** The roads on which something is placed; index by index the segments. */
export interface RoadsToPlaceOn {
  readonly segments: SegmentCourses;
  /** What is further away does not lie on the segment (metres). */
  readonly toleranceMeters: Float64Array;
  /** 1 for roads, 0 for ways on foot or by bicycle: these come after every road, and make no junction. */
  readonly isRoad: Uint8Array;
  /** The same number for all segments of one road, -1 for a segment of which nobody knows the road: its two carriageways are one road. */
  readonly road: Int32Array;
}

/** What is placed; index by index the same thing. */
export interface ThingsToPlace {
  /** Metres; NaN where it has none. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Whether a segment is of the road that it names. */
  readonly agreementOf: (thing: number, segment: number) => RoadAgreement;
}

export interface PlacingRules {
  /** Of two roads whose distances differ by no more, nobody can say which it was (metres). */
  readonly doubtMeters: number;
  /** So near to a junction, along the road, a thing is at the junction, and of roads that meet so near none is in doubt (metres). */
  readonly junctionMeters: number;
  /** How far the nearest road is looked for where none is near enough (metres). */
  readonly nearestMeters: number;
  /** What names a road by its number is not placed on one of another number. */
  readonly refusesOtherNumber: boolean;
}

/** Index by index the things. */
export interface PlacedOnRoads {
  /** Position in ROAD_PLACEMENTS. */
  readonly placement: Uint8Array;
  /** The segment it lies on, else the nearest one within `nearestMeters`; -1 where there is none. */
  readonly segment: Int32Array;
  /** To that segment; NaN where there is none. */
  readonly distanceMeters: Float64Array;
  /** Where on that segment, from its start; NaN where there is none. */
  readonly alongMeters: Float64Array;
  /** Of what is ambiguous, the other segment; else -1. */
  readonly rival: Int32Array;
  /** The junction at which it is; -1 where it is at none. */
  readonly node: Int32Array;
  /** Position in ROAD_AGREEMENTS: whether that segment is of the road that the thing names. */
  readonly agreement: Uint8Array;
}

/** Whoever looks far takes wider cells: so many of them are as wide as one looks at most. */
const FAR_CELLS = 4;

/** THE rule of where on the roads something lies: the road that it names before others, roads before other ways, the nearest of equal ones. */
export function placeOnRoads(roads: RoadsToPlaceOn, things: ThingsToPlace, rules: PlacingRules): PlacedOnRoads {
  const count = things.x.length;
  const placed = emptyPlaces(count);
  const place = createPlacing(roads, things, rules);
  for (let i = 0; i < count; i += 1) write(placed, i, place(i), things.agreementOf);
  return placed;
}

interface Placed {
  readonly placement: RoadPlacement;
  readonly near: NearSegment | null;
  readonly rival: number;
  readonly node: number;
}

function createPlacing(roads: RoadsToPlaceOn, things: ThingsToPlace, rules: PlacingRules): (thing: number) => Placed {
  const { segments, toleranceMeters: limitMeters, isRoad, road } = roads;
  const walk = createNetworkWalk(segments);
  const find = createSegmentSearch(
    segments,
    limitMeters.reduce((a, b) => Math.max(a, b), 0),
  );
  const rank = (thing: number, segment: number): number => (things.agreementOf(thing, segment) === 'same' ? 2 : isRoad[segment]!);
  const isOneRoad = (one: number, other: number): boolean => road[one]! >= 0 && road[one] === road[other];
  const choose = createSegmentChoice(walk, find, { ...rules, limitMeters, meetingMeters: rules.junctionMeters }, { rank, isOneRoad });
  const ends = countEnds(roads);
  let findFar: SegmentSearch | undefined;
  const unplaced = (placement: RoadPlacement, near: NearSegment | null = null): Placed => ({ placement, near, rival: -1, node: -1 });
  return (thing) => {
    const [x, y] = [things.x[thing]!, things.y[thing]!];
    if (Number.isNaN(x) || Number.isNaN(y)) return unplaced('no-place');
    if (segments.lengthMeters.length === 0) return unplaced('no-roads');
    const choice = choose(thing, x, y);
    if (choice === null) {
      findFar ??= createSegmentSearch(segments, rules.nearestMeters / FAR_CELLS);
      return unplaced('too-far', findNearest(findFar, x, y, rules.nearestMeters));
    }
    const { best: near, rival } = choice;
    if (rules.refusesOtherNumber && things.agreementOf(thing, near.segment) === 'other') return unplaced('other-number', near);
    if (rival !== null) return { placement: 'ambiguous', near, rival: rival.segment, node: -1 };
    const node = nearestJunction(walk(near.segment, near.along, rules.junctionMeters).nodes, ends);
    return { placement: node < 0 ? 'segment' : 'junction', near, rival: -1, node };
  };
}

/** How many ends of roads meet in each node. */
function countEnds({ segments: { startNode, endNode }, isRoad }: RoadsToPlaceOn): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const nodes of [startNode, endNode]) {
    for (const [segment, node] of nodes.entries()) ends.set(node, (ends.get(node) ?? 0) + isRoad[segment]!);
  }
  return ends;
}

function nearestJunction(reached: ReadonlyMap<number, number>, ends: ReadonlyMap<number, number>): number {
  let nearest = { node: -1, meters: Infinity };
  for (const [node, meters] of reached) {
    if ((ends.get(node) ?? 0) < JUNCTION_ENDS) continue;
    if (meters < nearest.meters || (meters === nearest.meters && node < nearest.node)) nearest = { node, meters };
  }
  return nearest.node;
}

/** Wider and wider, since most are not far. */
function findNearest(find: SegmentSearch, x: number, y: number, nearestMeters: number): NearSegment | null {
  for (let meters = nearestMeters / 8; meters <= nearestMeters; meters *= 2) {
    const [nearest] = find(x, y, meters).sort((a, b) => a.distance - b.distance || a.segment - b.segment);
    if (nearest !== undefined) return nearest;
  }
  return null;
}

function emptyPlaces(count: number): PlacedOnRoads {
  return {
    placement: new Uint8Array(count),
    segment: new Int32Array(count).fill(-1),
    distanceMeters: new Float64Array(count).fill(NaN),
    alongMeters: new Float64Array(count).fill(NaN),
    rival: new Int32Array(count).fill(-1),
    node: new Int32Array(count).fill(-1),
    agreement: new Uint8Array(count),
  };
}

function write(
  placed: PlacedOnRoads,
  i: number,
  { placement, near, rival, node }: Placed,
  agreementOf: ThingsToPlace['agreementOf'],
): void {
  placed.placement[i] = ROAD_PLACEMENTS.indexOf(placement);
  placed.rival[i] = rival;
  placed.node[i] = node;
  if (near === null) return;
  placed.segment[i] = near.segment;
  placed.distanceMeters[i] = near.distance;
  placed.alongMeters[i] = near.along;
  placed.agreement[i] = ROAD_AGREEMENTS.indexOf(agreementOf(i, near.segment));
}
