import type { ExportGeometry, LonLat } from '../export-table.ts';

export const WGS84 = 4_326;

const HEADER_BYTES = 8;
/** Byte order and type. */
const KIND_BYTES = 5;
const COUNT_BYTES = 4;
const PAIR_BYTES = 16;
/** Little endian, no envelope, not empty. */
const FLAGS = 0b0000_0001;
/** Types of well-known binary (OGC 06-103r4, table 7). */
const WKB = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6, GeometryCollection: 7 } as const;

/** Writes a geometry as GeoPackage keeps it: its own header, then well-known binary; all little endian. */
class GeometryWriter {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = HEADER_BYTES;

  constructor(wkbBytes: number) {
    this.bytes = new Uint8Array(HEADER_BYTES + wkbBytes);
    this.#view = new DataView(this.bytes.buffer);
    this.bytes.set([0x47, 0x50, 0, FLAGS]);
    this.#view.setInt32(4, WGS84, true);
  }

  begin(type: keyof typeof WKB): void {
    this.bytes[this.#at] = 1;
    this.#view.setUint32(this.#at + 1, WKB[type], true);
    this.#at += KIND_BYTES;
  }

  count(members: number): void {
    this.#view.setUint32(this.#at, members, true);
    this.#at += COUNT_BYTES;
  }

  number(degrees: number): void {
    this.#view.setFloat64(this.#at, degrees, true);
    this.#at += PAIR_BYTES / 2;
  }

  positions(list: readonly LonLat[]): void {
    this.count(list.length);
    for (const position of list) this.position(position);
  }

  position([longitude, latitude]: LonLat): void {
    this.number(longitude);
    this.number(latitude);
  }
}

export function pointBytes(coordinates: LonLat): Uint8Array {
  return geometryBytes({ type: 'Point', coordinates });
}

/** @param lines each longitude, latitude, longitude … */
export function lineBytes(lines: readonly (readonly number[])[]): Uint8Array {
  const points = lines.reduce((sum, line) => sum + line.length / 2, 0);
  const writer = new GeometryWriter((lines.length + 1) * (KIND_BYTES + COUNT_BYTES) + points * PAIR_BYTES);
  writer.begin('MultiLineString');
  writer.count(lines.length);
  for (const line of lines) {
    writer.begin('LineString');
    writer.count(line.length / 2);
    for (const degrees of line) writer.number(degrees);
  }
  return writer.bytes;
}

export function geometryBytes(geometry: ExportGeometry): Uint8Array {
  const writer = new GeometryWriter(wkbBytesOf(geometry));
  write(writer, geometry);
  return writer.bytes;
}

function write(writer: GeometryWriter, geometry: ExportGeometry): void {
  writer.begin(geometry.type);
  switch (geometry.type) {
    case 'Point':
      writer.position(geometry.coordinates);
      break;
    case 'MultiPoint':
      writer.count(geometry.coordinates.length);
      for (const coordinates of geometry.coordinates) write(writer, { type: 'Point', coordinates });
      break;
    case 'GeometryCollection':
      writer.count(geometry.geometries.length);
      for (const part of geometry.geometries) write(writer, part);
      break;
    case 'LineString':
      writer.positions(geometry.coordinates);
      break;
    case 'Polygon':
      writer.count(geometry.coordinates.length);
      for (const ring of geometry.coordinates) writer.positions(ring);
      break;
    case 'MultiLineString':
      writer.count(geometry.coordinates.length);
      for (const coordinates of geometry.coordinates) write(writer, { type: 'LineString', coordinates });
      break;
    case 'MultiPolygon':
      writer.count(geometry.coordinates.length);
      for (const coordinates of geometry.coordinates) write(writer, { type: 'Polygon', coordinates });
      break;
  }
}

function wkbBytesOf(geometry: ExportGeometry): number {
  const list = (positions: readonly LonLat[]): number => COUNT_BYTES + positions.length * PAIR_BYTES;
  const sum = <Member>(members: readonly Member[], bytesOf: (member: Member) => number): number =>
    members.reduce((bytes, member) => bytes + bytesOf(member), KIND_BYTES + COUNT_BYTES);
  switch (geometry.type) {
    case 'Point':
      return KIND_BYTES + PAIR_BYTES;
    case 'MultiPoint':
      return sum(geometry.coordinates, () => KIND_BYTES + PAIR_BYTES);
    case 'GeometryCollection':
      return sum(geometry.geometries, wkbBytesOf);
    case 'LineString':
      return KIND_BYTES + list(geometry.coordinates);
    case 'Polygon':
      return sum(geometry.coordinates, list);
    case 'MultiLineString':
      return sum(geometry.coordinates, (line) => KIND_BYTES + list(line));
    case 'MultiPolygon':
      return sum(geometry.coordinates, (polygon) => sum(polygon, list));
  }
}

/** Every position of a geometry. */
export function* positionsOf(geometry: ExportGeometry): Iterable<LonLat> {
  switch (geometry.type) {
    case 'Point':
      yield geometry.coordinates;
      break;
    case 'GeometryCollection':
      for (const part of geometry.geometries) yield* positionsOf(part);
      break;
    case 'LineString':
    case 'MultiPoint':
      yield* geometry.coordinates;
      break;
    case 'Polygon':
    case 'MultiLineString':
      for (const part of geometry.coordinates) yield* part;
      break;
    case 'MultiPolygon':
      for (const polygon of geometry.coordinates) for (const ring of polygon) yield* ring;
      break;
  }
}
