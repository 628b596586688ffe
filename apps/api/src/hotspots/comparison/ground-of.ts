import { NO_GROUND, type Ground } from '@elektron/spatial-analysis';

import type { Plane, Position } from '../../common/plane.ts';
import type { PlaceGeometry } from '../run-places.ts';

/** So far beside a line or a point an accident is still at it: a record lies a few metres off the road, and a road has its width. */
export const REACH_METERS = 20;

/**
 * A shape of a run in metres.
 * @param geometry null for a place that is known by its name alone
 * @param middle degrees, where the run says where its middle is
 */
export function groundOf(geometry: PlaceGeometry | null | undefined, plane: Plane, middle: Position | null = null): Ground {
  if (geometry == null) return NO_GROUND;
  const vertices = (positions: readonly Position[]): (readonly [number, number])[] =>
    positions.flatMap(([longitude, latitude]) => {
      const place = plane.toMeters(longitude, latitude);
      return place === null ? [] : [place];
    });
  const { rings, courses } = partsOf(geometry);
  const [areas, lines] = [rings.map(vertices), courses.map(vertices)];
  const center = middle === null ? middleOf(lines[0] ?? areas[0] ?? []) : plane.toMeters(...middle);
  return { rings: areas, courses: lines, reachMeters: REACH_METERS, middle: center };
}

type Parts = Readonly<Record<'rings' | 'courses', readonly (readonly Position[])[]>>;

function partsOf(geometry: PlaceGeometry): Parts {
  switch (geometry.type) {
    case 'Point':
      return { rings: [], courses: [[geometry.coordinates]] };
    case 'LineString':
      return { rings: [], courses: [geometry.coordinates] };
    case 'MultiLineString':
      return { rings: [], courses: geometry.coordinates };
    case 'Polygon':
      return { rings: geometry.coordinates, courses: [] };
    case 'MultiPolygon':
      return { rings: geometry.coordinates.flat(), courses: [] };
  }
}

/** The middle vertex of a line; of an outline the mean of its corners. */
function middleOf(vertices: readonly (readonly [number, number])[]): readonly [number, number] | null {
  if (vertices.length === 0) return null;
  const isRing = vertices.length > 3 && vertices[0]!.every((coordinate, axis) => coordinate === vertices.at(-1)![axis]);
  if (!isRing) return vertices[Math.floor(vertices.length / 2)]!;
  const corners = vertices.slice(1);
  return [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length) as [number, number];
}
