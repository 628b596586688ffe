import type { Packed } from './archives.ts';

export interface ShapeField {
  readonly name: string;
  readonly type: 'C' | 'N' | 'D' | 'L';
  readonly length: number;
}

export interface ShapefileOptions {
  readonly base?: string;
  readonly encode?: (text: string) => Buffer;
  readonly projection?: string;
  readonly codePage?: string;
  /** Records that were deleted and stay in the file. */
  readonly deleted?: ReadonlySet<number>;
}

/** How GDAL writes WGS 84. */
export const WGS84_PROJECTION =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** The same of lines, each x, y, x, y, …, in one part. */
export function lineShapefile(
  fields: readonly ShapeField[],
  records: readonly (readonly string[])[],
  lines: readonly (readonly number[])[],
): Packed[] {
  const parts = shapefile(fields, records, [], { base: 'roads', projection: WGS84_PROJECTION });
  return [
    {
      name: 'roads.shp',
      content: shapeFileOf(
        LINE,
        lines.map((line) => lineShape(line)),
      ),
    },
    ...parts.slice(1),
  ];
}

const LINE = 3;
const POLYGON = 5;
const POINT = 1;

/** How ESRI's programs write ΕΓΣΑ87: without a code, and without its shift against WGS 84. */
export const GREEK_GRID_PROJECTION =
  'PROJCS["Greek_Grid",GEOGCS["GCS_GGRS_1987",DATUM["D_GGRS_1987",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],' +
  'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],' +
  'PARAMETER["Central_Meridian",24.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/** The same of polygons, each one ring of x, y, x, y, …, clockwise as the format asks of an outer one. */
export function polygonShapefile(
  fields: readonly ShapeField[],
  records: readonly (readonly string[])[],
  rings: readonly (readonly number[])[],
  options: ShapefileOptions = {},
): Packed[] {
  const parts = shapefile(fields, records, [], { base: 'areas', ...options });
  return [
    {
      name: `${options.base ?? 'areas'}.shp`,
      content: shapeFileOf(
        POLYGON,
        rings.map((ring) => lineShape(ring, POLYGON)),
      ),
    },
    ...parts.slice(1),
  ];
}

function lineShape(coordinates: readonly number[], kind = LINE): Buffer {
  const content = Buffer.alloc(48 + 8 * coordinates.length);
  content.writeInt32LE(kind, 0);
  const along = (axis: number): number[] => coordinates.filter((_, i) => i % 2 === axis);
  const box = [Math.min(...along(0)), Math.min(...along(1)), Math.max(...along(0)), Math.max(...along(1))];
  box.forEach((value, i) => content.writeDoubleLE(value, 4 + 8 * i));
  content.writeInt32LE(1, 36);
  content.writeInt32LE(coordinates.length / 2, 40);
  content.writeInt32LE(0, 44);
  coordinates.forEach((value, i) => content.writeDoubleLE(value, 48 + 8 * i));
  return content;
}

/** The parts of a shapefile of points; a point of `null` is a shape without one. */
export function shapefile(
  fields: readonly ShapeField[],
  records: readonly (readonly string[])[],
  points: readonly (readonly [number, number] | null)[],
  { base = 'points', encode = Buffer.from, projection, codePage, deleted = new Set() }: ShapefileOptions = {},
): Packed[] {
  return [
    { name: `${base}.shp`, content: shapes(points) },
    { name: `${base}.shx`, content: Buffer.alloc(100) },
    { name: `${base}.dbf`, content: dbase(fields, records, encode, deleted) },
    ...(projection === undefined ? [] : [{ name: `${base}.prj`, content: Buffer.from(projection) }]),
    ...(codePage === undefined ? [] : [{ name: `${base}.cpg`, content: Buffer.from(codePage) }]),
  ];
}

function shapes(points: readonly (readonly [number, number] | null)[]): Buffer {
  const contents = points.map((point) => {
    const content = Buffer.alloc(point === null ? 4 : 20);
    content.writeInt32LE(point === null ? 0 : POINT, 0);
    if (point !== null) point.forEach((value, axis) => content.writeDoubleLE(value, 4 + 8 * axis));
    return content;
  });
  return shapeFileOf(POINT, contents);
}

function shapeFileOf(kind: number, contents: readonly Buffer[]): Buffer {
  const records = contents.map((content, i) => {
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9_994, 0);
  header.writeInt32BE((100 + Buffer.concat(records).length) / 2, 24);
  header.writeInt32LE(1_000, 28);
  header.writeInt32LE(kind, 32);
  return Buffer.concat([header, ...records]);
}

function dbase(
  fields: readonly ShapeField[],
  records: readonly (readonly string[])[],
  encode: (text: string) => Buffer,
  deleted: ReadonlySet<number>,
): Buffer {
  const header = Buffer.alloc(32);
  header[0] = 3;
  header.writeUInt32LE(records.length, 4);
  header.writeUInt16LE(32 + 32 * fields.length + 1, 8);
  header.writeUInt16LE(1 + fields.reduce((sum, { length }) => sum + length, 0), 10);
  const described = fields.map(({ name, type, length }) => {
    const field = Buffer.alloc(32);
    encode(name).copy(field, 0, 0, 10);
    field.write(type, 11, 'latin1');
    field[16] = length;
    return field;
  });
  const lines = records.map((cells, i) =>
    Buffer.concat([
      Buffer.from(deleted.has(i) ? '*' : ' '),
      ...fields.map(({ length, type }, j) => {
        const value = Buffer.alloc(length, ' ');
        const text = encode(cells[j] ?? '');
        text.copy(value, type === 'N' ? Math.max(0, length - text.length) : 0, 0, length);
        return value;
      }),
    ]),
  );
  return Buffer.concat([header, ...described, Buffer.from([0x0d]), ...lines, Buffer.from([0x1a])]);
}
