import { endsOfNodes, type EdgeNetwork } from './methods/network-kernel-density/edge-network.ts';
import { weightsFromLists, type SpatialWeights } from './spatial-weights.ts';

/**
 * Binary weights of the segments of a network: neighbours are those that meet at a node. One that meets another at both its ends is its neighbour once;
 * a loop is not its own.
 * @throws Problem INPUT_INVALID, NOT_POSITIVE
 */
export function segmentWeights(network: EdgeNetwork): SpatialWeights {
  const { first, ends } = endsOfNodes(network);
  const neighbors = Array.from({ length: network.lengthMeters.length }, () => new Set<number>());
  for (let node = 0; node < network.nodes; node += 1) {
    const meeting = Array.from(ends.subarray(first[node], first[node + 1]), (end) => end >> 1);
    for (const one of meeting) for (const other of meeting) if (one !== other) neighbors[one]!.add(other);
  }
  return weightsFromLists(neighbors.map((set) => [...set]));
}
