import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AccidentDraft, RepairCode } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { plainFile } from '../../byte-source.ts';
import { detectTables } from '../../detect-tables.ts';
import { bytesSource } from '../../testing/archives.ts';
import { IMPORT_DAY, readDetected, type ReadFile } from '../../testing/files.ts';
import { textRows, workbook } from '../../testing/workbooks.ts';

const LINE = ['1309622', 'BEOGRAD', 'BARAJEVO', '01.01.2021,07:00', '20.335314', '44.583922', 'Sa povredjenim', 'SN SA PEŠACIMA', 'Pešak'];

/** A line of the register with other values in some of its columns, counted from 1. */
const line = (changes: Readonly<Record<number, string>> = {}): string[] => LINE.map((cell, i) => changes[i + 1] ?? cell);

const read = (...rows: readonly (readonly string[])[]): Promise<ReadFile> => readWith([], ...rows);

async function readWith(repairs: readonly RepairCode[], ...rows: readonly (readonly string[])[]): Promise<ReadFile> {
  const source = bytesSource(workbook([{ name: 'NEZ_OPENDATA_2021', rows: textRows(rows) }]));
  const [table] = await detectTables(source, 'dtp.xlsx');
  return readDetected(source, table!, { latestDate: IMPORT_DAY, repairs });
}

const accidentsOf = ({ drafts }: ReadFile): AccidentDraft[] => drafts as AccidentDraft[];

describe('a workbook of the Serbian register', () => {
  it('is known without headings, and its first row is a record', async () => {
    const file = await read(line());
    expect(file.table).toMatchObject({
      formatId: 'serbia',
      tableId: 'accidents',
      headless: true,
      header: [
        ...['accident_id', 'police_administration', 'municipality', 'date_time', 'longitude', 'latitude', 'outcome'],
        ...['accident_type', 'accident_description'],
      ],
      unknownColumns: [],
      personalColumns: [],
    });
    expect(file.issues).toEqual([]);
    expect(file.lines.map(({ row }) => row)).toEqual([1]);
    expect(file.drafts).toEqual([
      {
        kind: 'accident',
        sourceRecordId: '1309622',
        severity: 'injury',
        severityNative: 'Sa povredjenim',
        time: { year: 2021, month: 1, day: 1, weekday: 5, hour: 7, minute: 0 },
        position: { srid: 4326, first: 20.335314, second: 44.583922, accuracy: 'exact' },
        light: null,
        weather: null,
        roadType: null,
        junction: null,
        surface: null,
        speedLimit: null,
        speedUnit: 'km/h',
        roadName: null,
        accidentType: 'pedestrian',
        attributes: {
          police_administration: 'BEOGRAD',
          municipality: 'BARAJEVO',
          accident_type: 'SN SA PEŠACIMA',
          accident_description: 'Pešak',
        },
      },
    ]);
  });

  it('may have titles above, or headings that somebody has added', async () => {
    const titled = await read(['Registar saobraćajnih nezgoda'], [''], line(), line({ 1: '1309623' }));
    expect(titled.lines.map(({ row }) => row)).toEqual([3, 4]);
    expect(titled.skipped).toBe(2);
    const headings = ['Accident id', 'Police administration', 'Municipality', 'Date time', 'Longitude', 'Latitude', 'Outcome'];
    const headed = await read(headings, line().slice(0, 7));
    expect(headed.table).not.toHaveProperty('headless');
    expect(headed.lines.map(({ row, issues }) => [row, issues])).toEqual([[2, []]]);
  });

  it('divides no injuries', async () => {
    const file = await read(
      line({ 7: 'Sa mat.stetom' }),
      line({ 1: '2', 7: 'Sa poginulim' }),
      line({ 1: '3' }),
      line({ 1: '4', 7: 'Sa nečim' }),
    );
    expect(accidentsOf(file).map(({ severity }) => severity)).toEqual(['damage-only', 'fatal', 'injury', null]);
    expect(file.issues).toMatchObject([{ row: 4, code: 'CODE_UNKNOWN', column: 'outcome', value: 'Sa nečim' }]);
  });

  it.each([
    ['SN SA PEŠACIMA', 'Prelazak pešaka sleva, u raskrsnici, bez skretanja vozila', 'pedestrian'],
    ['SN SA PARKIRANIM VOZILIMA', 'Sudar sa parkiranim vozilom pri otvaranju vrata', 'parked-vehicle'],
    ['SN SA JEDNIM VOZILOM', 'Nezgoda sa jednim vozilom na kolovozu', 'single-vehicle'],
    ['SN SA JEDNIM VOZILOM', 'Nezgoda sa jednim vozilom – silazak ulevo sa kolovoza na pravcu', 'run-off-road'],
    ['SN SA NAJMANjE DVA VOZILA – BEZ SKRETANjA', 'Najmanje dva vozila koja se kreću u istom smeru – sustizanje', 'rear-end'],
    ['SN SA NAJMANjE DVA VOZILA – BEZ SKRETANjA', 'Najmanje dva vozila koja se kreću u istom smeru – preticanje', 'other'],
    // Which of several it was stands in the description alone.
    ['SN SA NAJMANjE DVA VOZILA – BEZ SKRETANjA', '', undefined],
    ['SN SA NAJMANjE DVA VOZILA – SKRETANjE ILI PRELAZAK', '', 'angle'],
    ['', '', undefined],
  ])('is of a type: %s, %s', async (group, description, type) => {
    const file = await read(line({ 8: group, 9: description }));
    expect([accidentsOf(file)[0]?.accidentType, file.issues]).toEqual([type, []]);
  });

  it('has no type where it names a group that nobody knows', async () => {
    const file = await read(line({ 8: 'SN SA NEČIM' }));
    expect(accidentsOf(file)[0]).not.toHaveProperty('accidentType');
    expect(file.issues).toMatchObject([{ code: 'CODE_UNKNOWN', column: 'accident_type', value: 'SN SA NEČIM' }]);
  });

  it.each([
    ['20358773', '44623482', 20.358773, 44.623482],
    ['203', '446', 20.3, 44.6],
    ['2035877312345678', '44.623482', 20.35877312345678, 44.623482],
    ['20.358773', '44623482', 20.358773, 44.623482],
  ])('has lost its separators: %s / %s, which are put back where somebody has accepted it', async (longitude, latitude, first, second) => {
    const rows = [line(), line({ 1: '2', 5: longitude, 6: latitude })];
    const value = `${longitude} / ${latitude} → ${first} / ${second}`;
    const repair = { code: 'RESTORE_SEPARATOR', before: `${longitude} / ${latitude}`, after: `${first} / ${second}` };
    const asWritten = await read(...rows);
    expect(accidentsOf(asWritten)[1]?.position).toBeNull();
    expect(accidentsOf(asWritten)[1]?.attributes).toMatchObject({ longitude, latitude });
    expect(asWritten.issues).toMatchObject([{ row: 2, level: 'warning', code: 'COORDINATE_SEPARATOR_LOST', value, repair }]);
    const repaired = await readWith(['RESTORE_SEPARATOR'], ...rows);
    expect(accidentsOf(repaired)[1]?.position).toMatchObject({ srid: 4326, first, second });
    expect(repaired.issues).toMatchObject([{ row: 2, level: 'warning', code: 'SEPARATOR_RESTORED', value, repair }]);
    // Another repair does not touch it.
    expect((await readWith(['SWAP_COORDINATES'], ...rows)).issues).toEqual(asWritten.issues);
  });

  it('is read in the opposite order where somebody has accepted it', async () => {
    const file = await readWith(['SWAP_COORDINATES'], line(), line({ 1: '2', 5: '44.623482', 6: '20.358773' }));
    expect(accidentsOf(file)[1]?.position).toEqual({ srid: 4326, first: 20.358773, second: 44.623482, accuracy: 'exact' });
    expect(file.issues).toMatchObject([{ row: 2, code: 'COORDINATES_SWAPPED_BACK' }]);
  });

  it.each([
    ['44623482', '20358773', 'COORDINATE_OUT_OF_RANGE'],
    ['20358773', '', 'VALUE_MISSING'],
    ['', '', 'VALUE_MISSING'],
    ['44.623482', '20.358773', 'COORDINATES_SWAPPED'],
    ['0', '0', 'COORDINATES_AT_ZERO'],
    ['20358773x', '44623482', 'COORDINATE_NOT_A_NUMBER'],
    ['x', '44.6', 'COORDINATE_NOT_A_NUMBER'],
  ])('has no place with %j / %j, and keeps what was written', async (longitude, latitude, code) => {
    const file = await read(line(), line({ 1: '2', 5: longitude, 6: latitude }));
    expect(accidentsOf(file)[1]?.position).toBeNull();
    expect(file.issues).toMatchObject([{ row: 2, level: 'warning', code }]);
    expect(accidentsOf(file)[1]?.attributes['longitude'] ?? '').toBe(longitude);
    expect(accidentsOf(file)[1]?.attributes['latitude'] ?? '').toBe(latitude);
  });

  it('tells an exact place from one to a kilometre', async () => {
    const file = await read(line({ 5: '20.33', 6: '44.58' }), line({ 1: '2', 5: '20', 6: '44' }), line({ 1: '3', 5: '20.335' }));
    expect(accidentsOf(file).map(({ position }) => position?.accuracy)).toEqual(['approximate', 'approximate', 'exact']);
    expect(file.issues.map(({ row, code }) => [row, code])).toEqual([
      [1, 'COORDINATE_TRUNCATED'],
      [2, 'COORDINATE_TRUNCATED'],
    ]);
  });

  it('says what it cannot say of the time', async () => {
    const file = await read(
      line({ 4: '31.02.2021,07:00' }),
      line({ 1: '2', 4: '01.02.2021,25:00' }),
      line({ 1: '3', 4: '01.02.2021' }),
      line({ 1: '4', 4: 'x' }),
      line({ 1: '', 4: '' }),
      line({ 1: '6', 4: '2021-02-01 07:30' }),
    );
    expect(file.issues.map(({ row, code, level }) => [row, code, level])).toEqual([
      [1, 'DATE_YEAR_ONLY', 'warning'],
      [2, 'TIME_INVALID', 'warning'],
      [3, 'VALUE_MISSING', 'warning'],
      [4, 'DATE_INVALID', 'rejected'],
      [5, 'VALUE_MISSING', 'rejected'],
      [5, 'VALUE_MISSING', 'rejected'],
    ]);
    expect(accidentsOf(file).at(-1)?.time).toMatchObject({ day: 1, month: 2, hour: 7, minute: 30 });
  });
});

const PUBLISHED = join(import.meta.dirname, '../../../../../../shared/data/rs-serbia');

/** Whole years of some 2 MB each, which are not kept with the project. */
describe.each([
  { year: 2021, rows: 34_751, damageOnly: 20_903, injury: 13_358, fatal: 490, ids: 34_533, lost: 0, beyondHelp: 0, coarse: 1 },
  { year: 2022, rows: 33_399, damageOnly: 20_056, injury: 12_826, fatal: 517, ids: 33_191, lost: 0, beyondHelp: 0, coarse: 5 },
  { year: 2023, rows: 32_974, damageOnly: 19_493, injury: 13_006, fatal: 475, ids: 32_747, lost: 0, beyondHelp: 0, coarse: 1 },
  { year: 2024, rows: 32_330, damageOnly: 18_747, injury: 13_098, fatal: 485, ids: 32_133, lost: 32_328, beyondHelp: 3, coarse: 2 },
])('the register of $year as published', ({ year, rows, damageOnly, injury, fatal, ids, lost, beyondHelp, coarse }) => {
  const path = join(PUBLISHED, `dtp_${year}.xlsx`);
  // One for all: in that of 2024 the coordinates have lost their separators, which the others have not. `npm run -s test:published-files` reads all.
  const isRead = year === 2024 || process.env['PUBLISHED_FILES'] === 'whole';
  const whole = isRead && existsSync(path) ? it : it.skip;

  whole(
    'gives every accident with its outcome and its place',
    async () => {
      const source = await plainFile(path);
      const [table] = await detectTables(source, `dtp_${year}.xlsx`);
      const file = await readDetected(source, table!, { latestDate: '2025-01-25' });
      const accidents = accidentsOf(file);
      expect(table).toMatchObject({ formatId: 'serbia', headless: true, unknownColumns: [], personalColumns: [] });
      expect([file.lines.length, file.skipped, accidents.length]).toEqual([rows, 0, rows]);
      const count = (native: string): number => accidents.filter(({ severityNative }) => severityNative === native).length;
      expect([count('Sa mat.stetom'), count('Sa povredjenim'), count('Sa poginulim')]).toEqual([damageOnly, injury, fatal]);
      expect(new Set(accidents.map(({ sourceRecordId }) => sourceRecordId)).size).toBe(ids);
      expect(new Set(accidents.map(({ time }) => time.year))).toEqual(new Set([year]));
      const countIssues = ({ issues }: ReadFile, code: string): number => issues.filter((issue) => issue.code === code).length;
      const unplaced = ({ drafts }: ReadFile): number =>
        accidentsOf({ drafts } as ReadFile).filter(({ position }) => position === null).length;
      expect(countIssues(file, 'COORDINATE_SEPARATOR_LOST') + beyondHelp).toBe(lost);
      expect(countIssues(file, 'COORDINATE_OUT_OF_RANGE') + countIssues(file, 'COORDINATE_NOT_A_NUMBER')).toBe(beyondHelp);
      expect(unplaced(file)).toBe(lost);
      // Every group is known, and every description of two vehicles that do not turn.
      expect([countIssues(file, 'CODE_UNKNOWN'), accidents.filter(({ accidentType }) => accidentType === undefined)]).toEqual([0, []]);
      expect(countIssues(file, 'COORDINATE_TRUNCATED')).toBe(coarse);

      const repaired = await readDetected(source, table!, { latestDate: '2025-01-25', repairs: ['RESTORE_SEPARATOR'] });
      expect(unplaced(repaired)).toBe(beyondHelp);
      expect(countIssues(repaired, 'SEPARATOR_RESTORED')).toBe(lost - beyondHelp);
    },
    180_000,
  );
});
