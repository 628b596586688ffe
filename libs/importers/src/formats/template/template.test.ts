import { afterAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES, type AccidentDraft, type CasualtyDraft, type Language, type Text, type TrafficUnitDraft } from '@elektron/domain';
import { detectTables } from '../../detect-tables.ts';
import { normalizeLabel } from '../../code-book.ts';
import { bytesSource } from '../../testing/archives.ts';
import { readDetected, readText, removeTemporaryFiles, type ReadFile } from '../../testing/files.ts';
import { textRows, workbook } from '../../testing/workbooks.ts';
import { EXAMPLE_KEY, type TemplateColumn } from './template-column.ts';
import { TEMPLATE_GUIDE, TEMPLATE_SHEETS } from './template.ts';

afterAll(removeTemporaryFiles);

const sheetOf = (id: string): readonly TemplateColumn[] => TEMPLATE_SHEETS.find((sheet) => sheet.id === id)!.columns;

/** Lines of a sheet of the template; values by column id, texts in the language of the headings. */
function textOf(
  id: string,
  language: Language,
  rows: readonly Readonly<Record<string, Text | string>>[],
  columns: readonly TemplateColumn[] = sheetOf(id),
): string {
  const cell = (value: Text | string = ''): string => (typeof value === 'string' ? value : value[language]);
  const lines = [columns.map(({ headings }) => headings[language]), ...rows.map((row) => columns.map((column) => cell(row[column.id])))];
  return lines.map((cells) => cells.join(';')).join('\n');
}

const FILLED: Readonly<Record<string, Text | string>> = {
  accident_record_number: '2024/17',
  date: '05/03/2024',
  time: '14:30',
  severity: { el: 'Θανατηφόρο', en: 'Fatal' },
  longitude: '22,9426',
  latitude: '39,3622',
  accuracy_of_the_place: { el: 'Κατά προσέγγιση', en: 'Approximate' },
  road: 'Ιάσονος 12',
  light: { el: 'Νύχτα, με οδοφωτισμό', en: 'Dark, street lights lit' },
  weather: { el: 'Βροχή', en: 'Rain' },
  surface: { el: 'Υγρή', en: 'Wet' },
  road_type: { el: 'Μονόδρομος', en: 'One-way street' },
  junction: { el: 'Συμβολή', en: 'T or staggered junction' },
  speed_limit: '50',
};

const ACCIDENT: Omit<AccidentDraft, 'severityNative'> = {
  kind: 'accident',
  sourceRecordId: '2024/17',
  severity: 'fatal',
  time: { year: 2024, month: 3, day: 5, weekday: 2, hour: 14, minute: 30 },
  position: { srid: 4326, first: 22.9426, second: 39.3622, accuracy: 'approximate' },
  light: 'dark-lit',
  weather: 'rain',
  surface: 'wet',
  roadType: 'one-way',
  junction: 't-or-staggered',
  speedLimit: 50,
  speedUnit: 'km/h',
  roadName: 'Ιάσονος 12',
  attributes: {},
};

const accidentsOf = ({ drafts }: ReadFile): AccidentDraft[] => drafts as AccidentDraft[];

describe.each(LANGUAGES)('the template in %s', (language) => {
  it('is known by its headings in any order, in capitals too, and every field is read', async () => {
    const text = textOf('accidents', language, [FILLED], sheetOf('accidents').toReversed());
    const [heading = '', ...lines] = text.split('\n');
    for (const written of [heading, heading.toLocaleUpperCase('el'), heading.toLowerCase()]) {
      const file = await readText([written, ...lines].join('\n'));
      expect(file.table).toMatchObject({ formatId: 'template', tableId: 'accidents', unknownColumns: [], absentColumns: [] });
      expect(file.issues).toEqual([]);
      expect(file.drafts).toEqual([{ ...ACCIDENT, severityNative: (FILLED['severity'] as Text)[language] }]);
    }
  });

  it('gives vehicles and casualties of the accident', async () => {
    const units = await readText(
      textOf('units', language, [
        { accident_record_number: '2024/17', unit_number: '1', kind_of_unit: { el: 'Δίκυκλο', en: 'Powered two-wheeler' } },
        { accident_record_number: '2024/17', unit_number: '2', kind_of_unit: { el: 'Πεζός', en: 'Pedestrian' } },
      ]),
    );
    expect(units.table).toMatchObject({ formatId: 'template', tableId: 'units', unknownColumns: [] });
    expect((units.drafts as TrafficUnitDraft[]).map(({ unitReference, roadUser }) => [unitReference, roadUser])).toEqual([
      ['1', 'powered-two-wheeler'],
      ['2', 'pedestrian'],
    ]);
    const casualties = await readText(
      textOf('casualties', language, [
        {
          accident_record_number: '2024/17',
          casualty_number: '1',
          unit_number: '2',
          class: { el: 'Πεζός', en: 'Pedestrian' },
          injury: { el: 'Νεκρός', en: 'Killed' },
          sex: { el: 'Γυναίκα', en: 'Female' },
          age: '71',
        },
        // As the dashboard's figures call many of them.
        { accident_record_number: '2024/17', casualty_number: '2', injury: { el: 'ΕΛΑΦΡΑ ΤΡΑΥΜΑΤΙΕΣ', en: 'slightly injured' } },
      ]),
    );
    expect(casualties.issues).toEqual([]);
    expect(casualties.drafts as CasualtyDraft[]).toMatchObject([
      {
        unitReference: '2',
        casualtyReference: '1',
        severity: 'fatal',
        casualtyClass: 'pedestrian',
        roadUser: 'pedestrian',
        sex: 'female',
        age: 71,
      },
      { unitReference: '', casualtyReference: '2', severity: 'slight', casualtyClass: null, roadUser: null, sex: null, age: null },
    ]);
  });

  it('offers no word twice and reads every word that it offers', async () => {
    for (const { id, columns } of TEMPLATE_SHEETS) {
      for (const column of columns) {
        const words = (column.list?.choices ?? []).map((choice) => normalizeLabel(choice[language]));
        expect(new Set(words).size).toBe(words.length);
        const rows = (column.list?.choices ?? []).map((choice, i) => ({
          ...Object.fromEntries(columns.map(({ id: each, example }) => [each, example])),
          accident_record_number: String(i),
          unit_number: '1',
          date: column.id === 'weekday' ? '' : '2024-03-05',
          year: '2024',
          [column.id]: choice,
        }));
        if (rows.length === 0) continue;
        const { issues, lines } = await readText(textOf(id, language, rows));
        expect(lines).toHaveLength(rows.length);
        expect(issues).toEqual([]);
      }
    }
  });
});

describe('a line of the template', () => {
  it('that is the example is no accident, however it is written', async () => {
    const rows = [EXAMPLE_KEY.el, EXAMPLE_KEY.en, 'Παράδειγμα', 'example', '2024/17'].map((key) => ({
      ...FILLED,
      accident_record_number: key,
    }));
    const file = await readText(textOf('accidents', 'el', rows));
    expect(accidentsOf(file).map(({ sourceRecordId }) => sourceRecordId)).toEqual(['2024/17']);
    expect(file).toMatchObject({ skipped: 4, issues: [] });
  });

  it('may have metres of the Greek grid in place of degrees, and degrees count where it has both', async () => {
    const metres = { x_ggrs87: '409123,5', y_ggrs87: '4357891' };
    const file = await readText(
      textOf('accidents', 'el', [
        { ...FILLED, longitude: '', latitude: '', ...metres },
        { ...FILLED, accident_record_number: 'b', ...metres },
        { ...FILLED, accident_record_number: 'c', longitude: '', latitude: '' },
      ]),
    );
    expect(accidentsOf(file).map(({ position }) => position?.srid ?? null)).toEqual([2100, 4326, null]);
    expect(accidentsOf(file)[1]?.attributes).toEqual({ x_ggrs87: '409123,5', y_ggrs87: '4357891' });
    expect(file.issues.map(({ row, code, column }) => [row, code, column])).toEqual([[4, 'VALUE_MISSING', 'Γεωγραφικό μήκος']]);
  });

  it('keeps its year where the day is unknown or cannot be', async () => {
    const file = await readText(
      textOf('accidents', 'en', [
        { ...FILLED, date: '', year: '2023', month: '7', weekday: { el: 'Παρασκευή', en: 'Friday' }, time: '9' },
        { ...FILLED, accident_record_number: 'b', date: '30/02/2023' },
        { ...FILLED, accident_record_number: 'c', date: 'Easter', year: '2023' },
        { ...FILLED, accident_record_number: 'd', date: 'Easter' },
        { ...FILLED, accident_record_number: 'e', date: '01/01/2099' },
        { ...FILLED, accident_record_number: '' },
        { ...FILLED, accident_record_number: 'g', date: '2024-03-05 08:15', time: '' },
        { ...FILLED, accident_record_number: 'h', date: '05/03/2024 00:00', time: '' },
      ]),
    );
    expect(accidentsOf(file).map(({ time }) => time)).toEqual([
      { year: 2023, month: 7, day: null, weekday: 5, hour: 9, minute: null },
      { year: 2023, month: null, day: null, weekday: null, hour: 14, minute: 30 },
      { year: 2023, month: null, day: null, weekday: null, hour: 14, minute: 30 },
      { year: 2024, month: 3, day: 5, weekday: 2, hour: 8, minute: 15 },
      { year: 2024, month: 3, day: 5, weekday: 2, hour: null, minute: null },
    ]);
    expect(file.issues.map(({ row, code, level }) => `${row} ${level} ${code}`)).toEqual([
      '3 warning DATE_YEAR_ONLY',
      '4 warning DATE_INVALID',
      '5 rejected DATE_INVALID',
      '6 held DATE_IN_FUTURE',
      '7 rejected VALUE_MISSING',
    ]);
  });

  it('may have lost the zeros of its time', async () => {
    const rows = ['1430', '905', '15', '5'].map((time, i) => ({ ...FILLED, accident_record_number: String(i), time }));
    const file = await readText(textOf('accidents', 'el', rows));
    expect(accidentsOf(file).map(({ time }) => [time.hour, time.minute])).toEqual([
      [14, 30],
      [9, 5],
      [0, 15],
      [0, 5],
    ]);
  });

  it('is not read without the columns that it needs, which are named as people know them', async () => {
    await expect(readText('Accident record number;Date\n1;05/03/2024\n')).rejects.toMatchObject({
      code: 'FILE_MISSING_COLUMNS',
      details: { missing: ['Βαρύτητα / Severity'] },
    });
  });

  it('says which words it does not know, and keeps them', async () => {
    const file = await readText(
      textOf('accidents', 'el', [{ ...FILLED, weather: 'Χαλάζι', speed_limit: 'πενήντα', unit_of_speed: 'mph' }]),
    );
    expect(file.issues.map(({ code, column, value }) => [code, column, value])).toEqual([
      ['CODE_UNKNOWN', 'Καιρός', 'Χαλάζι'],
      ['NUMBER_INVALID', 'Όριο ταχύτητας', 'πενήντα'],
    ]);
    expect(accidentsOf(file)[0]).toMatchObject({
      weather: null,
      speedLimit: null,
      speedUnit: 'mph',
      attributes: { weather: 'Χαλάζι', speed_limit: 'πενήντα' },
    });
  });
});

describe('a workbook with the sheets of a format', () => {
  const sheet = (name: string, text: string): { name: string; rows: string } => ({
    name,
    rows: textRows(text.split('\n').map((line) => line.split(';'))),
  });
  const accidents = sheet('Ατυχήματα', textOf('accidents', 'el', [FILLED]));
  const units = sheet('Οχήματα', textOf('units', 'el', [{ accident_record_number: '2024/17', unit_number: '1', kind_of_unit: 'Ταξί' }]));

  it('is all of them, whatever their order and names', async () => {
    const source = bytesSource(workbook([sheet('Σημειώσεις', 'κάτι άλλο'), units, accidents, sheet(TEMPLATE_GUIDE.el, 'a;b')]));
    const tables = await detectTables(source, 'βόλος.xlsx');
    expect(tables.map(({ tableId, fileName }) => [tableId, fileName])).toEqual([
      ['units', 'βόλος.xlsx › Οχήματα'],
      ['accidents', 'βόλος.xlsx › Ατυχήματα'],
    ]);
    // The sheet that explains the others is not missed by anybody.
    expect(tables.map(({ leftOut }) => leftOut)).toEqual([['Σημειώσεις'], undefined]);
    const files = await Promise.all(tables.map((table) => readDetected(source, table)));
    expect(files.flatMap(({ drafts }) => drafts.map(({ kind }) => kind))).toEqual(['traffic-unit', 'accident']);
  });

  it('is one of them where another was not filled, and both of two of the same kind', async () => {
    const blank = sheet('Παθόντες', textOf('casualties', 'el', []));
    const second = sheet('2023', textOf('accidents', 'el', [{ ...FILLED, accident_record_number: '2023/1' }]));
    const unfilled = sheet('2022', textOf('accidents', 'el', []));
    const tables = await detectTables(bytesSource(workbook([accidents, blank, second, unfilled])), 'βόλος.xlsx');
    expect(tables.map(({ tableId, fileName }) => [tableId, fileName])).toEqual([
      ['accidents', 'βόλος.xlsx › Ατυχήματα'],
      ['accidents', 'βόλος.xlsx › 2023'],
    ]);
    // Of the casualties nobody has filled a line, and nobody misses them; of the accidents of a year somebody may.
    expect(tables[0]).toMatchObject({ setAside: [{ name: '2022', because: 'headings' }] });
    expect(tables[0]).not.toHaveProperty('leftOut');
  });
});
