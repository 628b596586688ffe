import { AreaIndex } from './area-index.ts';
import { EdgeGrid } from './edge-grid.ts';
import { MemberList } from './member-list.ts';
import type { Course } from './network-sites.ts';
import type { PointSet } from './point-set.ts';
import { createSegmentGrid } from './segment-grid.ts';

/** Some places of a filter, any of which may hold a spot; whether a whole line lies in them. */
export interface GroundCover {
  /** @param course metres; of one place only, whether that lies in them */
  readonly holds: (course: Course) => boolean;
}

/** Degrees times 10^7. What leaves the areas for less than so much (about two centimetres) is rounding of borders that are meant to be one. */
const SLIVER_E7 = 2;
/** Metres; the same of surroundings. */
const SLIVER_METERS = 0.02;
/** A side is asked in pieces of so many radiuses: the box of a long one across the cells would be far more than its surroundings. */
const PIECE_RADIUSES = 4;

/**
 * Areas together: a line from one into the next lies wholly in them, one across a hole does not. As for accidents, borders belong to them, edges are
 * straight in degrees, and everything is reckoned in whole numbers.
 * @param areas the edges of each, see PolygonIndex
 * @param toE7 longitude and latitude of a place, in degrees times 10^7
 */
export function coverOfAreas(areas: readonly Int32Array[], toE7: (place: Course[number]) => E7Place): GroundCover {
  const edges = concatenate(areas);
  const areaOf = Uint32Array.from(areas.flatMap((own, area) => Array.from({ length: own.length / 4 }, () => area)));
  const index = new AreaIndex(areas, edges.length);
  const grid = new EdgeGrid(edges);
  const listHolding = ([x, y]: E7Place): Uint32Array => {
    const members = new MemberList(1);
    index.listHolding(x, y, members);
    members.endAccident(0);
    return members.finish().item;
  };
  const isSideHeld = (a: E7Place, b: E7Place, holdingStart: Uint32Array): boolean => {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const met = new Map<number, Meetings>();
    grid.visitAlong(...a, ...b, (at) => {
      const meeting = meet(a, b, edges, at);
      if (meeting === null) return;
      const area = areaOf[at / 4]!;
      const all = met.get(area) ?? { crossings: [], touches: [], borders: [] };
      met.set(area, all);
      if (meeting.kind === 'along') all.borders.push(meeting.part);
      else (meeting.kind === 'across' ? all.crossings : all.touches).push(meeting.share);
    });
    // The line leaves no area of which it meets no edge.
    if (length === 0 || holdingStart.some((area) => !met.has(area))) return true;
    const sliver = SLIVER_E7 / Math.max(SLIVER_E7, length);
    const isIn = (area: number, share: number): boolean => index.contains(area, a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]));
    const parts = [...met].flatMap(([area, meetings]) => partsIn(meetings, sliver, (share) => isIn(area, share)));
    return isCovered(parts, sliver);
  };
  return {
    holds: (course) => {
      const places = course.map(toE7);
      const holding = places.map(listHolding);
      return holding.every(({ length }) => length > 0) && places.slice(1).every((place, k) => isSideHeld(places[k]!, place, holding[k]!));
    },
  };
}

/** Where on the way from `a` (0) to `b` (1) a line meets the edges of an area. */
interface Meetings {
  /** Where it goes from one side of an edge to the other; of an edge that begins on the line this is so towards its left alone. */
  readonly crossings: number[];
  /** Where it meets the end of an edge on its right. */
  readonly touches: number[];
  /** Where it runs along an edge. */
  readonly borders: Part[];
}

type Part = readonly [from: number, to: number];

/**
 * Which parts of a line an area holds. A line a hair to the left goes in or out with every crossing, so that one place on it tells of all; it lies as
 * the line itself does, but along an edge, which is held in any case.
 * @param sliver share of the way that is not worth asking for
 * @param isIn whether the area holds the place at a share of the way
 */
function partsIn({ crossings, touches, borders }: Meetings, sliver: number, isIn: (share: number) => boolean): Part[] {
  crossings.sort((first, second) => first - second);
  const open = findWidestOpen([...crossings, ...touches, ...borders.flat(), 0, 1], borders);
  // All of it is border, or too short to tell.
  if (open === null || open[1] - open[0] < sliver) return borders;
  const middle = (open[0] + open[1]) / 2;
  const before = crossings.filter((share) => share < middle).length;
  const parity = isIn(middle) ? before % 2 : 1 - (before % 2);
  const ends = [0, ...crossings, 1];
  const inside = ends.slice(1).map((to, k): Part => [ends[k]!, to]);
  return [...borders, ...inside.filter((_, k) => k % 2 === parity)];
}

/** The widest part between two cuts that no border covers; null where there is none. */
function findWidestOpen(cuts: readonly number[], borders: readonly Part[]): Part | null {
  const ordered = cuts.filter((cut) => cut >= 0 && cut <= 1).sort((first, second) => first - second);
  const sorted = borders.toSorted(([first], [second]) => first - second);
  let widest: Part | null = null;
  let [next, covered] = [0, 0];
  for (const [k, to] of ordered.slice(1).entries()) {
    const from = ordered[k]!;
    while (next < sorted.length && sorted[next]![0] <= from) covered = Math.max(covered, sorted[next++]![1]);
    if (covered <= from && (widest === null || to - from > widest[1] - widest[0])) widest = [from, to];
  }
  return widest;
}

function concatenate(areas: readonly Int32Array[]): Float64Array {
  const all = new Float64Array(areas.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const edges of areas) {
    all.set(edges, next);
    next += edges.length;
  }
  return all;
}

/** Longitude and latitude in degrees times 10^7, whole numbers. */
type E7Place = readonly [longitude: number, latitude: number];

type Meeting = { readonly kind: 'across' | 'touch'; readonly share: number } | { readonly kind: 'along'; readonly part: Part };

/**
 * How a line from `a` to `b` meets an edge; null where it does not. On which side the ends of the edge lie and whether it is met at all is exact.
 * Of an edge along it, the part may begin before the line and end beyond.
 */
function meet(a: E7Place, b: E7Place, edges: Float64Array, at: number): Meeting | null {
  const [cx, cy, dx, dy] = [edges[at]! - a[0], edges[at + 1]! - a[1], edges[at + 2]! - a[0], edges[at + 3]! - a[1]];
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], dx - cx, dy - cy];
  const [sideC, sideD, across] = [rx * cy - ry * cx, rx * dy - ry * dx, rx * sy - ry * sx];
  if (sideC === 0 && sideD === 0) {
    const ways = [cx * rx + cy * ry, dx * rx + dy * ry].map((way) => way / (rx * rx + ry * ry));
    const [from, to] = [Math.min(...ways), Math.max(...ways)];
    return to < 0 || from > 1 ? null : { kind: 'along', part: [from, to] };
  }
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return null;
  const way = (cx * sy - cy * sx) * Math.sign(across);
  if (way < 0 || way > Math.abs(across)) return null;
  return { kind: sideC > 0 !== sideD > 0 ? 'across' : 'touch', share: way / Math.abs(across) };
}

/** Points of interest with how far their surroundings reach. */
export interface Surroundings {
  /** In the metres of the lines. */
  readonly points: PointSet;
  readonly radiusMeters: number;
}

/** Surroundings together: a line that goes from one circle into the next lies wholly in them. A circle's edge belongs to it. */
export function coverOfSurroundings(choices: readonly Surroundings[]): GroundCover {
  const searches = choices.map(({ points: { x, y }, radiusMeters }) => {
    const places = Float64Array.from({ length: 4 * x.length }, (_, k) => (k % 2 === 0 ? x : y)[Math.floor(k / 4)]!);
    return { places, radiusMeters, grid: createSegmentGrid(places, radiusMeters) };
  });
  const isSideHeld = ([ax, ay]: Course[number], [bx, by]: Course[number]): boolean => {
    const inside: Part[] = [];
    for (const { places, radiusMeters: r, grid } of searches) {
      const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / (PIECE_RADIUSES * r)));
      for (let piece = 0; piece < pieces; piece += 1) {
        const [x1, x2] = [piece, piece + 1].map((end) => ax + (end / pieces) * (bx - ax)) as [number, number];
        const [y1, y2] = [piece, piece + 1].map((end) => ay + (end / pieces) * (by - ay)) as [number, number];
        grid.visitNear(Math.min(x1, x2) - r, Math.min(y1, y2) - r, Math.max(x1, x2) + r, Math.max(y1, y2) + r, (at) => {
          const shares = sharesInCircle([ax - places[at]!, ay - places[at + 1]!], [bx - ax, by - ay], r);
          if (shares !== null) inside.push(shares);
        });
      }
    }
    return isCovered(inside, SLIVER_METERS / Math.max(SLIVER_METERS, Math.hypot(bx - ax, by - ay)));
  };
  return { holds: (course) => (course.length === 1 ? [course[0]!] : course.slice(1)).every((place, k) => isSideHeld(course[k]!, place)) };
}

/** From which share of a way to which it lies in a circle around 0, 0; null where in no part of it. */
function sharesInCircle([x, y]: readonly [number, number], [wayX, wayY]: readonly [number, number], radius: number): Part | null {
  const square = wayX * wayX + wayY * wayY;
  const beyond = x * x + y * y - radius * radius;
  if (square === 0) return beyond <= 0 ? [0, 1] : null;
  const middle = -(x * wayX + y * wayY) / square;
  const half = middle * middle - beyond / square;
  if (half < 0) return null;
  const [from, to] = [middle - Math.sqrt(half), middle + Math.sqrt(half)];
  return to < 0 || from > 1 ? null : [from, to];
}

/** Whether parts of a way make up all of it, from 0 to 1, but for gaps of a sliver. */
function isCovered(parts: Part[], sliver: number): boolean {
  parts.sort(([first], [second]) => first - second);
  let reached = 0;
  for (const [from, to] of parts) {
    if (from > reached + sliver) return false;
    reached = Math.max(reached, to);
  }
  return parts.length > 0 && reached >= 1 - sliver;
}
