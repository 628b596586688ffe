import { ROAD_PLACEMENTS } from '@elektron/domain';
import { NO_SITE_REASONS, type NoSiteReason, type StreetNetwork, type StreetSection } from '@elektron/spatial-analysis';

import type { AccidentsAlong, SitesQuestion } from './build-sites.ts';
import { trafficOfSections } from './carry-traffic.ts';
import { joinSections, listJunctions, type Section } from './join-sections.ts';
import { reachOfJunctions } from './junction-reach.ts';
import type { RoadsForSites } from './roads-for-sites.ts';

/** Segments are cut from lines of some metres; a length of nothing would have no place on it. */
const LEAST_METERS = 0.001;

/** The roads as streets, each segment with the traffic of its section, and where on them each accident lies: by the same rules as the sites of a network. */
export function buildStreets(roads: RoadsForSites, accidents: AccidentsAlong, question: SitesQuestion): StreetNetwork {
  const { segments, nodes } = roads;
  const kept = [...roads.isRoad.keys()].filter((segment) => roads.isRoad[segment] === 1);
  const edgeOf = new Int32Array(roads.isRoad.length).fill(-1);
  for (const [edge, segment] of kept.entries()) edgeOf[segment] = edge;
  const sections = joinSections(roads);
  const traffic = trafficOfSections(roads, sections, question.countSites, question.years);
  const vehiclesPerDay = new Float64Array(kept.length);
  for (const [i, section] of sections.entries()) {
    for (const segment of section.segments) vehiclesPerDay[edgeOf[segment]!] = traffic[i]?.vehiclesPerDay ?? 0;
  }
  const edges = {
    nodes: nodes.keys.length,
    startNode: Int32Array.from(kept, (segment) => segments.startNode[segment]!),
    endNode: Int32Array.from(kept, (segment) => segments.endNode[segment]!),
    lengthMeters: Float64Array.from(kept, (segment) => Math.max(LEAST_METERS, segments.lengthMeters[segment]!)),
  };
  return {
    edges,
    courses: coursesOf(roads, kept),
    roadName: kept.map((segment) => roads.roadName[segment]!),
    roadClass: kept.map((segment) => roads.roadClass[segment]!),
    vehiclesPerDay,
    sections: describeSections(roads, sections, edgeOf, question.junctionMeters),
    accidents: placeAlong(edges, accidents, edgeOf),
  };
}

/** Segments that meet at a node end at one place, to the last digit. */
function coursesOf({ segments, nodes }: RoadsForSites, kept: readonly number[]): StreetNetwork['courses'] {
  const offsets = new Int32Array(kept.length + 1);
  for (const [edge, segment] of kept.entries()) {
    offsets[edge + 1] = offsets[edge]! + segments.offsets[segment + 1]! - segments.offsets[segment]!;
  }
  const [x, y] = [new Float64Array(offsets[kept.length]!), new Float64Array(offsets[kept.length]!)];
  for (const [edge, segment] of kept.entries()) {
    const [first, end] = [segments.offsets[segment]!, segments.offsets[segment + 1]!];
    x.set(segments.x.subarray(first, end), offsets[edge]);
    y.set(segments.y.subarray(first, end), offsets[edge]);
    for (const [node, vertex] of [
      [segments.startNode[segment]!, offsets[edge]!],
      [segments.endNode[segment]!, offsets[edge + 1]! - 1],
    ] as const) {
      [x[vertex], y[vertex]] = [nodes.x[node]!, nodes.y[node]!];
    }
  }
  return { offsets, x, y };
}

function describeSections(
  roads: RoadsForSites,
  sections: readonly Section[],
  edgeOf: Int32Array,
  junctionMeters: number,
): readonly StreetSection[] {
  const { startNode, endNode, lengthMeters } = roads.segments;
  const junctions = listJunctions(roads).map(({ node }) => node);
  const reachFrom = reachOfJunctions(roads.segments, junctions, junctionMeters);
  return sections.map(({ segments, isReversed }) => {
    const [first, last] = [segments[0]!, segments.at(-1)!];
    const begin = isReversed[0] ? endNode[first]! : startNode[first]!;
    const end = isReversed.at(-1) ? startNode[last]! : endNode[last]!;
    const length = segments.reduce((sum, segment) => sum + Math.max(LEAST_METERS, lengthMeters[segment]!), 0);
    return {
      edges: segments.map((segment) => edgeOf[segment]!),
      isReversed,
      from: Math.min(reachFrom(begin), length),
      to: Math.max(0, length - reachFrom(end)),
    };
  });
}

/** What stands in `reason` of an accident that is on a street. */
const ON_A_STREET = 255;

function placeAlong(
  {
    startNode,
    endNode,
    lengthMeters,
  }: Readonly<Record<'startNode' | 'endNode', Int32Array>> & Pick<StreetNetwork['edges'], 'lengthMeters'>,
  { placement, segment, node, alongMeters }: AccidentsAlong,
  edgeOf: Int32Array,
): StreetNetwork['accidents'] {
  const count = placement.length;
  const [edge, offset] = [new Int32Array(count).fill(-1), new Float64Array(count)];
  const [isAtJunction, reason] = [new Uint8Array(count), new Uint8Array(count).fill(ON_A_STREET)];
  const edgeAt = new Map<number, number>();
  for (const nodes of [startNode, endNode]) for (const [own, at] of nodes.entries()) if (!edgeAt.has(at)) edgeAt.set(at, own);
  for (const [i, code] of placement.entries()) {
    const outcome = ROAD_PLACEMENTS[code]!;
    if (outcome !== 'segment' && outcome !== 'junction') {
      reason[i] = NO_SITE_REASONS.indexOf(outcome satisfies NoSiteReason);
      continue;
    }
    isAtJunction[i] = outcome === 'junction' ? 1 : 0;
    edge[i] = edgeOf[segment[i]!]!;
    if (edge[i] >= 0) {
      offset[i] = Math.min(Math.max(0, alongMeters[i]!), lengthMeters[edge[i]]!);
    } else if (outcome === 'junction') {
      // On a way on foot, so near to a junction of streets that it is one of the junction's accidents.
      edge[i] = edgeAt.get(node[i]!)!;
      offset[i] = startNode[edge[i]] === node[i] ? 0 : lengthMeters[edge[i]]!;
    } else {
      reason[i] = NO_SITE_REASONS.indexOf('no-road-way');
    }
  }
  return { edge, offset, isAtJunction, reason };
}
