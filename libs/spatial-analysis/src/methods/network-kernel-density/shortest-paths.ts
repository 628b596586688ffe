import { lineKernel } from './line-kernels.ts';
import type { WaysNetwork } from './follow-ways.ts';
import type { Work } from './network-kernel-density.ts';

/** What the events of an edge give to every place by the shortest path, undivided. */
export function addShortestPaths(work: Work, edge: number): void {
  const { network, events, at, density, coefficients, bandwidthMeters } = work;
  const { places, weights } = events;
  const [fromStart, fromEnd] = [network.startNode[edge]!, network.endNode[edge]!].map((node) => distancesFrom(work, node)) as [
    Distances,
    Distances,
  ];
  const length = network.lengthMeters[edge]!;
  const reached = new Set([edge, ...edgesAt(work, fromStart), ...edgesAt(work, fromEnd)]);
  for (let i = places.first[edge]!; i < places.first[edge + 1]!; i += 1) {
    const offset = places.offset[i]!;
    const to = (node: number): number =>
      Math.min(offset + (fromStart.get(node) ?? Infinity), length - offset + (fromEnd.get(node) ?? Infinity));
    for (const other of reached) {
      const [start, end] = [to(network.startNode[other]!), to(network.endNode[other]!)];
      for (let place = at.first[other]!; place < at.first[other + 1]!; place += 1) {
        const along = at.offset[place]!;
        const direct = other === edge ? Math.abs(along - offset) : Infinity;
        const distance = Math.min(direct, start + along, end + network.lengthMeters[other]! - along);
        density[place]! += weights[i]! * lineKernel(coefficients, distance / bandwidthMeters);
      }
    }
  }
}

/** Metres to each node that was reached. */
export type Distances = ReadonlyMap<number, number>;

/** Shortest distances (metres) from a node to all nodes within the bandwidth. Few are so near, so a plain list is quick enough. */
export function distancesFrom({ network, ends, bandwidthMeters }: WaysNetwork, from: number): Distances {
  const found = new Map<number, number>();
  const open = new Map([[from, 0]]);
  while (open.size > 0) {
    const [node, distance] = [...open].reduce((nearest, each) => (each[1] < nearest[1] ? each : nearest));
    open.delete(node);
    found.set(node, distance);
    for (let i = ends.first[node]!; i < ends.first[node + 1]!; i += 1) {
      const end = ends.ends[i]!;
      const next = end % 2 === 0 ? network.endNode[end >> 1]! : network.startNode[end >> 1]!;
      const reach = distance + network.lengthMeters[end >> 1]!;
      if (!found.has(next) && reach < bandwidthMeters && reach < (open.get(next) ?? Infinity)) open.set(next, reach);
    }
  }
  return found;
}

/** Edges that begin or end at a node that was reached, some of them twice. */
export function edgesAt({ ends }: WaysNetwork, distances: Distances): number[] {
  return [...distances.keys()].flatMap((node) => Array.from(ends.ends.subarray(ends.first[node], ends.first[node + 1]), (end) => end >> 1));
}
