import { createForest, findRoot, joinTrees } from '@elektron/spatial-analysis';

import type { RoadLine } from './road-line.ts';

/** The vertices of all lines, one after the other, and which of them are one place. */
export interface VertexPlaces {
  /** The first vertex of each line among all; one more entry closes the last. */
  readonly first: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** A number of the place of each vertex: the same for vertices that are one place. */
  readonly place: Int32Array;
}

/**
 * Which vertices are one place: those of one name; where the source names none, those within a tolerance of each other, also over a chain
 * of such vertices. Of lines on different levels only the ends meet.
 * @param lines each with at least one vertex
 */
export function findPlaces(lines: readonly RoadLine[], toleranceMeters: number): VertexPlaces {
  const first = new Int32Array(lines.length + 1);
  for (const [i, { x }] of lines.entries()) first[i + 1] = first[i]! + x.length;
  const count = first[lines.length]!;
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (const [i, line] of lines.entries()) {
    x.set(line.x, first[i]);
    y.set(line.y, first[i]);
  }
  const forest = createForest(count);
  joinByName(lines, first, forest);
  joinByPlace(lines, { first, x, y }, forest, toleranceMeters);
  return { first, x, y, place: forest.map((_, vertex) => findRoot(forest, vertex)) };
}

function joinByName(lines: readonly RoadLine[], first: Int32Array, forest: Int32Array): void {
  const vertexOf = new Map<number, number>();
  for (const [i, { nodeIds }] of lines.entries()) {
    for (const [k, id] of nodeIds?.entries() ?? []) {
      if (Number.isNaN(id)) continue;
      const known = vertexOf.get(id);
      if (known === undefined) vertexOf.set(id, first[i]! + k);
      else joinTrees(forest, known, first[i]! + k);
    }
  }
}

/** Along x, each vertex looks at those that are no further east than the tolerance: the same pairs, wherever the lines lie. */
function joinByPlace(
  lines: readonly RoadLine[],
  { first, x, y }: Omit<VertexPlaces, 'place'>,
  forest: Int32Array,
  toleranceMeters: number,
): void {
  const isNamed = new Uint8Array(x.length);
  const isEnd = new Uint8Array(x.length);
  const level = new Float64Array(x.length);
  for (const [i, line] of lines.entries()) {
    for (const [k, id] of line.nodeIds?.entries() ?? []) isNamed[first[i]! + k] = Number.isNaN(id) ? 0 : 1;
    level.fill(line.level, first[i], first[i + 1]);
    isEnd[first[i]!] = 1;
    isEnd[first[i + 1]! - 1] = 1;
  }
  const order = new Int32Array(x.length).map((_, vertex) => vertex).filter((vertex) => isNamed[vertex] === 0);
  order.sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  for (let k = 0; k < order.length; k += 1) {
    const vertex = order[k]!;
    for (let m = k + 1; m < order.length && x[order[m]!]! - x[vertex]! <= toleranceMeters; m += 1) {
      const other = order[m]!;
      if (Math.hypot(x[other]! - x[vertex]!, y[other]! - y[vertex]!) > toleranceMeters) continue;
      if (level[vertex] === level[other] || isEnd[vertex] === 1 || isEnd[other] === 1) joinTrees(forest, vertex, other);
    }
  }
}
