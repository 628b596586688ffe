import type { SitePoint } from './site-points.ts';

/** What is drawn by clicks on the map. */
export const DRAWINGS = ['points', 'line', 'area'] as const;
export type Drawing = (typeof DRAWINGS)[number];

/** Lines and areas of an intervention while it is being written down. An area is its outline, and the outlines of holes in it. */
export interface DrawnShape {
  readonly drawing: Drawing;
  /** Of the line or area that is not finished yet. */
  readonly vertices: readonly SitePoint[];
  readonly lines: readonly (readonly SitePoint[])[];
  readonly areas: readonly (readonly (readonly SitePoint[])[])[];
}

export const NOTHING_DRAWN: DrawnShape = { drawing: 'points', vertices: [], lines: [], areas: [] };

/** GeoJSON as the API takes it. */
export type ShapeGeometry =
  | { readonly type: 'MultiLineString'; readonly coordinates: DrawnShape['lines'] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: DrawnShape['areas'] };

const FEWEST: Readonly<Record<Drawing, number>> = { points: 0, line: 2, area: 3 };

/** Whether the clicks so far make a line or an area. */
export function canFinish({ drawing, vertices }: DrawnShape): boolean {
  return drawing !== 'points' && vertices.length >= FEWEST[drawing];
}

/** With what was clicked as a line or area of its own, so that the next click begins another. */
export function finish(drawn: DrawnShape): DrawnShape {
  if (!canFinish(drawn)) return drawn;
  const { drawing, vertices, lines, areas } = drawn;
  return drawing === 'line'
    ? { ...drawn, vertices: [], lines: [...lines, vertices] }
    : { ...drawn, vertices: [], areas: [...areas, [[...vertices, vertices[0]!]]] };
}

/** What is wrong with a drawing before it is saved. */
export function findShapeFault(drawn: DrawnShape): 'unfinished' | 'mixed' | null {
  if (drawn.vertices.length > 0 && !canFinish(drawn)) return 'unfinished';
  const { lines, areas } = finish(drawn);
  return lines.length > 0 && areas.length > 0 ? 'mixed' : null;
}

/** The shape that is saved; null where there is none. */
export function toGeometry(drawn: DrawnShape): ShapeGeometry | null {
  const { lines, areas } = finish(drawn);
  if (areas.length > 0) return { type: 'MultiPolygon', coordinates: areas };
  return lines.length > 0 ? { type: 'MultiLineString', coordinates: lines } : null;
}

/** A saved shape as it is drawn on. */
export function fromGeometry(geometry: unknown): DrawnShape {
  const found = gather(geometry);
  return { ...NOTHING_DRAWN, lines: found?.lines ?? [], areas: found?.areas ?? [] };
}

/** What a GeoJSON text holds. */
export interface ReadShape {
  readonly points: readonly SitePoint[];
  readonly lines: DrawnShape['lines'];
  readonly areas: DrawnShape['areas'];
}

/** All geometries of a GeoJSON text in degrees; null where it is none, or holds nothing. */
export function readGeoJson(text: string): ReadShape | null {
  try {
    const found = gather(JSON.parse(text));
    return found === null || found.points.length + found.lines.length + found.areas.length === 0 ? null : found;
  } catch {
    return null;
  }
}

interface GeoJson {
  readonly type?: unknown;
  readonly coordinates?: unknown;
  readonly features?: unknown;
  readonly geometries?: unknown;
  readonly geometry?: unknown;
}

const NONE: ReadShape = { points: [], lines: [], areas: [] };

/** @throws where a position is no pair of numbers */
function gather(value: unknown): ReadShape | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, coordinates, features, geometries, geometry } = value as GeoJson;
  switch (type) {
    case 'FeatureCollection':
      return joinAll(features);
    case 'GeometryCollection':
      return joinAll(geometries);
    case 'Feature':
      return geometry === null ? NONE : gather(geometry);
    case 'Point':
      return { ...NONE, points: [toPoint(coordinates)] };
    case 'MultiPoint':
      return { ...NONE, points: listOf(coordinates).map(toPoint) };
    case 'LineString':
      return { ...NONE, lines: [toLine(coordinates)] };
    case 'MultiLineString':
      return { ...NONE, lines: listOf(coordinates).map(toLine) };
    case 'Polygon':
      return { ...NONE, areas: [listOf(coordinates).map(toLine)] };
    case 'MultiPolygon':
      return { ...NONE, areas: listOf(coordinates).map((polygon) => listOf(polygon).map(toLine)) };
    default:
      return null;
  }
}

function joinAll(values: unknown): ReadShape | null {
  const parts = listOf(values).map(gather);
  if (!parts.every((part) => part !== null)) return null;
  return {
    points: parts.flatMap(({ points }) => points),
    lines: parts.flatMap(({ lines }) => lines),
    areas: parts.flatMap(({ areas }) => areas),
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value;
}

function toLine(value: unknown): SitePoint[] {
  return listOf(value).map(toPoint);
}

/** Heights are left out. */
function toPoint(value: unknown): SitePoint {
  const [longitude, latitude] = listOf(value);
  if (typeof longitude !== 'number' || typeof latitude !== 'number') throw new TypeError('not a position');
  return [longitude, latitude];
}
