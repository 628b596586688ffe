import { describe, expect, it } from '@jest/globals';
import type { Draft } from '@elektron/domain';
import { AccidentCompletions } from '../complete-accidents.ts';
import { detectMappedTables } from '../detect-mapped-tables.ts';
import { findHiddenPositions } from '../line-patch.ts';
import { surveyTable, type SurveyedTable } from '../survey-table.ts';
import { bytesSource } from '../testing/archives.ts';
import { readDetected, readPlainFixture, type ReadFile } from '../testing/files.ts';
import { CADAS_VARIABLES, CADAS_WITHOUT_FIELD, findCadasVariables, hasCadasHeadings } from './cadas-variables.ts';
import { MAPPING_FIELDS } from './mapping-fields.ts';
import { parseMappings } from './parse-mapping.ts';
import { proposeLinks } from './propose-links.ts';
import { proposeMapping, type MappingProposal } from './propose-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

/* The codes in these tests are made up: none is one of CADaS. */

const CONTEXT = { name: 'town-cadas', speedUnit: 'km/h', srid: 2100 } as const;
const FILES = ['accidents.csv', 'units.csv', 'persons.csv'] as const;

const survey = (content: string | Buffer): Promise<SurveyedTable> => surveyTable(bytesSource(Buffer.from(content as string)), 'file.csv');

async function propose(content: string | Buffer): Promise<MappingProposal> {
  const table = await survey(content);
  return proposeMapping(table.header, table.preview, { ...CONTEXT, personal: table.personal });
}

const fixtures = (): Promise<MappingProposal[]> => Promise.all(FILES.map((name) => propose(readPlainFixture('cadas', name))));

async function read(content: string | Buffer, mappings: readonly TableMapping[]): Promise<ReadFile> {
  const source = bytesSource(Buffer.from(content as string));
  const [table] = await detectMappedTables(source, 'file.csv', mappings);
  return readDetected(source, table!);
}

describe('the variables', () => {
  it('are each there once, with a field each that is there', () => {
    expect(new Set(CADAS_VARIABLES.map(({ id }) => id)).size).toBe(CADAS_VARIABLES.length);
    const fields = CADAS_VARIABLES.flatMap(({ fields: all }) => all);
    expect(new Set(fields).size).toBe(fields.length);
    const known: readonly string[] = MAPPING_FIELDS.map(({ id }) => id);
    expect(fields.filter((field) => !known.includes(field))).toEqual([]);
    expect(CADAS_VARIABLES.length + CADAS_WITHOUT_FIELD.length).toBe(12 + 24 + 16 + 18);
  });

  it('are known however their numbers are written', () => {
    const spellings = ['A-1', 'A1', 'a_1', 'A.1 Accident ID', 'A 1: id', 'A01', 'Α-1'];
    for (const first of spellings) {
      expect(findCadasVariables([first, 'u-2', 'U1 – number', 'P-5'])).toEqual(['A-1', 'U-2', 'U-1', 'P-5']);
    }
    expect(findCadasVariables(['A-1', 'A-2', 'Ρ-5', 'A-12 accident type', 'remark'])).toEqual(['A-1', 'A-2', 'P-5', 'A-12', undefined]);
  });

  it('are not found in tables of other people', () => {
    for (const headings of [
      ['A1', 'B1', 'C1', 'D1'],
      ['A-1', 'A-2', 'date'],
      ['A-2', 'A-3', 'A-6', 'A-7'],
      ['A-10', 'A-11', 'A-12', 'A-4'],
      ['A1ID', 'A2DATE', 'A3TIME', 'A100'],
      ['Α/Α', 'ΗΜ/ΝΙΑ', 'Α1 ΟΔΟΣ', 'Ρ1'],
    ]) {
      expect(hasCadasHeadings(headings)).toBe(false);
    }
  });
});

describe('tables in the variables of CADaS', () => {
  it('are proposed by the numbers of their headings, and what has no field is kept, whatever words stand beside it', async () => {
    const [accidents, units, persons] = await fixtures();
    expect(accidents!.columns.map(({ field, variable }) => [variable, field])).toEqual([
      ['A-1', 'accident-key'],
      ['A-2', 'date'],
      ['A-3', 'time'],
      ['A-4', null],
      ['A-6', 'weather'],
      ['A-7', 'light'],
      ['R-1', 'latitude'],
      ['R-2', 'longitude'],
      ['R-7', 'speed-limit'],
      ['R-11', 'junction'],
      // «Relation to junction» holds the word.
      ['R-12', null],
      ['R-14', 'surface'],
      ['R-16', 'road-type'],
    ]);
    expect(units!.columns.map(({ field }) => field)).toEqual(['accident-key', 'unit-key', 'vehicle-type', null]);
    expect(persons!.columns.map(({ field }) => field)).toEqual([
      'accident-key',
      'unit-key',
      'casualty-key',
      'age',
      'sex',
      'casualty-severity',
      'casualty-class',
    ]);
    for (const { columns } of [accidents!, units!, persons!]) {
      expect(columns.every(({ because, confidence }) => because === 'variable' && confidence >= 0.9)).toBe(true);
    }
  });

  it('leave every code to a person, but for words that are known', async () => {
    const [accidents, units, persons] = await fixtures();
    expect(
      [accidents!, units!, persons!].map(({ mapping }) => Object.values(mapping.codes).flatMap((codes) => Object.keys(codes))),
    ).toEqual([[], [], []]);
    expect(Object.keys(accidents!.openCodes)).toEqual(['weather', 'light', 'junction', 'surface', 'road-type']);
    const numbers = await propose('A1;A2;A6;A7\n1;05/03/2023;1;2\n2;06/03/2023;2;1\n');
    expect(numbers.mapping.codes).toEqual({ weather: {}, light: {} });
    expect(numbers.openCodes).toEqual({ weather: ['1', '2'], light: ['2', '1'] });
    const words = await propose('A1;A2;A6\n1;05/03/2023;Βροχή\n2;06/03/2023;Rain\n3;07/03/2023;7\n');
    expect(words.mapping.codes).toEqual({ weather: { Βροχή: 'rain', Rain: 'rain' } });
    expect(words.openCodes).toEqual({ weather: ['7'] });
  });

  it('are not believed where their values say otherwise', async () => {
    const { columns } = await propose('A1;A2;A3;A6;R1\nx;red;loud;1;Volos\ny;blue;calm;2;Athens\n');
    expect(columns.map(({ field, because }) => [field, because])).toEqual([
      ['accident-key', 'variable'],
      [null, 'nothing'],
      [null, 'nothing'],
      ['weather', 'variable'],
      [null, 'nothing'],
    ]);
    const ids = await propose('A1;U1;P1;P5\nG-1;2023000017;2023000018;i1\n');
    expect(ids.columns.map(({ field }) => field)).toEqual(['accident-key', 'unit-key', 'casualty-key', 'casualty-severity']);
    const moments = await propose('A1;A2;A3\n1;05/03/2023 14:30;14\n2;06/03/2023 07:05;7\n');
    expect(moments.columns.map(({ field }) => field)).toEqual(['accident-key', 'date-time', 'hour']);
  });

  it('are found below titles', async () => {
    const table = await survey('Region of nowhere\n\nA-1;A-2;A-6\n1;05/03/2023;71\n2;06/03/2023;72\n');
    expect([table.headerRow, table.header]).toEqual([3, ['A-1', 'A-2', 'A-6']]);
  });

  it.each([
    ['days of birth', '12/04/1975', '01/11/1990'],
    ['years of birth', '1975', '1990'],
  ])('are not read for %s', async (_what, first, second) => {
    const text = `A-1;P-1;P-2;P-3;P-5\nG-1;1;${first};s1;i1\nG-1;2;${second};s2;i2\n`;
    const table = await survey(text);
    expect(table.personal).toEqual([2]);
    const { columns, mapping } = await propose(text);
    expect(columns[2]).toEqual({ field: null, confidence: 1, because: 'personal' });
    const own = { ...mapping, linked: true as const, keyScope: 'source' as const };
    const { table: detected, drafts } = await read(text, [own]);
    expect(detected.personalColumns).toMatchObject([{ position: 2 }]);
    expect(JSON.stringify(drafts)).not.toContain(first);
  });

  it('are not read for days of birth under a mapping that was made for ages', async () => {
    const ages = 'A-1;P-1;P-2;P-3;P-5\nG-1;1;34;s1;i1\nG-1;2;51;s2;i2\n';
    const { mapping } = await propose(ages);
    const own = { ...mapping, linked: true as const, keyScope: 'source' as const };
    const { drafts } = await read(ages, [own]);
    expect(drafts).toMatchObject([{ age: 34 }, { age: 51 }]);
    const births = ages.replace(';34;', ';12/05/1980;').replace(';51;', ';1975;');
    const found = await read(births, [own]);
    expect(found.drafts).toMatchObject([{ age: null }, { age: null }]);
    expect(JSON.stringify([found.table, found.drafts, found.issues])).not.toMatch(/1980|"1975"/);
    // Of a line that is held back they are not kept either.
    expect(findHiddenPositions(found.table)).toEqual(new Set([2]));
  });

  it('are not read for days of birth below headings that were passed over', async () => {
    const text = 'A-1;P-1;P-2;P-3;P-5\nG-1;1;12/05/1980;s1;i1\nG-1;2;13/06/1990;s2;i2\n';
    const { header } = await survey(text);
    const source = bytesSource(Buffer.from(text));
    const reading = { headerLines: 1, headerRow: 2 } as const;
    const looked = await surveyTable(source, 'file.csv', { reading });
    expect(header[2]).toBe('P-2');
    expect(looked.header[2]).toBe('12/05/1980');
    expect(looked.personal).toContain(2);
    const fields = ['accident-key', 'casualty-key', null, null, null] as const;
    const { mapping } = proposeMapping(looked.header, looked.preview, CONTEXT);
    const own = { ...mapping, rowIs: 'casualty' as const, fields, reading, codes: {} };
    const { table, drafts } = await read(text, [{ ...own, linked: true as const, keyScope: 'source' as const }]);
    expect(table.personalColumns).toMatchObject([{ position: 2 }]);
    expect(JSON.stringify(drafts)).not.toMatch(/1980|1990/);
  });

  it('are read together as a person has said, each accident as severe as its worst casualty', async () => {
    const { tables } = JSON.parse(readPlainFixture('cadas', 'mapping.json').toString()) as { tables: TableMapping[] };
    const mappings = parseMappings({ tables });
    // The kept mapping is what is proposed, with the codes that were stated.
    const links = proposeLinks((await fixtures()).map(({ mapping }) => mapping));
    expect(mappings.map(({ codes: _, ...rest }) => rest)).toEqual(links.map((mapping) => ({ ...mapping, codes: undefined })));
    const files = await Promise.all(FILES.map((name) => read(readPlainFixture('cadas', name), mappings)));
    expect(files.map(({ table }) => table.tableId)).toEqual(['lines', 'vehicles', 'casualties']);
    // One of them has no place.
    expect(files.flatMap(({ issues }) => issues.map(({ row, code }) => [row, code]))).toEqual([[7, 'VALUE_MISSING']]);
    const completions = new AccidentCompletions();
    files[2]!.lines.forEach((line) => completions.note(line));
    const accidents: Draft[] = files[0]!.lines.flatMap((line) => completions.complete(line).drafts);
    expect(
      accidents.map((draft) => draft.kind === 'accident' && [draft.sourceRecordId, draft.severity, draft.weather, draft.light]),
    ).toEqual([
      ['G-1', 'serious', 'fine', 'daylight'],
      ['G-2', 'fatal', 'rain', 'dark-lit'],
      ['G-3', 'slight', 'rain', 'twilight'],
      ['G-4', 'serious', 'snow', 'dark-unlit'],
      ['G-5', null, null, null],
      ['G-6', 'slight', 'fine', 'daylight'],
    ]);
    expect(files[1]!.drafts.map((draft) => draft.kind === 'traffic-unit' && draft.roadUser)).toEqual([
      'car',
      'powered-two-wheeler',
      'powered-two-wheeler',
      'car',
      'bicycle',
      'car',
      null,
      'car',
    ]);
    // i4 is somebody who was not hurt.
    expect(files[2]!.drafts).toHaveLength(7);
  });

  it('of other headings conclude nothing about the severity of accidents', async () => {
    const text = 'Αρ. ατυχήματος;Α/Α παθόντος;Βαρύτητα παθόντος\nA1;1;Βαριά\n';
    const { mapping } = await propose(text);
    const { lines } = await read(text, [{ ...mapping, linked: true, keyScope: 'source' }]);
    expect(lines.map(({ completion }) => completion)).toEqual([undefined]);
  });
});
