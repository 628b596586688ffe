import { AreaIndex } from './area-index.ts';
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
/** Cells along the longer side of all areas, at most: an edge stands in every cell of its box, so few long edges have few cells. */
const MOST_CELLS = 128;

/**
 * Areas together: a line from one into the next lies wholly in them, one across a hole does not. As for accidents, borders belong to them, edges are
 * straight in degrees, and everything is reckoned in whole numbers.
 * @param areas the edges of each, see PolygonIndex
 * @param toE7 longitude and latitude of a place, in degrees times 10^7
 */
export function coverOfAreas(areas: readonly Int32Array[], toE7: (place: Course[number]) => E7Place): GroundCover {
  const edges = concatenate(areas);
  const index = new AreaIndex(areas, edges.length);
  const isHeld = ([x, y]: E7Place): boolean => {
    const members = new MemberList(1);
    index.listHolding(x, y, members);
    members.endAccident(0);
    return members.finish().item.length > 0;
  };
  const grid = createSegmentGrid(edges, cellOf(edges));
  const isSideHeld = (a: E7Place, b: E7Place): boolean => {
    const [cuts, borders] = [new Set([0, 1]), [] as (readonly [number, number])[]];
    grid.visitNear(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]), (at) => {
      const { shares, isAlong } = meet(a, b, edges, at);
      for (const share of shares) if (share > 0 && share < 1) cuts.add(share);
      if (isAlong) borders.push([Math.min(...shares), Math.max(...shares)]);
    });
    const ordered = [...cuts].sort((first, second) => first - second);
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    // Between two cuts a line crosses no border: it is one itself, or its middle tells of all of it.
    return ordered.slice(1).every((to, k) => {
      const middle = (ordered[k]! + to) / 2;
      if ((to - ordered[k]!) * length < SLIVER_E7 || borders.some(([from, end]) => middle > from && middle < end)) return true;
      return isHeld([Math.round(a[0] + middle * (b[0] - a[0])), Math.round(a[1] + middle * (b[1] - a[1]))]);
    });
  };
  return {
    holds: (course) => {
      const places = course.map(toE7);
      return places.every(isHeld) && places.slice(1).every((place, k) => isSideHeld(places[k]!, place));
    },
  };
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

function cellOf(edges: Float64Array): number {
  const side = (axis: 0 | 1): number => {
    let [least, most] = [Infinity, -Infinity];
    for (let at = axis; at < edges.length; at += 2) [least, most] = [Math.min(least, edges[at]!), Math.max(most, edges[at]!)];
    return edges.length === 0 ? 0 : most - least;
  };
  const cells = Math.min(MOST_CELLS, Math.ceil(Math.sqrt(edges.length / 4)));
  return Math.max(1, Math.max(side(0), side(1)) / Math.max(1, cells));
}

/** Longitude and latitude in degrees times 10^7, whole numbers. */
type E7Place = readonly [longitude: number, latitude: number];

/** At which shares of the way from `a` to `b` an edge is met; of one along it, where that begins and ends, which may lie before it and beyond. */
function meet(a: E7Place, b: E7Place, edges: Float64Array, at: number): { readonly shares: readonly number[]; readonly isAlong: boolean } {
  const [cx, cy, dx, dy] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], dx - cx, dy - cy];
  const across = rx * sy - ry * sx;
  const aside = (cx - a[0]) * ry - (cy - a[1]) * rx;
  if (across !== 0) {
    const along = aside / across;
    return { shares: along >= 0 && along <= 1 ? [((cx - a[0]) * sy - (cy - a[1]) * sx) / across] : [], isAlong: false };
  }
  const square = rx * rx + ry * ry;
  if (aside !== 0 || square === 0) return { shares: [], isAlong: false };
  const ways = [(cx - a[0]) * rx + (cy - a[1]) * ry, (dx - a[0]) * rx + (dy - a[1]) * ry];
  return { shares: ways.map((way) => way / square), isAlong: true };
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
    const inside: (readonly [from: number, to: number])[] = [];
    for (const { places, radiusMeters: r, grid } of searches) {
      grid.visitNear(Math.min(ax, bx) - r, Math.min(ay, by) - r, Math.max(ax, bx) + r, Math.max(ay, by) + r, (at) => {
        const shares = sharesInCircle([ax - places[at]!, ay - places[at + 1]!], [bx - ax, by - ay], r);
        if (shares !== null) inside.push(shares);
      });
    }
    return isCovered(inside, SLIVER_METERS / Math.max(SLIVER_METERS, Math.hypot(bx - ax, by - ay)));
  };
  return { holds: (course) => (course.length === 1 ? [course[0]!] : course.slice(1)).every((place, k) => isSideHeld(course[k]!, place)) };
}

/** From which share of a way to which it lies in a circle around 0, 0; null where in no part of it. */
function sharesInCircle(
  [x, y]: readonly [number, number],
  [wayX, wayY]: readonly [number, number],
  radius: number,
): readonly [from: number, to: number] | null {
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
function isCovered(parts: (readonly [from: number, to: number])[], sliver: number): boolean {
  parts.sort(([first], [second]) => first - second);
  let reached = 0;
  for (const [from, to] of parts) {
    if (from > reached + sliver) return false;
    reached = Math.max(reached, to);
  }
  return parts.length > 0 && reached >= 1 - sliver;
}
