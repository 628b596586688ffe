import type { AccidentDraft } from '@elektron/domain';
import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { detectTables } from '../../detect-tables.ts';
import { bytesSource } from '../../testing/archives.ts';
import { collisionsText, readDetected, readPlainFixture, type ReadFile } from '../../testing/files.ts';
import { geoPackage, geoPackagePoint, type Layer } from '../../testing/geo-packages.ts';

async function readAll(bytes: Buffer, fileName = 'given'): Promise<ReadFile[]> {
  const source = bytesSource(bytes);
  const tables = await detectTables(source, fileName);
  return Promise.all(tables.map((table) => readDetected(source, table)));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => {
      if (isProblem(error)) return error.code;
      throw error;
    },
  );
}

const COLUMNS = [
  ['accident_index', 'TEXT'],
  ['accident_severity', 'TEXT'],
  ['date', 'DATE'],
  ['time', 'TEXT'],
] as const;
const ROW = ['A', 'Slight', '2014-08-18', '14:46'] as const;
const layer = (changes: Partial<Layer> = {}): Layer => ({
  name: 'points',
  columns: COLUMNS,
  rows: [ROW, ['B', 'Fatal', '2014-08-19', null]],
  geometries: [geoPackagePoint(-0.12345, 51.54321), null],
  ...changes,
});

const positionsOf = ({ drafts }: ReadFile): unknown[] => (drafts as AccidentDraft[]).map(({ position }) => position);

describe('a GeoPackage', () => {
  it('of the Isle of Wight gives its collisions as published', async () => {
    const [file, ...others] = await readAll(readPlainFixture('uk-isle-of-wight', 'car_crashes_2018_iow.gpkg'), 'iow.gpkg');
    const accidents = file!.drafts as AccidentDraft[];
    expect(others).toEqual([]);
    expect(file!.table).toMatchObject({
      formatId: 'stats19',
      tableId: 'collisions',
      fileName: 'iow.gpkg › car_crashes_2018_iow',
      unknownColumns: [],
      personalColumns: [],
    });
    expect([file!.lines.length, file!.skipped, accidents.length]).toEqual([289, 0, 289]);
    const count = (severity: string): number => accidents.filter((accident) => accident.severity === severity).length;
    expect([count('fatal'), count('serious'), count('slight')]).toEqual([3, 72, 214]);
    expect(new Set(accidents.map(({ sourceRecordId }) => sourceRecordId)).size).toBe(289);
    expect(accidents.every(({ position }) => position?.srid === 4326)).toBe(true);
    expect(accidents[0]).toMatchObject({
      sourceRecordId: '2018440004534',
      severityNative: 'Serious',
      time: { year: 2018, month: 1, day: 1, weekday: 1, hour: 2, minute: 30 },
      position: { first: -1.525265, second: 50.675997 },
    });
    expect(file!.issues).toEqual([]);
  });

  it('gives its points as longitude and latitude, in the rows of the layer', async () => {
    const [file] = await readAll(geoPackage([layer()]));
    expect(positionsOf(file!)).toEqual([{ srid: 4326, first: -0.12345, second: 51.54321, accuracy: 'exact' }, null]);
    expect(file!.lines.map(({ row }) => row)).toEqual([2, 3]);
    expect(file!.issues).toMatchObject([{ row: 3, code: 'VALUE_MISSING', column: 'longitude' }]);
    expect(JSON.parse(JSON.stringify(file!.table))).toEqual(file!.table);
  });

  it('in another reference system does not pass for degrees', async () => {
    for (const srid of [27_700, null]) {
      const bytes = geoPackage([layer({ srid, geometries: [geoPackagePoint(10, 52), geoPackagePoint(11, 53)] })]);
      expect(await codeOf(readAll(bytes))).toBe('FILE_MISSING_COLUMNS');
    }
  });

  it('keeps its own columns of a place, and writes every value as it is', async () => {
    const columns = [
      ...COLUMNS,
      ['longitude', 'REAL'],
      ['latitude', 'REAL'],
      ['Number', 'INTEGER'],
      ['seen', 'DATETIME'],
      ['picture', 'BLOB'],
    ] as const;
    const rows = [[...ROW, -0.2, 51.6, 9_007_199_254_740_993n, '2018-05-01T13:07:00.000Z', new Uint8Array([1])]];
    const [file] = await readAll(geoPackage([layer({ columns, rows, geometries: [geoPackagePoint(1, 2)] })]));
    expect(positionsOf(file!)).toMatchObject([{ first: -0.2, second: 51.6 }]);
    expect(file!.drafts[0]?.attributes).toMatchObject({ Number: '9007199254740993', seen: '2018-05-01T13:07:00.000Z' });
    expect(file!.table.unknownColumns).toEqual(['Number', 'seen', 'picture']);
  });

  it('of several layers gives each that is a table, and names the others', async () => {
    const vehicles: Layer = {
      name: 'οχήματα "2014"; DROP TABLE points',
      columns: [
        ['accident_index', 'TEXT'],
        ['vehicle_reference', 'INTEGER'],
        ['vehicle_type', 'TEXT'],
      ],
      rows: [['A', 1, 'Car']],
    };
    const roads = layer({ name: 'roads', columns: [['name', 'TEXT']], rows: [['Main St']], geometries: [null] });
    const files = await readAll(geoPackage([vehicles, roads, layer()]), 'all.gpkg');
    expect(files.map(({ table, drafts }) => [table.tableId, table.fileName, drafts.length])).toEqual([
      ['collisions', 'all.gpkg › points', 2],
      ['vehicles', `all.gpkg › ${vehicles.name}`, 1],
    ]);
    expect(files[0]?.table.leftOut).toEqual(['roads']);
  });

  it('that still has changes in another file is read as it is', async () => {
    const bytes = geoPackage([layer()]);
    bytes[18] = 2;
    bytes[19] = 2;
    expect((await readAll(bytes))[0]?.drafts).toHaveLength(2);
  });

  it('is not asked what it would compute', async () => {
    const endless = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS accident_index FROM n`;
    const view = `CREATE VIEW endless AS ${endless}; INSERT INTO gpkg_contents VALUES ('endless', 'features', 1);`;
    expect((await readAll(geoPackage([layer()], view))).map(({ table }) => table.fileName)).toEqual(['given › points']);
    const column = `ALTER TABLE points ADD COLUMN x GENERATED ALWAYS AS (hex(zeroblob(900000000))) VIRTUAL;`;
    expect(await codeOf(readAll(geoPackage([layer()], column)))).toBe('FILE_NOT_TEXT');
    // Ever longer texts, out of operators alone.
    const doubled = `ALTER TABLE points ADD COLUMN x AS (accident_index || accident_index);`;
    expect(await codeOf(readAll(geoPackage([layer()], doubled)))).toBe('FILE_NOT_TEXT');
  });

  it('is refused when it is another database, damaged or too large', async () => {
    expect(await codeOf(readAll(geoPackage([])))).toBe('FILE_NOT_TEXT');
    const whole = geoPackage([layer()]);
    expect(await codeOf(readAll(whole.subarray(0, 5_000)))).toBe('FILE_UNREADABLE');
    const source = { ...bytesSource(whole), size: 104_857_601 };
    expect(await codeOf(detectTables(source, 'x.gpkg'))).toBe('FILE_TOO_LARGE');
    const known = [
      'none',
      'FILE_UNREADABLE',
      'FILE_NOT_TEXT',
      'FILE_EMPTY',
      'FILE_FORMAT_UNKNOWN',
      'FILE_MISSING_COLUMNS',
      'FILE_DUPLICATE_COLUMNS',
      'FILE_NO_LINES',
      'FILE_BROKEN_QUOTE',
      'FILE_LINE_TOO_LONG',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 16, max: whole.length - 1 }), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const changed = Buffer.from(whole);
          for (const [at, byte] of changes) changed[at] = byte;
          expect(known).toContain(await codeOf(readAll(changed)));
        },
      ),
      { numRuns: 300, seed: 9 },
    );
  });
});

const feature = (
  properties: unknown,
  geometry: unknown = { type: 'Point', coordinates: [-0.12345, 51.54321] },
  more: object = {},
): object => ({
  type: 'Feature',
  properties,
  geometry,
  ...more,
});
const PROPERTIES = { accident_index: 'A', accident_severity: 3, date: '2014-08-18', time: '14:46' };
const collection = (features: readonly unknown[], more: object = {}): Buffer =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', ...more, features }));

describe('the features of GeoJSON', () => {
  it('are the lines of a table, with all properties that any of them has', async () => {
    const [file] = await readAll(
      collection([
        feature(PROPERTIES),
        feature({ ...PROPERTIES, accident_index: 'B', οδός: 'Σταδίου\n"4"', lit: true, tags: { a: [1] }, gone: null }, null),
      ]),
      'x.geojson',
    );
    expect(file!.table).toMatchObject({ formatId: 'stats19', tableId: 'collisions', fileName: 'x.geojson' });
    expect(positionsOf(file!)).toEqual([{ srid: 4326, first: -0.12345, second: 51.54321, accuracy: 'exact' }, null]);
    expect(file!.drafts[1]?.attributes).toMatchObject({ οδός: 'Σταδίου\n"4"', lit: 'true', tags: '{"a":[1]}' });
    expect(file!.lines.map(({ row }) => row)).toEqual([2, 3]);
    expect(JSON.parse(JSON.stringify(file!.table))).toEqual(file!.table);
  });

  it('are the same as the lines of a text with the same values', async () => {
    const text = collisionsText({}, { accident_index: 'B', accident_severity: 'Fatal', time: '' });
    const [header = [], ...rows] = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const features = rows.map((cells) => feature(Object.fromEntries(header.map((name, i) => [name, cells[i]])), null));
    const [[plain], [json]] = await Promise.all([readAll(Buffer.from(text)), readAll(collection(features))]);
    expect(json!.drafts).toEqual(plain!.drafts);
  });

  it('keep their ids where no property is called so', async () => {
    const [file] = await readAll(collection([feature(PROPERTIES, undefined, { id: 7 })]));
    expect(file!.drafts[0]?.attributes).toMatchObject({ id: '7' });
    const [own] = await readAll(collection([feature({ ...PROPERTIES, id: 'own' }, undefined, { id: 7 })]));
    expect(own!.drafts[0]?.attributes).toMatchObject({ id: 'own' });
  });

  it('in a reference system of their own do not pass for degrees', async () => {
    const named = (name: string): object => ({ crs: { type: 'name', properties: { name } } });
    const degrees = await readAll(collection([feature(PROPERTIES)], named('urn:ogc:def:crs:OGC:1.3:CRS84')));
    expect(positionsOf(degrees[0]!)).toMatchObject([{ first: -0.12345 }]);
    expect(await codeOf(readAll(collection([feature(PROPERTIES)], named('urn:ogc:def:crs:EPSG::27700'))))).toBe('FILE_MISSING_COLUMNS');
  });

  it('are refused when the file is cut, is other JSON, holds nothing, or is too large', async () => {
    const whole = collection([feature(PROPERTIES), feature(PROPERTIES)]);
    expect(await codeOf(readAll(whole.subarray(0, -5)))).toBe('FILE_UNREADABLE');
    expect(await codeOf(readAll(Buffer.from('{"type":"Topology","features":1}')))).toBe('FILE_NOT_TEXT');
    expect(await codeOf(readAll(Buffer.from('[{"accident_index":1}]')))).toBe('FILE_NOT_TEXT');
    expect(await codeOf(readAll(collection([])))).toBe('FILE_EMPTY');
    expect(await codeOf(readAll(collection([feature(null), 1, null, feature({ __proto__: 1 })])))).toBe('FILE_FORMAT_UNKNOWN');
    expect(await codeOf(detectTables({ ...bytesSource(whole), size: 104_857_601 }, 'x'))).toBe('FILE_TOO_LARGE');
    const wide = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`c${i}`, i]));
    expect(await codeOf(readAll(collection([feature(wide)])))).toBe('FILE_TOO_MANY_COLUMNS');
  });
});
