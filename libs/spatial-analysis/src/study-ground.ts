import type { HotspotInput } from './hotspot-method.ts';
import type { Course } from './network-sites.ts';
import { boxContains } from './point-set.ts';

/** Where accidents were looked for, as the filter says it. */
export type StudyGround = Pick<HotspotInput, 'studyArea' | 'covers'>;

/**
 * Whether a line lies wholly where accidents were looked for: in the rectangle, and in the places of each part of the filter. Beyond it nobody counted,
 * which is not the same as that there was nothing: what reaches beyond is left out as a whole, and never cut.
 */
export function liesOnGround(course: Course, { studyArea, covers = [] }: StudyGround): boolean {
  // A rectangle that holds both ends of a side holds all of it.
  return course.every(([x, y]) => boxContains(studyArea, x, y)) && covers.every((cover) => cover.holds(course));
}
