import { E7 } from '@elektron/domain';

import { loadReferenceSystem } from './reference-system.ts';

/** Longitude and latitude, or x and y: always in this order. */
export type Position = readonly [number, number];

/** The organisation's plane: between its metres and degrees, both rounded as records are, so that every run gives the same digits. */
export interface Plane {
  /** Degrees at 1e-7, about a centimetre. */
  readonly toDegrees: (x: number, y: number) => Position;
  /** Metres to the millimetre; `null` where the organisation's reference system does not reach. */
  readonly toMeters: (longitude: number, latitude: number) => Position | null;
}

const MILLIMETERS = 1_000;
/** How far (degrees) a place may lie outside of the area that the reference system was made for; as in the import. */
const MARGIN_DEGREES = 1;

/** @param srid EPSG code of a projected system in metres */
export function createPlane(srid: number): Plane {
  const { converter, area } = loadReferenceSystem(srid);
  const [west, south, east, north] = area;
  return {
    toDegrees: (x, y) => {
      const [longitude, latitude] = converter.inverse([x, y]);
      return [Math.round(longitude * E7) / E7, Math.round(latitude * E7) / E7];
    },
    toMeters: (longitude, latitude) => {
      const isInside =
        longitude >= west - MARGIN_DEGREES &&
        longitude <= east + MARGIN_DEGREES &&
        latitude >= south - MARGIN_DEGREES &&
        latitude <= north + MARGIN_DEGREES;
      if (!isInside) return null;
      const [x, y] = converter.forward([longitude, latitude]);
      return [Math.round(x * MILLIMETERS) / MILLIMETERS, Math.round(y * MILLIMETERS) / MILLIMETERS];
    },
  };
}

/** A ring of metres as GeoJSON's polygon in degrees. */
export function toPolygon(ring: Iterable<readonly [number, number]>, plane: Plane): PolygonGeometry {
  return { type: 'Polygon', coordinates: [Array.from(ring, ([x, y]) => plane.toDegrees(x, y))] };
}

export interface PolygonGeometry {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Position[])[];
}
