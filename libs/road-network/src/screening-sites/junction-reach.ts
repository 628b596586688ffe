import type { SegmentCourses } from '../noded-network.ts';

/**
 * How many metres of a segment that ends in a node belong to the nearest junction, along the network: every place that is nearer to it belongs to
 * the junction, as an accident there does.
 * @param junctions nodes
 */
export function reachOfJunctions(
  { startNode, endNode, lengthMeters }: SegmentCourses,
  junctions: readonly number[],
  junctionMeters: number,
): (node: number) => number {
  const neighbours = new Map<number, [node: number, meters: number][]>();
  for (const [segment, meters] of lengthMeters.entries()) {
    if (meters > junctionMeters) continue;
    add(neighbours, startNode[segment]!, endNode[segment]!, meters);
    add(neighbours, endNode[segment]!, startNode[segment]!, meters);
  }
  const toJunction = new Map<number, number>();
  const open = junctions.map((node): [number, number] => [node, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, meters] = next;
    if (meters > junctionMeters || meters >= (toJunction.get(node) ?? Infinity)) continue;
    toJunction.set(node, meters);
    for (const [other, further] of neighbours.get(node) ?? []) open.push([other, meters + further]);
  }
  return (node) => Math.max(0, junctionMeters - (toJunction.get(node) ?? Infinity));
}

/** How much of each segment belongs to no junction. */
export function lengthsOutsideJunctions(segments: SegmentCourses, junctions: readonly number[], junctionMeters: number): Float64Array {
  const reachFrom = reachOfJunctions(segments, junctions, junctionMeters);
  const { startNode, endNode, lengthMeters } = segments;
  return lengthMeters.map((meters, segment) => Math.max(0, meters - reachFrom(startNode[segment]!) - reachFrom(endNode[segment]!)));
}

function add(neighbours: Map<number, [number, number][]>, from: number, to: number, meters: number): void {
  const known = neighbours.get(from);
  if (known === undefined) neighbours.set(from, [[to, meters]]);
  else known.push([to, meters]);
}
