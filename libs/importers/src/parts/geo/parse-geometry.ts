import { findWellKnownStart } from './geometry-header.ts';

/** A point, line or polygon as GeoJSON has it, in whatever system; heights and measures left out. */
export interface Geometry {
  readonly type: 'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon';
  readonly coordinates: unknown;
}

type Position = readonly [number, number];

const COLLECTION = 7;
const PARTS = [undefined, undefined, undefined, undefined, 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;

/**
 * The geometry of a feature of a GeoPackage (OGC 12-128r18, 2.1.3: a header, then well-known binary); `undefined` for an empty one, for one of
 * another kind such as a curve, and for what is damaged.
 */
export function parseGeoPackageGeometry(bytes: Uint8Array): Geometry | undefined {
  const start = findWellKnownStart(bytes);
  if (start === undefined) return undefined;
  try {
    return new WellKnownReader(bytes, start).readGeometry();
  } catch (error) {
    // What is cut reaches beyond its end, whatever it says of its length.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads well-known binary from its place on. */
class WellKnownReader {
  readonly #view: DataView;
  #at: number;
  #isLittle = true;

  constructor(bytes: Uint8Array, at: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  readGeometry(): Geometry | undefined {
    const { kind, dimensions } = this.#readHead();
    if (kind === 1) return asPoint(this.#readPosition(dimensions));
    if (kind === 2) return { type: 'LineString', coordinates: this.#readLine(dimensions) };
    if (kind === 3) return { type: 'Polygon', coordinates: this.#readRings(dimensions) };
    const type = PARTS[kind];
    if (kind >= COLLECTION || type === undefined) return undefined;
    const parts = this.#repeat(() => this.readGeometry());
    const single = type.slice('Multi'.length);
    return parts.every((part) => part?.type === single) ? { type, coordinates: parts.map((part) => part?.coordinates) } : undefined;
  }

  #readHead(): { readonly kind: number; readonly dimensions: number } {
    this.#isLittle = this.#view.getUint8(this.#at) === 1;
    const written = this.#view.getUint32(this.#at + 1, this.#isLittle);
    this.#at += 5;
    // Heights and measures by thousands (ISO), or by the highest bits.
    const plain = written & 0x1fff_ffff;
    const thousands = Math.floor(plain / 1_000);
    const further =
      (thousands === 3 ? 2 : thousands > 0 ? 1 : 0) + ((written & 0x8000_0000) !== 0 ? 1 : 0) + ((written & 0x4000_0000) !== 0 ? 1 : 0);
    return { kind: plain % 1_000, dimensions: 2 + further };
  }

  #readPosition(dimensions: number): Position {
    const position = [this.#view.getFloat64(this.#at, this.#isLittle), this.#view.getFloat64(this.#at + 8, this.#isLittle)] as const;
    this.#at += 8 * dimensions;
    return position;
  }

  #readLine(dimensions: number): Position[] {
    return this.#repeat(() => this.#readPosition(dimensions));
  }

  #readRings(dimensions: number): Position[][] {
    return this.#repeat(() => this.#readLine(dimensions));
  }

  #repeat<Part>(read: () => Part): Part[] {
    const parts: Part[] = [];
    let left = this.#view.getUint32(this.#at, this.#isLittle);
    this.#at += 4;
    for (; left > 0; left -= 1) parts.push(read());
    return parts;
  }
}

/** A point that is nowhere is written as two "not a number". */
function asPoint(position: Position): Geometry | undefined {
  return position.every(Number.isFinite) ? { type: 'Point', coordinates: position } : undefined;
}
