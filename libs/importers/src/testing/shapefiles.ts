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
  const records = points.map((point, i) => {
    const content = Buffer.alloc(point === null ? 4 : 20);
    content.writeInt32LE(point === null ? 0 : 1, 0);
    if (point !== null) point.forEach((value, axis) => content.writeDoubleLE(value, 4 + 8 * axis));
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9_994, 0);
  header.writeInt32BE((100 + Buffer.concat(records).length) / 2, 24);
  header.writeInt32LE(1_000, 28);
  header.writeInt32LE(1, 32);
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
