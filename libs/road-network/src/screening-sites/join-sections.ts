import { JUNCTION_ENDS } from '../noded-network.ts';
import { listRoadEnds, type RoadsForSites } from './roads-for-sites.ts';

/** Segments one after the other, of one road between two junctions. */
export interface Section {
  /** In the order in which one meets them. */
  readonly segments: readonly number[];
  /** Index by index of them: whether one meets it against the order of its vertices. */
  readonly isReversed: readonly boolean[];
}

/**
 * Joins segments to sections: two that meet where no third road does are one section when they are of one road (by number, else name), one class and one
 * speed limit; where the source says nothing of either, nothing tells them apart. Every segment of a road is in exactly one section.
 * @returns in the order of their first segments, each begun at the end whose segment comes first
 */
export function joinSections(roads: RoadsForSites): Section[] {
  const ends = listRoadEnds(roads);
  const nextAt = (node: number, segment: number): number | null => {
    const [one, other, third] = ends[node]!;
    if (one === undefined || other === undefined || third !== undefined || one === other) return null;
    return isAlike(roads, one, other) ? (one === segment ? other : one) : null;
  };
  const { startNode, endNode } = roads.segments;
  const seen = new Uint8Array(roads.isRoad.length);
  /** Goes on from a segment, leaving it by one of its ends. */
  const follow = (from: number, leaving: number): Section => {
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
  const sections: Section[] = [];
  for (const [segment, flag] of roads.isRoad.entries()) {
    if (flag === 0 || seen[segment] === 1) continue;
    seen[segment] = 1;
    const after = follow(segment, endNode[segment]!);
    const before = follow(segment, startNode[segment]!);
    sections.push({
      segments: [...before.segments.toReversed(), segment, ...after.segments],
      isReversed: [...before.isReversed.toReversed().map((reversed) => !reversed), false, ...after.isReversed],
    });
  }
  return sections;
}

function isAlike({ road, roadClass, speedLimit }: RoadsForSites, one: number, other: number): boolean {
  return road[one] === road[other] && roadClass[one] === roadClass[other] && speedLimit[one] === speedLimit[other];
}

/** Nodes where three or more ends of roads meet, ascending. */
export function listJunctions(roads: RoadsForSites): { readonly node: number; readonly legs: readonly number[] }[] {
  return listRoadEnds(roads).flatMap((legs, node) => (legs.length < JUNCTION_ENDS ? [] : [{ node, legs }]));
}
