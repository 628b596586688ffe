import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { inMemory, type ByteSource } from '../byte-source.ts';
import { readPlainFixture } from '../testing/files.ts';
import { lookAtSiteTables, readSiteTable, type ReadSites } from './read-site-table.ts';
import { proposeTrafficMeasure } from './propose-site-columns.ts';

const text = (...lines: readonly string[]): ByteSource => inMemory(Buffer.from(`${lines.join('\n')}\n`));

const JUNCTION = { longitude: 'lon', latitude: 'lat' };
const read = (columns: object, ...lines: readonly string[]): Promise<ReadSites> =>
  readSiteTable(text(...lines), 'sites.csv', { content: '', columns: { ...JUNCTION, ...columns }, covariates: [] });

describe('a look at a table of sites', () => {
  it('proposes what the columns of Iowa’s intersections are', async () => {
    const [table, ...others] = await lookAtSiteTables(inMemory(readPlainFixture('us-iowa-intersections', 'intersections.csv')), 'i.csv');
    expect(others).toEqual([]);
    expect(table).toMatchObject({
      content: '',
      lines: 576,
      kind: 'junction',
      srid: 4_326,
      trafficMeasure: 'vehicles-per-day',
      columns: {
        code: 'Intersection_ID',
        traffic: 'major_AADT',
        'minor-traffic': 'minor_AADT',
        longitude: 'LONGITUDE',
        latitude: 'LATITUDE',
      },
    });
  });

  it('reads Greek headings, with decimal commas', async () => {
    const lines = [
      'Κωδικός;Κατηγορία οδού;ΕΜΗΚ;Χ ΕΓΣΑ87;Υ ΕΓΣΑ87;Σύνολο ατυχημάτων;Θανατηφόρα',
      'Κ1;Επαρχιακή;1200,5;476000,25;4204000,5;3;1',
    ];
    const [table] = await lookAtSiteTables(text(...lines), 'κόμβοι.csv');
    expect(table!.columns).toEqual({
      code: 'Κωδικός',
      group: 'Κατηγορία οδού',
      traffic: 'ΕΜΗΚ',
      easting: 'Χ ΕΓΣΑ87',
      northing: 'Υ ΕΓΣΑ87',
      accidents: 'Σύνολο ατυχημάτων',
      fatal: 'Θανατηφόρα',
    });
    const { sites } = await readSiteTable(text(...lines), 'κόμβοι.csv', { content: '', columns: table!.columns, covariates: [] });
    expect(sites[0]).toMatchObject({ siteCode: 'Κ1', traffic: 1_200.5, place: [476_000.25, 4_204_000.5], accidents: 3 });
  });

  it('shows no column that tells who somebody is, and reads none', async () => {
    const lines = ['lon,lat,accidents,surname', '23.7,37.9,1,Παπαδόπουλος'];
    const [table] = await lookAtSiteTables(text(...lines), 'x.csv');
    expect(table!.headings).toEqual(['lon', 'lat', 'accidents']);
    await expect(read({ accidents: 'accidents', name: 'surname' }, ...lines)).rejects.toThrow('INPUT_INVALID');
  });

  it.each([
    ['AADT_2018', 'vehicles-per-day'],
    ['ΕΜΗΚ', 'vehicles-per-day'],
    ['total_traffic', 'relative'],
  ])('takes %s for %s', (heading, measure) => {
    expect(proposeTrafficMeasure(heading)).toBe(measure);
  });
});

describe('the sites of a table', () => {
  it('are all of its lines, those without an accident too', async () => {
    const bytes = readPlainFixture('us-iowa-intersections', 'intersections.csv');
    const [look] = await lookAtSiteTables(inMemory(bytes), 'i.csv');
    const { columns } = look!;
    const { sites, leftOut, remarks } = await readSiteTable(inMemory(bytes), 'i.csv', { content: '', columns, covariates: [] });
    expect([sites.length, leftOut, remarks]).toEqual([576, [], []]);
    expect(sites.filter(({ minorTraffic }) => minorTraffic === 0)).toHaveLength(2);
    expect(sites.every(({ accidents }) => accidents === null)).toBe(true);
  });

  it('have the sum of their severities where nobody gives the sum, and an unknown rest where somebody does', async () => {
    const lines = ['lon,lat,n,k,s', '23.7,37.9,5,1,2'];
    const bySeverity = { fatal: 1, serious: 2, slight: 0, 'damage-only': 0 };
    expect((await read({ fatal: 'k', serious: 's' }, ...lines)).sites[0]).toMatchObject({ accidents: 3, bySeverity });
    expect((await read({ accidents: 'n', fatal: 'k', serious: 's' }, ...lines)).sites[0]).toMatchObject({ accidents: 5, bySeverity });
  });

  it.each([
    ['a blank number of accidents', '23.7,37.9,,0', 'NUMBER_MISSING'],
    ['half an accident', '23.7,37.9,0.5,0', 'NUMBER_INVALID'],
    ['less than none', '23.7,37.9,-1,0', 'NUMBER_INVALID'],
    ['more fatal ones than all', '23.7,37.9,1,2', 'SEVERITIES_EXCEED'],
    ['no place', 'x,37.9,1,0', 'PLACE_MISSING'],
  ])('are none with %s', async (_, line, code) => {
    const { sites, leftOut } = await read({ accidents: 'n', fatal: 'k' }, 'lon,lat,n,k', line, '23.8,37.9,2,1');
    expect([sites.length, leftOut.map((remark) => [remark.row, remark.code])]).toEqual([1, [[2, code]]]);
  });

  it('may lack their traffic, and say where it could not be read', async () => {
    const { sites, remarks } = await read({ traffic: 'v' }, 'lon,lat,v', '23.7,37.9,', '23.8,37.9,many', '23.9,37.9,2.5e3');
    expect(sites.map(({ traffic }) => traffic)).toEqual([null, null, 2_500]);
    expect(remarks).toEqual([{ row: 3, column: 'v', code: 'NUMBER_INVALID', value: 'many' }]);
  });

  it('are told apart by their codes', async () => {
    const { sites, leftOut } = await read({ code: 'id' }, 'id,lon,lat', 'a,23.7,37.9', 'a,23.8,37.9', ',23.9,37.9');
    expect(sites.map(({ siteCode }) => siteCode)).toEqual(['a', '4']);
    expect(leftOut).toEqual([{ row: 3, column: 'id', code: 'CODE_TWICE', value: 'a' }]);
  });

  it('of a GeoPackage are lines in its own system, of as many parts as they have', async () => {
    const bytes = readPlainFixture('uk-isle-of-wight', 'iow_main_highways.gpkg');
    const [table] = await lookAtSiteTables(inMemory(bytes), 'roads.gpkg');
    expect(table).toMatchObject({ kind: 'segment', columns: { line: 'geometry_line' } });
    const reading = { content: table!.content, columns: { line: 'geometry_line' }, covariates: [] };
    const { sites, leftOut } = await readSiteTable(inMemory(bytes), 'roads.gpkg', reading);
    expect([sites.length + leftOut.length, leftOut.length]).toEqual([table!.lines, 0]);
    expect(sites.every(({ lines }) => lines.every(({ srid }) => srid === sites[0]!.lines[0]!.srid))).toBe(true);
  });

  it.each([
    ['no place', { longitude: undefined }],
    ['a column twice', { traffic: 'n', accidents: 'n' }],
    ['a column that is not there', { traffic: 'm' }],
  ])('refuse a reading with %s', async (_, columns) => {
    const refusal = await read(columns, 'lon,lat,n', '23.7,37.9,1').catch((error: unknown) => error);
    expect(isProblem(refusal) && refusal.code).toBe('INPUT_INVALID');
  });
});
