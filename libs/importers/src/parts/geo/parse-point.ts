/** Longitude and latitude, or easting and northing. */
export type Point = readonly [x: number, y: number];

const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
const MAGIC = 'GP';
const HEADER_BYTES = 8;
const IS_EMPTY = 0b1_0000;
const POINT = 1;
const MULTI_POINT = 4;

/**
 * The point of a geometry of a GeoPackage (OGC 12-128r18, 2.1.3: a header, then well-known binary); `undefined` for what is none, as a line,
 * and for what is damaged. Heights and measures are left out.
 */
export function parseGeoPackagePoint(bytes: Uint8Array): Point | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || String.fromCharCode(bytes[0]!, bytes[1]!) !== MAGIC) return undefined;
  const flags = bytes[3]!;
  const envelopeBytes = ENVELOPE_BYTES[(flags >> 1) & 0b111];
  if (envelopeBytes === undefined || (flags & IS_EMPTY) !== 0) return undefined;
  return parseWellKnownPoint(view, HEADER_BYTES + envelopeBytes);
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
