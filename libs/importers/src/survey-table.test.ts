import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { encode } from 'iconv-lite';
import { proposeMapping } from './mapping/propose-mapping.ts';
import type { TableReading } from './mapping/table-reading.ts';
import { readSample } from './read-sample.ts';
import { scanCodes } from './scan-codes.ts';
import { surveyTable, type SurveyedTable } from './survey-table.ts';
import { surveyContent, surveyTables } from './survey-tables.ts';
import { bytesSource, zip } from './testing/archives.ts';
import { textRows, workbook } from './testing/workbooks.ts';

const survey = (content: string | Buffer, reading: TableReading = {}): Promise<SurveyedTable> =>
  surveyTable(bytesSource(Buffer.from(content as string)), 'file.csv', { reading });

/** Which line is the header, how many lines it takes, the headings, the first record. */
const shape = ({ headerRow, headless, headerLines, header, preview, rows }: SurveyedTable) => ({
  at: headerRow,
  lines: headless === true ? 0 : (headerLines ?? 1),
  header,
  first: preview[0],
  row: rows[0],
});

describe('a file of no known format, cut as a person says', () => {
  const GREEK = 'Ημερομηνία;Βαρύτητα\n05/03/2023;Ελαφρύ\n';

  it.each([
    ['utf-8', Buffer.from(GREEK)],
    ['utf-16le', encode(GREEK, 'utf-16le')],
    ['utf-16be', encode(GREEK, 'utf-16be')],
    ['windows-1253', encode(GREEK, 'windows-1253')],
    ['iso-8859-7', encode(GREEK, 'iso-8859-7')],
    ['cp737', encode(GREEK, 'cp737')],
  ] as const)('in %s', async (encoding, bytes) => {
    expect(await survey(bytes, { encoding })).toMatchObject({ encoding, header: ['Ημερομηνία', 'Βαρύτητα'] });
    // Without a word it is found, but for what is one letter apart from another encoding.
    if (encoding !== 'iso-8859-7') expect((await survey(bytes)).header).toEqual(['Ημερομηνία', 'Βαρύτητα']);
  });

  it('in a wrong encoding shows what it would read, for the person to see', async () => {
    const { header } = await survey(encode(GREEK, 'windows-1253'), { encoding: 'windows-1252' });
    expect(header).toEqual(['Çìåñïìçíßá', 'Âáñýôçôá']);
  });

  it('with a delimiter that another one outnumbers', async () => {
    const text = 'date|place,street,town|severity\n05/03/2023|a,b,c|Slight\n';
    expect((await survey(text)).delimiter).toBe(',');
    expect(shape(await survey(text, { delimiter: '|' })).first).toEqual(['05/03/2023', 'a,b,c', 'Slight']);
  });

  it('with other quotation marks, or with such that are letters', async () => {
    const single = "date;road\n05/03/2023;'a;b'\n";
    expect(shape(await survey(single, { quote: "'" })).first).toEqual(['05/03/2023', 'a;b']);
    expect(shape(await survey(single)).first).toEqual(['05/03/2023', "'a", "b'"]);
    const inches = 'date;road\n05/03/2023;"Ermou\n06/03/2023;12" pipe\n';
    expect((await survey(inches, { quote: '' })).preview).toEqual([
      ['05/03/2023', '"Ermou'],
      ['06/03/2023', '12" pipe'],
    ]);
  });

  it('below titles, blank lines and a multi-line cell, by the numbers that an editor shows', async () => {
    const text = 'Police of X\n\n"Printed\non paper"\ndate;severity\n05/03/2023;Slight\n';
    expect(shape(await survey(text))).toEqual({ at: 5, lines: 1, header: ['date', 'severity'], first: ['05/03/2023', 'Slight'], row: 6 });
    expect(shape(await survey(text, { headerRow: 3, headerLines: 1 }))).toMatchObject({
      at: 3,
      header: ['Printed\non paper'],
      first: ['date', 'severity'],
    });
  });

  it('with groups of columns above its headings', async () => {
    const text = 'Α/Α;ΗΜ/ΝΙΑ;ΠΑΘΟΝΤΕΣ;;ΘΕΣΗ;\n;;ΝΕΚΡΟΙ;ΤΡΑΥΜΑΤΙΕΣ;Χ;Υ\n1;05/03/2023;0;1;408123;4357012\n';
    const header = ['Α/Α', 'ΗΜ/ΝΙΑ', 'ΠΑΘΟΝΤΕΣ ΝΕΚΡΟΙ', 'ΠΑΘΟΝΤΕΣ ΤΡΑΥΜΑΤΙΕΣ', 'ΘΕΣΗ Χ', 'ΘΕΣΗ Υ'];
    expect(shape(await survey(text))).toMatchObject({ at: 1, lines: 2, header, row: 3 });
    expect(shape(await survey(text, { headerLines: 1 }))).toMatchObject({ lines: 1, row: 2 });
  });

  it('without headings, whose first record is none of them', async () => {
    const text = 'Τροχαία\n1;05/03/2023;Ελαφρύ\n2;06/03/2023;Ελαφρύ\n';
    expect(shape(await survey(text))).toEqual({ at: 2, lines: 0, header: ['', '', ''], first: ['1', '05/03/2023', 'Ελαφρύ'], row: 2 });
    expect(shape(await survey(text, { headerLines: 0, headerRow: 3 }))).toMatchObject({ at: 3, first: ['2', '06/03/2023', 'Ελαφρύ'] });
    // Headings in words that nobody knows are headings all the same.
    expect(shape(await survey(text.replace('Τροχαία', 'Nro;Pvm;Laatu')))).toMatchObject({
      at: 1,
      lines: 1,
      header: ['Nro', 'Pvm', 'Laatu'],
    });
  });
});

describe('what else a file holds', () => {
  const TABLE = textRows([
    ['Ημερομηνία', 'Βαρύτητα'],
    ['05/03/2023', 'Ελαφρύ'],
  ]);
  const book = workbook([
    { name: 'Εξώφυλλο', rows: textRows([['Τροχαία Βόλου'], ['Στοιχεία 2023']]) },
    { name: 'Κενό', rows: '' },
    { name: 'Ατυχήματα', rows: TABLE },
  ]);

  it('does not hide its table: a cover sheet, a blank one, a letter, a picture', async () => {
    const sheets = await surveyTables(bytesSource(book), 'volos.xlsx');
    expect(sheets.map(({ content, outcome }) => [content, isProblem(outcome) ? outcome.code : outcome.header])).toEqual([
      ['Εξώφυλλο', ['Τροχαία Βόλου']],
      ['Κενό', 'FILE_EMPTY'],
      ['Ατυχήματα', ['Ημερομηνία', 'Βαρύτητα']],
    ]);
    const archive = zip([
      { name: 'LIESMICH.txt', content: Buffer.from('Dear reader') },
      { name: 'map.png', content: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
      { name: 'data/accidents.csv', content: Buffer.from('date;severity\n05/03/2023;Slight\n') },
    ]);
    const contents = await surveyTables(bytesSource(archive), 'x.zip');
    expect(contents.map(({ content, outcome }) => [content, isProblem(outcome) ? outcome.code : outcome.header])).toEqual([
      ['LIESMICH.txt', ['Dear reader']],
      ['map.png', 'FILE_NOT_TEXT'],
      ['data/accidents.csv', ['date', 'severity']],
    ]);
  });

  it('is chosen by its name', async () => {
    const { fileName, header } = await surveyContent(bytesSource(book), 'volos.xlsx', { content: 'Ατυχήματα' });
    expect([fileName, header]).toEqual(['volos.xlsx › Ατυχήματα', ['Ημερομηνία', 'Βαρύτητα']]);
  });
});

describe('who somebody is', () => {
  const TEXT = ['Α/Α;Ημερομηνία;Ονοματεπώνυμο;Πινακίδα;Βαρύτητα', ...people(0, 30)].join('\n');

  function people(first: number, count: number): string[] {
    return Array.from({ length: count }, (_, i) => `${first + i};05/03/2023;Νικολάου Ελένη;ΒΟΑ-1${100 + i};Ελαφρύ`);
  }

  /** All that is given to a person. */
  async function shown(content: string | Buffer, reading: TableReading, columns: readonly number[] = [0, 1, 2, 3, 4]): Promise<string> {
    const source = bytesSource(Buffer.from(content as string));
    const table = await surveyContent(source, 'file.csv', reading);
    const rows = table.isConcealed === true ? [] : table.preview;
    const proposal = proposeMapping(table.header, rows, { name: '', srid: 2100, speedUnit: 'km/h', personal: table.personal });
    const fields = table.header.map((_, i) => (i === 2 ? ('road-name' as const) : null));
    const sample =
      table.header.length === 5 && !table.header.some(isPersonalHere)
        ? readSample(table, { ...proposal.mapping, fields }, { latestDate: '2024-01-01', timeZone: 'Europe/Athens' })
        : [];
    const hide = (cells: readonly string[]): readonly string[] =>
      table.isConcealed === true ? [] : cells.filter((_, i) => !table.personal.includes(i));
    return JSON.stringify([
      proposal.mapping,
      table.header,
      [...table.firstLines.map(({ cells }) => cells), ...table.preview].map(hide),
      await scanCodes(source, table, { positions: columns }),
      sample,
    ]);
  }
  const isPersonalHere = (heading: string): boolean => heading === 'Ονοματεπώνυμο';

  const inLatin = (text: string): string => Buffer.from(text).toString('latin1').slice(0, 6);

  it.each<[string, TableReading]>([
    ['as it is found', {}],
    ['in an encoding of one byte', { encoding: 'windows-1252' }],
    ['in another one', { encoding: 'cp737' }],
    ['in an encoding of two bytes', { encoding: 'utf-16le' }],
    ['with another delimiter', { delimiter: ',' }],
    ['with another one below the headings', { delimiter: ',', headerRow: 3 }],
    ['below its headings', { headerRow: 4 }],
    ['without headings', { headerLines: 0, headerRow: 2 }],
    ['in another encoding below its headings', { encoding: 'windows-1252', headerRow: 4 }],
  ])('is not shown of a table that is cut %s', async (_, reading) => {
    const text = await shown(TEXT, reading);
    for (const told of ['Νικολάου', 'ΒΟΑ', '-11', inLatin('Νικολάου')]) expect(text).not.toContain(told);
    expect(text.toLowerCase()).not.toContain('νικολαου');
  });

  it('is not shown of a table in a wide encoding that is read as another one', async () => {
    const text = await shown(encode(TEXT.replaceAll('Νικολάου', 'Smith'), 'utf-16le'), { encoding: 'windows-1252' });
    expect(text.replaceAll('\\u0000', '')).not.toContain('Smith');
  });

  it('is not shown where nobody can find out how the table is cut', async () => {
    const text = await shown(`${TEXT}\n9;05/03/2023;"Νικολάου;ΒΟΑ-1999;Ελαφρύ\n`, { encoding: 'windows-1252', quote: '' });
    expect(text).not.toContain(inLatin('Νικολάου'));
  });

  it('is not shown as the heading of a table without headings', async () => {
    const text = await shown(people(0, 30).join('\n'), { delimiter: '|', headerLines: 1, headerRow: 1 });
    expect(text).not.toContain('ΒΟΑ');
    expect(text).not.toContain('βοα');
  });

  it('is not scanned where only the lines far below tell it', async () => {
    const empty = Array.from({ length: 500 }, (_, i) => `${i};05/03/2023;;Ελαφρύ`);
    const plates = Array.from({ length: 50 }, (_, i) => `${500 + i};05/03/2023;ΒΟΑ-1${100 + i};Ελαφρύ`);
    const source = bytesSource(Buffer.from(['Α/Α;Ημερομηνία;Στοιχείο;Βαρύτητα', ...empty, ...plates].join('\n')));
    const table = await surveyContent(source, 'file.csv', {});
    expect(table.personal).toEqual([]);
    expect(await scanCodes(source, table, { positions: [2, 3] })).toEqual([{ position: 3, values: ['Ελαφρύ'], isTooMany: false }]);
  });

  it('hides nothing else of a table that is cut in another way', async () => {
    const table = await surveyContent(bytesSource(encode(TEXT, 'windows-1253')), 'file.csv', { encoding: 'iso-8859-7' });
    expect(table).toMatchObject({
      isConcealed: false,
      personal: [2, 3],
      header: ['Α/Α', 'Ημερομηνία', 'Ονοματεπώνυμο', 'Πινακίδα', 'Βαρύτητα'],
    });
    const ascii = await surveyContent(bytesSource(Buffer.from('date;severity\n05/03/2023;Slight\n')), 'a.csv', {
      encoding: 'windows-1253',
    });
    expect(ascii).toMatchObject({ isConcealed: false, header: ['date', 'severity'] });
  });
});
