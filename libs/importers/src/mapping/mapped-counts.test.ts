import { afterAll, describe, expect, it } from '@jest/globals';
import { isProblem, type TrafficCountDraft } from '@elektron/domain';
import { plainFile } from '../byte-source.ts';
import { detectMappedTables } from '../detect-mapped-tables.ts';
import { readSample } from '../read-sample.ts';
import { surveyTable } from '../survey-table.ts';
import { removeTemporaryFiles, temporaryFile } from '../testing/files.ts';
import { findMappedFormat } from './mapped-format.ts';
import { isRepeatable } from './match-mapped.ts';
import { parseMapping } from './parse-mapping.ts';
import { proposeLinks } from './propose-links.ts';
import { proposeMapping } from './propose-mapping.ts';
import { RECORD_KINDS, recordKindOf, ROW_UNITS } from './record-kinds.ts';
import type { TableMapping } from './table-mapping.ts';

afterAll(removeTemporaryFiles);

const CONTEXT = { name: 'town-counts', speedUnit: 'km/h', srid: 2100 } as const;
const LINES = { latestDate: '2026-06-30', timeZone: 'Europe/Athens' } as const;

/** Hours of a counter as a municipality writes them; invented. */
const HOURLY = [
  'Σταθμός;Ημερομηνία;Ώρα;Ρεύμα;Ι.Χ.;Βαρέα οχήματα;Ποδήλατα;Πεζοί;Μέση ταχύτητα;X;Y',
  'Σ1;05/03/2024;7;Βόρεια;120;8;3;11;42,5;408123,5;4357012,1',
  'Σ1;05/03/2024;8;Νότια;98;5;0;;44,0;408123,5;4357012,1',
  'Σ1;05/03/2024;09:15;Βόρεια;20;1;0;2;40,0;408123,5;4357012,1',
  'Σ1;05/03/2024;10;πάνω;20;1;0;2;40,0;408123,5;4357012,1',
].join('\n');

/** Averages of years, in English. */
const YEARLY = [
  'Station name,Year,AADT,Cyclists,P85,Direction,Road class,Lon,Lat',
  'A,2023,12400,88,61,Both,urban,22.94211,39.36444',
  'A,2024,12900,91,60,Both,urban,22.94211,39.36444',
].join('\n');

const survey = async (content: string) => surveyTable(await plainFile(temporaryFile(content)), 'counts.csv');
const propose = async (content: string) => {
  const { header, preview } = await survey(content);
  return proposeMapping(header, preview, CONTEXT);
};
async function read(content: string, change: Partial<TableMapping> = {}) {
  const table = await survey(content);
  const mapping = parseMapping({ ...proposeMapping(table.header, table.preview, CONTEXT).mapping, ...change });
  return readSample(table, mapping, LINES).map(({ drafts, remarks }) => ({ draft: drafts[0] as TrafficCountDraft | undefined, remarks }));
}

describe('the kinds of records', () => {
  it('have units of their own, and formats that are told apart', () => {
    expect(new Set(ROW_UNITS).size).toBe(ROW_UNITS.length);
    for (const { id, units, prefix, dataKind } of RECORD_KINDS) {
      for (const unit of units) expect(recordKindOf(unit)).toBe(id);
      expect(findMappedFormat(`${prefix}volos`)).toMatchObject({ dataKind });
    }
  });
});

describe('a table of counts under unknown headings', () => {
  it('in Greek is known by its headings and values, as hours', async () => {
    const { mapping } = await propose(HOURLY);
    expect(mapping).toMatchObject({ rowIs: 'count', countedOver: 'hour', decimalMark: ',', srid: 2100 });
    expect(mapping.fields).toEqual([
      'count-site',
      'date',
      'hour',
      'direction',
      'cars-and-taxis',
      'heavy-goods',
      'bicycles',
      'pedestrians',
      'mean-speed',
      'easting',
      'northing',
    ]);
    expect(mapping.codes['direction']).toEqual({ Βόρεια: 'N', Νότια: 'S' });
  });

  it('has heavy vehicles under their usual short heading', async () => {
    const { mapping } = await propose('Σταθμός;Έτος;ΕΜΗΚ;Βαρέα\nΣ1;2023;4000;200\nΣ2;2023;5200;310');
    expect(mapping.fields).toEqual(['count-site', 'year', 'motor-vehicles', 'heavy-goods']);
  });

  it('in English is known as averages of years', async () => {
    const { mapping } = await propose(YEARLY);
    expect(mapping).toMatchObject({ rowIs: 'count', countedOver: 'year' });
    expect(mapping.fields).toEqual([
      'count-site',
      'year',
      'motor-vehicles',
      'bicycles',
      'speed-v85',
      'direction',
      'road-category',
      'longitude',
      'latitude',
    ]);
  });

  it('is accidents where its headings say so, and what a person says in any case', async () => {
    const accidents = 'Α/Α,Ημερομηνία,Βαρύτητα,Νεκροί,Οχήματα\n1,05/03/2024,Θανατηφόρο,1,2\n2,06/03/2024,Ελαφρύ,0,1';
    expect((await propose(accidents)).mapping.rowIs).toBe('accident');
    const { header, preview } = await survey(accidents);
    const asked = proposeMapping(header, preview, { ...CONTEXT, recordKind: 'traffic' }).mapping;
    expect(asked.rowIs).toBe('count');
    expect(asked.fields).not.toContain('severity');
    // Neither a number, a date nor a place says of what it is.
    expect((await propose('Id,Date,Lon,Lat\n7,05/03/2024,22.94211,39.36444')).mapping.rowIs).toBe('accident');
  });

  it('is read line by line as counts of an hour, with what cannot be read refused', async () => {
    const [first, second, quarter, strange] = await read(HOURLY);
    expect(first?.draft).toMatchObject({
      kind: 'traffic-count',
      siteSourceRecordId: 'Σ1',
      year: 2024,
      direction: 'N',
      period: { startDate: '2024-03-05', startHour: 7, hours: 1 },
      counted: true,
      cars: 120,
      heavyGoodsVehicles: 8,
      pedalCycles: 3,
      pedestrians: 11,
      allMotorVehicles: null,
      speeds: { unit: 'km/h', mean: 42.5, v85: null, measured: null },
      position: { srid: 2100, first: 408123.5, second: 4357012.1 },
    });
    // What was not counted is not zero.
    expect(second?.draft).toMatchObject({ direction: 'S', pedalCycles: 0, pedestrians: null });
    expect(quarter).toMatchObject({ draft: undefined, remarks: [{ code: 'TIME_INVALID', level: 'rejected' }] });
    expect(strange).toMatchObject({ draft: undefined, remarks: [{ code: 'CODE_UNKNOWN', level: 'rejected' }] });
  });

  it('is read as averages of years, estimates unless the file says counted', async () => {
    const [first] = await read(YEARLY);
    expect(first?.draft).toMatchObject({
      year: 2023,
      period: null,
      direction: 'C',
      counted: false,
      allMotorVehicles: 12_400,
      pedalCycles: 88,
    });
    expect(first?.draft?.speeds).toMatchObject({ v85: 61 });
  });

  it('holds back what lies after the import, and takes a whole day where a person says so', async () => {
    const later = 'Site,Date,Vehicles\nA,05/03/2027,100\nA,05/03/2024,200';
    const [future, day] = await read(later);
    expect(future).toMatchObject({ draft: undefined, remarks: [{ code: 'DATE_IN_FUTURE', level: 'held' }] });
    expect(day?.draft).toMatchObject({ period: { startDate: '2024-03-05', startHour: 0, hours: 24 }, allMotorVehicles: 200 });
    const [, average] = await read(later, { countedOver: 'year' });
    expect(average?.draft).toMatchObject({ year: 2024, period: null });
  });

  it('without any time needs the year from a person, and no later file is recognised by that', async () => {
    const undated = 'Intersection_ID,major_AADT,minor_AADT,LONGITUDE,LATITUDE\n185,300,11,-91.1548808,40.9679594';
    const { mapping } = await propose(undated);
    expect(mapping.fields).toEqual(['count-site', 'motor-vehicles', null, 'longitude', 'latitude']);
    expect(() => parseMapping(mapping)).toThrow('INPUT_INVALID');
    const [line] = await read(undated, { countYear: 2018 });
    expect(line?.draft).toMatchObject({ year: 2018, period: null, allMotorVehicles: 300, attributes: { minor_AADT: '11' } });
    expect(isRepeatable({ ...mapping, countYear: 2018 })).toBe(false);
    expect(isRepeatable(mapping)).toBe(true);
  });

  it.each([
    ['without a site', { fields: [null, 'year', 'motor-vehicles'] }, 'fields'],
    ['without anything counted', { fields: ['count-site', 'year', null] }, 'fields'],
    ['with a field of accidents', { fields: ['count-site', 'year', 'severity'] }, 'fields'],
    ['with a year of all beside a column of years', { countYear: 2020 }, 'countYear'],
    ['with what only accidents have', { keyScope: 'source' }, 'rowIs'],
  ])('is refused %s', async (_, change, field) => {
    const { mapping } = await propose('Site,Year,AADT\nA,2024,900');
    expect(() => parseMapping(mapping)).not.toThrow();
    try {
      parseMapping({ ...mapping, ...change });
      throw new Error('not refused');
    } catch (error) {
      expect(isProblem(error) && error.details).toMatchObject({ field });
    }
  });

  it('is read beside others of its kind, and never beside accidents', async () => {
    const counts = (await propose(YEARLY)).mapping;
    const hours = (await propose(HOURLY)).mapping;
    const accidents = (await propose('Α/Α,Ημερομηνία,Βαρύτητα\n1,05/03/2024,Θανατηφόρο')).mapping;
    expect(proposeLinks([counts, accidents])).toEqual([null, expect.objectContaining({ rowIs: 'accident' })]);
    expect(proposeLinks([counts, hours]).filter((mapping) => mapping !== null)).toHaveLength(1);
    expect(proposeLinks([counts, { ...counts }])).toEqual([counts, counts]);
  });

  it('is recognised the next month by its headings', async () => {
    const { mapping } = await propose(YEARLY);
    const source = await plainFile(temporaryFile(YEARLY.replace('12400', '13000')));
    expect(await detectMappedTables(source, 'next.csv', [mapping])).toMatchObject([
      { formatId: 'mapped-traffic:town-counts', tableId: 'counts' },
    ]);
  });
});
