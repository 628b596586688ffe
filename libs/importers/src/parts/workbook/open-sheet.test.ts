import { describeProblem, isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';

import { listEntries } from '../../archive/list-entries.ts';
import { detectTables } from '../../detect-tables.ts';
import { readTable } from '../../read-table.ts';
import { bytesSource } from '../../testing/archives.ts';
import { collisionsText, IMPORT_DAY, readDetected, VEHICLE_HEADER, type ReadFile } from '../../testing/files.ts';
import { textRows, workbook, type SheetText, type WorkbookOptions } from '../../testing/workbooks.ts';
import { listSheets, openSheet } from './open-sheet.ts';

/** The text of the first sheet. */
async function textOf(bytes: Buffer, pieceBytes?: number): Promise<string> {
  const source = bytesSource(bytes, pieceBytes);
  const [name = ''] = await listSheets(source, await listEntries(source), 'x.xlsx');
  const pieces: Uint8Array[] = [];
  for await (const piece of (await openSheet(source, name, 'x.xlsx')).read()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const textOfRows = (rows: string, options: WorkbookOptions = {}): Promise<string> => textOf(workbook([{ name: 'A', rows }], options));

async function readWorkbookFile(sheets: readonly SheetText[], options?: WorkbookOptions): Promise<ReadFile> {
  const source = bytesSource(workbook(sheets, options));
  const [table] = await detectTables(source, 'x.xlsx');
  return readDetected(source, table!);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => {
      if (isProblem(error)) return error.code;
      throw error;
    },
  );
}

const cellsOf = (text: string): string[] => text.replace(/\n$/, '').split('\t');

describe('the cells of a workbook', () => {
  it('are what a person sees, without a language', async () => {
    const rows = `<row r="1">
      <c r="A1"><v>1.5</v></c><c r="B1"><v>20.358773000000001</v></c><c r="C1"><v>2018100001</v></c><c r="D1"><v>-3</v></c>
      <c r="E1" s="1"><v>43101</v></c><c r="F1" s="2"><v>43101.615277777775</v></c><c r="G1" s="3"><v>0.61527777777777781</v></c>
      <c r="H1" t="b"><v>1</v></c><c r="I1" t="b"><v>0</v></c>
      <c r="J1"><f>SUM(A1:B1)</f><v>21.858772999999999</v></c><c r="K1" t="str"><f>A1&amp;"x"</f><v>1.5x</v></c><c r="L1" s="1"><f>TODAY()</f><v>43102</v></c>
      <c r="M1" t="e"><v>#N/A</v></c><c r="N1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="O1"><f>A2</f></c>
      <c r="P1" t="s"><v>0</v></c><c r="Q1" t="s"><v>1</v></c><c r="R1" t="s"><v>2</v></c><c r="S1" t="s"><v>99</v></c>
      <c r="T1" t="inlineStr"><is><r><t>Λεωφ. </t></r><r><rPr><b/></rPr><t>Κηφισίας</t></r></is></c>
      <c r="U1" t="d"><v>2018-03-05T14:30:00</v></c><c r="V1" t="d"><v>2018-03-05</v></c><c r="W1"><v>end</v></c></row>`;
    const strings = [
      '<t xml:space="preserve"> απλό </t>',
      '<r><t>πλούσιο </t></r><r><rPr><i/></rPr><t>κείμενο</t></r>',
      '<t>A&amp;B _x0041_</t><rPh sb="0" eb="1"><t>no</t></rPh>',
    ];
    expect(cellsOf(await textOfRows(rows, { strings, formats: [14, 'dd/mm/yyyy hh:mm', 20] }))).toEqual([
      ...['1.5', '20.358773', '2018100001', '-3', '2018-01-01', '2018-01-01 14:46', '14:46', 'TRUE', 'FALSE'],
      ...['21.858773', '1.5x', '2018-01-02', '', '', '', ' απλό ', 'πλούσιο κείμενο', 'A&B A', '', 'Λεωφ. Κηφισίας'],
      ...['2018-03-05 14:30', '2018-03-05', 'end'],
    ]);
  });

  it('are those that another program has written', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Ατυχήματα');
    const words = Array.from({ length: 3_000 }, (_, i) => `Λεωφόρος Κηφισίας ${i}`);
    for (const [i, word] of words.entries()) sheet.addRow([word, i / 8, new Date(Date.UTC(2018, 0, 1 + (i % 365), 14, 46)), i % 2 === 0]);
    sheet.getColumn(3).numFmt = 'dd/mm/yyyy hh:mm';
    sheet.getCell('A1').value = { richText: [{ text: 'Λεωφόρος ' }, { font: { bold: true }, text: 'Κηφισίας 0' }] };
    sheet.getCell('B2').value = { formula: 'A1*2', result: 0.125 };
    const text = await textOf(Buffer.from(await book.xlsx.writeBuffer()));
    const day = (i: number): string => new Date(Date.UTC(2018, 0, 1 + (i % 365))).toISOString().slice(0, 10);
    expect(text).toBe(words.map((word, i) => `${word}\t${i / 8}\t${day(i)} 14:46\t${i % 2 === 0 ? 'TRUE' : 'FALSE'}\n`).join(''));
  });

  it('stand in their rows and columns, and what is not written down is blank', async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2" s="0"/></row><row r="5"><c r="A5"><v>2</v></c><c r="C5"><v>3</v></c></row><row r="9"><c r="A9" s="0"/></row>';
    expect(await textOfRows(rows)).toBe('\n\t1\n\n\n2\t\t3\n');
  });

  it('may have no numbers, or names with a prefix', async () => {
    const rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c r="D2"><v>4</v></c><c><v>5</v></c></row>';
    expect(await textOfRows(rows, { prefix: 'x' })).toBe('1\t2\n3\t\t\t4\t5\n');
  });

  it('of a merged range have their text in the first', async () => {
    const rows = '<row r="1"><c r="A1" t="str"><v>title</v></c><c r="B1"/><c r="C1"/></row><row r="2"><c r="A2"><v>1</v></c></row>';
    expect(await textOfRows(`${rows}</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells><sheetData>`)).toBe('title\n1\n');
  });

  it('count from 1904 where the workbook says so', async () => {
    expect(await textOfRows('<row><c s="1"><v>41639</v></c></row>', { formats: [14], isFrom1904: true })).toBe('2018-01-01\n');
  });

  it('are whole, wherever the file is cut into pieces', async () => {
    const words = Array.from({ length: 400 }, (_, i) => [`Λεωφόρος Κηφισίας 𝟙 ${i}`, 'Ώ']);
    const bytes = workbook([{ name: 'A', rows: textRows(words) }], { stored: true });
    for (const pieceBytes of [1, 7, 1_000]) {
      expect(await textOf(bytes, pieceBytes)).toBe(words.map((cells) => `${cells.join('\t')}\n`).join(''));
    }
  });

  it('far to the right are one cell more than any table has', async () => {
    const text = await textOfRows('<row r="1"><c r="A1"><v>1</v></c><c r="XFC1"><v>2</v></c><c r="XFD1"><v>3</v></c></row>');
    expect(cellsOf(text)).toHaveLength(501);
    expect(cellsOf(text).at(-1)).toBe('2');
  });
});

describe('a broken workbook', () => {
  it.each([
    ['its text ends in the midst', '<row r="1"><c r="A1"><v>1</v></c></row><row'],
    ['a row comes twice', '<row r="2"/><row r="2"/>'],
    ['a row has no number that could be', '<row r="1048577"/>'],
    ['a cell comes twice', '<row r="1"><c r="B1"/><c r="B1"/></row>'],
    ['an entity is its own', '<row r="1"><c r="A1"><v>&bomb;</v></c></row>'],
  ])('is refused: %s', async (_what, rows) => {
    expect(await codeOf(textOfRows(rows))).toBe('FILE_UNREADABLE');
  });

  it('is refused before a few bytes become a text without end', async () => {
    const rows = `<row><c t="s"><v>0</v></c></row>`.repeat(20_000);
    expect(await codeOf(textOfRows(rows, { strings: [`<t>${'x'.repeat(90_000)}</t>`] }))).toBe('FILE_EXPANDS_TOO_FAR');
  });

  it('never fails in another way, whichever of its bytes were changed', async () => {
    const bytes = workbook([{ name: 'A', rows: textRows([VEHICLE_HEADER.split(','), ['A', '1', 'Car', 'x']]) }], { stored: true });
    const known = [
      'none',
      'FILE_UNREADABLE',
      'FILE_EXPANDS_TOO_FAR',
      'FILE_NOT_TEXT',
      'FILE_EMPTY',
      'FILE_FORMAT_UNKNOWN',
      'FILE_BROKEN_QUOTE',
      'FILE_MISSING_COLUMNS',
      'FILE_NO_LINES',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          const changed = Buffer.from(bytes);
          for (const [at, byte] of changes) changed[at] = byte;
          expect(known).toContain(await codeOf(detectTables(bytesSource(changed), 'x.xlsx')));
        },
      ),
      { numRuns: 200, seed: 17 },
    );
  });
});

describe('a table in a workbook', () => {
  const COLLISIONS = collisionsText({}, { accident_index: 'B', accident_severity: 'Fatal' }, { accident_index: 'C', date: '' });
  const collisionRows = COLLISIONS.trimEnd()
    .split('\n')
    .map((line) => line.split(','));

  it('is the same as in a text', async () => {
    const text = await readWorkbookFile([{ name: 'A', rows: textRows(collisionRows) }]);
    const source = bytesSource(Buffer.from(COLLISIONS));
    const [table] = await detectTables(source, 'x.xlsx');
    const plain = await readDetected(source, table!);
    expect(text.lines).toEqual(plain.lines);
    expect(text.skipped).toBe(plain.skipped);
    expect(text.drafts).toHaveLength(2);
  });

  it('has the row numbers of Excel, and all rows below its header are counted', async () => {
    const [header = '', first = '', second = ''] = textRows(collisionRows.slice(0, 3)).split(/(?<=<\/row>)/);
    const at = (row: number, xml: string): string => xml.replace('<row>', `<row r="${row}">`);
    const { lines, skipped } = await readWorkbookFile([
      { name: 'A', rows: at(3, header) + at(4, first) + at(8, second) + '<row r="2000"/>' },
    ]);
    expect(lines.map(({ row }) => row)).toEqual([4, 8]);
    // Two blank rows above the header, three between the records; those below the last are none.
    expect(skipped).toBe(5);
  });

  it('keeps lines of one cell apart from lines of the file', async () => {
    const rows = [VEHICLE_HEADER.split(','), ['A', '1', 'Car', 'one\ntwo\r\n"three"\tfour'], ['A', '2', 'Car', '']];
    const { lines, drafts } = await readWorkbookFile([{ name: 'A', rows: textRows(rows) }]);
    expect(lines.map(({ row, issues }) => [row, issues])).toEqual([
      [2, []],
      [3, []],
    ]);
    // XML makes one line feed of both.
    expect(drafts[0]?.attributes['note']).toBe('one\ntwo\n"three"\tfour');
  });

  it('keeps a remark beside it, and refuses a row that has more than was seen', async () => {
    const rows = [VEHICLE_HEADER.split(','), ['A', '1', 'Car', '', 'see file'], ['A', '2', 'Car', '', '', '', 'far']];
    const { lines, drafts } = await readWorkbookFile([{ name: 'A', rows: textRows(rows) }]);
    expect(drafts.map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({ '(5)': 'see file' }),
      expect.objectContaining({ '(7)': 'far' }),
    ]);
    const later = [...rows.slice(0, 1), ...Array.from({ length: 10 }, (_, i) => ['A', String(i), 'Car']), ['A', '99', 'Car', '', 'x']];
    const far = await readWorkbookFile([{ name: 'A', rows: textRows(later) }]);
    expect(far.lines.at(-1)?.issues).toMatchObject([{ code: 'COLUMNS_SHIFTED', value: '5 / 4' }]);
    expect(lines).toHaveLength(2);
  });

  it('is the first sheet that is one, and the others are named, with the reason where there is one', async () => {
    const { table } = await readWorkbookFile([
      { name: 'Οδηγίες', rows: textRows([['Συμπληρώστε το φύλλο', 'Ατυχήματα']]) },
      { name: 'κενό', rows: '' },
      { name: 'Ατυχήματα & άλλα', rows: textRows(collisionRows) },
      { name: 'Παλιά', rows: textRows(collisionRows.slice(0, 1)) },
      { name: 'ΣΥΝΟΛΑ 2024', rows: textRows([['Μήνας', 'Πλήθος']]) },
      {
        name: 'Ανά ώρα',
        rows: textRows([
          ['Ώρα', 'Αριθμός ατυχημάτων'],
          ['1', '2'],
        ]),
      },
    ]);
    expect(table).toMatchObject({
      tableId: 'collisions',
      fileName: 'x.xlsx',
      part: { kind: 'sheet', sheet: 'Ατυχήματα & άλλα' },
      leftOut: ['Οδηγίες'],
      setAside: [
        { name: 'κενό', because: 'empty' },
        { name: 'Παλιά', because: 'headings' },
        { name: 'ΣΥΝΟΛΑ 2024', because: 'totals' },
        { name: 'Ανά ώρα', because: 'totals' },
      ],
    });
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });

  it('is refused where another sheet is nearly like it, with what the two have not in common', async () => {
    const [header = [], ...lines] = collisionRows;
    const without = header.findIndex((heading) => /severity/.test(heading));
    const july = [[...header.map((heading, i) => (i === without ? 'Gravity' : heading)), 'Remarks'], ...lines];
    const sheets = [
      { name: 'June', rows: textRows(collisionRows) },
      { name: 'July', rows: textRows(july) },
    ];
    const error: unknown = await readWorkbookFile(sheets).catch((thrown: unknown) => thrown);
    expect(isProblem(error) && describeProblem(error, 'en')).toBe(
      `“x.xlsx › July” looks like “x.xlsx › June”, but its headings are not the same and the two cannot be read together. It lacks: ${header[without] ?? ''}. ` +
        'It has besides: Gravity, Remarks. Correct the headings, or save it in a file of its own and give that separately.',
    );
    // A sum over two of its columns is none.
    const sums = [header.slice(0, 2), ['1', '2']];
    expect((await readWorkbookFile([sheets[0]!, { name: 'Sums', rows: textRows(sums) }])).table.leftOut).toEqual(['Sums']);
  });

  it('is missed with what comes closest to one', async () => {
    const incomplete = [
      ['accident_severity', 'longitude', 'latitude'],
      ['1', '2', '3'],
    ];
    const sheets = [
      { name: 'A', rows: textRows([['a', 'b']]) },
      { name: 'B', rows: textRows(incomplete) },
    ];
    expect(await codeOf(readWorkbookFile(sheets))).toBe('FILE_MISSING_COLUMNS');
    expect(await codeOf(readWorkbookFile(sheets.slice(0, 1)))).toBe('FILE_FORMAT_UNKNOWN');
    expect(await codeOf(readWorkbookFile([]))).toBe('FILE_EMPTY');
  });

  it('does not hide a column of persons', async () => {
    const rows = [
      [...VEHICLE_HEADER.split(','), 'Όνομα οδηγού'],
      ['A', '1', 'Car', '', 'Κ. Κάποιος'],
    ];
    const { table, drafts } = await readWorkbookFile([{ name: 'A', rows: textRows(rows) }]);
    expect(table.personalColumns).toMatchObject([{ position: 4, because: 'heading' }]);
    expect(JSON.stringify([table.preview, drafts])).not.toContain('Κάποιος');
  });

  it('tells how far it was read, up to its end', async () => {
    const records = Array.from({ length: 5_000 }, (_, i) => ['A', String(i), 'Car', 'a remark of some length on the vehicle']);
    const source = bytesSource(workbook([{ name: 'A', rows: textRows([VEHICLE_HEADER.split(','), ...records]) }]));
    const [table] = await detectTables(source, 'x.xlsx');
    const seen: number[] = [];
    for await (const { bytesRead } of readTable(source, table!, { latestDate: IMPORT_DAY })) seen.push(bytesRead / table!.bytes);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen[0]).toBeLessThan(0.5);
    expect(seen[4]).toBe(1);
  });
});
