import { bufferedHull, type Outline } from './convex-hull.ts';
import type { NetworkSite } from './network-sites.ts';
import { outlineAlong } from './outline-along.ts';

/** Half of what is drawn around a section. */
const OUTLINE_METERS = 10;

/** The middle vertex of a section; the place of a junction. */
export function middleOfSite({ course }: Pick<NetworkSite, 'course'>): readonly [number, number] {
  return course[Math.floor(course.length / 2)]!;
}

/** What is drawn around a site. @param junctionMeters how far a junction reaches */
export function outlineOfSite({ kind, course }: Pick<NetworkSite, 'kind' | 'course'>, junctionMeters: number): Outline {
  return kind === 'junction' ? bufferedHull(course, junctionMeters) : outlineAlong(course, OUTLINE_METERS);
}
