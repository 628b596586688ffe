import { E7 } from '@elektron/domain';
import { coverOfAreas, coverOfSurroundings, type GroundCover } from '@elektron/spatial-analysis';

import type { AreaShapes } from '../areas/area-collection.ts';
import type { Plane } from '../common/plane.ts';

/** Areas, or points of interest with how far their surroundings reach (metres). */
export type GroundPlaces =
  | Extract<AreaShapes, { readonly shape: 'polygon' }>
  | (Extract<AreaShapes, { readonly shape: 'point' }> & { readonly radiusMeters: number });

/** The places that a filter names: of each of its parts, what are alternatives. Plain arrays, so that a thread can be given them. */
export type FilterGround = readonly (readonly GroundPlaces[])[];

/** @param itemId number of one item, from 1; null for all of the collection */
export function placesOfItem(shapes: AreaShapes, itemId: number | null, radiusMeters: number): GroundPlaces {
  const [from, to] = itemId === null ? [0, undefined] : [itemId - 1, itemId];
  return shapes.shape === 'polygon'
    ? { shape: 'polygon', edges: shapes.edges.slice(from, to) }
    : { shape: 'point', x: shapes.x.slice(from, to), y: shapes.y.slice(from, to), radiusMeters };
}

/** @returns of each part, whether its places hold a line */
export function coversOf(ground: FilterGround, plane: Plane): GroundCover[] {
  return ground.map((places) => {
    const [areas, surroundings] = [places.filter((each) => each.shape === 'polygon'), places.filter((each) => each.shape === 'point')];
    // A part is of areas or of surroundings, never of both.
    if (areas.length === 0) return coverOfSurroundings(surroundings.map(({ x, y, radiusMeters }) => ({ points: { x, y }, radiusMeters })));
    return coverOfAreas(
      areas.flatMap(({ edges }) => edges),
      ([x, y]) => {
        const [longitude, latitude] = plane.toDegrees(x, y);
        return [Math.round(longitude * E7), Math.round(latitude * E7)];
      },
    );
  });
}
