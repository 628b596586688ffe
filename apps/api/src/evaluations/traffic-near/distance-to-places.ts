import type { Position } from '../../common/plane.ts';
import { crossingsAt } from '../list-treated-places.ts';
import type { DrawnPlaces } from '../road-sites/find-treated-sites.ts';
import { distanceToCourse } from '../road-sites/site-distances.ts';

/** Metres from a place to the nearest of an intervention's points, lines and areas: 0 inside of an area, Infinity of none. */
export function distanceToPlaces([x, y]: Position, { points, lines, areas }: DrawnPlaces): number {
  const isInside = areas.some((rings) => rings.flatMap((ring) => crossingsAt(y, ring)).filter((crossing) => crossing > x).length % 2 === 1);
  if (isInside) return 0;
  const toPoints = points.map(([px, py]) => Math.hypot(x - px, y - py));
  return [...toPoints, ...[...lines, ...areas.flat()].map((course) => distanceToCourse([x, y], course))].reduce(
    (least, each) => Math.min(least, each),
    Infinity,
  );
}
