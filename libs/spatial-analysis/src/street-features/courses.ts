import { distanceToSegment } from '../nearest-segment.ts';
import { createSegmentGrid } from '../segment-grid.ts';

/** Where things lie, in metres: each is a list of parts, a part a list of x, y, x, y …; a point is one part of one pair. Empty: nowhere. */
export type PlaneCourse = readonly (readonly number[])[];

/** Which of many things are near a place. */
export interface Courses {
  /** Calls `visit` once for each thing that is no further from a place than the limit. */
  readonly visitNear: (x: number, y: number, visit: (thing: number, meters: number) => void) => void;
  /**
   * The nearest of those that are accepted, within the limit; where several are equally near to a millimetre, those of them with the smallest numbers,
   * `MOST_NEAREST` at most. Ascending.
   * @param accepts by position of the thing
   */
  readonly findNearest: (x: number, y: number, accepts: (thing: number) => boolean) => readonly number[];
}

/** Places are kept to the millimetre: nothing tells apart what differs by less. */
const EQUAL_METERS = 1e-3;

/** No street has as many things at one place; a file that draws thousands there is wrong, and must not cost as many squared. */
export const MOST_NEAREST = 16;

/**
 * @param things in the order of their numbers
 * @param limitMeters above 0; what is exactly so far is still near
 */
export function createCourses(things: readonly PlaneCourse[], limitMeters: number): Courses {
  const { segments, owner } = cut(things);
  const grid = createSegmentGrid(segments, limitMeters);
  const visitNear: Courses['visitNear'] = (x, y, visit) => {
    const nearest = new Map<number, number>();
    grid.visitNear(x - limitMeters, y - limitMeters, x + limitMeters, y + limitMeters, (at) => {
      const meters = distanceToSegment(segments, at, x, y);
      const thing = owner[at / NUMBERS]!;
      if (meters <= limitMeters && meters < (nearest.get(thing) ?? Infinity)) nearest.set(thing, meters);
    });
    for (const [thing, meters] of nearest) visit(thing, meters);
  };
  return {
    visitNear,
    findNearest: (x, y, accepts) => {
      const near: { readonly thing: number; readonly meters: number }[] = [];
      let least = Infinity;
      visitNear(x, y, (thing, meters) => {
        if (!accepts(thing) || meters > least + EQUAL_METERS) return;
        near.push({ thing, meters });
        least = Math.min(least, meters);
      });
      return near
        .filter(({ meters }) => meters <= least + EQUAL_METERS)
        .map(({ thing }) => thing)
        .sort((a, b) => a - b)
        .slice(0, MOST_NEAREST);
    },
  };
}

/** x1, y1, x2, y2 of a segment. */
const NUMBERS = 4;

/** A point becomes a segment without length. */
function cut(things: readonly PlaneCourse[]): { readonly segments: Float64Array; readonly owner: Int32Array } {
  const segments: number[] = [];
  const owner: number[] = [];
  for (const [thing, course] of things.entries()) {
    for (const part of course) {
      const last = Math.max(0, part.length / 2 - 2);
      for (let k = 0; k <= last; k += 1) {
        const next = Math.min(k + 1, part.length / 2 - 1);
        segments.push(part[2 * k]!, part[2 * k + 1]!, part[2 * next]!, part[2 * next + 1]!);
        owner.push(thing);
      }
    }
  }
  return { segments: Float64Array.from(segments), owner: Int32Array.from(owner) };
}

/** How many points lie near each of many things, and which points lie near any. */
export interface NearCounts {
  /** By thing. A point near several counts at each: the numbers do not add up to the number of points. */
  readonly counts: Int32Array;
  /** By point, 1 where any thing is near. */
  readonly near: Uint8Array;
}

/** Counts points one by one, so that others can have their turn in between. */
export interface NearCounter {
  /** Each point once, by its number. */
  readonly add: (point: number, x: number, y: number) => void;
  /** Of the points that were added so far. */
  readonly found: NearCounts;
}

/**
 * @param points how many there will be
 * @param limitMeters above 0; measured to the nearest place of a line
 */
export function createNearCounter(things: readonly PlaneCourse[], points: number, limitMeters: number): NearCounter {
  const { segments, owner } = cut(things);
  const grid = createSegmentGrid(segments, limitMeters);
  const found = { counts: new Int32Array(things.length), near: new Uint8Array(points) };
  // By thing the last point that was near it: a line has several segments, and counts once.
  const seen = new Int32Array(things.length).fill(-1);
  return {
    found,
    add: (point, x, y) => {
      grid.visitNear(x - limitMeters, y - limitMeters, x + limitMeters, y + limitMeters, (at) => {
        const thing = owner[at / NUMBERS]!;
        if (seen[thing] === point || distanceToSegment(segments, at, x, y) > limitMeters) return;
        seen[thing] = point;
        found.counts[thing]! += 1;
        found.near[point] = 1;
      });
    },
  };
}
