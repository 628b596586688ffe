import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { zip } from '@elektron/importers/testing/archives';
import { geoPackage, geoPackagePoint, geoPackagePolygon } from '@elektron/importers/testing/geo-packages';
import { GREEK_GRID_PROJECTION, polygonShapefile } from '@elektron/importers/testing/shapefiles';
import { createPlane } from '../common/plane.ts';
import { findNameColumns } from './name-columns.ts';
import { answerAreaFile, type AreaFileAnswer, type AreaReading } from './read-area-file.worker.ts';
import { pointFeature, rectangle } from './testing/areas-text.ts';

const GREEK_GRID = 2100;
const PLANE = createPlane(GREEK_GRID);
const READING: AreaReading = { kind: 'district', layer: '', srid: null, nameColumns: { el: '', en: '' } };

/** In the middle of Athens, drawn by hand, in degrees and in metres of ΕΓΣΑ87. */
const DEGREES = rectangle(23.72, 37.97, 23.74, 37.99);
const METERS = DEGREES.map(([longitude, latitude]) => PLANE.toMeters(longitude, latitude)!);

const look = (bytes: Uint8Array, fileName = 'f', ownSrid = GREEK_GRID): Promise<AreaFileAnswer> =>
  answerAreaFile({ bytes, fileName, ownSrid, question: 'look' });
const read = (bytes: Uint8Array, changes: Partial<AreaReading> = {}, ownSrid = GREEK_GRID): Promise<AreaFileAnswer> =>
  answerAreaFile({ bytes, fileName: 'f', ownSrid, question: 'read', reading: { ...READING, ...changes } });

function draftsOf(answer: AreaFileAnswer) {
  if (answer.kind !== 'read') throw new Error(JSON.stringify(answer));
  return answer.parsed.collections.flatMap(({ drafts }) => drafts);
}

/** The corners of the first polygon. */
const ringOf = (shape: string): number[][] => (JSON.parse(shape) as { coordinates: number[][][][] }).coordinates[0]![0]!;

function expectAthens(shape: string): void {
  const ring = ringOf(shape);
  expect(ring).toHaveLength(5);
  // Metres to the millimetre and degrees to a centimetre, there and back.
  for (const [at, [longitude, latitude]] of DEGREES.entries()) {
    expect(ring[at]![0]).toBeCloseTo(longitude, 6);
    expect(ring[at]![1]).toBeCloseTo(latitude, 6);
  }
}

const geoJson = (features: readonly object[], more: object = {}): Buffer =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', ...more, features }));
const inMeters = { type: 'Feature', properties: { ΟΝΟΜΑΣΙΑ: 'Κέντρο' }, geometry: { type: 'Polygon', coordinates: [METERS] } };

const GEO_PACKAGE = geoPackage([
  {
    name: 'synoikies',
    columns: [
      ['Όνομα', 'TEXT'],
      ['name_en', 'TEXT'],
      ['kodikos', 'INTEGER'],
    ],
    rows: [
      ['Κέντρο', 'Centre', 12],
      ['', '', 13],
    ],
    geometries: [geoPackagePolygon([[METERS]]), geoPackagePolygon([[METERS]])],
    srid: GREEK_GRID,
  },
  { name: 'sxoleia', columns: [['title', 'TEXT']], rows: [['1ο']], geometries: [geoPackagePoint(23.73, 37.98)] },
]);

describe('a GeoPackage of areas', () => {
  it('is told layer by layer: what is in it, in which system, and where the names are', async () => {
    expect(await look(GEO_PACKAGE)).toEqual({
      kind: 'look',
      layers: [
        {
          name: 'sxoleia',
          features: 1,
          points: 1,
          polygons: 0,
          srid: 4326,
          system: 'said',
          columns: ['title'],
          nameColumns: { el: 'title', en: 'title' },
          examples: [{ el: '1ο', en: '1ο' }],
        },
        {
          name: 'synoikies',
          features: 2,
          points: 0,
          polygons: 2,
          srid: GREEK_GRID,
          system: 'said',
          columns: ['Όνομα', 'name_en', 'kodikos'],
          nameColumns: { el: 'Όνομα', en: 'name_en' },
          examples: [
            { el: 'Κέντρο', en: 'Centre' },
            { el: '', en: '' },
          ],
        },
      ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
  });

  it('is read layer by layer, in degrees, by the columns of names that a person has chosen', async () => {
    const drafts = draftsOf(await read(GEO_PACKAGE, { layer: 'synoikies', nameColumns: { el: 'kodikos', en: '' } }));
    expect(drafts.map(({ name }) => name)).toEqual([
      { el: '12', en: 'Centre' },
      { el: '13', en: '13' },
    ]);
    expectAthens(drafts[0]!.shape);
    const [school] = draftsOf(await read(GEO_PACKAGE, { layer: 'sxoleia', kind: 'school' }));
    expect(school).toMatchObject({ name: { el: '1ο' }, position: [23.73, 37.98] });
  });

  it('is refused while nobody has chosen a layer or a column that is there', async () => {
    expect(await read(GEO_PACKAGE)).toMatchObject({ kind: 'problem', details: { field: 'layer', value: ' (sxoleia, synoikies)' } });
    expect(await read(GEO_PACKAGE, { layer: 'sxoleia', nameColumns: { el: '', en: 'x' } })).toMatchObject({
      details: { field: 'nameColumn' },
    });
    expect(await read(GEO_PACKAGE, { layer: 'sxoleia' })).toMatchObject({
      details: { field: 'features[0] “1ο”.geometry.type', value: 'Point' },
    });
  });
});

describe('a zipped shapefile of areas', () => {
  const shapes = (projection: string | null, ring = METERS.toReversed().flat()): Buffer =>
    zip(
      polygonShapefile(
        [{ name: 'ONOMA', type: 'C', length: 30 }],
        [['Κέντρο']],
        [ring],
        projection === null ? { codePage: 'UTF-8' } : { projection, codePage: 'UTF-8' },
      ),
    );

  it('lies where ΕΓΣΑ87 says, some hundred metres from where its numbers alone would', async () => {
    const [draft] = draftsOf(await read(shapes(GREEK_GRID_PROJECTION)));
    expect(draft?.name).toEqual({ el: 'Κέντρο', en: 'Κέντρο' });
    expectAthens(JSON.stringify({ coordinates: [[ringOf(draft!.shape).toReversed()]] }));
  });

  it('that says no system is taken for the organisation’s where it reaches there, and a person may say another', async () => {
    expect(await look(shapes(null))).toMatchObject({ layers: [{ srid: GREEK_GRID, system: 'organisation' }] });
    expect(await look(shapes(null), 'f', 27_700)).toMatchObject({ layers: [{ srid: null, system: 'unknown' }] });
    expect(await read(shapes(null), {}, 27_700)).toMatchObject({ kind: 'problem', details: { field: 'EPSG' } });
    expect(draftsOf(await read(shapes(null), { srid: GREEK_GRID }, 27_700))).toHaveLength(1);
    expect(await read(shapes(null), { srid: 999_999 })).toMatchObject({ details: { field: 'EPSG', value: '999999' } });
    expect(await read(shapes(null), { srid: 27_700 })).toMatchObject({ details: { field: 'features[0].geometry (EPSG:27700)' } });
  });
});

describe('a GeoJSON file of areas', () => {
  it('may be in metres, when it says so or when the organisation’s system reaches there', async () => {
    const said = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2100' } } };
    expect(await look(geoJson([inMeters], said), 'f', 27_700)).toMatchObject({ layers: [{ name: '', srid: GREEK_GRID, system: 'said' }] });
    expect(await look(geoJson([inMeters]))).toMatchObject({
      layers: [{ srid: GREEK_GRID, system: 'organisation', nameColumns: { el: 'ΟΝΟΜΑΣΙΑ' } }],
    });
    expectAthens(draftsOf(await read(geoJson([inMeters], said), {}, 27_700))[0]!.shape);
    expect(await read(geoJson([inMeters], { crs: { type: 'name', properties: { name: 'local' } } }))).toMatchObject({
      details: { field: 'crs' },
    });
  });

  it('in degrees stays as it is, whatever plane the organisation has', async () => {
    const file = geoJson([pointFeature('A', [23.7312345678, 37.9812345678])]);
    expect(await look(file, 'f', 27_700)).toMatchObject({ layers: [{ srid: 4326, system: 'degrees' }] });
    expect(draftsOf(await read(file, { kind: 'school' }, 27_700))[0]?.position).toEqual([23.7312345678, 37.9812345678]);
  });
});

it('another file is refused as what it is', async () => {
  expect(await look(zip([{ name: 'a.csv', content: Buffer.from('a;b') }]))).toMatchObject({ kind: 'problem', details: { field: 'file' } });
  const codeOf = (answer: AreaFileAnswer): string => (answer.kind === 'problem' ? answer.code : answer.kind);
  expect(codeOf(await look(Buffer.from('a;b\n')))).toBe('INPUT_INVALID');
  expect(codeOf(await look(GEO_PACKAGE.subarray(0, 3_000)))).toBe('FILE_UNREADABLE');
  expect(isProblem(await look(GEO_PACKAGE))).toBe(false);
});

describe('the columns of names', () => {
  it.each([
    [['id', 'NAME'], ['NAME'], ['NAME']],
    [
      ['name:el', 'name:en', 'name'],
      ['name:el', 'name'],
      ['name:en', 'name'],
    ],
    [['ΟΝΟΜΑ', 'name_en'], ['ΟΝΟΜΑ'], ['name_en', 'ΟΝΟΜΑ']],
    [['ONOMA', 'ONOMA_LAT'], ['ONOMA'], ['ONOMA_LAT', 'ONOMA']],
    [['Ονομασία Δήμου', 'ΚΩΔΙΚΟΣ'], ['Ονομασία Δήμου'], ['Ονομασία Δήμου']],
    [['name:etymology', 'names', 'surname'], [], []],
  ])('of %j are found in Greek and in English', (headings, el, en) => {
    expect(findNameColumns(headings)).toEqual({ el, en });
  });
});
