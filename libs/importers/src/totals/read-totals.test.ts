import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { bytesSource } from '../testing/archives.ts';
import { readFixture, readPlainFixture } from '../testing/files.ts';
import { textRows, workbook } from '../testing/workbooks.ts';
import { parseTotals, type TotalsTable } from './parse-totals.ts';
import { readTotals } from './read-totals.ts';

const MEASURES = { ΝΕΚΡΟΙ: 'killed', ΒΑΡΙΑ: 'seriously-injured', ΕΛΑΦΡΑ: 'slightly-injured' } as const;
const MONTHS = 'ΙΑΝΟΥΑΡΙΟΣ ΦΕΒΡΟΥΑΡΙΟΣ ΜΑΡΤΙΟΣ ΑΠΡΙΛΙΟΣ ΜΑΪΟΣ ΙΟΥΝΙΟΣ ΙΟΥΛΙΟΣ ΑΥΓΟΥΣΤΟΣ ΣΕΠΤΕΜΒΡΙΟΣ ΟΚΤΩΒΡΙΟΣ ΝΟΕΜΒΡΙΟΣ ΔΕΚΕΜΒΡΙΟΣ'.split(
  ' ',
);
/** As ELSTAT lays it out, with made-up numbers: each month has 3 killed, 2 in one hour and 1 in another. */
const TABLE: readonly (readonly string[])[] = [
  ['Πίνακας 18. Παθόντες κατά μήνα και ώρα.\n Έτος: 2018'],
  [],
  ['ΩΡΑ', 'ΣΥΝΟΛΟ', ...MONTHS],
  ['', ...Array.from({ length: 13 }, () => 'ΝΕΚΡΟΙ')],
  ['ΣΥΝΟΛΟ ', '36', ...MONTHS.map(() => '3')],
  ['0', '24', ...MONTHS.map(() => '2')],
  ['1', '12', ...MONTHS.map(() => '1')],
  ['* προσωρινά στοιχεία'],
];
const withCell = (row: number, column: number, cell: string): readonly (readonly string[])[] =>
  TABLE.map((line, i) => (i === row ? line.map((old, k) => (k === column ? cell : old)) : line));

describe('a workbook of ELSTAT', () => {
  let tables: readonly TotalsTable[];
  beforeAll(async () => {
    tables = await readTotals(bytesSource(readPlainFixture('gr-elstat', 'dataset_2022.xlsx')), 'dataset_2022.xlsx');
  });

  it('is known by its own title and headings', () => {
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      title: 'Πίνακας 18. Αριθμός παθόντων από οδικά τροχαία ατυχήματα κατά βαθμό ατυχήματος, μήνα και ώρα του εικοσιτετραώρου.',
      year: 2022,
    });
  });

  it('has for each month what its hours add up to in the long form of the same table', () => {
    const rows = parse<Record<string, string>>(readFixture('gr-elstat', 'appended_datasets.csv'), { columns: true, bom: true });
    const added = new Map<string, number>();
    for (const row of rows) {
      if (row['Year'] !== '2022') continue;
      const month = new Date(`1 ${row['Month']} 2022 UTC`).getUTCMonth() + 1;
      const measure = MEASURES[row['Severity of Accident']!.trim() as keyof typeof MEASURES];
      const key = `2022-${String(month).padStart(2, '0')} ${measure}`;
      added.set(key, (added.get(key) ?? 0) + Number(row['Number of Accidents']));
    }
    expect(added.size).toBe(36);
    expect(new Map(tables[0]!.totals.map(({ month, measure, expected }) => [`${month} ${measure}`, expected]))).toEqual(added);
  });

  it('agrees with itself', () => {
    expect(tables[0]!.misfits).toEqual([]);
  });
});

describe('a table of totals by month', () => {
  it('is read in any sheet of a workbook, among sheets of another kind', async () => {
    const bytes = workbook([
      { name: 'Σημειώσεις', rows: textRows([['Έτος: 2018']]) },
      { name: 'P18', rows: textRows(TABLE) },
    ]);
    const [table, ...others] = await readTotals(bytesSource(bytes), 'x.xlsx');
    expect(others).toEqual([]);
    expect(table).toMatchObject({ title: 'Πίνακας 18. Παθόντες κατά μήνα και ώρα.', year: 2018, misfits: [] });
    expect(table!.totals).toHaveLength(12);
    expect(table!.totals[4]).toEqual({ month: '2018-05', measure: 'killed', expected: 3 });
  });

  it('is refused as what it is not', async () => {
    for (const bytes of [
      workbook([
        {
          name: 'A',
          rows: textRows([
            ['Α/Α', 'Ημερομηνία'],
            ['1', '01/02/2020'],
          ]),
        },
      ]),
      Buffer.from('a,b\n1,2\n'),
    ])
      await expect(readTotals(bytesSource(bytes), 'x')).rejects.toMatchObject({ code: 'FILE_WITHOUT_TOTALS' });
  });

  it.each([
    ['a title without a year', withCell(0, 0, 'Πίνακας 18')],
    ['a month missing', withCell(2, 3, 'ΚΑΤΙ')],
    ['a month twice', withCell(2, 3, 'ΙΑΝΟΥΑΡΙΟΣ')],
    ['no line of totals', withCell(4, 0, 'Άθροισμα')],
    ['a total that is no count', withCell(4, 5, '3,5')],
    ['a total that is blank', withCell(4, 5, '')],
  ])('is none with %s', (_, lines) => {
    expect(parseTotals(lines)).toBeNull();
  });

  it('says where its lines do not add up to its totals, or its months to the year', () => {
    expect(parseTotals(withCell(5, 3, '9'))?.misfits).toEqual([{ kind: 'parts', month: '2018-02', measure: 'killed', said: 3, added: 10 }]);
    expect(parseTotals(withCell(4, 1, '1.036'))?.misfits).toEqual([
      { kind: 'parts', month: null, measure: 'killed', said: 1036, added: 36 },
      { kind: 'year', month: null, measure: 'killed', said: 1036, added: 36 },
    ]);
  });

  it('is the same with English words and months in other spellings', () => {
    const words = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const english = [
      ['Table 18. Year: 2018'],
      ['Hour', 'Total', ...words],
      ['', ...Array.from({ length: 13 }, () => 'Killed')],
      ...TABLE.slice(4, 7).map((line) => line.map((cell) => (cell === 'ΣΥΝΟΛΟ ' ? 'Total' : cell))),
    ];
    expect(parseTotals(english)?.totals).toEqual(parseTotals(TABLE)?.totals);
  });
});
