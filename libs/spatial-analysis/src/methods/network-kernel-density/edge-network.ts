import { Problem } from '@elektron/domain';

/** Edges between nodes. Index `i` is the same edge in every array. */
export interface EdgeNetwork {
  readonly nodes: number;
  readonly startNode: ArrayLike<number>;
  readonly endNode: ArrayLike<number>;
  readonly lengthMeters: ArrayLike<number>;
}

/** Places on edges, in the order of their edges. */
export interface EdgePlaces {
  readonly edge: Int32Array;
  /** Metres from the start of the edge. */
  readonly offset: Float64Array;
  /** The places of edge `i` are those from `first[i]` up to `first[i + 1]`, by ascending offset. */
  readonly first: Int32Array;
  /** Index of each place as it was given. */
  readonly given: Int32Array;
}

/**
 * The ends of edges at each node. End 2 · edge is its start, 2 · edge + 1 its end; those of node `n` are `ends` from `first[n]` up to `first[n + 1]`.
 * A loop has both its ends at one node.
 */
export interface EndsOfNodes {
  readonly first: Int32Array;
  readonly ends: Int32Array;
}

/** @throws Problem INPUT_INVALID for an edge that begins or ends at no node; NOT_POSITIVE for one without length */
export function endsOfNodes({ nodes, startNode, endNode, lengthMeters }: EdgeNetwork): EndsOfNodes {
  const edges = lengthMeters.length;
  const nodeOf = (end: number): number => (end % 2 === 0 ? startNode[end >> 1]! : endNode[end >> 1]!);
  const first = new Int32Array(nodes + 1);
  for (let end = 0; end < 2 * edges; end += 1) {
    const node = nodeOf(end);
    if (!(node >= 0 && node < nodes)) throw new Problem('INPUT_INVALID', { field: 'node', value: String(node) });
    if (!(lengthMeters[end >> 1]! > 0)) throw new Problem('NOT_POSITIVE', { field: 'lengthMeters', value: lengthMeters[end >> 1]! });
    first[node + 1]! += 1;
  }
  for (let node = 0; node < nodes; node += 1) first[node + 1]! += first[node]!;
  const next = first.slice();
  const ends = new Int32Array(2 * edges);
  for (let end = 0; end < 2 * edges; end += 1) ends[next[nodeOf(end)]!++] = end;
  return { first, ends };
}

/** @throws Problem INPUT_INVALID for a place beyond its edge */
export function placesOnEdges({ lengthMeters }: EdgeNetwork, edge: ArrayLike<number>, offset: ArrayLike<number>): EdgePlaces {
  const given = Int32Array.from({ length: edge.length }, (_, i) => i).sort(
    (a, b) => edge[a]! - edge[b]! || offset[a]! - offset[b]! || a - b,
  );
  const first = new Int32Array(lengthMeters.length + 1);
  for (const i of given) {
    const length = lengthMeters[edge[i]!];
    if (length === undefined || !(offset[i]! >= 0 && offset[i]! <= length)) {
      throw new Problem('INPUT_INVALID', { field: 'offset', value: `${offset[i]!} / ${edge[i]!}` });
    }
    first[edge[i]! + 1]! += 1;
  }
  for (let i = 0; i < lengthMeters.length; i += 1) first[i + 1]! += first[i]!;
  return { edge: Int32Array.from(given, (i) => edge[i]!), offset: Float64Array.from(given, (i) => offset[i]!), first, given };
}

/** More pieces than a run should take: all streets of a large country region at 25 m. */
const MOST_LIXELS = 500_000;

/**
 * Pieces of at most so many metres, all of an edge alike; the places are their middles.
 * @returns with the length of each piece
 * @throws Problem NOT_POSITIVE, TOO_MANY_LIXELS
 */
export function cutLixels(network: EdgeNetwork, lixelMeters: number): { readonly places: EdgePlaces; readonly lengthMeters: Float64Array } {
  if (!(lixelMeters > 0)) throw new Problem('NOT_POSITIVE', { field: 'lixelMeters', value: lixelMeters });
  let needed = 0;
  for (let edge = 0; edge < network.lengthMeters.length; edge += 1) needed += Math.ceil(network.lengthMeters[edge]! / lixelMeters);
  if (needed > MOST_LIXELS) throw new Problem('TOO_MANY_LIXELS', { lixels: needed, limit: MOST_LIXELS });
  const [edges, offsets, lengths]: [number[], number[], number[]] = [[], [], []];
  for (let edge = 0; edge < network.lengthMeters.length; edge += 1) {
    const pieces = Math.ceil(network.lengthMeters[edge]! / lixelMeters);
    const piece = network.lengthMeters[edge]! / pieces;
    for (let i = 0; i < pieces; i += 1) {
      edges.push(edge);
      offsets.push((i + 0.5) * piece);
      lengths.push(piece);
    }
  }
  return { places: placesOnEdges(network, edges, offsets), lengthMeters: Float64Array.from(lengths) };
}
