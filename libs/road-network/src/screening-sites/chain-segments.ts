import type { RoadsForSites } from './roads-for-sites.ts';

/** Segments one after the other. */
export interface SegmentChain {
  /** In the order in which one meets them. */
  readonly segments: readonly number[];
  /** Index by index of them: whether one meets it against the order of its vertices. */
  readonly isReversed: readonly boolean[];
}

/** The segment that goes on where `segment` ends at `node`; null where none does. Of two that go on from each other each names the other. */
export type NextSegment = (node: number, segment: number) => number | null;

/**
 * Puts segments of roads one after the other. Every one of them is in exactly one chain.
 * @returns in the order of their first segments, each begun at the end whose segment comes first
 */
export function chainSegments({ isRoad, segments: { startNode, endNode } }: RoadsForSites, nextAt: NextSegment): SegmentChain[] {
  const seen = new Uint8Array(isRoad.length);
  /** Goes on from a segment, leaving it by one of its ends. */
  const follow = (from: number, leaving: number): SegmentChain => {
    const [segments, isReversed]: [number[], boolean[]] = [[], []];
    let [segment, node] = [from, leaving];
    for (;;) {
      const next = nextAt(node, segment);
      if (next === null || seen[next] === 1) return { segments, isReversed };
      const reversed = startNode[next] !== node;
      seen[next] = 1;
      segments.push(next);
      isReversed.push(reversed);
      [segment, node] = [next, reversed ? startNode[next]! : endNode[next]!];
    }
  };
  const chains: SegmentChain[] = [];
  for (const [segment, flag] of isRoad.entries()) {
    if (flag === 0 || seen[segment] === 1) continue;
    seen[segment] = 1;
    const after = follow(segment, endNode[segment]!);
    const before = follow(segment, startNode[segment]!);
    chains.push({
      segments: [...before.segments.toReversed(), segment, ...after.segments],
      isReversed: [...before.isReversed.toReversed().map((reversed) => !reversed), false, ...after.isReversed],
    });
  }
  return chains;
}

/** The vertices of a chain in its order; where two segments meet there is one. */
export function courseOfChain({ segments: { offsets, x, y } }: RoadsForSites, chain: SegmentChain): [x: number, y: number][] {
  return chain.segments.flatMap((segment, k) => {
    const vertices = Array.from({ length: offsets[segment + 1]! - offsets[segment]! }, (_, v) => offsets[segment]! + v);
    const places = vertices.map((vertex): [number, number] => [x[vertex]!, y[vertex]!]);
    if (chain.isReversed[k]) places.reverse();
    // The first place of each further segment is the last one of the former.
    return k === 0 ? places : places.slice(1);
  });
}
