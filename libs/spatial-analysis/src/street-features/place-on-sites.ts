import { createCourses, type PlaneCourse } from './courses.ts';

/** A site of the network as a place: a junction is a point, a section its line. */
export interface SitePlace {
  readonly kind: 'junction' | 'segment';
  readonly course: PlaneCourse;
  /** How far from the middle of the road what belongs to a section may lie. */
  readonly toleranceMeters: number;
}

/**
 * The site to which each place belongs: the nearest junction within its reach, else the nearest section within that section's tolerance.
 * Of equally near ones the first.
 * @param junctionMeters the reach of a junction, in a straight line
 * @returns by place the position of the site, -1 for none
 */
export function placeOnSites(
  sites: readonly SitePlace[],
  junctionMeters: number,
  places: readonly (readonly [x: number, y: number] | null)[],
): Int32Array {
  const limit = sites.reduce((most, { toleranceMeters }) => Math.max(most, toleranceMeters), junctionMeters);
  const courses = createCourses(
    sites.map(({ course }) => course),
    limit,
  );
  return Int32Array.from(places, (place) => {
    if (place === null) return -1;
    const best = { junction: { site: -1, meters: Infinity }, segment: { site: -1, meters: Infinity } };
    courses.visitNear(place[0], place[1], (site, meters) => {
      const { kind, toleranceMeters } = sites[site]!;
      const known = best[kind];
      const isNearer = meters < known.meters || (meters === known.meters && site < known.site);
      if (meters <= (kind === 'junction' ? junctionMeters : toleranceMeters) && isNearer) best[kind] = { site, meters };
    });
    return best.junction.site >= 0 ? best.junction.site : best.segment.site;
  });
}
