import type { RoadLine } from './road-line.ts';

/** Lines, cut where they meet. Every index `i` of one list is the same thing in all lists beside it. */
export interface NodedNetwork {
  /** In the order of their ids. */
  readonly lines: readonly RoadLine[];
  readonly nodes: NetworkNodes;
  readonly segments: NetworkSegments;
  /** Pieces that lie on another one from end to end: they are no segments. */
  readonly duplicates: readonly DuplicatePiece[];
  /** Lines whose vertices are all one place: they are no segments. */
  readonly pointLines: readonly string[];
  /** Where lines of one level cross or touch without a common vertex. */
  readonly crossings: readonly LineCrossing[];
}

/** Where segments end. */
export interface NetworkNodes {
  /** The source's name of the vertex, or its place in millimetres; the same in a later extract. */
  readonly keys: readonly string[];
  /** Metres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** How many ends of segments meet: 1 a dead end, 2 a seam between two pieces of one road, 3 and more a junction. A loop counts twice. */
  readonly degrees: Int32Array;
}

export interface NetworkSegments {
  /** Made of the line and of where the piece begins and ends: a piece that did not change has the same in a later extract. */
  readonly ids: readonly string[];
  /** Indices in `lines` and `nodes`. */
  readonly line: Int32Array;
  readonly startNode: Int32Array;
  readonly endNode: Int32Array;
  readonly lengthMeters: Float64Array;
  /** Where on its line the segment begins (metres). */
  readonly fromMeters: Float64Array;
  /** The vertices of segment `i` are those from `offsets[i]` up to `offsets[i + 1]` of `x` and `y` (metres). */
  readonly offsets: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Where three or more ends of roads meet is a junction. */
export const JUNCTION_ENDS = 3;

/** What of segments says where they lie and how they meet. */
export type SegmentCourses = Pick<NetworkSegments, 'startNode' | 'endNode' | 'lengthMeters' | 'offsets' | 'x' | 'y'>;

export interface DuplicatePiece {
  /** Ids of the line that it is a piece of, and of the segment that it lies on. */
  readonly lineId: string;
  readonly segmentId: string;
  readonly lengthMeters: number;
}

export interface LineCrossing {
  /** Ids; twice the same for a line that crosses itself. */
  readonly lineIds: readonly [string, string];
  readonly x: number;
  readonly y: number;
  /** The end or a vertex of one lies on the other, within the tolerance. */
  readonly touches: boolean;
}

/** The vertices of one segment, each x, y, x, y, …: a view is not possible, since they are kept apart. */
export function segmentVertices({ offsets, x, y }: NetworkSegments, segment: number): Float64Array {
  const [first, end] = [offsets[segment]!, offsets[segment + 1]!];
  const vertices = new Float64Array(2 * (end - first));
  for (let i = first; i < end; i += 1) {
    vertices[2 * (i - first)] = x[i]!;
    vertices[2 * (i - first) + 1] = y[i]!;
  }
  return vertices;
}

/** Edges of all segments, and whose they are. */
export interface SegmentEdges {
  /** x1, y1, x2, y2 of each edge, in metres. */
  readonly edges: Float64Array;
  /** Segment of each edge. */
  readonly segment: Int32Array;
  /** Where on its segment each edge begins (metres). */
  readonly alongMeters: Float64Array;
}

export function listEdges({ offsets, x, y }: Pick<NetworkSegments, 'offsets' | 'x' | 'y'>): SegmentEdges {
  const count = Math.max(0, x.length - (offsets.length - 1));
  const edges = new Float64Array(4 * count);
  const segment = new Int32Array(count);
  const alongMeters = new Float64Array(count);
  let edge = 0;
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    let along = 0;
    for (let v = offsets[i]!; v + 1 < offsets[i + 1]!; v += 1) {
      edges.set([x[v]!, y[v]!, x[v + 1]!, y[v + 1]!], 4 * edge);
      segment[edge] = i;
      alongMeters[edge] = along;
      along += Math.hypot(x[v + 1]! - x[v]!, y[v + 1]! - y[v]!);
      edge += 1;
    }
  }
  return { edges, segment, alongMeters };
}
