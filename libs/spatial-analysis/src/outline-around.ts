import type { Outline } from './convex-hull.ts';
import type { Course } from './network-sites.ts';

interface Vertex {
  readonly x: number;
  readonly y: number;
  readonly next: Map<string, Vertex>;
}

/** Places nearer than so many metres are one. */
const PLACE_METERS = 0.001;

/**
 * A closed band around lines that hang together by their ends: one walks around them with the lines on the left, at the margin. What they enclose belongs
 * to it. Where lines lie closer together than the margin its sides may cross; it is for drawing and for finding the place, and nothing is counted by it.
 * @param courses at least one of two places; only what hangs together with the lowest place is walked around
 */
export function outlineAround(courses: readonly Course[], marginMeters: number): Outline {
  const vertices = joinCourses(courses);
  const lowest = [...vertices.values()].reduce((least, one) => (one.y < least.y || (one.y === least.y && one.x < least.x) ? one : least));
  // From below, where certainly nothing is.
  const begin = turnRight(lowest, -Math.PI / 2);
  const ring: [number, number][] = [];
  let [from, at] = [lowest, begin];
  // Each side of each line once; lines that lie on each other might lead in circles.
  let sides = [...vertices.values()].reduce((sum, { next }) => sum + next.size, 0);
  do {
    const onto = turnRight(at, Math.atan2(from.y - at.y, from.x - at.x));
    ring.push(...corner(from, at, onto, marginMeters));
    [from, at] = [at, onto];
    sides -= 1;
  } while (sides > 0 && (from !== lowest || at !== begin));
  return [...ring, ring[0]!];
}

function joinCourses(courses: readonly Course[]): ReadonlyMap<string, Vertex> {
  const vertices = new Map<string, Vertex>();
  for (const course of courses) {
    let before: readonly [string, Vertex] | null = null;
    for (const [x, y] of course) {
      const key = `${Math.round(x / PLACE_METERS)} ${Math.round(y / PLACE_METERS)}`;
      const vertex: Vertex = vertices.get(key) ?? { x, y, next: new Map() };
      vertices.set(key, vertex);
      if (before !== null && before[1] !== vertex) {
        before[1].next.set(key, vertex);
        vertex.next.set(before[0], before[1]);
      }
      before = [key, vertex];
    }
  }
  return vertices;
}

/** Directions that differ by less are one (radians). */
const ALONG = 1e-12;

/** The way on that lies furthest to the right of whoever came; at a dead end the way back. @param back direction of where they came from, in radians */
function turnRight(at: Vertex, back: number): Vertex {
  let [chosen, least] = [at, Infinity];
  for (const next of at.next.values()) {
    let angle = Math.atan2(next.y - at.y, next.x - at.x) - back;
    while (angle <= ALONG) angle += 2 * Math.PI;
    if (angle < least) [chosen, least] = [next, angle];
  }
  return chosen;
}

/** Beyond this turn to the left, in cosine, the corner is cut square. */
const SQUARE_COSINE = -0.5;
/** A turn to the right moves its corner back by no more than what belongs to this. */
const LEAST_OPENING = 0.4;

function corner(from: Vertex, at: Vertex, onto: Vertex, margin: number): [number, number][] {
  const [ax, ay] = direction(from, at);
  const [bx, by] = direction(at, onto);
  const cosine = ax * bx + ay * by;
  const isLeft = ax * by - ay * bx >= 0;
  if (isLeft && cosine < SQUARE_COSINE) {
    return [
      [at.x + margin * (ay + ax), at.y + margin * (ay - ax)],
      [at.x + margin * (by - bx), at.y + margin * (-bx - by)],
    ];
  }
  const reach = margin / Math.max(1 + cosine, LEAST_OPENING);
  return [[at.x + reach * (ay + by), at.y - reach * (ax + bx)]];
}

function direction(from: Vertex, to: Vertex): readonly [number, number] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return [(to.x - from.x) / length, (to.y - from.y) / length];
}
