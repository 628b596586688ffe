import type { NetworkNodes, NetworkSegments } from '@elektron/road-network';

import { loadReferenceSystem } from '../../common/reference-system.ts';
import type { RoadSegmentRow } from '../../road-network/road-segments.repository.ts';

const HEADER_BYTES = 9;
const POINT_BYTES = 16;

/** What is known of a segment; its line is in the arrays. */
export type StandingRoad = Omit<RoadSegmentRow, 'line'>;

/** The network as it stands, in metres; index by index of `rows`. */
export interface StandingNetwork {
  readonly rows: readonly StandingRoad[];
  readonly nodes: NetworkNodes;
  readonly segments: NetworkSegments;
  /** Degrees, index by index the vertices of `segments`. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
}

/**
 * Stored segments as the network that they were cut into: nodes are the stored junctions.
 * @param rows segments whose ends have a junction; others are left out
 */
export function buildStandingNetwork(all: readonly RoadSegmentRow[], srid: number): StandingNetwork {
  const stored = all.filter(({ startJunctionId, endJunctionId }) => startJunctionId !== null && endJunctionId !== null);
  const keys = [...new Set(stored.flatMap((row) => [row.startJunctionId!, row.endJunctionId!]))].sort();
  const nodeOf = new Map(keys.map((key, node) => [key, node]));
  const rows = stored.map(({ line: _, ...road }): StandingRoad => road);
  const vertices = readVertices(stored, srid);
  const startNode = Int32Array.from(rows, (row) => nodeOf.get(row.startJunctionId!)!);
  const endNode = Int32Array.from(rows, (row) => nodeOf.get(row.endJunctionId!)!);
  const nodes = { keys, x: new Float64Array(keys.length), y: new Float64Array(keys.length), degrees: new Int32Array(keys.length) };
  for (const i of rows.keys()) {
    placeNode(nodes, startNode[i]!, vertices, vertices.offsets[i]!);
    placeNode(nodes, endNode[i]!, vertices, vertices.offsets[i + 1]! - 1);
  }
  const segments: NetworkSegments = {
    ids: rows.map(({ id }) => id),
    line: Int32Array.from(rows, (_, i) => i),
    startNode,
    endNode,
    lengthMeters: Float64Array.from(rows, ({ lengthMeters }) => lengthMeters),
    fromMeters: new Float64Array(rows.length),
    offsets: vertices.offsets,
    x: vertices.x,
    y: vertices.y,
  };
  return { rows, nodes, segments, longitudes: vertices.longitudes, latitudes: vertices.latitudes };
}

/** The line of a segment in degrees: longitude, latitude, longitude … */
export function lineOf({ segments: { offsets }, longitudes, latitudes }: StandingNetwork, segment: number): readonly number[] {
  const line: number[] = [];
  for (let v = offsets[segment]!; v < offsets[segment + 1]!; v += 1) line.push(longitudes[v]!, latitudes[v]!);
  return line;
}

type Vertices = Pick<StandingNetwork, 'longitudes' | 'latitudes'> & Pick<NetworkSegments, 'offsets' | 'x' | 'y'>;

function placeNode(nodes: NetworkNodes, node: number, { x, y }: Vertices, vertex: number): void {
  nodes.x[node] = x[vertex]!;
  nodes.y[node] = y[vertex]!;
  nodes.degrees[node]! += 1;
}

function readVertices(rows: readonly RoadSegmentRow[], srid: number): Vertices {
  const { converter } = loadReferenceSystem(srid);
  const offsets = new Int32Array(rows.length + 1);
  for (const [i, { line }] of rows.entries()) offsets[i + 1] = offsets[i]! + (line.byteLength - HEADER_BYTES) / POINT_BYTES;
  const make = (): Float64Array => new Float64Array(offsets[rows.length]!);
  const vertices = { offsets, x: make(), y: make(), longitudes: make(), latitudes: make() };
  for (const [i, { line }] of rows.entries()) {
    const view = new DataView(line.buffer, line.byteOffset, line.byteLength);
    for (let vertex = offsets[i]!; vertex < offsets[i + 1]!; vertex += 1) {
      const at = HEADER_BYTES + (vertex - offsets[i]!) * POINT_BYTES;
      const degrees: [number, number] = [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
      const [x, y] = converter.forward(degrees);
      [vertices.longitudes[vertex], vertices.latitudes[vertex]] = degrees;
      [vertices.x[vertex], vertices.y[vertex]] = [x, y];
    }
  }
  return vertices;
}
