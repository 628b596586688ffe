import { ROAD_PLACEMENTS } from '@elektron/domain';
import type { AccidentsOnNetworkRoads, NetworkRoad, RoadPart, ScreenedNetwork } from '@elektron/spatial-analysis';

import { highestFirst, type AccidentsAlong } from './build-sites.ts';
import { chainSegments, courseOfChain, type NextSegment, type SegmentChain } from './chain-segments.ts';
import { joinSections, listJunctions, nextInSection } from './join-sections.ts';
import { reachOfJunctions } from './junction-reach.ts';
import { listRoadEnds, type RoadsForSites } from './roads-for-sites.ts';

/** Where a segment lies on its road. */
interface OnRoad {
  readonly road: Int32Array;
  readonly from: Float64Array;
  readonly isReversed: Uint8Array;
}

/**
 * Roads from end to end. A road goes on through a junction as long as exactly two of its ends meet there, whatever else does; one of which nobody knows the
 * name ends at every junction. Each junction belongs to one road, its main one: of the legs of the highest class, that which passes through.
 * @param network sites of the same roads and accidents
 */
export function buildRoads(roads: RoadsForSites, accidents: AccidentsAlong, network: ScreenedNetwork): AccidentsOnNetworkRoads {
  const ends = listRoadEnds(roads);
  const chains = chainSegments(roads, nextOnRoad(roads, ends));
  const onRoad = locateSegments(roads, chains);
  const mainRoads = findMainRoads(roads, onRoad);
  const parts = listParts(roads, onRoad, network, mainRoads);
  return {
    roads: chains.map((chain, i) => describeRoad(roads, chain, parts[i]!)),
    ...placeAccidents(roads, accidents, onRoad, mainRoads),
  };
}

function nextOnRoad(roads: RoadsForSites, ends: readonly (readonly number[])[]): NextSegment {
  const nextUnnamed = nextInSection(roads, ends);
  return (node, segment) => {
    const name = roads.road[segment]!;
    if (name < 0) return nextUnnamed(node, segment);
    const [one, other, third] = ends[node]!.filter((end) => roads.road[end] === name);
    if (one === undefined || other === undefined || third !== undefined || one === other) return null;
    return one === segment ? other : one;
  };
}

function locateSegments({ isRoad, segments: { lengthMeters } }: RoadsForSites, chains: readonly SegmentChain[]): OnRoad {
  const located: OnRoad = {
    road: new Int32Array(isRoad.length).fill(-1),
    from: new Float64Array(isRoad.length),
    isReversed: new Uint8Array(isRoad.length),
  };
  for (const [road, { segments, isReversed }] of chains.entries()) {
    let passed = 0;
    for (const [k, segment] of segments.entries()) {
      located.road[segment] = road;
      located.from[segment] = passed;
      located.isReversed[segment] = isReversed[k] ? 1 : 0;
      passed += lengthMeters[segment]!;
    }
  }
  return located;
}

/** Metres from the start of the road of a place along a segment; a place that was measured a little further than the segment is long is at its end. */
function along({ segments: { lengthMeters } }: RoadsForSites, { from, isReversed }: OnRoad, segment: number, meters: number): number {
  const within = Math.min(Math.max(meters, 0), lengthMeters[segment]!);
  return from[segment]! + (isReversed[segment] === 1 ? lengthMeters[segment]! - within : within);
}

interface RoadPlace {
  readonly road: number;
  readonly position: number;
}

/** By node: the main road of each junction, and where on it the junction lies. */
function findMainRoads(roads: RoadsForSites, onRoad: OnRoad): ReadonlyMap<number, RoadPlace> {
  const { roadClass, segments } = roads;
  return new Map(
    listJunctions(roads).map(({ node, legs }) => {
      const [highest] = highestFirst(legs, roadClass);
      const candidates = legs.filter((leg) => roadClass[leg] === roadClass[highest!]);
      const ends = (leg: number): number => candidates.filter((other) => onRoad.road[other] === onRoad.road[leg]).length;
      const main = candidates.reduce((best, leg) => (ends(leg) > ends(best) ? leg : best));
      const atStart = segments.startNode[main] === node;
      return [node, { road: onRoad.road[main]!, position: along(roads, onRoad, main, atStart ? 0 : segments.lengthMeters[main]!) }];
    }),
  );
}

/** What of each road belongs to which site. */
function listParts(
  roads: RoadsForSites,
  onRoad: OnRoad,
  { sites, junctionMeters }: ScreenedNetwork,
  mainRoads: ReadonlyMap<number, RoadPlace>,
): RoadPart[][] {
  const { ids, nodes, segments } = roads;
  const siteOf = new Map(sites.map(({ kind, id }, i) => [`${kind} ${id}`, i]));
  const reachFrom = reachOfJunctions(segments, [...mainRoads.keys()], junctionMeters);
  const parts: RoadPart[][] = [];
  const add = (road: number, part: RoadPart): void => void (parts[road] ??= []).push(part);
  for (const { segments: own } of joinSections(roads)) {
    const first = own.reduce((least, segment) => (ids[segment]! < ids[least]! ? segment : least));
    const site = siteOf.get(`segment ${ids[first]!}`);
    if (site === undefined) continue;
    for (const segment of own) {
      const [start, end] = [
        reachFrom(segments.startNode[segment]!),
        segments.lengthMeters[segment]! - reachFrom(segments.endNode[segment]!),
      ];
      if (end <= start) continue;
      const [one, other] = [start, end].map((meters) => along(roads, onRoad, segment, meters)) as [number, number];
      add(onRoad.road[segment]!, { site, from: Math.min(one, other), to: Math.max(one, other) });
    }
  }
  for (const [node, { road, position }] of mainRoads) {
    const site = siteOf.get(`junction ${nodes.keys[node]!}`);
    if (site !== undefined) add(road, { site, from: position, to: position });
  }
  const count = onRoad.road.reduce((most, road) => Math.max(most, road + 1), 0);
  return Array.from({ length: count }, (_, road) => (parts[road] ?? []).sort((a, b) => a.from - b.from || a.to - b.to));
}

function describeRoad(roads: RoadsForSites, chain: SegmentChain, parts: readonly RoadPart[]): NetworkRoad {
  const { ids, roadName, segments } = roads;
  const first = chain.segments.reduce((least, segment) => (ids[segment]! < ids[least]! ? segment : least));
  return {
    name: roadName[first]!,
    lengthMeters: chain.segments.reduce((sum, segment) => sum + segments.lengthMeters[segment]!, 0),
    course: courseOfChain(roads, chain),
    parts,
  };
}

function placeAccidents(
  roads: RoadsForSites,
  { placement, segment, node, alongMeters }: AccidentsAlong,
  onRoad: OnRoad,
  mainRoads: ReadonlyMap<number, RoadPlace>,
): Pick<AccidentsOnNetworkRoads, 'roadOf' | 'positions'> {
  const roadOf = new Int32Array(placement.length).fill(-1);
  const positions = new Float64Array(placement.length).fill(NaN);
  for (const [i, code] of placement.entries()) {
    const outcome = ROAD_PLACEMENTS[code]!;
    const own = segment[i]!;
    if (outcome === 'junction') {
      const place = mainRoads.get(node[i]!);
      if (place === undefined) continue;
      roadOf[i] = place.road;
      positions[i] = place.position;
    } else if (outcome === 'segment' && onRoad.road[own]! >= 0) {
      roadOf[i] = onRoad.road[own]!;
      positions[i] = along(roads, onRoad, own, alongMeters[i]!);
    }
  }
  return { roadOf, positions };
}
