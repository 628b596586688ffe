import { Problem, type Text } from '@elektron/domain';

import { LONGEST_EDGE_DEGREES } from './municipality-boundary.ts';

/** A municipality as a file describes it. */
export interface MunicipalityDraft {
  readonly id: number;
  readonly name: Text;
  /** A GeoJSON Polygon or MultiPolygon in degrees, as text. */
  readonly geometry: string;
}

const LONGEST_NAME = 200;
/** Ids are stored as integers of four bytes. */
const LARGEST_ID = 2 ** 31 - 1;
/** A ring is a triangle at least, and ends where it began. */
const FEWEST_POINTS = 4;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads municipalities from a GeoJSON FeatureCollection (RFC 7946: longitude and latitude in degrees) with the properties `id`, `name_el` and
 * `name_en`. Whether a boundary crosses itself is found out by the database.
 * @throws Problem INPUT_INVALID, at the place in the file that is wrong
 */
export function parseMunicipalities(text: string): MunicipalityDraft[] {
  const file = parseJson(text);
  if (!isObject(file) || file['type'] !== 'FeatureCollection' || !Array.isArray(file['features']) || file['features'].length === 0) {
    throw invalid('type', 'GeoJSON FeatureCollection');
  }
  // Before RFC 7946 a file could say that its numbers are no degrees.
  if (file['crs'] != null && !/CRS:?84/.test(JSON.stringify(file['crs']))) throw invalid('crs', file['crs']);
  const drafts = (file['features'] as unknown[]).map(parseFeature);
  const seen = new Set<number>();
  for (const [index, { id }] of drafts.entries()) {
    if (seen.has(id)) throw invalid(`features[${index}].properties.id`, id);
    seen.add(id);
  }
  return drafts;
}

function invalid(field: string, value: unknown): Problem {
  const written = typeof value === 'string' || value === undefined ? String(value) : JSON.stringify(value);
  return new Problem('INPUT_INVALID', { field, value: written.slice(0, 100) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('JSON', error instanceof Error ? error.message : '');
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseFeature(feature: unknown, index: number): MunicipalityDraft {
  const place = `features[${index}]`;
  if (!isObject(feature) || feature['type'] !== 'Feature' || !isObject(feature['properties'])) throw invalid(place, 'Feature');
  const { id, name_el: el, name_en: en } = feature['properties'];
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1 || id > LARGEST_ID) throw invalid(`${place}.properties.id`, id);
  return {
    id,
    name: { el: parseName(`${place}.properties.name_el`, el), en: parseName(`${place}.properties.name_en`, en) },
    geometry: parseGeometry(`${place}.geometry`, feature['geometry']),
  };
}

function parseName(field: string, value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '' || name.length > LONGEST_NAME) throw invalid(field, value);
  return name;
}

function parseGeometry(field: string, geometry: unknown): string {
  if (!isObject(geometry) || !Array.isArray(geometry['coordinates'])) throw invalid(field, 'Polygon, MultiPolygon');
  const { type, coordinates } = geometry as { type: unknown; coordinates: unknown[] };
  if (type !== 'Polygon' && type !== 'MultiPolygon') throw invalid(`${field}.type`, type);
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (polygons.length === 0) throw invalid(field, polygons);
  const plain = polygons.map((polygon) => {
    if (!Array.isArray(polygon) || polygon.length === 0) throw invalid(field, polygon);
    return polygon.map((ring) => parseRing(field, ring));
  });
  return JSON.stringify({ type: 'MultiPolygon', coordinates: plain });
}

/** Heights are left out: nothing here knows up and down. */
function parseRing(field: string, ring: unknown): (readonly [number, number])[] {
  if (!Array.isArray(ring) || ring.length < FEWEST_POINTS) throw invalid(field, ring);
  const points = ring.map((point) => parsePoint(field, point));
  const [first, last] = [points[0]!, points.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) throw invalid(field, [first, last]);
  for (const [index, point] of points.slice(1).entries()) {
    const from = points[index]!;
    if (Math.max(Math.abs(point[0] - from[0]), Math.abs(point[1] - from[1])) > LONGEST_EDGE_DEGREES) {
      throw invalid(field, [from, point]);
    }
  }
  return points;
}

function parsePoint(field: string, point: unknown): readonly [number, number] {
  const [longitude, latitude] = (Array.isArray(point) ? point : []) as unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number' || !(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
    throw invalid(field, point);
  }
  return [longitude, latitude];
}
