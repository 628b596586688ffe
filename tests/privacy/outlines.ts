import { cellToBoundary, cellToLatLng, greatCircleDistance, polygonToCellsExperimental } from 'h3-js';
import type { PublishedArea, PublishedOutline } from '@elektron/domain';

/*
 * Plane geometry of what is published: whether places lie in outlines, and how far hexagons are from roads. Degrees everywhere, metres for distances.
 */

export type Place = readonly [longitude: number, latitude: number];

type Ring = readonly (readonly number[])[];

function ringsOf(outline: PublishedOutline): Ring[] {
  return outline.type === 'Polygon'
    ? [...(outline.coordinates as readonly Ring[])]
    : (outline.coordinates as readonly (readonly Ring[])[]).flatMap((polygon) => [...polygon]);
}

/** Whether an area has land, and not only a point or a line. */
export function hasLand({ outline }: Pick<PublishedArea, 'outline'>): boolean {
  return outline.type === 'Polygon' || outline.type === 'MultiPolygon';
}

/** Even and odd: holes are outside. */
export function isWithin([x, y]: Place, { outline }: Pick<PublishedArea, 'outline'>): boolean {
  let inside = false;
  for (const ring of ringsOf(outline as PublishedOutline)) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax = 0, ay = 0] = ring[i]!;
      const [bx = 0, by = 0] = ring[j]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** All corners of an outline, or all points of a road's shape. */
export function cornersOf({ outline }: Pick<PublishedArea, 'outline'>): Place[] {
  const places: Place[] = [];
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') places.push([value[0], value[1] as number]);
    else for (const one of value) walk(one);
  };
  walk(outline.coordinates);
  return places;
}

/** How far from the middle to its corners land is looked at: borders that areas share are not taken for overlaps. */
const NEARLY = 0.98;

/** A place, and the corners around it drawn in a little. */
export function innerPoints(centre: Place, corners: readonly Place[]): Place[] {
  const [x, y] = centre;
  return [centre, ...corners.map(([a, b]): Place => [x + (a - x) * NEARLY, y + (b - y) * NEARLY])];
}

/** Middle and corners of a hexagon, drawn in a little. */
export function pointsOfHexagon(cell: string): Place[] {
  const [latitude, longitude] = cellToLatLng(cell);
  return innerPoints(
    [longitude, latitude],
    cellToBoundary(cell).map(([lat, lng]): Place => [lng, lat]),
  );
}

export function metersBetween(a: Place, b: Place): number {
  return greatCircleDistance([a[1], a[0]], [b[1], b[0]], 'm');
}

/** Points along the lines of a shape, not further apart than a distance. */
export function pointsAlong(area: Pick<PublishedArea, 'outline'>, meters: number): Place[] {
  const { type, coordinates } = area.outline;
  if (type === 'Point') return [coordinates as unknown as Place];
  const lines = (type === 'LineString' ? [coordinates] : coordinates) as readonly (readonly Place[])[];
  return lines.flatMap((line) =>
    line.flatMap((place, i): Place[] => {
      const next = line[i + 1];
      if (next === undefined) return [place];
      const steps = Math.max(1, Math.ceil(metersBetween(place, next) / meters));
      return Array.from({ length: steps }, (_, k) => [
        place[0] + ((next[0] - place[0]) * k) / steps,
        place[1] + ((next[1] - place[1]) * k) / steps,
      ]);
    }),
  );
}

/** Hexagons of which some land lies in an area. */
export function hexagonsOn({ outline }: Pick<PublishedArea, 'outline'>, resolution: number): Set<string> {
  const polygons = (outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates) as unknown as number[][][][];
  return new Set(polygons.flatMap((polygon) => polygonToCellsExperimental(polygon, resolution, 'containmentOverlapping', true)));
}
