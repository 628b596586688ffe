import type { SegmentCourses } from '../noded-network.ts';

/**
 * How much of each segment is further than some metres from every junction, along the network: every place that is nearer belongs to the
 * junction, as an accident there does.
 * @param junctions nodes
 */
export function lengthsOutsideJunctions(segments: SegmentCourses, junctions: readonly number[], junctionMeters: number): Float64Array {
  const { startNode, endNode, lengthMeters } = segments;
  const reachFrom = reachesOfJunctions(segments, junctions, junctionMeters);
  return lengthMeters.map((meters, segment) => Math.max(0, meters - reachFrom(startNode[segment]!) - reachFrom(endNode[segment]!)));
}

/**
 * How many metres beyond a node still belong to a junction, on every segment that ends there.
 * @param junctions nodes
 */
export function reachesOfJunctions(
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

function add(neighbours: Map<number, [number, number][]>, from: number, to: number, meters: number): void {
  const known = neighbours.get(from);
  if (known === undefined) neighbours.set(from, [[to, meters]]);
  else known.push([to, meters]);
}
