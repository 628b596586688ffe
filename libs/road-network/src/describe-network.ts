import { createForest, createSegmentGrid, findRoot, joinTrees, shareAlongSegment } from '@elektron/spatial-analysis';

import { listEdges, type NetworkNodes, type NetworkSegments, type NodedNetwork } from './noded-network.ts';

export interface NetworkComponents {
  /** Which part of the network each segment belongs to: an index in the lists below. */
  readonly ofSegment: Int32Array;
  /** The longest first; of equal length, that of the lower segment. */
  readonly segments: Int32Array;
  readonly lengthMeters: Float64Array;
}

/** The parts of a network between which there is no way, whichever direction one may drive. */
export function findComponents({
  nodes,
  segments,
}: {
  readonly nodes: Pick<NetworkNodes, 'keys'>;
  readonly segments: Pick<NetworkSegments, 'startNode' | 'endNode' | 'lengthMeters'>;
}): NetworkComponents {
  const forest = createForest(nodes.keys.length);
  for (const [i, start] of segments.startNode.entries()) joinTrees(forest, start, segments.endNode[i]!);
  const roots = segments.startNode.map((node) => findRoot(forest, node));
  const parts = new Map<number, { first: number; count: number; meters: number }>();
  for (const [i, root] of roots.entries()) {
    const part = parts.get(root) ?? { first: i, count: 0, meters: 0 };
    part.count += 1;
    part.meters += segments.lengthMeters[i]!;
    parts.set(root, part);
  }
  const ordered = [...parts].sort(([, a], [, b]) => b.meters - a.meters || a.first - b.first);
  const indexOf = new Map(ordered.map(([root], index) => [root, index]));
  return {
    ofSegment: roots.map((root) => indexOf.get(root)!),
    segments: Int32Array.from(ordered, ([, { count }]) => count),
    lengthMeters: Float64Array.from(ordered, ([, { meters }]) => meters),
  };
}

/** A dead end close to another road, where a network may have been drawn without being joined. */
export interface NetworkGap {
  readonly node: number;
  /** The nearest segment that does not end in it, nor in the other end of its own. */
  readonly segment: number;
  readonly distanceMeters: number;
  /** The nearest point of that segment. */
  readonly x: number;
  readonly y: number;
}

const CELL_METERS = 50;

/**
 * Dead ends that lie within a distance of a road of their level to which they are not joined, in the order of the nodes.
 * @param levelOf the level of a segment
 * @param withinMeters more than 0
 */
export function findGaps(
  { nodes, segments }: Pick<NodedNetwork, 'nodes' | 'segments'>,
  levelOf: (segment: number) => number,
  withinMeters: number,
): NetworkGap[] {
  const { edges, segment } = listEdges(segments);
  const grid = createSegmentGrid(edges, Math.max(CELL_METERS, withinMeters));
  const gaps: NetworkGap[] = [];
  for (const { node, own, other } of listDeadEnds({ nodes, segments })) {
    const [x, y] = [nodes.x[node]!, nodes.y[node]!];
    const near: NetworkGap[] = [];
    grid.visitNear(x - withinMeters, y - withinMeters, x + withinMeters, y + withinMeters, (at) => {
      const candidate = segment[at / 4]!;
      if (candidate === own || segments.startNode[candidate] === other || segments.endNode[candidate] === other) return;
      if (levelOf(candidate) !== levelOf(own)) return;
      const share = shareAlongSegment(edges, at, x, y);
      const [nearX, nearY] = [
        edges[at]! + share * (edges[at + 2]! - edges[at]!),
        edges[at + 1]! + share * (edges[at + 3]! - edges[at + 1]!),
      ];
      const distanceMeters = Math.hypot(nearX - x, nearY - y);
      if (distanceMeters <= withinMeters) near.push({ node, segment: candidate, distanceMeters, x: nearX, y: nearY });
    });
    // Of two that are equally near, the lower: the grid shows them in no order that means anything.
    near.sort((a, b) => a.distanceMeters - b.distanceMeters || a.segment - b.segment);
    gaps.push(...near.slice(0, 1));
  }
  return gaps;
}

function* listDeadEnds({
  nodes,
  segments,
}: Pick<NodedNetwork, 'nodes' | 'segments'>): Generator<{ node: number; own: number; other: number }> {
  const own = new Int32Array(nodes.keys.length).fill(-1);
  for (const ends of [segments.startNode, segments.endNode]) for (const [i, node] of ends.entries()) own[node] = i;
  for (const [node, degree] of nodes.degrees.entries()) {
    if (degree !== 1) continue;
    const [start, end] = [segments.startNode[own[node]!]!, segments.endNode[own[node]!]!];
    yield { node, own: own[node]!, other: start === node ? end : start };
  }
}
