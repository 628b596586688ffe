import { describe, expect, it } from '@jest/globals';

import { findSystemOfText } from './parts/geo/find-system.ts';
import { parseGeoPackageGeometry } from './parts/geo/parse-geometry.ts';
import { listGeoLayers, readGeoLayer } from './read-geo-layer.ts';
import { bytesSource, zip } from './testing/archives.ts';
import { geoPackage, geoPackagePoint, geoPackagePolygon } from './testing/geo-packages.ts';
import { readPlainFixture } from './testing/files.ts';
import { GREEK_GRID_PROJECTION, polygonShapefile, WGS84_PROJECTION } from './testing/shapefiles.ts';

const RING = [
  [0, 0],
  [0, 10],
  [10, 10],
  [10, 0],
  [0, 0],
] as const;
const HOLE = RING.map(([x, y]) => [2 + x / 10, 2 + y / 10] as const);

describe('the layers of a GeoPackage', () => {
  it('give polygons with their holes, points, and the system', async () => {
    const source = bytesSource(
      geoPackage([
        {
          name: 'areas',
          columns: [
            ['Όνομα', 'TEXT'],
            ['n', 'INTEGER'],
          ],
          rows: [
            ['Κέντρο', 7],
            ['Νησιά', 8],
            ['', null],
          ],
          geometries: [geoPackagePolygon([[RING, HOLE]]), geoPackagePolygon([[RING], [HOLE]]), null],
          srid: 2100,
        },
        { name: 'schools', columns: [['name', 'TEXT']], rows: [['A']], geometries: [geoPackagePoint(23.7, 37.9, { envelopeCode: 1 })] },
        {
          name: 'made up',
          columns: [['name', 'TEXT']],
          rows: [['B']],
          geometries: [geoPackagePoint(1, 2)],
          srid: null,
          definition: GREEK_GRID_PROJECTION,
        },
        { name: 'unknown', columns: [['name', 'TEXT']], rows: [['C']], geometries: [geoPackagePoint(1, 2)], srid: null },
      ]),
    );
    const layers = await listGeoLayers(source, 'x.gpkg');
    expect(layers.map(({ name }) => name)).toEqual(['areas', 'made up', 'schools', 'unknown']);
    const tables = await Promise.all(layers.map((layer) => readGeoLayer(source, layer, 'x.gpkg')));
    expect(tables[0]).toEqual({
      headings: ['Όνομα', 'n'],
      srid: 2100,
      features: [
        { properties: { Όνομα: 'Κέντρο', n: '7' }, geometry: { type: 'Polygon', coordinates: [RING, HOLE] } },
        { properties: { Όνομα: 'Νησιά', n: '8' }, geometry: { type: 'MultiPolygon', coordinates: [[RING], [HOLE]] } },
        { properties: { Όνομα: '', n: '' }, geometry: null },
      ],
    });
    expect(tables[2]!.features).toEqual([{ properties: { name: 'A' }, geometry: { type: 'Point', coordinates: [23.7, 37.9] } }]);
    expect(tables.map(({ srid }) => srid)).toEqual([2100, 2100, 4326, null]);
  });

  it('of the Isle of Wight are points in a system that the file does not name', async () => {
    const source = bytesSource(readPlainFixture('uk-isle-of-wight', 'car_crashes_2018_iow.gpkg'));
    const [layer] = await listGeoLayers(source, 'iow.gpkg');
    const { srid, features } = await readGeoLayer(source, layer!, 'iow.gpkg');
    expect([srid, features.length, features.every(({ geometry }) => geometry?.type === 'Point')]).toEqual([null, 289, true]);
  });

  it('give nothing of a geometry that is cut', () => {
    const whole = geoPackagePolygon([[RING]]);
    expect(parseGeoPackageGeometry(whole)?.type).toBe('Polygon');
    for (const length of [0, 7, 12, 20, whole.length - 1]) expect(parseGeoPackageGeometry(whole.slice(0, length))).toBeUndefined();
  });
});

describe('the shapefiles of an archive', () => {
  const clockwise = RING.flat();

  it('give polygons with their attributes, and ΕΓΣΑ87 by what ESRI calls it', async () => {
    const fields = [{ name: 'ONOMA', type: 'C', length: 20 }] as const;
    const options = { projection: GREEK_GRID_PROJECTION, codePage: 'UTF-8' };
    const source = bytesSource(
      zip([
        ...polygonShapefile(fields, [['Νέα Σμύρνη'], ['Καλλιθέα']], [clockwise, clockwise.map((value) => value + 20)], options),
        ...polygonShapefile(fields, [['Ζ']], [clockwise], { base: 'folder/zones', projection: WGS84_PROJECTION }),
        { name: 'read me.txt', content: Buffer.from('…') },
      ]),
    );
    const layers = await listGeoLayers(source, 'x.zip');
    expect(layers.map(({ name }) => name)).toEqual(['areas', 'folder/zones']);
    const table = await readGeoLayer(source, layers[0]!, 'x.zip');
    expect([table.srid, table.headings]).toEqual([2100, ['ONOMA']]);
    expect(table.features[0]).toEqual({ properties: { ONOMA: 'Νέα Σμύρνη' }, geometry: { type: 'Polygon', coordinates: [RING] } });
    expect((await readGeoLayer(source, layers[1]!, 'x.zip')).srid).toBe(4326);
  });

  it('are none in any other file', async () => {
    expect(await listGeoLayers(bytesSource(Buffer.from('a;b\n1;2\n')), 'x.csv')).toEqual([]);
    expect(await listGeoLayers(bytesSource(zip([{ name: 'x.csv', content: Buffer.from('a;b\n') }])), 'x.zip')).toEqual([]);
  });
});

describe('a reference system in words', () => {
  const utm = (datum: string, meridian: number, northing = 0): string =>
    `PROJCS["any name",GEOGCS["any",DATUM["${datum}",SPHEROID["a",6378137,298.2]],PRIMEM["Greenwich",0],UNIT["Degree",0.017]],` +
    `PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",${northing}],` +
    `PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",0.9996],UNIT["Meter",1.0]]`;

  it.each([
    ['ΕΓΣΑ87 of ESRI', GREEK_GRID_PROJECTION, 2100],
    ['its degrees', 'GEOGCS["GCS_GGRS_1987",DATUM["D_GGRS_1987",SPHEROID["GRS_1980",6378137.0,298.257222101]]]', 4121],
    ['degrees of WGS 84', WGS84_PROJECTION, 4326],
    ['degrees of ETRS89', 'GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137,298.257]]]', 4258],
    ['UTM 34 north', utm('D_WGS_1984', 21), 32634],
    ['UTM 56 south', utm('D_WGS_1984', 153, 10_000_000), 32756],
    ['UTM of ETRS89', utm('D_ETRS_1989', 21), 25834],
    ['a code of its own', `${utm('D_WGS_1984', 21).slice(0, -1)},AUTHORITY["EPSG","3395"]]`, 3395],
    ['a meridian that has no zone', utm('D_WGS_1984', 22), null],
    ['a Greek datum in another projection', utm('D_GGRS_1987', 21), null],
    ['feet', utm('D_WGS_1984', 21).replace('"Meter",1.0', '"Foot_US",0.3048006096012192'), null],
    ['nothing', '', null],
  ])('that is %s', (_name, text, code) => {
    expect(findSystemOfText(text)).toBe(code);
  });
});
