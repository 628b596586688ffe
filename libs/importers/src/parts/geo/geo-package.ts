import { constants, DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { Problem, type Text } from '@elektron/domain';

import type { ByteSource } from '../../byte-source.ts';
import { gridSource, type GridRow } from '../grid-text.ts';
import { readWhole, requireReadable } from '../read-whole.ts';
import { findSystemOfText } from './find-system.ts';
import type { GeoFeature, GeoTable } from './geo-table.ts';
import { LINE_COLUMN, writeLines } from './line-text.ts';
import { parseGeoPackageGeometry } from './parse-geometry.ts';
import { parseGeoPackageLines, parseGeoPackagePoint } from './parse-point.ts';
import { namePlaceColumns } from './place-columns.ts';

const GEO_PACKAGE: Text = { el: 'GeoPackage', en: 'GeoPackage' };

/**
 * The tables of a GeoPackage in the order of their names; none for another database of SQLite.
 * @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE
 */
export async function listLayers(source: ByteSource, fileName: string): Promise<string[]> {
  return withDatabase(source, fileName, (database) =>
    hasTable(database, 'gpkg_contents')
      ? database
          .prepare(`SELECT table_name AS name FROM gpkg_contents WHERE data_type IN ('features', 'attributes') ORDER BY table_name`)
          .all()
          .map(({ name }) => String(name))
          .filter((name) => hasTable(database, name))
      : [],
  );
}

/** One table of a GeoPackage as the text of a table. @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE */
export function openLayer(source: ByteSource, layer: string, fileName: string): ByteSource {
  requireReadable(source, fileName);
  let read = 0;
  return gridSource(
    source.size,
    () => readRows(source, layer, fileName, (share) => (read = Math.round(source.size * share))),
    () => read,
    fileName,
  );
}

/** One table of a GeoPackage with the geometries of its rows. @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE */
export async function readLayerTable(source: ByteSource, layer: string, fileName: string): Promise<GeoTable> {
  return withDatabase(source, fileName, (database) => {
    if (!hasTable(database, layer)) throw new RangeError(`no table ${layer} in the GeoPackage`);
    const { statement, attributes, geometry, geometryAt } = prepareTable(database, layer);
    const features: GeoFeature[] = [];
    for (const values of statement.iterate() as unknown as Iterable<SQLOutputValue[]>) {
      const bytes = geometryAt === undefined ? null : values[geometryAt];
      features.push({
        properties: Object.fromEntries(attributes.map(({ name, position }) => [name, describeValue(values[position] ?? null)])),
        geometry: bytes instanceof Uint8Array ? (parseGeoPackageGeometry(bytes) ?? null) : null,
      });
    }
    return { headings: attributes.map(({ name }) => name), srid: geometry?.srid ?? null, features };
  });
}

async function* readRows(
  source: ByteSource,
  layer: string,
  fileName: string,
  onProgress: (share: number) => void,
): AsyncGenerator<GridRow, void, void> {
  const database = await openDatabase(source, fileName);
  try {
    const { rows, count } = openTable(database, layer);
    let row = 0;
    for (const cells of rows) {
      row += 1;
      onProgress(Math.min(1, row / count));
      yield { row, cells };
    }
  } catch (error) {
    explain(error, fileName);
  } finally {
    database.close();
  }
}

interface LayerRows {
  /** Headings included. */
  readonly count: number;
  readonly rows: Iterable<readonly string[]>;
}

/** @throws what SQLite says of a damaged file */
function openTable(database: DatabaseSync, layer: string): LayerRows {
  if (!hasTable(database, layer)) throw new RangeError(`no table ${layer} in the GeoPackage`);
  const count = Number(database.prepare(`SELECT count(*) AS count FROM ${quoteName(layer)}`).get()?.['count']) + 1;
  const { statement, attributes, geometry, geometryAt } = prepareTable(database, layer);
  const headings = attributes.map(({ name }) => name);
  const hasLines = geometry?.hasLines === true;
  const placeColumns = geometryAt === undefined || hasLines ? [] : namePlaceColumns(headings, geometry?.srid === WGS84);
  function* rows(): Generator<readonly string[]> {
    yield [...headings, ...placeColumns, ...(hasLines ? [LINE_COLUMN] : [])];
    for (const values of statement.iterate() as unknown as Iterable<SQLOutputValue[]>) {
      const bytes = geometryAt === undefined ? null : values[geometryAt];
      const point = placeColumns.length > 0 && bytes instanceof Uint8Array ? parseGeoPackagePoint(bytes) : undefined;
      yield [
        ...attributes.map(({ position }) => describeValue(values[position] ?? null)),
        ...placeColumns.map((_, axis) => String(point?.[axis] ?? '')),
        ...(hasLines ? [describeLine(bytes, geometry.srid)] : []),
      ];
    }
  }
  return { count, rows: rows() };
}

/** The rows of a table, and which of its columns are attributes, which one the geometry. */
function prepareTable(database: DatabaseSync, layer: string) {
  const statement = database.prepare(`SELECT * FROM ${quoteName(layer)}`);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  const geometry = findGeometry(database, layer);
  const columns = statement.columns().map(({ name }, position) => ({ name, position }));
  // The number of a row in this file, not of an accident: it changes whenever the file is written anew.
  const attributes = columns.filter(({ name }) => name !== geometry?.column && !ROW_NUMBERS.has(name.toLowerCase()));
  return { statement, attributes, geometry, geometryAt: columns.find(({ name }) => name === geometry?.column)?.position };
}

/** What GDAL calls the primary key that it adds. */
const ROW_NUMBERS: ReadonlySet<string> = new Set(['fid', 'ogc_fid']);

const WGS84 = 4326;

interface LayerGeometry {
  readonly column: string;
  /** EPSG code; `null` for a system that the file makes up, or does not name. */
  readonly srid: number | null;
  readonly hasLines: boolean;
}

function describeLine(bytes: SQLOutputValue | undefined, srid: number | null): string {
  return bytes instanceof Uint8Array ? writeLines(srid, parseGeoPackageLines(bytes)) : '';
}

function findGeometry(database: DatabaseSync, layer: string): LayerGeometry | undefined {
  if (!hasTable(database, 'gpkg_geometry_columns') || !hasTable(database, 'gpkg_spatial_ref_sys')) return undefined;
  const found = database
    .prepare(
      `SELECT g.column_name AS name, upper(g.geometry_type_name) AS type, upper(s.organization) AS authority,
         s.organization_coordsys_id AS code, s.definition AS text
       FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = ?`,
    )
    .get(layer);
  if (found === undefined) return undefined;
  const srid = found['authority'] === 'EPSG' ? Number(found['code']) : findSystemOfText(String(found['text'] ?? ''));
  return { column: String(found['name']), srid, hasLines: /^(?:MULTI)?LINESTRING$/.test(String(found['type'])) };
}

/** Only tables that hold their rows: a view could compute without end, and so could columns that are computed from others. */
function hasTable(database: DatabaseSync, name: string): boolean {
  const found = database.prepare(`SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name);
  return found !== undefined && !/^\s*create\s+virtual\b|\bgenerated\b|\bas\s*\(/i.test(String(found['sql']));
}

/** Days and moments are texts already. */
function describeValue(value: SQLOutputValue): string {
  return value === null || value instanceof Uint8Array ? '' : String(value);
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function withDatabase<T>(source: ByteSource, fileName: string, ask: (database: DatabaseSync) => T): Promise<T> {
  const database = await openDatabase(source, fileName);
  try {
    return ask(database);
  } catch (error) {
    return explain(error, fileName);
  } finally {
    database.close();
  }
}

/** Where its header says whether changes stand in a second file, which nobody uploads: 2 = yes, 1 = no. */
const JOURNAL_BYTES = [18, 19] as const;

/** In memory, so that what lies sealed on the disk is never written there as it is; and such that it can only be read. */
async function openDatabase(source: ByteSource, fileName: string): Promise<DatabaseSync> {
  requireReadable(source, fileName);
  const bytes = await readWhole(source);
  for (const at of JOURNAL_BYTES) bytes[at] = 1;
  const database = new DatabaseSync(':memory:', { allowExtension: false });
  try {
    database.deserialize(bytes);
    // Functions that only the program's own SQL may call, and cells checked before they are read.
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
    database.setAuthorizer((action, _first, second) => (isReading(action, second) ? constants.SQLITE_OK : constants.SQLITE_DENY));
    return database;
  } catch (error) {
    database.close();
    return explain(error, fileName);
  }
}

/** What the SQL above needs, and no function that a file's own columns could call to compute for hours. */
function isReading(action: number, detail: string | null): boolean {
  if (action === constants.SQLITE_FUNCTION) return detail === 'count' || detail === 'upper';
  return action === constants.SQLITE_READ || action === constants.SQLITE_SELECT;
}

function explain(error: unknown, fileName: string): never {
  if ((error as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR') {
    throw new Problem('FILE_UNREADABLE', { file: fileName, kind: GEO_PACKAGE });
  }
  throw error;
}
