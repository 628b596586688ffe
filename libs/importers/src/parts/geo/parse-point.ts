import { findWellKnownStart } from './geometry-header.ts';

/** Longitude and latitude, or easting and northing. */
export type Point = readonly [x: number, y: number];

const POINT = 1;
const LINE = 2;
const MULTI_POINT = 4;
const MULTI_LINE = 5;

/**
 * The point of a geometry of a GeoPackage (OGC 12-128r18, 2.1.3: a header, then well-known binary); `undefined` for what is none, as a line,
 * and for what is damaged. Heights and measures are left out.
 */
export function parseGeoPackagePoint(bytes: Uint8Array): Point | undefined {
  const start = findWellKnownStart(bytes);
  if (start === undefined) return undefined;
  return parseWellKnownPoint(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), start);
}

function parseWellKnownPoint(view: DataView, start: number): Point | undefined {
  if (start + 5 > view.byteLength) return undefined;
  const isLittle = view.getUint8(start) === 1;
  // 1001 is a point with a height; some programs say so by the highest bits instead.
  const kind = (view.getUint32(start + 1, isLittle) & 0x1fff_ffff) % 1_000;
  if (kind === MULTI_POINT) {
    const isSingle = start + 9 <= view.byteLength && view.getUint32(start + 5, isLittle) === 1;
    return isSingle && view.getUint8(start + 9) <= 1 ? parseWellKnownPoint(view, start + 9) : undefined;
  }
  if (kind !== POINT || start + 21 > view.byteLength) return undefined;
  const point = [view.getFloat64(start + 5, isLittle), view.getFloat64(start + 13, isLittle)] as const;
  // A point that is nowhere is written as two "not a number".
  return point.every(Number.isFinite) ? point : undefined;
}

/** The coordinates (x, y, x, y, …) of each part of the line of a geometry of a GeoPackage; none for what is none, and for what is damaged. */
export function parseGeoPackageLines(bytes: Uint8Array): number[][] {
  const start = findWellKnownStart(bytes);
  if (start === undefined) return [];
  return parseWellKnownLines(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), start);
}

function parseWellKnownLines(view: DataView, start: number): number[][] {
  if (start + LINE_HEADER_BYTES > view.byteLength) return [];
  const isLittle = view.getUint8(start) === 1;
  const kind = (view.getUint32(start + 1, isLittle) & 0x1fff_ffff) % 1_000;
  const parts = kind === MULTI_LINE ? view.getUint32(start + 5, isLittle) : 1;
  const lines: number[][] = [];
  for (let [at, part] = [kind === MULTI_LINE ? start + LINE_HEADER_BYTES : start, 0]; part < parts; part += 1) {
    const found = parseWellKnownLine(view, at);
    if (found === undefined) return [];
    lines.push(found.coordinates);
    at = found.end;
  }
  return lines;
}

/** Byte order, kind, number of points or parts. */
const LINE_HEADER_BYTES = 9;

function parseWellKnownLine(view: DataView, start: number): { readonly coordinates: number[]; readonly end: number } | undefined {
  if (start + LINE_HEADER_BYTES > view.byteLength) return undefined;
  const isLittle = view.getUint8(start) === 1;
  const written = view.getUint32(start + 1, isLittle);
  const pointBytes = 8 * dimensionsOf(written);
  const end = start + LINE_HEADER_BYTES + view.getUint32(start + 5, isLittle) * pointBytes;
  if ((written & 0x1fff_ffff) % 1_000 !== LINE || end > view.byteLength) return undefined;
  const coordinates: number[] = [];
  for (let at = start + LINE_HEADER_BYTES; at < end; at += pointBytes) {
    coordinates.push(view.getFloat64(at, isLittle), view.getFloat64(at + 8, isLittle));
  }
  return { coordinates, end };
}

/** 2, 3 with heights or measures, 4 with both: by thousands (ISO), or by the highest bits. */
function dimensionsOf(written: number): number {
  const thousands = Math.floor((written & 0x1fff_ffff) / 1_000);
  const further = thousands === 3 ? 2 : thousands > 0 ? 1 : 0;
  return 2 + further + ((written & 0x8000_0000) !== 0 ? 1 : 0) + ((written & 0x4000_0000) !== 0 ? 1 : 0);
}

/** The coordinates of each part of the line of a geometry of GeoJSON; none for what is none. */
export function parseGeoJsonLines(geometry: unknown): number[][] {
  if (typeof geometry !== 'object' || geometry === null) return [];
  const { type, coordinates } = geometry as { readonly type?: unknown; readonly coordinates?: unknown };
  if (!Array.isArray(coordinates)) return [];
  const parts: readonly unknown[] = type === 'MultiLineString' ? coordinates : type === 'LineString' ? [coordinates] : [];
  const lines = parts.flatMap((part) => {
    const line = flatten(part);
    return line === undefined ? [] : [line];
  });
  return lines.length === parts.length ? lines : [];
}

function flatten(points: unknown): number[] | undefined {
  if (!Array.isArray(points)) return undefined;
  const flat = points.flatMap((point: unknown) => (Array.isArray(point) ? [point[0] as unknown, point[1] as unknown] : [undefined]));
  return flat.every((value) => Number.isFinite(value)) ? (flat as number[]) : undefined;
}

/** The point of a geometry of GeoJSON (RFC 7946); `undefined` for what is none. */
export function parseGeoJsonPoint(geometry: unknown): Point | undefined {
  if (typeof geometry !== 'object' || geometry === null) return undefined;
  const { type, coordinates } = geometry as { readonly type?: unknown; readonly coordinates?: unknown };
  if (!Array.isArray(coordinates)) return undefined;
  const found: unknown = type === 'MultiPoint' && coordinates.length === 1 ? coordinates[0] : type === 'Point' ? coordinates : undefined;
  if (!Array.isArray(found)) return undefined;
  const [x, y] = found as readonly unknown[];
  return Number.isFinite(x) && Number.isFinite(y) ? [x as number, y as number] : undefined;
}
