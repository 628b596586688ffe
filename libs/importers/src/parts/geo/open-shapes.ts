import { Problem, type Text } from '@elektron/domain';

import { explainFlaw, listEntries } from '../../archive/list-entries.ts';
import { zipEntrySource } from '../../archive/unpack.ts';
import type { ByteSource } from '../../byte-source.ts';
import { detectEncoding } from '../../detect-encoding.ts';
import { createDecoder, DOS_GREEK, type PieceDecoder } from '../../text-decoder.ts';
import { gridSource, type GridRow } from '../grid-text.ts';
import { readWhole, requireReadable } from '../read-whole.ts';
import { findSystemOfText } from './find-system.ts';
import type { GeoFeature, GeoTable } from './geo-table.ts';
import { LINE_COLUMN, writeLines } from './line-text.ts';
import type { Geometry } from './parse-geometry.ts';
import { parseGeoJsonLines, parseGeoJsonPoint } from './parse-point.ts';
import { namePlaceColumns } from './place-columns.ts';
import { DbaseError, readDbase, textStartOf } from './read-dbase.ts';

/** What is used of the library. */
interface ShapeSource {
  /** The next geometry as GeoJSON has it, `null` for a record without one. */
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
}

/** The library is loaded with the first shapefile: with its tables of letters it is a quarter of the code that reading anything would load. */
async function openShp(bytes: Uint8Array): Promise<ShapeSource> {
  // @ts-expect-error The library has no types.
  const library = (await import('shapefile')) as { readonly openShp: (bytes: Uint8Array) => Promise<ShapeSource> };
  return library.openShp(bytes);
}

const SHAPEFILE: Text = { el: 'shapefile', en: 'shapefile' };

/** Files that belong to a shapefile and hold no table of their own. */
const COMPANIONS = /\.(?:shp|shx|dbf|prj|cpg|cst|sbn|sbx|qix|qpj|qmd|shp\.xml)$/i;

/**
 * The shapefiles of an archive: the names of their parts, without the ending, and those of all contents that belong to them.
 * @param names of its contents
 */
export function findShapefiles(names: readonly string[]): { readonly bases: readonly string[]; readonly contents: ReadonlySet<string> } {
  const shapes = names.filter((name) => /\.shp$/i.test(name)).map((name) => name.slice(0, -4));
  const bases = shapes.filter((base) => findPart(names, base, 'dbf') !== undefined);
  const lower = bases.map((base) => base.toLowerCase());
  const contents = names.filter((name) => COMPANIONS.test(name) && lower.includes(name.toLowerCase().replace(COMPANIONS, '')));
  return { bases, contents: new Set(contents) };
}

function findPart(names: readonly string[], base: string, ending: string): string | undefined {
  return names.find((name) => name.toLowerCase() === `${base}.${ending}`.toLowerCase());
}

/** The parts of a shapefile. */
interface Shapefile {
  readonly shapes: ByteSource;
  readonly table: ByteSource;
  readonly projection: ByteSource | undefined;
  readonly encoding: ByteSource | undefined;
}

/**
 * A shapefile in an archive as the text of a table.
 * @param base the names of its parts, without the ending
 * @throws Problem FILE_EXPANDS_TOO_FAR, FILE_TOO_LARGE, FILE_UNREADABLE
 */
export async function openShapes(source: ByteSource, base: string, fileName: string): Promise<ByteSource> {
  const parts = await openParts(source, base, fileName);
  requireReadable(parts.shapes, fileName);
  requireReadable(parts.table, fileName);
  const size = parts.table.size;
  let read = 0;
  return gridSource(
    size,
    () => readRows(parts, fileName, (share) => (read = Math.round(size * share))),
    () => read,
    fileName,
  );
}

/** A shapefile in an archive with the geometries of its records. @throws Problem FILE_EXPANDS_TOO_FAR, FILE_TOO_LARGE, FILE_UNREADABLE */
export async function readShapesTable(source: ByteSource, base: string, fileName: string): Promise<GeoTable> {
  const parts = await openParts(source, base, fileName);
  requireReadable(parts.shapes, fileName);
  requireReadable(parts.table, fileName);
  try {
    const bytes = await readWhole(parts.table);
    const { headings, records } = readDbase(bytes, await findDecoder(bytes, parts, fileName));
    const shapes = await orDamaged(openShp(await readWhole(parts.shapes)));
    const features: GeoFeature[] = [];
    for (const cells of records) {
      const shape = await readShape(shapes);
      if (cells === null) continue;
      const properties = Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? '']));
      features.push({ properties, geometry: isGeometry(shape) ? shape : null });
    }
    return { headings, srid: findSystemOfText(await readProjection(parts)), features };
  } catch (error) {
    if (error instanceof DbaseError) throw new Problem('FILE_UNREADABLE', { file: fileName, kind: SHAPEFILE });
    throw error;
  }
}

function isGeometry(shape: unknown): shape is Geometry {
  return typeof shape === 'object' && shape !== null && 'type' in shape && 'coordinates' in shape;
}

async function openParts(source: ByteSource, base: string, fileName: string): Promise<Shapefile> {
  const entries = await listEntries(source).catch((error: unknown) => explainFlaw(error, fileName));
  const names = entries.map(({ name }) => name);
  const open = (ending: string): ByteSource | undefined => {
    const entry = entries.find(({ name }) => name === findPart(names, base, ending));
    return entry === undefined ? undefined : zipEntrySource(source, entry, fileName);
  };
  const [shapes, table] = [open('shp'), open('dbf')];
  if (shapes === undefined || table === undefined) throw new RangeError(`no shapefile ${base} in the archive`);
  return { shapes, table, projection: open('prj'), encoding: open('cpg') };
}

async function* readRows(parts: Shapefile, fileName: string, onProgress: (share: number) => void): AsyncGenerator<GridRow, void, void> {
  try {
    const bytes = await readWhole(parts.table);
    const { headings, records, count } = readDbase(bytes, await findDecoder(bytes, parts, fileName));
    const shapeBytes = await readWhole(parts.shapes);
    const isDegrees = await isInDegrees(parts);
    const hasLines = LINE_SHAPES.has(shapeBytes.length < SHAPE_HEADER_BYTES ? 0 : shapeBytes.readInt32LE(SHAPE_KIND_AT));
    const placeColumns = hasLines ? [] : namePlaceColumns(headings, isDegrees);
    const lineColumns = hasLines ? [LINE_COLUMN] : [];
    const shapes = await orDamaged(openShp(shapeBytes));
    yield { row: 1, cells: [...headings, ...placeColumns, ...lineColumns] };
    let row = 1;
    for (const cells of records) {
      row += 1;
      const shape = await readShape(shapes);
      const point = parseGeoJsonPoint(shape);
      onProgress((row - 1) / count);
      const lines = lineColumns.map(() => writeLines(isDegrees ? WGS84 : null, parseGeoJsonLines(shape)));
      if (cells !== null) yield { row, cells: [...cells, ...placeColumns.map((_, axis) => String(point?.[axis] ?? '')), ...lines] };
    }
  } catch (error) {
    if (error instanceof DbaseError) throw new Problem('FILE_UNREADABLE', { file: fileName, kind: SHAPEFILE });
    throw error;
  }
}

const WGS84 = 4326;

/** Where the header of a .shp says what its shapes are, and the kinds that are lines, also with heights and measures (ESRI 1998, Shapefile Technical Description). */
const SHAPE_KIND_AT = 32;
const SHAPE_HEADER_BYTES = 100;
const LINE_SHAPES: ReadonlySet<number> = new Set([3, 13, 23]);

async function readShape(shapes: ShapeSource): Promise<unknown> {
  const { done, value } = await orDamaged(shapes.read());
  if (done) throw new DbaseError('There are fewer shapes than lines.');
  return value;
}

/** The library says what is wrong with shapes in errors of any kind. */
async function orDamaged<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new DbaseError(String(error));
  });
}

/** As its .cpg file says, else by its letters; the byte of its header that should tell is seldom right. */
async function findDecoder(bytes: Buffer, { encoding }: Shapefile, fileName: string): Promise<PieceDecoder> {
  const declared = encoding === undefined ? undefined : findDeclared((await readWhole(encoding)).toString('latin1').trim());
  if (declared !== undefined) return declared;
  const texts = bytes.subarray(textStartOf(bytes)).filter((byte) => byte !== 0 && byte !== END_OF_FILE);
  const source: ByteSource = { size: texts.length, read: () => pieceOf(texts) };
  const found = await detectEncoding(source, Buffer.from(texts.subarray(0, HEAD_BYTES)), fileName);
  return createDecoder(found.encoding);
}

const HEAD_BYTES = 65_536;
const END_OF_FILE = 0x1a;

/** Numbers that are no code pages of Windows. */
const CODE_PAGES: Readonly<Record<string, string>> = {
  '65001': 'utf-8',
  '88591': 'iso-8859-1',
  '88597': 'iso-8859-7',
  '28597': 'iso-8859-7',
};

async function* pieceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}

/** `UTF-8`, `1253`, `windows-1253`, `737`. */
function findDeclared(name: string): PieceDecoder | undefined {
  if (/^(?:cp)?737$/i.test(name)) return createDecoder(DOS_GREEK);
  try {
    return new TextDecoder(/^\d{3,5}$/.test(name) ? (CODE_PAGES[name] ?? `windows-${name}`) : name);
  } catch {
    return undefined;
  }
}

/** Geographic coordinates on WGS 84, and no projection; without a file that says so nobody knows. */
async function isInDegrees(parts: Shapefile): Promise<boolean> {
  return findSystemOfText(await readProjection(parts)) === WGS84;
}

async function readProjection({ projection }: Shapefile): Promise<string> {
  return projection === undefined ? '' : (await readWhole(projection)).toString('latin1').trim();
}
