import type { NetworkSegments } from './noded-network.ts';

/** What is within some metres of a place, along the roads. */
export interface Reached {
  /** Segments that one is on, or comes to. */
  readonly segments: ReadonlySet<number>;
  /** Nodes, with the metres to them. */
  readonly nodes: ReadonlyMap<number, number>;
}

export type NetworkWalk = (segment: number, alongMeters: number, withinMeters: number) => Reached;

/** Walks along a network in every direction, whichever way one may drive. */
export function createNetworkWalk({
  startNode,
  endNode,
  lengthMeters,
}: Pick<NetworkSegments, 'startNode' | 'endNode' | 'lengthMeters'>): NetworkWalk {
  const { first, segmentsAt } = listEnds(startNode, endNode);
  return (segment, alongMeters, withinMeters) => {
    const segments = new Set([segment]);
    const nodes = new Map<number, number>();
    const open: [node: number, meters: number][] = [
      [startNode[segment]!, alongMeters],
      [endNode[segment]!, lengthMeters[segment]! - alongMeters],
    ];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [node, meters] = next;
      if (meters > withinMeters || meters >= (nodes.get(node) ?? Infinity)) continue;
      nodes.set(node, meters);
      for (let k = first[node]!; k < first[node + 1]!; k += 1) {
        const own = segmentsAt[k]!;
        segments.add(own);
        open.push([startNode[own] === node ? endNode[own]! : startNode[own]!, meters + lengthMeters[own]!]);
      }
    }
    return { segments, nodes };
  };
}

/** The segments that end in node `n` are those from `first[n]` up to `first[n + 1]`. */
function listEnds(startNode: Int32Array, endNode: Int32Array): { readonly first: Int32Array; readonly segmentsAt: Int32Array } {
  const ends = [startNode, endNode];
  const count = ends.reduce((most, nodes) => nodes.reduce((a, b) => Math.max(a, b), most), -1) + 1;
  const first = new Int32Array(count + 1);
  for (const nodes of ends) for (const node of nodes) first[node + 1]! += 1;
  for (let node = 0; node < count; node += 1) first[node + 1]! += first[node]!;
  const at = first.slice();
  const segmentsAt = new Int32Array(2 * startNode.length);
  for (const nodes of ends) {
    for (const [segment, node] of nodes.entries()) {
      segmentsAt[at[node]!] = segment;
      at[node]! += 1;
    }
  }
  return { first, segmentsAt };
}
