import type { Course } from '../network-sites.ts';
import { distanceToSegment } from '../nearest-segment.ts';
import type { ScreenedNetwork } from '../network-sites.ts';
import type { PointSet } from '../point-set.ts';

/**
 * The section of each point among the sections of a network, in their order; -1 where it is at no site. One that lies at a junction is given to the
 * nearest of the sections that meet there; of equally near ones, the first.
 */
export function sectionsOfPoints({ sites, siteOf }: ScreenedNetwork, { x, y }: PointSet): Int32Array {
  const sectionOf = new Map<number, number>();
  const atEnd = new Map<string, number[]>();
  const courses: Course[] = [];
  for (const [site, { kind, course }] of sites.entries()) {
    if (kind !== 'segment') continue;
    const section = courses.push(course) - 1;
    sectionOf.set(site, section);
    for (const end of new Set([course[0]!.join(), course.at(-1)!.join()])) atEnd.set(end, [...(atEnd.get(end) ?? []), section]);
  }
  return siteOf.map((site, i) => {
    if (site < 0) return -1;
    const own = sectionOf.get(site);
    if (own !== undefined) return own;
    const meeting = atEnd.get(sites[site]!.course[0]!.join()) ?? [];
    const place = nearestCourse(
      meeting.map((section) => courses[section]!),
      x[i]!,
      y[i]!,
    );
    return meeting[place] ?? -1;
  });
}

/** Position of the line nearest to a place, the first of equally near ones; -1 of none. */
export function nearestCourse(courses: readonly Course[], x: number, y: number): number {
  let [nearest, least] = [-1, Infinity];
  for (const [place, course] of courses.entries()) {
    const meters = distanceToCourse(course, x, y);
    if (meters < least) [nearest, least] = [place, meters];
  }
  return nearest;
}

function distanceToCourse(course: Course, x: number, y: number): number {
  let least = Infinity;
  for (let i = 1; i < course.length; i += 1) {
    const segment = Float64Array.of(...course[i - 1]!, ...course[i]!);
    least = Math.min(least, distanceToSegment(segment, 0, x, y));
  }
  return least;
}
