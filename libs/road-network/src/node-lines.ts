import { cutLines, type LinePiece } from './cut-lines.ts';
import { findCrossings, type NewVertex } from './find-crossings.ts';
import { findPlaces, type VertexPlaces } from './find-places.ts';
import type { LineCrossing, NetworkNodes, NetworkSegments, NodedNetwork } from './noded-network.ts';
import { LEAST_TOLERANCE_METERS, type NodingParameters, type RoadLine } from './road-line.ts';

/**
 * Cuts lines where they meet: at each common vertex, and at both ends of each line.
 * @param lines in any order; the outcome does not depend on it
 * @throws RangeError for two lines of one id, a line without a vertex, coordinates that are no numbers, a tolerance below two millimetres
 */
export function nodeLines(lines: readonly RoadLine[], { toleranceMeters, splitsCrossings }: NodingParameters): NodedNetwork {
  const sorted = sortLines(lines);
  if (!(toleranceMeters >= LEAST_TOLERANCE_METERS)) throw new RangeError(`a tolerance of ${toleranceMeters} m`);
  let places = findPlaces(sorted, toleranceMeters);
  let cut = sorted;
  const placeOf = (line: number, vertex: number): number => places.place[places.first[line]! + vertex]!;
  const { crossings, newVertices } = findCrossings(sorted, placeOf, toleranceMeters);
  const joining = splitsCrossings === 'touching' ? newVertices.filter(({ touches }) => touches) : splitsCrossings ? newVertices : [];
  if (joining.length > 0) {
    cut = insertVertices(sorted, joining);
    places = findPlaces(cut, toleranceMeters);
  }
  const names = namePlaces(cut, places);
  const { pieces, duplicates, pointLines } = cutLines(cut, places, names);
  return { lines: cut, ...buildNetwork(cut, places, names, pieces), duplicates, pointLines, crossings: sortCrossings(crossings) };
}

function sortLines(lines: readonly RoadLine[]): readonly RoadLine[] {
  const sorted = [...lines].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [i, { id, x, y }] of sorted.entries()) {
    if (id === sorted[i + 1]?.id) throw new RangeError(`two lines ${id}`);
    if (x.length === 0 || x.length !== y.length) throw new RangeError(`a line ${id} of ${x.length} vertices`);
    if (!x.every(Number.isFinite) || !y.every(Number.isFinite)) throw new RangeError(`a line ${id} that is nowhere`);
  }
  return sorted;
}

/** The lines with further vertices. */
function insertVertices(lines: readonly RoadLine[], added: readonly NewVertex[]): readonly RoadLine[] {
  const byLine = Map.groupBy(added, ({ line }) => line);
  return lines.map((line, i) => {
    const vertices = byLine.get(i)?.sort((a, b) => a.edge - b.edge || a.share - b.share || a.x - b.x || a.y - b.y);
    if (vertices === undefined) return line;
    const [x, y, ids]: [number[], number[], number[]] = [[], [], []];
    let next = 0;
    for (let k = 0; k < line.x.length; k += 1) {
      x.push(line.x[k]!);
      y.push(line.y[k]!);
      ids.push(line.nodeIds?.[k] ?? NaN);
      for (; next < vertices.length && vertices[next]!.edge === k; next += 1) {
        x.push(vertices[next]!.x);
        y.push(vertices[next]!.y);
        ids.push(vertices[next]!.nodeId);
      }
    }
    return { ...line, x: Float64Array.from(x), y: Float64Array.from(y), nodeIds: ids.every(Number.isNaN) ? null : Float64Array.from(ids) };
  });
}

/**
 * By place, the least name of the source there, else the least vertex in whole millimetres, with the level where that is not the ground:
 * two places of the same millimetre lie on different levels.
 */
function namePlaces(lines: readonly RoadLine[], places: VertexPlaces): ReadonlyMap<number, string> {
  const { first, x, y, place } = places;
  const ids = new Map<number, number>();
  const levels = new Map<number, number>();
  for (const [i, { nodeIds, level }] of lines.entries()) {
    for (let vertex = first[i]!; vertex < first[i + 1]!; vertex += 1) {
      const at = place[vertex]!;
      levels.set(at, Math.min(level, levels.get(at) ?? Infinity));
      const id = nodeIds?.[vertex - first[i]!] ?? NaN;
      if (!Number.isNaN(id)) ids.set(at, Math.min(id, ids.get(at) ?? Infinity));
    }
  }
  const inMillimeters = (meters: number): string => String(Math.round(meters * 1_000));
  const nameOf = (at: number, vertex: number): string => {
    const id = ids.get(at);
    if (id !== undefined) return String(id);
    const level = levels.get(at)!;
    return `${inMillimeters(x[vertex]!)} ${inMillimeters(y[vertex]!)}${level === 0 ? '' : ` @${level}`}`;
  };
  return new Map([...findLeastVertices(places)].map(([at, vertex]) => [at, nameOf(at, vertex)]));
}

/** By place, its most western vertex, of several the most southern. */
function findLeastVertices({ x, y, place }: VertexPlaces): Map<number, number> {
  const least = new Map<number, number>();
  for (const [vertex, at] of place.entries()) {
    const known = least.get(at);
    if (known === undefined || x[vertex]! < x[known]! || (x[vertex] === x[known] && y[vertex]! < y[known]!)) least.set(at, vertex);
  }
  return least;
}

function buildNetwork(
  lines: readonly RoadLine[],
  places: VertexPlaces,
  names: ReadonlyMap<number, string>,
  pieces: readonly LinePiece[],
): { readonly nodes: NetworkNodes; readonly segments: NetworkSegments } {
  const used = new Set(pieces.flatMap(({ startPlace, endPlace }) => [startPlace, endPlace]));
  const keyed = [...used].map((place) => ({ place, key: names.get(place)! })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const nodeOf = new Map(keyed.map(({ place }, node) => [place, node]));
  const startNode = Int32Array.from(pieces, ({ startPlace }) => nodeOf.get(startPlace)!);
  const endNode = Int32Array.from(pieces, ({ endPlace }) => nodeOf.get(endPlace)!);
  const degrees = new Int32Array(keyed.length);
  for (const node of startNode) degrees[node]! += 1;
  for (const node of endNode) degrees[node]! += 1;
  const place = placeNodes(
    places,
    keyed.map((one) => one.place),
  );
  return {
    nodes: { keys: keyed.map(({ key }) => key), ...place, degrees },
    segments: { ...copyVertices(lines, pieces), ids: pieces.map(({ id }) => id), startNode, endNode },
  };
}

/** A node lies where the least of its vertices does, which its name is made of. */
function placeNodes(places: VertexPlaces, wanted: readonly number[]): Pick<NetworkNodes, 'x' | 'y'> {
  const least = findLeastVertices(places);
  const vertices = wanted.map((one) => least.get(one)!);
  return { x: Float64Array.from(vertices, (vertex) => places.x[vertex]!), y: Float64Array.from(vertices, (vertex) => places.y[vertex]!) };
}

function copyVertices(
  lines: readonly RoadLine[],
  pieces: readonly LinePiece[],
): Pick<NetworkSegments, 'line' | 'lengthMeters' | 'fromMeters' | 'offsets' | 'x' | 'y'> {
  const offsets = new Int32Array(pieces.length + 1);
  for (const [i, { from, to }] of pieces.entries()) offsets[i + 1] = offsets[i]! + to - from + 1;
  const [x, y] = [new Float64Array(offsets[pieces.length]!), new Float64Array(offsets[pieces.length]!)];
  for (const [i, { line, from, to }] of pieces.entries()) {
    x.set(lines[line]!.x.subarray(from, to + 1), offsets[i]);
    y.set(lines[line]!.y.subarray(from, to + 1), offsets[i]);
  }
  return {
    line: Int32Array.from(pieces, ({ line }) => line),
    lengthMeters: Float64Array.from(pieces, ({ lengthMeters }) => lengthMeters),
    fromMeters: Float64Array.from(pieces, ({ fromMeters }) => fromMeters),
    offsets,
    x,
    y,
  };
}

function sortCrossings(crossings: readonly LineCrossing[]): readonly LineCrossing[] {
  const ordered = crossings.map((crossing) => ({ ...crossing, lineIds: [...crossing.lineIds].sort() as [string, string] }));
  const keyOf = ({ lineIds }: LineCrossing): string => lineIds.join('\0');
  return ordered.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.x - b.x || a.y - b.y));
}
