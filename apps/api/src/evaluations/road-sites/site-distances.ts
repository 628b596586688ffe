import { distanceToSegment, type Course } from '@elektron/spatial-analysis';

import type { Position } from '../../common/plane.ts';

/** Metres from a place to the nearest point of a course. */
export function distanceToCourse([x, y]: Position, course: Course): number {
  const [first] = course;
  if (course.length === 1) return Math.hypot(x - first![0], y - first![1]);
  const segment = new Float64Array(4);
  let nearest = Infinity;
  for (let i = 0; i + 1 < course.length; i += 1) {
    segment.set([...course[i]!, ...course[i + 1]!]);
    nearest = Math.min(nearest, distanceToSegment(segment, 0, x, y));
  }
  return nearest;
}

/** Metres from the vertices of a course to the nearest of some courses: Infinity of none. */
export function distanceBetween(course: Course, others: readonly Course[]): number {
  let nearest = Infinity;
  for (const vertex of course) for (const other of others) nearest = Math.min(nearest, distanceToCourse(vertex, other));
  return nearest;
}

const CENTIMETERS = 100;

/** Where a site meets others, as keys: the ends of a section, the place of a junction. */
export function endsOf(course: Course): string[] {
  return [course[0]!, course.at(-1)!].map(([x, y]) => `${Math.round(CENTIMETERS * x)} ${Math.round(CENTIMETERS * y)}`);
}

/** Places on a course at most some metres apart, its ends among them: what is measured there stands for its length. */
export function pointsAlong(course: Course, stepMeters: number): Position[] {
  const points: Position[] = [course[0]!];
  for (let i = 1; i < course.length; i += 1) {
    const [[x1, y1], [x2, y2]] = [course[i - 1]!, course[i]!];
    const pieces = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / stepMeters));
    for (let piece = 1; piece <= pieces; piece += 1) points.push([x1 + ((x2 - x1) * piece) / pieces, y1 + ((y2 - y1) * piece) / pieces]);
  }
  return points;
}
