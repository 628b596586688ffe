import { DatabaseSync, type StatementSync } from 'node:sqlite';

import type { ExportColumn, ExportRow, ExportTable } from '../export-table.ts';
import { geometryBytes, lineBytes, pointBytes, positionsOf, WGS84 } from './geopackage-geometry.ts';

/** 'GPKG', by which a program knows what kind of SQLite database this is. */
const APPLICATION_ID = 0x47_50_4b_47;
/** GeoPackage 1.3.0. */
const GEOPACKAGE_VERSION = 10_300;

const TYPES: Readonly<Record<ExportColumn['type'], string>> = { text: 'TEXT', date: 'DATE', whole: 'INTEGER', decimal: 'DOUBLE' };

const WGS84_DEFINITION =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],' +
  'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]';

/** The tables that every GeoPackage has, by the words of its standard. */
const STANDARD_TABLES = `
  CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
  CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
    srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
  CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));`;

/** What a layer is declared to be made of; `GEOMETRY` is whatever there is. */
const SHAPES: Readonly<Record<NonNullable<ExportTable['shape']> | 'points', string>> = {
  points: 'POINT',
  lines: 'MULTILINESTRING',
  polygons: 'POLYGON',
  geometries: 'GEOMETRY',
};

/** A table of attributes beside the layer: what the file must say of itself. */
const ABOUT = 'about';

/** A GeoPackage that is being written: one layer of points, or of what the table says. */
export class GeoPackageFile {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #layer: string;
  readonly #shape: keyof typeof SHAPES;
  #extent: readonly [west: number, south: number, east: number, north: number] | null = null;

  /** @param path of a file that is not there yet */
  constructor(path: string, table: ExportTable) {
    this.#layer = table.layer;
    this.#shape = table.shape ?? 'points';
    this.#database = new DatabaseSync(path);
    // Nobody needs half of this file: what ensures against a crash would only cost time, and write a second file.
    this.#database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    this.#database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${GEOPACKAGE_VERSION}`);
    this.#database.exec('BEGIN');
    this.#database.exec(STANDARD_TABLES);
    this.#addSystems();
    this.#addLayer(table);
    // Only where there is a record: other files are read again as they are, and a second table would have to be explained.
    if (table.record !== undefined) this.#addAbout(table, table.record);
    const places = table.columns.map(() => '?').join(', ');
    this.#insert = this.#database.prepare(`INSERT INTO ${quote(this.#layer)} (geom, ${namesOf(table.columns)}) VALUES (?, ${places})`);
  }

  add(rows: readonly ExportRow[]): void {
    for (const row of rows) {
      this.#insert.run(this.#toBytes(row), ...row.values);
      for (const [longitude, latitude] of this.#positionsOf(row)) this.#widen([longitude, latitude]);
    }
  }

  #toBytes({ place, lines = [], geometry }: ExportRow): Uint8Array | null {
    if (this.#shape === 'points') return place === null ? null : pointBytes(place);
    if (this.#shape === 'lines') return lines.length === 0 ? null : lineBytes(lines);
    return geometry === undefined ? null : geometryBytes(geometry);
  }

  *#positionsOf({ place, lines = [], geometry }: ExportRow): Iterable<readonly [number, number]> {
    if (this.#shape === 'points') {
      if (place !== null) yield place;
    } else if (this.#shape === 'lines') {
      for (const line of lines) for (let i = 0; i < line.length; i += 2) yield [line[i]!, line[i + 1]!];
    } else if (geometry !== undefined) yield* positionsOf(geometry);
  }

  /** Everything was added. */
  finish(): void {
    if (this.#extent !== null) {
      this.#database
        .prepare('UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?')
        .run(...this.#extent, this.#layer);
    }
    this.#database.exec('COMMIT');
  }

  close(): void {
    this.#database.close();
  }

  /** The three that the standard asks for. */
  #addSystems(): void {
    const add = this.#database.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)');
    add.run('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system');
    add.run('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
    add.run('WGS 84 geodetic', WGS84, 'EPSG', WGS84, WGS84_DEFINITION, 'longitude/latitude coordinates in decimal degrees');
  }

  #addLayer({ columns, title, notes, madeAt }: ExportTable): void {
    const shape = SHAPES[this.#shape];
    const declared = columns.map(({ id, type }) => `${quote(id)} ${TYPES[type]}`).join(', ');
    this.#database.exec(`CREATE TABLE ${quote(this.#layer)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom ${shape}, ${declared})`);
    const description = notes.map(({ label, value }) => `${label}: ${value}`).join('\n');
    this.#database
      .prepare('INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES (?, ?, ?, ?, ?, ?)')
      .run(this.#layer, 'features', title, description, madeAt.toISOString(), WGS84);
    this.#database.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)').run(this.#layer, 'geom', shape, WGS84);
  }

  #addAbout({ notes, madeAt }: ExportTable, { name, value }: NonNullable<ExportTable['record']>): void {
    this.#database.exec(
      `CREATE TABLE ${ABOUT} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, value TEXT)`,
    );
    this.#database
      .prepare('INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?, ?, ?, ?)')
      .run(ABOUT, 'attributes', ABOUT, madeAt.toISOString());
    const add = this.#database.prepare(`INSERT INTO ${ABOUT} (id, label, value) VALUES (?, ?, ?)`);
    for (const { id, label, value: said } of notes) add.run(id, label, String(said));
    add.run(name, 'JSON', JSON.stringify(value));
  }

  #widen([longitude, latitude]: readonly [number, number]): void {
    const [west, south, east, north] = this.#extent ?? [longitude, latitude, longitude, latitude];
    this.#extent = [Math.min(west, longitude), Math.min(south, latitude), Math.max(east, longitude), Math.max(north, latitude)];
  }
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const namesOf = (columns: readonly ExportColumn[]): string => columns.map(({ id }) => quote(id)).join(', ');
