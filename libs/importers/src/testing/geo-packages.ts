import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

export interface Layer {
  readonly name: string;
  /** Names and types, geometries aside. */
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly rows: readonly (readonly SQLInputValue[])[];
  /** One for each row, in a column `geom`; without them the table has none. */
  readonly geometries?: readonly (Uint8Array | null)[];
  /** EPSG code; `null` for a system that has none. */
  readonly srid?: number | null;
  /** The system as well-known text. */
  readonly definition?: string;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A GeoPackage with the tables that its standard asks for, as far as readers look at them. */
export function geoPackage(layers: readonly Layer[], more = ''): Buffer {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);`);
  layers.forEach((layer, i) => addLayer(database, layer, i + 1));
  database.exec(more);
  const bytes = database.serialize();
  database.close();
  return Buffer.from(bytes);
}

function addLayer(
  database: DatabaseSync,
  { name, columns, rows, geometries, srid = 4326, definition = '' }: Layer,
  systemId: number,
): void {
  const all = [...columns, ...(geometries === undefined ? [] : [['geom', 'POINT'] as const])];
  database.exec(
    `CREATE TABLE ${quote(name)} (fid INTEGER PRIMARY KEY, ${all.map(([column, type]) => `${quote(column)} ${type}`).join(', ')})`,
  );
  database.prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?)').run(name, geometries === undefined ? 'attributes' : 'features', systemId);
  if (geometries !== undefined) {
    database
      .prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?)')
      .run('x', systemId, srid === null ? 'NONE' : 'EPSG', srid ?? 0, definition);
    database.prepare(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)`).run(name, systemId);
  }
  const insert = database.prepare(
    `INSERT INTO ${quote(name)} (${all.map(([column]) => quote(column)).join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
  );
  rows.forEach((row, i) => insert.run(...row, ...(geometries === undefined ? [] : [geometries[i] ?? null])));
}

/** A point as a GeoPackage holds it. */
export function geoPackagePoint(x: number, y: number, { isLittle = true, kind = 1, envelopeCode = 0 } = {}): Uint8Array {
  const envelopeBytes = [0, 32, 48, 48, 64][envelopeCode] ?? 0;
  const bytes = Buffer.alloc(8 + envelopeBytes + 21);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  bytes.write('GP', 'latin1');
  bytes[3] = (isLittle ? 1 : 0) | (envelopeCode << 1);
  const at = 8 + envelopeBytes;
  bytes[at] = isLittle ? 1 : 0;
  view.setUint32(at + 1, kind, isLittle);
  view.setFloat64(at + 5, x, isLittle);
  view.setFloat64(at + 13, y, isLittle);
  return bytes;
}

/** A polygon as a GeoPackage holds it: rings of x, y. @param parts of a MultiPolygon; one is written as a plain polygon */
export function geoPackagePolygon(parts: readonly (readonly (readonly (readonly [number, number])[])[])[]): Uint8Array {
  const bytes: Buffer[] = [Buffer.from([0x47, 0x50, 0, 1, 0, 0, 0, 0])];
  const head = (kind: number, count: number): void => {
    const head = Buffer.alloc(9);
    head[0] = 1;
    head.writeUInt32LE(kind, 1);
    head.writeUInt32LE(count, 5);
    bytes.push(head);
  };
  if (parts.length !== 1) head(6, parts.length);
  for (const rings of parts) {
    head(3, rings.length);
    for (const ring of rings) {
      const written = Buffer.alloc(4 + 16 * ring.length);
      written.writeUInt32LE(ring.length, 0);
      ring.flat().forEach((value, i) => written.writeDoubleLE(value, 4 + 8 * i));
      bytes.push(written);
    }
  }
  return Buffer.concat(bytes);
}
