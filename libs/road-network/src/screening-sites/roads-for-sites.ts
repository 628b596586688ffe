import type { NetworkNodes, SegmentCourses } from '../noded-network.ts';

/** A network of which sites are made; index by index the segments. */
export interface RoadsForSites {
  readonly nodes: Pick<NetworkNodes, 'keys' | 'x' | 'y'>;
  readonly segments: SegmentCourses;
  /** The same in a later extract in which the segment did not change; ascending. */
  readonly ids: readonly string[];
  /** 1 for roads, 0 for ways on foot or by bicycle: these are no sites, and make no junction. */
  readonly isRoad: Uint8Array;
  /** The same number for all segments of one road, by its number, else its name; -1 for a segment of which nobody knows the road. */
  readonly road: Int32Array;
  /** The same number for all segments of one road number; -1 for a road without a number. */
  readonly roadNumber: Int32Array;
  readonly roadName: readonly (string | null)[];
  readonly roadClass: readonly (string | null)[];
  readonly speedLimit: readonly (number | null)[];
}

/** The ends of roads at each node, segment by segment in ascending order; a loop comes twice. */
export function listRoadEnds({ nodes, segments: { startNode, endNode }, isRoad }: RoadsForSites): readonly (readonly number[])[] {
  const ends = Array.from(nodes.keys, (): number[] => []);
  for (const [segment, flag] of isRoad.entries()) {
    if (flag === 0) continue;
    ends[startNode[segment]!]!.push(segment);
    ends[endNode[segment]!]!.push(segment);
  }
  return ends;
}
