/*
 * SYNTHETIC areas and points of interest for tests, drawn by hand over nothing in particular.
 */

type Position = readonly [longitude: number, latitude: number];

/** A rectangle as a closed ring. */
export function rectangle(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A GeoJSON feature of an area. @param holes rings of what is cut out of it */
export function areaFeature(name: string, ring: readonly Position[], ...holes: readonly (readonly Position[])[]): object {
  return { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring, ...holes] } };
}

/** A GeoJSON feature of a point. */
export function pointFeature(name: string, position: Position): object {
  return { type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: position } };
}
