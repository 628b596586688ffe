import type { TreatedGeometry } from './list-treated-places.ts';

/** Places that are written, not checked yet. */
export interface WrittenGeometry {
  readonly sites: readonly (readonly number[])[];
  /** GeoJSON of lines or areas. */
  readonly shape: unknown;
}

interface GeoJson {
  readonly type?: unknown;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
}

const GEOJSON_TYPES: Readonly<Record<string, string>> = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
};
const POSITION = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?:\s+-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)+/gi;

/** A geometry in well-known text (OGC 06-103r4); null where it is none. */
export function parseWellKnownText(text: string): WrittenGeometry | null {
  const collection = /^GEOMETRYCOLLECTION\s*\((.*)\)$/is.exec(text.trim())?.[1];
  const parts = collection === undefined ? [text] : collection.split(/,\s*(?=[A-Z])/i);
  const geometries = parts.map(parseOne);
  return geometries.every((geometry) => geometry !== null) ? splitGeometry({ type: 'GeometryCollection', geometries }) : null;
}

function parseOne(text: string): GeoJson | null {
  const [, name = '', body = ''] = /^(?:SRID=4326;)?\s*([A-Z]+)(?:\s+Z)?\s*(\(.*\))$/is.exec(text.trim()) ?? [];
  const type = GEOJSON_TYPES[name.toUpperCase()];
  if (type === undefined) return null;
  const positions = body.replace(POSITION, (position) => `[${position.trim().split(/\s+/).slice(0, 2).join(',')}]`);
  try {
    const list = JSON.parse(positions.replaceAll('(', '[').replaceAll(')', ']')) as unknown[];
    if (type === 'Point') return { type, coordinates: list[0] };
    // Each point may stand in brackets of its own.
    return {
      type,
      coordinates: type === 'MultiPoint' ? list.map((point) => (Array.isArray(point) && Array.isArray(point[0]) ? point[0] : point)) : list,
    };
  } catch {
    return null;
  }
}

/** The points of a GeoJSON geometry apart from its lines or areas; null where it is of no such kind, or has lines and areas. */
export function splitGeometry(geometry: unknown): WrittenGeometry | null {
  const flat = flatten(geometry as GeoJson | null);
  if (flat === null || flat.length === 0) return null;
  const of = (...types: string[]): unknown[] =>
    flat.filter(({ type }) => types.includes(String(type))).map(({ coordinates }) => coordinates);
  const points = [...of('Point'), ...of('MultiPoint').flat()];
  const lines = [...of('LineString'), ...of('MultiLineString').flat()];
  const areas = [...of('Polygon'), ...of('MultiPolygon').flat()];
  if (lines.length > 0 && areas.length > 0) return null;
  const shape = lines.length > 0 ? { type: 'MultiLineString', coordinates: lines } : { type: 'MultiPolygon', coordinates: areas };
  return { sites: points.map(toPlane), shape: lines.length + areas.length === 0 ? null : shape };
}

/** Heights are left out. */
function toPlane(point: unknown): readonly number[] {
  return Array.isArray(point) ? (point.slice(0, 2) as number[]) : [];
}

function flatten(geometry: GeoJson | null): GeoJson[] | null {
  if (typeof geometry !== 'object' || geometry === null) return null;
  if (geometry.type !== 'GeometryCollection') {
    return Object.values(GEOJSON_TYPES).includes(String(geometry.type)) && Array.isArray(geometry.coordinates) ? [geometry] : null;
  }
  if (!Array.isArray(geometry.geometries)) return null;
  const parts = geometry.geometries.map((part) => flatten(part as GeoJson | null));
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

/** Points and shape as one GeoJSON geometry, as files hold it. */
export function joinGeometry({ sites, shape }: TreatedGeometry): { readonly type: string; readonly [member: string]: unknown } {
  const points = sites.length === 1 ? { type: 'Point', coordinates: sites[0] } : { type: 'MultiPoint', coordinates: sites };
  if (shape === null || shape === undefined) return points;
  return sites.length === 0 ? shape : { type: 'GeometryCollection', geometries: [points, shape] };
}
