import type { Problem } from '@elektron/domain';

import { LONGEST_EDGE_DEGREES } from './polygon-edges.ts';
import { refused } from './refused.ts';

/** A ring is a triangle at least, and ends where it began. */
const FEWEST_POINTS = 4;

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param field where it stands in the file */
export function refuseInput(field: string, value: unknown): Problem {
  const written = typeof value === 'string' || value === undefined ? String(value) : JSON.stringify(value);
  return refused(field, written);
}

/**
 * The features of a GeoJSON FeatureCollection, at least one, and what it says of its system: before RFC 7946 a file could say something.
 * @throws Problem INPUT_INVALID for anything else
 */
export function parseFeatureCollection(text: string): { readonly features: readonly unknown[]; readonly system: unknown } {
  const file = parseJson(text);
  if (!isObject(file) || file['type'] !== 'FeatureCollection' || !Array.isArray(file['features']) || file['features'].length === 0) {
    throw refuseInput('type', 'GeoJSON FeatureCollection');
  }
  return { features: file['features'], system: file['crs'] ?? null };
}

/**
 * The features of a GeoJSON FeatureCollection in degrees (RFC 7946), at least one.
 * @throws Problem INPUT_INVALID for anything else, and for one that says that its numbers are no degrees
 */
export function parseGeoJson(text: string): readonly unknown[] {
  const { features, system } = parseFeatureCollection(text);
  if (system !== null && !/CRS:?84/.test(JSON.stringify(system))) throw refuseInput('crs', system);
  return features;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuseInput('JSON', error instanceof Error ? error.message : '');
  }
}

/**
 * A GeoJSON Polygon or MultiPolygon in degrees, as the text of a MultiPolygon. Whether it crosses itself is found out by the database.
 * @param field where it stands in the file, for whoever has to mend it
 * @throws Problem INPUT_INVALID
 */
export function parsePolygons(field: string, geometry: unknown): string {
  if (!isObject(geometry) || !Array.isArray(geometry['coordinates'])) throw refuseInput(field, 'Polygon, MultiPolygon');
  const { type, coordinates } = geometry as { type: unknown; coordinates: unknown[] };
  if (type !== 'Polygon' && type !== 'MultiPolygon') throw refuseInput(`${field}.type`, type);
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (polygons.length === 0) throw refuseInput(field, polygons);
  const plain = polygons.map((polygon) => {
    if (!Array.isArray(polygon) || polygon.length === 0) throw refuseInput(field, polygon);
    return polygon.map((ring) => parseRing(field, ring));
  });
  return JSON.stringify({ type: 'MultiPolygon', coordinates: plain });
}

/** Heights are left out: nothing here knows up and down. */
function parseRing(field: string, ring: unknown): (readonly [number, number])[] {
  if (!Array.isArray(ring) || ring.length < FEWEST_POINTS) throw refuseInput(field, ring);
  const points = ring.map((point) => parsePosition(field, point));
  const [first, last] = [points[0]!, points.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) throw refuseInput(field, [first, last]);
  for (const [index, point] of points.slice(1).entries()) {
    const from = points[index]!;
    if (Math.max(Math.abs(point[0] - from[0]), Math.abs(point[1] - from[1])) > LONGEST_EDGE_DEGREES) {
      throw refuseInput(field, [from, point]);
    }
  }
  return points;
}

/** A GeoJSON position in degrees. @throws Problem INPUT_INVALID */
export function parsePosition(field: string, point: unknown): readonly [number, number] {
  const [longitude, latitude] = (Array.isArray(point) ? point : []) as unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number' || !(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
    throw refuseInput(field, point);
  }
  return [longitude, latitude];
}
