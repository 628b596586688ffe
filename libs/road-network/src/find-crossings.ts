import { createSegmentGrid, distanceToSegment, shareAlongSegment } from '@elektron/spatial-analysis';

import type { LineCrossing } from './noded-network.ts';
import type { RoadLine } from './road-line.ts';

/** Side of the cells in which edges look for each other: some edges of a town each. */
const CELL_METERS = 100;

/** A vertex that a line gets because another one crosses or touches it there. */
export interface NewVertex {
  /** Index of the line, of the edge of it (its first vertex), and how far along the edge (0 to 1). */
  readonly line: number;
  readonly edge: number;
  readonly share: number;
  /** That of the vertex that touches the line; NaN where there is none. */
  readonly nodeId: number;
  /** A vertex of the other line lies there; else they only cross. */
  readonly touches: boolean;
  readonly x: number;
  readonly y: number;
}

interface LineEdges {
  readonly edges: Float64Array;
  readonly line: Int32Array;
  /** First vertex of each edge. */
  readonly vertex: Int32Array;
}

export interface FoundCrossings {
  readonly crossings: readonly LineCrossing[];
  readonly newVertices: readonly NewVertex[];
}

/**
 * Where lines of one level cross or touch without a common vertex.
 * @param lines in the order of their ids
 * @param placeOf a number for the place of each vertex, the same for vertices that are one place
 * @param toleranceMeters how close a vertex must come to an edge to touch it
 */
export function findCrossings(
  lines: readonly RoadLine[],
  placeOf: (line: number, vertex: number) => number,
  toleranceMeters: number,
): FoundCrossings {
  const all = listLineEdges(lines);
  const grid = createSegmentGrid(all.edges, CELL_METERS);
  const found: { readonly crossings: LineCrossing[]; readonly newVertices: NewVertex[] } = { crossings: [], newVertices: [] };
  const seen = new Int32Array(all.line.length).fill(-1);
  const told = new Set<string>();
  for (let one = 0; one < all.line.length; one += 1) {
    const [x1, y1, x2, y2] = all.edges.subarray(4 * one, 4 * one + 4) as unknown as readonly [number, number, number, number];
    const visit = (at: number): void => {
      const other = at / 4;
      if (other <= one || seen[other] === one) return;
      seen[other] = one;
      if (lines[all.line[one]!]!.level === lines[all.line[other]!]!.level)
        compareEdges({ lines, all, placeOf, toleranceMeters, told }, one, other, found);
    };
    const reach = toleranceMeters;
    grid.visitNear(Math.min(x1, x2) - reach, Math.min(y1, y2) - reach, Math.max(x1, x2) + reach, Math.max(y1, y2) + reach, visit);
  }
  return found;
}

function listLineEdges(lines: readonly RoadLine[]): LineEdges {
  const count = lines.reduce((sum, { x }) => sum + Math.max(0, x.length - 1), 0);
  const all = { edges: new Float64Array(4 * count), line: new Int32Array(count), vertex: new Int32Array(count) };
  let edge = 0;
  for (const [line, { x, y }] of lines.entries()) {
    for (let vertex = 0; vertex + 1 < x.length; vertex += 1) {
      all.edges.set([x[vertex]!, y[vertex]!, x[vertex + 1]!, y[vertex + 1]!], 4 * edge);
      all.line[edge] = line;
      all.vertex[edge] = vertex;
      edge += 1;
    }
  }
  return all;
}

interface Comparison {
  readonly lines: readonly RoadLine[];
  readonly all: LineEdges;
  readonly placeOf: (line: number, vertex: number) => number;
  readonly toleranceMeters: number;
  /** Touches are found by each of the edges that meet in a vertex; one is enough. */
  readonly told: Set<string>;
}

type Found = { readonly crossings: LineCrossing[]; readonly newVertices: NewVertex[] };

function compareEdges(comparison: Comparison, one: number, other: number, found: Found): void {
  const { all, placeOf } = comparison;
  const places = [one, other].flatMap((edge) => [0, 1].map((end) => placeOf(all.line[edge]!, all.vertex[edge]! + end)));
  const [a, b, c, d] = places as [number, number, number, number];
  if (a === c || a === d || b === c || b === d) {
    // They meet in a vertex; a second one may still lie on the other edge, as where one line goes back along another.
    noteTouches(comparison, one, other, places, found);
    return;
  }
  if (noteTouches(comparison, one, other, places, found)) return;
  const shares = intersect(all.edges, 4 * one, 4 * other);
  if (shares === null) return;
  const [x1, y1] = [all.edges[4 * one]!, all.edges[4 * one + 1]!];
  const x = x1 + shares[0] * (all.edges[4 * one + 2]! - x1);
  const y = y1 + shares[0] * (all.edges[4 * one + 3]! - y1);
  addVertex(comparison, one, { share: shares[0], nodeId: NaN, touches: false, x, y }, found);
  addVertex(comparison, other, { share: shares[1], nodeId: NaN, touches: false, x, y }, found);
  addCrossing(comparison, one, other, { x, y, touches: false }, found);
}

/** Ends of one edge that lie on the other one, and on none of its ends. */
function noteTouches(comparison: Comparison, one: number, other: number, places: readonly number[], found: Found): boolean {
  const { lines, all, toleranceMeters, told } = comparison;
  let touches = false;
  for (const [pointed, edge, first] of [
    [one, other, 0],
    [other, one, 2],
  ] as const) {
    for (const end of [0, 1]) {
      const place = places[first + end]!;
      if (places.slice(2 - first, 4 - first).includes(place)) continue;
      const [x, y] = [all.edges[4 * pointed + 2 * end]!, all.edges[4 * pointed + 2 * end + 1]!];
      if (distanceToSegment(all.edges, 4 * edge, x, y) > toleranceMeters) continue;
      touches = true;
      if (told.has(`${place} ${edge}`)) continue;
      told.add(`${place} ${edge}`);
      const nodeId = lines[all.line[pointed]!]!.nodeIds?.[all.vertex[pointed]! + end] ?? NaN;
      addVertex(comparison, edge, { share: shareAlongSegment(all.edges, 4 * edge, x, y), nodeId, touches: true, x, y }, found);
      addCrossing(comparison, one, other, { x, y, touches: true }, found);
    }
  }
  return touches;
}

function addVertex({ all }: Comparison, edge: number, vertex: Omit<NewVertex, 'line' | 'edge'>, found: Found): void {
  found.newVertices.push({ line: all.line[edge]!, edge: all.vertex[edge]!, ...vertex });
}

function addCrossing(
  { lines, all }: Comparison,
  one: number,
  other: number,
  { x, y, touches }: Pick<LineCrossing, 'x' | 'y' | 'touches'>,
  found: Found,
): void {
  found.crossings.push({ lineIds: [lines[all.line[one]!]!.id, lines[all.line[other]!]!.id], x, y, touches });
}

/** How far along each of two edges they cross, both inside; `null` where they do not, or are parallel. */
function intersect(edges: Float64Array, one: number, other: number): readonly [number, number] | null {
  const [x1, y1, x3, y3] = [edges[one]!, edges[one + 1]!, edges[other]!, edges[other + 1]!];
  const [ax, ay] = [edges[one + 2]! - x1, edges[one + 3]! - y1];
  const [bx, by] = [edges[other + 2]! - x3, edges[other + 3]! - y3];
  const cross = ax * by - ay * bx;
  if (cross === 0) return null;
  const first = ((x3 - x1) * by - (y3 - y1) * bx) / cross;
  const second = ((x3 - x1) * ay - (y3 - y1) * ax) / cross;
  return first > 0 && first < 1 && second > 0 && second < 1 ? [first, second] : null;
}
