import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCIDENT_TABLE_KINDS, type Language } from '@elektron/domain';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';

import { EXPORT_KINDS } from '../export-kinds.ts';
import type { ExportColumn, ExportGeometry, ExportRow, ExportRows, ExportTable } from '../export-table.ts';

const COLUMNS: readonly ExportColumn[] = [
  { id: 'id', labels: { el: 'Αναγνωριστικό', en: 'Id' }, type: 'text' },
  { id: 'date', labels: { el: 'Ημερομηνία', en: 'Date' }, type: 'date' },
  { id: 'hour', labels: { el: 'Ώρα', en: 'Hour' }, type: 'whole' },
  {
    id: 'severity',
    labels: { el: 'Βαρύτητα', en: 'Severity' },
    type: 'text',
    labelOf: (id) => ({ el: `${id} ελληνικά`, en: `${id} in words` }),
  },
  { id: 'road_name', labels: { el: 'Οδός', en: 'Road' }, type: 'text' },
  { id: 'longitude', labels: { el: 'Γεωγραφικό μήκος', en: 'Longitude' }, type: 'decimal' },
];

const ROWS: readonly ExportRow[] = [
  { values: ['a', '2016-02-29', 0, 'fatal', 'Λεωφόρος; "Αθηνών", 7', 23.7275123], place: [23.7275123, 37.9838096] },
  { values: ['b', null, null, null, '=HYPERLINK("https://evil.example")', -0.0123456], place: [-0.0123456, 51.5] },
  { values: ['c', '1999-12-31', 23, 'slight', 'δύο\nγραμμές', null], place: null },
  { values: ['d', null, null, 'serious', '-1', null], place: null },
];

function tableIn(language: Language): ExportTable {
  const notes = [
    { id: 'filter', label: 'Φίλτρο', value: '=1+1' },
    { id: 'count', label: 'Πλήθος', value: ROWS.length },
  ];
  return { language, title: 'Ατυχήματα: [όλα]', layer: 'accidents', columns: COLUMNS, notes, madeAt: new Date('2026-03-05T10:00:00Z') };
}

async function* inPortions(rows: readonly ExportRow[], size = 3): ExportRows {
  for (let first = 0; first < rows.length; first += size) yield await Promise.resolve(rows.slice(first, first + size));
}

async function bytesOf(content: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(Buffer.from(part as string));
  return Buffer.concat(parts);
}

async function textOf(kind: 'csv' | 'geojson', rows: readonly ExportRow[], language: Language = 'en'): Promise<string> {
  return (await bytesOf(EXPORT_KINDS[kind].write(inPortions(rows), tableIn(language)))).toString();
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'elektron-kinds-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a CSV file', () => {
  it('is read in Greece: semicolons, decimal commas, a byte order mark, words and headings in Greek', async () => {
    const text = await textOf('csv', ROWS, 'el');
    expect(text.startsWith('\ufeffΑναγνωριστικό;Ημερομηνία;Ώρα;')).toBe(true);
    expect(text.split('\r\n')[1]).toBe('a;2016-02-29;0;fatal ελληνικά;"Λεωφόρος; ""Αθηνών"", 7";23,7275123');
    expect(parse(text, { delimiter: ';', bom: true })).toHaveLength(ROWS.length + 1);
  });

  it('is read by programs: commas, decimal points, no mark', async () => {
    const text = await textOf('csv', ROWS);
    expect(text.startsWith('Id,Date,Hour,Severity,Road,Longitude\r\n')).toBe(true);
    expect(parse(text).slice(1)).toEqual([
      ['a', '2016-02-29', '0', 'fatal in words', 'Λεωφόρος; "Αθηνών", 7', '23.7275123'],
      ['b', '', '', '', '\'=HYPERLINK("https://evil.example")', '-0.0123456'],
      ['c', '1999-12-31', '23', 'slight in words', 'δύο\nγραμμές', ''],
      ['d', '', '', 'serious in words', '-1', ''],
    ]);
  });

  it('never has a cell that calculates, and loses none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), async (texts) => {
        const rows = texts.map((text) => ({ values: ['x', null, null, null, text, 1], place: null }));
        const read: string[][] = parse(await textOf('csv', rows));
        for (const [k, cells] of read.slice(1).entries()) {
          const cell = cells[4]!;
          expect([texts[k], `'${texts[k]}`]).toContain(cell);
          expect(/^[=@\t\r]/.test(cell)).toBe(false);
        }
        expect(read).toHaveLength(texts.length + 1);
      }),
      { numRuns: 300 },
    );
  });
});

async function openWorkbook(rows: ExportRows, language: Language = 'el'): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await bytesOf(EXPORT_KINDS.xlsx.write(rows, tableIn(language)));
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

describe('an Excel file', () => {
  it('holds numbers as numbers, dates as dates, words in the language, and nothing where nothing is known', async () => {
    const [sheet, about] = (await openWorkbook(inPortions(ROWS))).worksheets;
    expect(sheet!.name).toBe('Ατυχήματα   όλα');
    const cells = (row: number): unknown[] => COLUMNS.map((_, k) => sheet!.getRow(row).getCell(k + 1).value);
    expect(cells(1)).toEqual(['Αναγνωριστικό', 'Ημερομηνία', 'Ώρα', 'Βαρύτητα', 'Οδός', 'Γεωγραφικό μήκος']);
    expect(cells(2)).toEqual(['a', new Date('2016-02-29T00:00:00Z'), 0, 'fatal ελληνικά', 'Λεωφόρος; "Αθηνών", 7', 23.7275123]);
    expect(cells(3)).toEqual(['b', null, null, null, '\'=HYPERLINK("https://evil.example")', -0.0123456]);
    expect(cells(4)).toEqual(['c', new Date('1999-12-31T00:00:00Z'), 23, 'slight ελληνικά', 'δύο\nγραμμές', null]);
    expect(sheet!.rowCount).toBe(ROWS.length + 1);
    expect(sheet!.getRow(2).getCell(2).numFmt).toBe('dd/mm/yyyy');
    expect(about!.getRow(1).getCell(2).value).toBe("'=1+1");
    expect(about!.getRow(2).getCell(2).value).toBe(ROWS.length);
  });

  it('can be opened whatever a source has written, and never calculates', async () => {
    const strange = ['\u2028', 'a\u2029b', '\r', '\0', '\ud800', '</t>', ']]>', '_x000D_', '=1+1', '@x', '\t=1'];
    const texts = [...strange, ...fc.sample(fc.string({ unit: 'binary' }), { numRuns: 1_000, seed: 7 })];
    const rows = texts.map((text, k) => ({ values: [`row ${k}`, null, null, null, text, 1], place: null }));
    const [sheet] = (await openWorkbook(inPortions(rows, 100))).worksheets;
    expect(sheet!.rowCount).toBe(texts.length + 1);
    for (const k of texts.keys()) {
      const [id, text] = [1, 5].map((cell) => sheet!.getRow(k + 2).getCell(cell));
      expect(id!.value).toBe(`row ${k}`);
      expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Null]).toContain(text!.type);
      expect(/^[=@]/.test(text!.text)).toBe(false);
    }
    expect(sheet!.getRow(3).getCell(5).value).toBe('a\u2029b');
  });
});

describe('a GeoJSON file', () => {
  it('is a feature collection with ids of lists, and no geometry where there is no place', async () => {
    const collection = JSON.parse(await textOf('geojson', ROWS, 'el')) as { type: string; about: object; features: unknown[] };
    expect(collection).toMatchObject({
      type: 'FeatureCollection',
      about: { filter: '=1+1', count: ROWS.length, madeAt: '2026-03-05T10:00:00.000Z' },
    });
    expect(collection.features).toHaveLength(ROWS.length);
    expect(collection.features[0]).toEqual({
      type: 'Feature',
      id: 'a',
      geometry: { type: 'Point', coordinates: [23.7275123, 37.9838096] },
      properties: {
        id: 'a',
        date: '2016-02-29',
        hour: 0,
        severity: 'fatal',
        road_name: 'Λεωφόρος; "Αθηνών", 7',
        longitude: 23.7275123,
      },
    });
    expect(collection.features[1]).toMatchObject({ properties: { date: null, hour: null, severity: null } });
    expect(collection.features[2]).toMatchObject({ geometry: null });
  });

  it('is one without features too', async () => {
    expect(JSON.parse(await textOf('geojson', []))).toMatchObject({ type: 'FeatureCollection', features: [] });
  });
});

async function openGeoPackage(rows: readonly ExportRow[]): Promise<DatabaseSync> {
  const path = join(folder, 'read.gpkg');
  await rm(path, { force: true });
  await writeFile(path, await bytesOf(EXPORT_KINDS.gpkg.write(inPortions(rows), tableIn('en'))));
  return new DatabaseSync(path, { readOnly: true });
}

const foldersOfExports = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('elektron-export-'));

describe('a GeoPackage', () => {
  it('has the tables of its standard, one layer, and its extent', async () => {
    const file = await openGeoPackage(ROWS);
    expect(file.prepare('PRAGMA application_id').get()).toEqual({ application_id: 0x47504b47 });
    expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: 10_300 });
    expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(file.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    expect(file.prepare('SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id').all()).toEqual(
      [-1, 0, 4326].map((srs_id) => ({ srs_id })),
    );
    const box = { min_x: -0.0123456, min_y: 37.9838096, max_x: 23.7275123, max_y: 51.5 };
    expect(file.prepare('SELECT table_name, data_type, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents').all()).toEqual([
      { table_name: 'accidents', data_type: 'features', ...box, srs_id: 4326 },
    ]);
    expect(file.prepare('SELECT * FROM gpkg_geometry_columns').all()).toEqual([
      { table_name: 'accidents', column_name: 'geom', geometry_type_name: 'POINT', srs_id: 4326, z: 0, m: 0 },
    ]);
    file.close();
  });

  it('holds every row, with points in well-known binary', async () => {
    const file = await openGeoPackage(ROWS);
    const rows = file.prepare('SELECT * FROM accidents ORDER BY fid').all();
    expect(rows.map(({ id, date, hour, severity }) => [id, date, hour, severity])).toEqual([
      ['a', '2016-02-29', 0, 'fatal'],
      ['b', null, null, null],
      ['c', '1999-12-31', 23, 'slight'],
      ['d', null, null, 'serious'],
    ]);
    const geometry = Buffer.from(rows[0]!['geom'] as Uint8Array);
    expect(geometry.subarray(0, 4)).toEqual(Buffer.from([0x47, 0x50, 0, 1]));
    expect([geometry.readInt32LE(4), geometry.readUInt8(8), geometry.readUInt32LE(9)]).toEqual([4326, 1, 1]);
    expect([geometry.readDoubleLE(13), geometry.readDoubleLE(21), geometry.length]).toEqual([23.7275123, 37.9838096, 29]);
    expect(rows[2]!['geom']).toBeNull();
    file.close();
  });

  it('holds shapes of every kind in one layer, their extent, and what the file must say of itself in a table', async () => {
    const path = join(folder, 'shapes.gpkg');
    const rows = SHAPES.map((geometry, k): ExportRow => ({ values: [`${k}`, null, k, null, null, null], place: null, geometry }));
    const table: ExportTable = { ...tableIn('en'), shape: 'geometries', record: { name: 'run', value: { seed: 7 } } };
    await writeFile(path, await bytesOf(EXPORT_KINDS.gpkg.write(inPortions(rows, 2), table)));
    const file = new DatabaseSync(path, { readOnly: true });
    expect(
      file
        .prepare('SELECT geom FROM accidents ORDER BY fid')
        .all()
        .map(({ geom }) => readGeometry(geom as Uint8Array)),
    ).toEqual(SHAPES);
    expect(file.prepare('SELECT geometry_type_name AS type FROM gpkg_geometry_columns').all()).toEqual([{ type: 'GEOMETRY' }]);
    expect(file.prepare(`SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE data_type = 'features'`).get()).toEqual({
      min_x: 0,
      min_y: 0,
      max_x: 9,
      max_y: 9,
    });
    expect(file.prepare('SELECT id, label, value FROM about ORDER BY fid').all()).toEqual([
      { id: 'filter', label: 'Φίλτρο', value: '=1+1' },
      { id: 'count', label: 'Πλήθος', value: '4' },
      { id: 'run', label: 'JSON', value: '{"seed":7}' },
    ]);
    expect(file.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    file.close();
    const collection = JSON.parse((await bytesOf(EXPORT_KINDS.geojson.write(inPortions(rows), table))).toString()) as {
      readonly run: unknown;
      readonly features: readonly { readonly geometry: unknown }[];
    };
    expect([collection.run, collection.features.map(({ geometry }) => geometry)]).toEqual([{ seed: 7 }, SHAPES]);
  });

  it('leaves nothing on the disk: when it was sent, when its rows fail, when nobody reads on', async () => {
    const before = foldersOfExports();
    await bytesOf(EXPORT_KINDS.gpkg.write(inPortions(ROWS), tableIn('en')));
    await expect(bytesOf(EXPORT_KINDS.gpkg.write(failing(), tableIn('en')))).rejects.toThrow('the rows are gone');
    for await (const part of EXPORT_KINDS.gpkg.write(inPortions(ROWS), tableIn('en'))) {
      expect(part.length).toBeGreaterThan(0);
      expect(foldersOfExports().length).toBeGreaterThan(before.length);
      break;
    }
    expect(foldersOfExports()).toEqual(before);
    expect(existsSync(folder)).toBe(true);
  });
});

const RING = [[0, 0], [4, 0], [4, 4], [0, 0]] as const; // prettier-ignore
const HOLE = [[2, 1], [3, 1], [3, 2], [2, 1]] as const; // prettier-ignore
const SHAPES: readonly ExportGeometry[] = [
  { type: 'Polygon', coordinates: [RING, HOLE] },
  { type: 'LineString', coordinates: [[1, 2], [3, 9]] }, // prettier-ignore
  { type: 'Point', coordinates: [9, 1] },
  { type: 'MultiLineString', coordinates: [[[1, 2], [3, 4]], [[5, 6], [7, 8], [8, 8]]] }, // prettier-ignore
  { type: 'MultiPolygon', coordinates: [[RING, HOLE], [RING]] },
  { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] }, // prettier-ignore
  {
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [1, 1] },
      { type: 'MultiPolygon', coordinates: [[RING]] },
    ],
  },
];

/** Well-known binary by its definition (OGC 06-103r4, 8.2), behind a header of eight bytes. */
function readGeometry(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  const whole = (): number => view.getUint32((at += 4) - 4, true);
  const pair = (): number[] => [view.getFloat64((at += 8) - 8, true), view.getFloat64((at += 8) - 8, true)];
  const list = (member: () => unknown): unknown[] => Array.from({ length: whole() }, member);
  const shape = (): { readonly type: string; readonly coordinates?: unknown; readonly geometries?: unknown } => {
    expect(view.getUint8(at)).toBe(1);
    at += 1;
    const parts = (): unknown[] => list(() => shape().coordinates);
    const type = whole();
    if (type === 1) return { type: 'Point', coordinates: pair() };
    if (type === 2) return { type: 'LineString', coordinates: list(pair) };
    if (type === 3) return { type: 'Polygon', coordinates: list(() => list(pair)) };
    if (type === 7) return { type: 'GeometryCollection', geometries: list(shape) };
    return { type: { 4: 'MultiPoint', 5: 'MultiLineString', 6: 'MultiPolygon' }[type] ?? '', coordinates: parts() };
  };
  const read = shape();
  expect(at).toBe(bytes.length);
  return read;
}

async function* failing(): ExportRows {
  yield await Promise.resolve(ROWS);
  throw new Error('the rows are gone');
}

describe.each(ACCIDENT_TABLE_KINDS)('the kind %s', (kind) => {
  it('fails with its rows, so that half a file never passes for a whole one', async () => {
    await expect(bytesOf(EXPORT_KINDS[kind].write(failing(), tableIn('el')))).rejects.toThrow('the rows are gone');
  });

  it('is whole with no row at all', async () => {
    expect((await bytesOf(EXPORT_KINDS[kind].write(inPortions([]), tableIn('el')))).length).toBeGreaterThan(0);
  });

  it('stops to ask for rows when nobody reads on', async () => {
    let [given, ended] = [0, false];
    async function* endless(): ExportRows {
      try {
        for (given = 0; given < 2_000; given += 1) yield await Promise.resolve(ROWS);
      } finally {
        ended = true;
      }
    }
    const content = EXPORT_KINDS[kind].write(endless(), tableIn('el'))[Symbol.asyncIterator]();
    // The heading comes before any row.
    await content.next();
    await content.next();
    await content.return?.();
    // A kind that never ends them ends with this test's patience.
    while (!ended) await new Promise((resolve) => setTimeout(resolve, 5));
    // A GeoPackage has asked for all of them before its first byte.
    if (kind !== 'gpkg') expect(given).toBeLessThan(2_000);
  });
});
