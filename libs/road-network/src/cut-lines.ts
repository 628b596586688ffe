import type { VertexPlaces } from './find-places.ts';
import type { DuplicatePiece } from './noded-network.ts';
import type { RoadLine } from './road-line.ts';

/** A piece of a line between two places where it is cut. */
export interface LinePiece {
  readonly id: string;
  readonly line: number;
  /** First and last vertex of it on the line. */
  readonly from: number;
  readonly to: number;
  readonly startPlace: number;
  readonly endPlace: number;
  readonly lengthMeters: number;
  readonly fromMeters: number;
}

export interface CutLines {
  readonly pieces: readonly LinePiece[];
  readonly duplicates: readonly DuplicatePiece[];
  readonly pointLines: readonly string[];
}

/**
 * The pieces of lines between the places that they share with another line, or pass twice.
 * @param names of the places, for the ids of the pieces
 */
export function cutLines(lines: readonly RoadLine[], places: VertexPlaces, names: ReadonlyMap<number, string>): CutLines {
  const twins = findTwins(lines, places);
  const visits = countVisits(lines, places, twins);
  const pieces: LinePiece[] = [];
  const duplicates: DuplicatePiece[] = [];
  const pointLines: string[] = [];
  const known = new Map<string, LinePiece>();
  for (const [i, line] of lines.entries()) {
    const ends = findCuts(i, line, places, visits);
    if (ends.length < 2) pointLines.push(line.id);
    const taken = new Map<string, number>();
    for (const piece of piecesBetween(i, line, ends, places)) {
      const course = courseOf(piece, places);
      const same = known.get(course);
      if (same !== undefined) {
        duplicates.push({ lineId: line.id, segmentId: same.id, lengthMeters: piece.lengthMeters });
        continue;
      }
      const id = `${line.id}:${names.get(piece.startPlace)!}-${names.get(piece.endPlace)!}`;
      // Two pieces of one line between the same places, as around a roundabout.
      const before = taken.get(id) ?? 0;
      taken.set(id, before + 1);
      const named = { ...piece, id: before === 0 ? id : `${id}#${before + 1}` };
      pieces.push(named);
      known.set(course, named);
    }
  }
  return { pieces, duplicates, pointLines };
}

/** Lines that lie on an earlier one from end to end: where such a pair passes, nothing meets. */
function findTwins(lines: readonly RoadLine[], places: VertexPlaces): ReadonlySet<number> {
  const known = new Set<string>();
  const twins = new Set<number>();
  for (const [line, { x }] of lines.entries()) {
    const course = courseOf({ line, from: 0, to: x.length - 1 }, places);
    if (known.has(course)) twins.add(line);
    known.add(course);
  }
  return twins;
}

/** How often lines come by each place; vertices in a row at one place are one visit. By place. */
function countVisits(lines: readonly RoadLine[], { first, place }: VertexPlaces, twins: ReadonlySet<number>): Int32Array {
  const visits = new Int32Array(place.length);
  for (let i = 0; i < lines.length; i += 1) {
    for (let vertex = first[i]!; vertex < first[i + 1]! && !twins.has(i); vertex += 1) {
      if (vertex === first[i] || place[vertex] !== place[vertex - 1]) visits[place[vertex]!]! += 1;
    }
  }
  return visits;
}

/** The vertices at which a line is cut, its ends among them; fewer than two for a line that is one place. */
function findCuts(i: number, { x }: RoadLine, { first, place }: VertexPlaces, visits: Int32Array): readonly number[] {
  const placeOf = (vertex: number): number => place[first[i]! + vertex]!;
  const last = x.length - 1;
  const cuts = [0];
  for (let vertex = 1; vertex <= last; vertex += 1) {
    if (placeOf(vertex) === placeOf(vertex - 1)) continue;
    if (vertex === last || visits[placeOf(vertex)]! > 1) cuts.push(vertex);
  }
  // The last vertices are one place: what lies between them belongs to the piece that ends there.
  if (cuts.length > 1 && placeOf(cuts[cuts.length - 1]!) === placeOf(last)) cuts[cuts.length - 1] = last;
  else if (isElsewhere(cuts[cuts.length - 1]!, last, placeOf)) cuts.push(last);
  return cuts;
}

/** True when the line leaves the place of its last cut before it ends: it came by its end's place without being cut there. */
function isElsewhere(cut: number, last: number, placeOf: (vertex: number) => number): boolean {
  for (let vertex = cut; vertex <= last; vertex += 1) if (placeOf(vertex) !== placeOf(cut)) return true;
  return false;
}

function* piecesBetween(
  i: number,
  line: RoadLine,
  cuts: readonly number[],
  { first, place }: VertexPlaces,
): Generator<Omit<LinePiece, 'id'>> {
  let fromMeters = 0;
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    const [from, to] = [cuts[k]!, cuts[k + 1]!];
    const lengthMeters = lengthBetween(line, from, to);
    yield { line: i, from, to, startPlace: place[first[i]! + from]!, endPlace: place[first[i]! + to]!, lengthMeters, fromMeters };
    fromMeters += lengthMeters;
  }
}

function lengthBetween({ x, y }: RoadLine, from: number, to: number): number {
  let meters = 0;
  for (let k = from; k < to; k += 1) meters += Math.hypot(x[k + 1]! - x[k]!, y[k + 1]! - y[k]!);
  return meters;
}

/** The places that a piece comes by, in whichever direction. */
function courseOf({ line, from, to }: Pick<LinePiece, 'line' | 'from' | 'to'>, { first, place }: VertexPlaces): string {
  const along: number[] = [];
  for (let vertex = first[line]! + from; vertex <= first[line]! + to; vertex += 1) {
    if (along[along.length - 1] !== place[vertex]) along.push(place[vertex]!);
  }
  const [forward, backward] = [along.join(' '), along.toReversed().join(' ')];
  return forward < backward ? forward : backward;
}
