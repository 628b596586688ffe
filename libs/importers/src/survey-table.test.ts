import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { encode } from 'iconv-lite';
import type { TableReading } from './mapping/table-reading.ts';
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
