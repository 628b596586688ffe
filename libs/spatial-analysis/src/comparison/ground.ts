import { distanceToSegment } from '../nearest-segment.ts';
import type { BoundingBox } from '../point-set.ts';

type Vertex = readonly [x: number, y: number];

/** Where a place of a run lies, in metres: areas, or lines and points with what lies close to them. */
export interface Ground {
  /** Closed rings of all its areas, those of holes too: what lies within an odd number of them is inside. */
  readonly rings: readonly (readonly Vertex[])[];
  /** Lines, and points as lines of one vertex. */
  readonly courses: readonly (readonly Vertex[])[];
  /** So far from its lines and points is still on it; 0 or more. Areas end where they end. */
  readonly reachMeters: number;
  /** Where it is drawn and looked for; null for one that has no place. */
  readonly middle: Vertex | null;
}

/** Nowhere: of a place that is known by its name alone. */
export const NO_GROUND: Ground = { rings: [], courses: [], reachMeters: 0, middle: null };

/** The smallest rectangle around a ground with its reach; null for one that is nowhere. */
export function boxOf({ rings, courses, reachMeters }: Ground): BoundingBox | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  const widen = ([x, y]: Vertex, by: number): void => {
    [minX, minY] = [Math.min(minX, x - by), Math.min(minY, y - by)];
    [maxX, maxY] = [Math.max(maxX, x + by), Math.max(maxY, y + by)];
  };
  for (const ring of rings) for (const vertex of ring) widen(vertex, 0);
  for (const course of courses) for (const vertex of course) widen(vertex, reachMeters);
  return minX > maxX ? null : { minX, minY, maxX, maxY };
}

/** Whether a place is within the areas of a ground, or at most its reach away from its lines and points. */
export function isOnGround({ rings, courses, reachMeters }: Ground, x: number, y: number): boolean {
  return isInRings(rings, x, y) || courses.some((course) => distanceToCourse(course, x, y) <= reachMeters);
}

/** Whether a ray to the east crosses the sides an odd number of times; of a side that ends at its height only the lower end counts. */
function isInRings(rings: Ground['rings'], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k += 1) {
      const [x1, y1] = ring[k - 1]!;
      const [x2, y2] = ring[k]!;
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}

function distanceToCourse(course: readonly Vertex[], x: number, y: number): number {
  const [first] = course;
  if (first === undefined) return Infinity;
  let nearest = Math.hypot(x - first[0], y - first[1]);
  for (let k = 1; k < course.length; k += 1) {
    const side = Float64Array.of(...course[k - 1]!, ...course[k]!);
    nearest = Math.min(nearest, distanceToSegment(side, 0, x, y));
  }
  return nearest;
}
