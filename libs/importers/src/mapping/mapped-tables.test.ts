import { describe, expect, it } from '@jest/globals';
import type { Draft } from '@elektron/domain';
import { detectMappedTables } from '../detect-mapped-tables.ts';
import { choosePlaced, readSample } from '../read-sample.ts';
import { scanCodes } from '../scan-codes.ts';
import { surveyTable } from '../survey-table.ts';
import { surveyTables } from '../survey-tables.ts';
import { bytesSource } from '../testing/archives.ts';
import { readDetected, type ReadFile } from '../testing/files.ts';
import { textRows, workbook } from '../testing/workbooks.ts';
import { parseMapping, parseMappings } from './parse-mapping.ts';
import { proposeLinks } from './propose-links.ts';
import { proposeMapping } from './propose-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

const CONTEXT = { name: 'volos-police', speedUnit: 'km/h', srid: 2100 } as const;

const propose = async (text: string, reading = {}): Promise<TableMapping> => {
  const table = await surveyTable(bytesSource(Buffer.from(text)), 'file.csv', { reading });
  return proposeMapping(table.header, table.preview, { ...CONTEXT, reading }).mapping;
};

async function read(text: string | Buffer, mappings: readonly TableMapping[], timeZone?: string): Promise<ReadFile> {
  const source = bytesSource(Buffer.from(text as string));
  const [table] = await detectMappedTables(source, 'file.csv', mappings);
  return readDetected(source, table!, timeZone === undefined ? {} : { timeZone });
}

const idsOf = (drafts: readonly Draft[]): unknown[] =>
  drafts.map((draft) =>
    draft.kind === 'accident'
      ? draft.sourceRecordId
      : draft.kind === 'traffic-unit'
        ? [draft.accidentSourceRecordId, draft.unitReference, draft.roadUser]
        : draft.kind === 'casualty'
          ? [draft.accidentSourceRecordId, draft.unitReference, draft.casualtyReference, draft.severity]
          : draft.kind,
  );

describe('linked tables of no known format', () => {
  const ACCIDENTS = 'Αρ. ατυχήματος;Ημερομηνία;Βαρύτητα\nA1;05/03/2023;Σοβαρό\nA2;06/03/2023;Ελαφρύ\n';
  const VEHICLES = 'Αρ. ατυχήματος;Α/Α οχήματος;Είδος οχήματος\nA1;1;Ι.Χ.Ε.\nA1;2;Δίκυκλο\nA2;1;Ταξί\n';
  const CASUALTIES = 'Αρ. ατυχήματος;Α/Α οχήματος;Α/Α παθόντος;Βαρύτητα παθόντος\nA1;2;1;Βαριά\nA1;1;2;Αβλαβής\nA2;1;1;Ελαφρά\n';

  const proposed = async (): Promise<readonly TableMapping[]> =>
    proposeLinks(await Promise.all([ACCIDENTS, VEHICLES, CASUALTIES].map((text) => propose(text)))).map((mapping) => mapping!);

  it('are proposed to be read together, by numbers that are never used twice', async () => {
    const mappings = await proposed();
    expect(mappings.map(({ rowIs, linked, keyScope }) => [rowIs, linked, keyScope])).toEqual([
      ['accident', undefined, 'source'],
      ['vehicle', true, 'source'],
      ['casualty', true, 'source'],
    ]);
    // As a file on the disk has them.
    expect(parseMappings(JSON.parse(JSON.stringify({ tables: mappings })))).toEqual(mappings);
  });

  it('give accidents, their vehicles and their casualties; who was not hurt is none', async () => {
    const mappings = await proposed();
    const files = await Promise.all([ACCIDENTS, VEHICLES, CASUALTIES].map((text) => read(text, mappings)));
    expect(files.map(({ table }) => table.tableId)).toEqual(['lines', 'vehicles', 'casualties']);
    expect(files.map(({ drafts }) => idsOf(drafts))).toEqual([
      ['A1', 'A2'],
      [
        ['A1', '1', 'car'],
        ['A1', '2', 'powered-two-wheeler'],
        ['A2', '1', 'taxi'],
      ],
      [
        ['A1', '2', '1', 'serious'],
        ['A2', '1', '1', 'slight'],
      ],
    ]);
    expect(files[2]?.skipped).toBe(1);
    expect(files.flatMap(({ issues }) => issues)).toEqual([]);
  });

  it('may be the sheets of one workbook, whatever stands before them', async () => {
    const rows = (text: string): string =>
      textRows(
        text
          .trim()
          .split('\n')
          .map((line) => line.split(';')),
      );
    const book = workbook([
      { name: 'Οδηγίες', rows: textRows([['Διαβάστε με']]) },
      { name: 'Οχήματα', rows: rows(VEHICLES) },
      { name: 'Ατυχήματα', rows: rows(ACCIDENTS) },
    ]);
    const tables = await detectMappedTables(bytesSource(book), 'x.xlsx', (await proposed()).slice(0, 2));
    expect(tables.map(({ fileName, tableId }) => [fileName, tableId])).toEqual([
      ['x.xlsx › Ατυχήματα', 'lines'],
      ['x.xlsx › Οχήματα', 'vehicles'],
    ]);
    expect(tables[0]?.leftOut).toEqual(['Οδηγίες']);
  });

  it('may be one that has headings and no line, whichever of the mappings comes first', async () => {
    const rows = (text: string): string =>
      textRows(
        text
          .trim()
          .split('\n')
          .map((line) => line.split(';')),
      );
    const book = workbook([
      { name: 'Ατυχήματα', rows: rows(ACCIDENTS) },
      { name: 'Οχήματα', rows: rows(VEHICLES) },
      { name: 'Οχήματα Φεβ', rows: rows(VEHICLES.split('\n')[0]!) },
    ]);
    const tables = await detectMappedTables(bytesSource(book), 'x.xlsx', (await proposed()).slice(0, 2));
    expect(tables[0]?.setAside).toEqual([{ name: 'Οχήματα Φεβ', because: 'headings' }]);
  });

  it('are refused where they would not find each other', async () => {
    const [accidents, vehicles] = await proposed();
    for (const [tables, field] of [
      [[accidents, { ...vehicles, name: 'other' }], 'name'],
      [[accidents, { ...vehicles, keyScope: 'year' }], 'fields'],
      [[accidents, { ...vehicles, linked: false, fields: ['accident-key', 'date', 'vehicle-type'] }], 'linked'],
      [[{ ...accidents, linked: true }], 'linked'],
      [[], 'tables'],
    ] as const) {
      expect(() => parseMappings({ tables })).toThrow(expect.objectContaining({ details: expect.objectContaining({ field }) }));
    }
  });
});

describe('people who are counted with the accidents and listed beside them', () => {
  const ACCIDENTS = 'Αρ. ατυχήματος;Ημερομηνία;Νεκροί;Βαριά τραυματίες;Ελαφρά τραυματίες\nA1;05/03/2023;0;1;2\nA2;06/03/2023;;;\n';
  const CASUALTIES = 'Αρ. ατυχήματος;Α/Α παθόντος;Βαρύτητα παθόντος\nA1;1;Βαριά\nA1;2;Ελαφρά\n';

  const proposals = (): Promise<readonly TableMapping[]> => Promise.all([ACCIDENTS, CASUALTIES].map((text) => propose(text)));

  it('become casualties once, and the accident states how many', async () => {
    const mappings = proposeLinks(await proposals()).map((mapping) => mapping!);
    expect(mappings.map(({ casualtiesListed }) => casualtiesListed)).toEqual([true, undefined]);
    expect(parseMappings(JSON.parse(JSON.stringify({ tables: mappings })))).toEqual(mappings);
    const file = await read(ACCIDENTS, mappings);
    expect(file.drafts.map(({ kind }) => kind)).toEqual(['accident', 'accident']);
    expect(file.drafts).toMatchObject([{ severity: 'serious' }, { severity: null }]);
    expect(file.lines.map(({ stated }) => stated)).toEqual([{ units: null, casualties: 3 }, undefined]);
    // The list of people may come later, and alone.
    expect(idsOf((await read(CASUALTIES, mappings)).drafts)).toEqual([
      ['A1', '', '1', 'serious'],
      ['A1', '', '2', 'slight'],
    ]);
  });

  it('also where a person links the tables, and where it was decided before', async () => {
    const [accidents, casualties] = (await proposals()).map((mapping) => ({ ...mapping, keyScope: 'source' as const }));
    const linked = [accidents!, { ...casualties!, linked: true as const }];
    const [decided] = parseMappings({ tables: linked });
    for (const mappings of [[decided!], linked]) {
      const { drafts } = await read(ACCIDENTS, mappings);
      expect(drafts.map(({ kind }) => kind)).toEqual(['accident', 'accident']);
    }
    expect(() => parseMapping({ ...decided, casualtiesListed: 'yes' })).toThrow(
      expect.objectContaining({ details: { field: 'casualtiesListed', value: 'yes' } }),
    );
  });

  it('are casualties where no table lists them', async () => {
    const { drafts, lines } = await read(ACCIDENTS, [await propose(ACCIDENTS)]);
    expect(drafts.filter(({ kind }) => kind === 'casualty')).toHaveLength(3);
    expect(lines[0]?.stated).toBeUndefined();
  });
});

describe('a file with a line for each vehicle', () => {
  const TEXT = [
    'Αρ. ατυχήματος;Ημερομηνία;Α/Α οχήματος;Είδος οχήματος',
    'A1;05/03/2023;1;Ι.Χ.Ε.',
    'A1;05/03/2023;2;Λεωφορείο',
    'A2;06/03/2023;1;Ποδήλατο',
  ].join('\n');

  it('gives vehicles with their accidents', async () => {
    const mapping = await propose(TEXT);
    expect(mapping).toMatchObject({ rowIs: 'vehicle', fields: ['accident-key', 'date', 'unit-key', 'vehicle-type'] });
    const file = await read(TEXT, [mapping]);
    expect(file.lines.map(({ drafts }) => drafts.map(({ kind }) => kind))).toEqual(Array(3).fill(['traffic-unit', 'accident']));
    expect(idsOf(file.drafts).slice(0, 2)).toEqual([['2023/A1', '1', 'car'], '2023/A1']);
  });
});

describe('a mapping says of a file', () => {
  const TEXT = 'Ημερομηνία;Βαρύτητα;Ηλικία;Οδός\n05/03/2023;Ελαφρύ;9999;-\n06/03/2023;Α/Α;44;Ερμού\n';

  it('which texts mean nothing', async () => {
    const mapping = await propose(TEXT);
    expect(mapping.missing).toEqual(['-']);
    const decided = parseMapping({ ...mapping, missing: ['-', '9999', 'Α/Α'] });
    const { drafts, issues } = await read(TEXT, [decided]);
    expect(drafts).toMatchObject([
      { severity: 'slight', roadName: null },
      { severity: null, roadName: 'Ερμού' },
    ]);
    expect(issues.map(({ code, column }) => [code, column])).toEqual([['VALUE_MISSING', 'Βαρύτητα']]);
    // What is written is not lost.
    expect(JSON.stringify(drafts)).toContain('9999');
  });

  it('how it is cut: quotes, headings in two lines, none', async () => {
    const double = 'ΗΜ/ΝΙΑ;ΘΕΣΗ;\n;Χ;Υ\n05/03/2023;408123;4357012\n';
    const mapping = await propose(double, { headerLines: 2 });
    const file = await read(`Τίτλος\n\n${double}`, [mapping]);
    expect(file.drafts).toMatchObject([{ position: { first: 408123, second: 4357012 } }]);
    expect([file.lines[0]?.row, file.skipped]).toEqual([5, 2]);
    // Further down than anybody would look: where the person has said, and near it the next time.
    const far = `${'Σημείωση\n'.repeat(44)}Ημερομηνία;Βαρύτητα\n05/03/2023;Ελαφρύ\n`;
    const deep = await propose(far, { headerRow: 45, headerLines: 1 });
    expect((await read(`Σημείωση\n${far}`, [deep])).lines.map(({ row }) => row)).toEqual([47]);
    const headless = '1;05/03/2023;Ελαφρύ\n2;06/03/2023;Ελαφρύ\n';
    const bare = await propose(headless, { headerLines: 0, headerRow: 1 });
    const fields = ['accident-key', 'date', 'severity'] as const;
    const read3 = await read(headless, [parseMapping({ ...bare, fields, codes: { severity: { Ελαφρύ: 'slight' } } })]);
    expect(idsOf(read3.drafts)).toEqual(['2023/1', '2023/2']);
    await expect(read('1;2;3;4\n', [{ ...bare, fields }])).rejects.toMatchObject({ code: 'FILE_MAPPING_DIFFERENT' });
  });

  it('never that names are read, whichever line is taken for the headings', async () => {
    const text = 'Τροχαία;;Βόλου\nΗμερομηνία;Επώνυμο οδηγού;Οδός\n05/03/2023;Παπαδοπούλου;Ερμού\n';
    for (const reading of [{}, { headerRow: 1, headerLines: 1 }, { headerRow: 3, headerLines: 0 }] as const) {
      const table = await surveyTable(bytesSource(Buffer.from(text)), 'file.csv', { reading });
      const { columns, mapping } = proposeMapping(table.header, table.preview, { ...CONTEXT, reading, personal: table.personal });
      expect(columns[1]?.because).toBe('personal');
      const fields = ['date', null, 'road-name'] as const;
      const { drafts } = await read(text, [{ ...mapping, fields }]);
      expect(JSON.stringify(drafts)).not.toContain('Παπαδοπούλου');
      const greedy = read(text, [{ ...mapping, fields: ['date', 'road-name', null] }]);
      await expect(greedy).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field: 'fields', value: 'Επώνυμο οδηγού' } });
    }
    // Of a table that has no headings at all, only what has a field is kept.
    const bare = '1;05/03/2023;Παπαδοπούλου\n';
    const mapping = { ...(await propose(bare, { headerLines: 0, headerRow: 1 })), fields: ['accident-key', 'date', null] as const };
    const file = await read(bare, [mapping]);
    expect(file.drafts).toHaveLength(1);
    expect(JSON.stringify(file.drafts)).not.toContain('Παπαδοπούλου');
  });

  it('nothing that nobody knows', async () => {
    const mapping = await propose(TEXT);
    for (const [change, field, value] of [
      [{ datOrder: 'day-first' }, 'mapping', 'datOrder'],
      [{ reading: { encodin: 'utf-8' } }, 'reading', 'encodin'],
      [{ reading: { encoding: 'utf-7' } }, 'reading.encoding', 'utf-7'],
      [{ reading: { delimiter: ':' } }, 'reading.delimiter', ':'],
      [{ reading: { headerRow: 0 } }, 'reading.headerRow', '0'],
      [{ missing: [''] }, 'missing', ''],
    ] as const) {
      expect(() => parseMapping({ ...mapping, ...change })).toThrow(expect.objectContaining({ details: { field, value } }));
    }
  });

  it('as it was kept before there were such choices, all that it said then', async () => {
    const { missing: _, reading: __, ...old } = await propose('Ημερομηνία;Βαρύτητα\n05/03/2023;Ελαφρύ\n');
    const { drafts } = await read('Ημερομηνία;Βαρύτητα\n05/03/2023;Ελαφρύ\n', [old]);
    expect(drafts).toMatchObject([{ severity: 'slight', time: { year: 2023, month: 3, day: 5 } }]);
  });
});

describe('a moment in UTC', () => {
  it('is that of the clocks of the organisation', async () => {
    const text = 'date and time;severity\n2023-05-31T22:30:00Z;Slight\n2023-12-31T23:15:00.000Z;Slight\n2023-06-01T10:00:00+03:00;Slight\n';
    const mapping = await propose(text);
    const { drafts } = await read(text, [mapping], 'Europe/Athens');
    expect(
      drafts.map((draft) => draft.kind === 'accident' && [draft.time.year, draft.time.month, draft.time.day, draft.time.hour]),
    ).toEqual([
      [2023, 6, 1, 1],
      [2024, 1, 1, 1],
      [2023, 6, 1, 10],
    ]);
  });
});

describe('the codes of a whole file', () => {
  const lines = Array.from({ length: 90_000 }, (_, i) => `${i};05/03/2023;${i === 89_999 ? 'ΥΖ' : i % 2 === 0 ? 'Θ' : '-'};${i}`);
  const TEXT = ['Α/Α;Ημερομηνία;Βαρύτητα;Σημείωση', ...lines].join('\n');

  it('are found wherever they first come, and what is no list of codes is said so', async () => {
    const source = bytesSource(Buffer.from(TEXT));
    const table = await surveyTable(source, 'file.csv');
    expect(table.isWhole).toBe(false);
    const shares: number[] = [];
    const found = await scanCodes(source, table, { positions: [2, 3], onProgress: (share) => shares.push(share) });
    expect(found).toEqual([
      { position: 2, values: ['Θ', '-', 'ΥΖ'], isTooMany: false },
      { position: 3, values: [], isTooMany: true },
    ]);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('are looked for no longer when nobody waits', async () => {
    const source = bytesSource(Buffer.from(TEXT));
    const table = await surveyTable(source, 'file.csv');
    await expect(scanCodes(source, table, { positions: [2], signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('a sample', () => {
  it('is read as the file would be, and shows its first, middle and last place', async () => {
    const rows = ['1;;', '2;408001;4357001', '3;408002;4357002', '4;408003;4357003', '5;408004;4357004', '6;;'];
    const text = `Τίτλος\nΑ/Α;Ημερομηνία;Χ;Υ\n${rows.map((row) => row.replace(';', ';05/03/2023;')).join('\n')}\n`;
    const table = await surveyTable(bytesSource(Buffer.from(text)), 'file.csv');
    const sample = readSample(table, await propose(text), { latestDate: '2024-06-30' });
    expect(sample.map(({ row, remarks }) => [row, remarks.map(({ code }) => code)])).toEqual([
      [3, ['VALUE_MISSING']],
      [4, []],
      [5, []],
      [6, []],
      [7, []],
      [8, ['VALUE_MISSING']],
    ]);
    expect(choosePlaced(sample).map(({ row }) => row)).toEqual([4, 6, 7]);
  });
});

describe('numbers of more digits than a machine’s hold', () => {
  it('stay as they are written in a workbook and in GeoJSON', async () => {
    const cells = (row: readonly string[]): string =>
      `<row>${row.map((cell) => (/^\d/.test(cell) && !cell.includes('/') ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`;
    const book = workbook([
      {
        name: 'x',
        rows: [
          ['Α/Α', 'Ημερομηνία'],
          ['12345678901234567891', '05/03/2023'],
          ['1.2345678901234568E+19', '05/03/2023'],
        ]
          .map(cells)
          .join(''),
      },
    ]);
    const [sheet] = await surveyTables(bytesSource(book), 'x.xlsx');
    expect(sheet?.outcome).toMatchObject({
      preview: [
        ['12345678901234567891', '05/03/2023'],
        ['1.2345678901234568E+19', '05/03/2023'],
      ],
    });
    const collection =
      '{"type":"FeatureCollection","features":[{"properties":{"Α/Α":12345678901234567891,"x":0.1234567890123456789},"geometry":null}]}';
    const [features] = await surveyTables(bytesSource(Buffer.from(collection)), 'x.geojson');
    expect(features?.outcome).toMatchObject({ preview: [['12345678901234567891', '0.12345678901234568']] });
  });

  it('are refused as numbers of accidents where a program has rounded them', async () => {
    const text = 'Α/Α;Ημερομηνία\n1.2345678901234568E+19;05/03/2023\n';
    const { issues } = await read(text, [await propose(text)]);
    expect(issues).toMatchObject([{ code: 'KEY_ROUNDED', level: 'rejected' }]);
  });
});
