import { describe, expect, it } from '@jest/globals';
import { describeProblem, isProblem, LANGUAGES } from '@elektron/domain';
import { detectTables } from './detect-tables.ts';
import { isTableOfTotals } from './find-totals.ts';
import { bytesSource } from './testing/archives.ts';
import { readFixture, readPlainFixture } from './testing/files.ts';
import { textRows, workbook } from './testing/workbooks.ts';

/** As ELSTAT lays out its table 18: a title, a blank row, months over killed, seriously and slightly hurt, hours below. */
const MONTHS = 'ΙΑΝΟΥΑΡΙΟΣ ΦΕΒΡΟΥΑΡΙΟΣ ΜΑΡΤΙΟΣ ΑΠΡΙΛΙΟΣ ΜΑΙΟΣ ΙΟΥΝΙΟΣ ΙΟΥΛΙΟΣ ΑΥΓΟΥΣΤΟΣ ΣΕΠΤΕΜΒΡΙΟΣ ΟΚΤΩΒΡΙΟΣ ΝΟΕΜΒΡΙΟΣ ΔΕΚΕΜΒΡΙΟΣ'.split(
  ' ',
);
const BY_HOUR = [
  ['Πίνακας 18. Παθόντα πρόσωπα, κατά βαρύτητα, μήνα και ώρα'],
  [],
  ['ΩΡΕΣ', 'ΣΥΝΟΛΟ', '', '', ...MONTHS.flatMap((month) => [month, '', ''])],
  ['', ...Array.from({ length: 13 }, () => ['ΝΕΚΡΟΙ', 'ΒΑΡΙΑ', 'ΕΛΑΦΡΑ']).flat()],
  ['ΣΥΝΟΛΟ ', ...Array.from({ length: 39 }, (_, i) => String(i + 10))],
  ['00:00 - 00:59', ...Array.from({ length: 39 }, (_, i) => String(i))],
];

async function refusalOf(bytes: Buffer): Promise<{ readonly code: string; readonly texts: readonly string[] }> {
  try {
    await detectTables(bytesSource(bytes), 'elstat');
  } catch (error) {
    if (isProblem(error)) return { code: error.code, texts: LANGUAGES.map((language) => describeProblem(error, language)) };
    throw error;
  }
  return { code: 'none', texts: [] };
}

describe('a table of totals', () => {
  it('is refused as what it is, as a workbook and as text', async () => {
    for (const bytes of [
      workbook([{ name: 'P18_2018', rows: textRows(BY_HOUR) }]),
      Buffer.from('Time,Severity of Accident,Number of Accidents,Month,Year\n00:00,ΝΕΚΡΟΙ,1,January,2018\n'),
    ]) {
      const { code, texts } = await refusalOf(bytes);
      expect(code).toBe('FILE_OF_TOTALS');
      expect(texts[0]).toContain('σύνολα');
      expect(texts[1]).toContain('totals');
    }
  });

  it('is what ELSTAT publishes', async () => {
    expect((await refusalOf(readPlainFixture('gr-elstat', 'dataset_2022.xlsx'))).code).toBe('FILE_OF_TOTALS');
    expect((await refusalOf(readFixture('gr-elstat', 'appended_datasets.csv'))).code).toBe('FILE_OF_TOTALS');
  });

  it('has its months in any spelling', () => {
    for (const months of [
      MONTHS,
      'Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου'.split(' '),
    ]) {
      expect(isTableOfTotals([['Έτος', ...months]])).toBe(true);
    }
    expect(isTableOfTotals(['Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')])).toBe(true);
  });
});

describe('a list of accidents', () => {
  it.each([
    ['Α/Α', 'ΗΜ/ΝΙΑ', 'ΩΡΑ', 'ΜΗΝΑΣ', 'ΒΑΡΥΤΗΤΑ', 'ΝΕΚΡΟΙ'],
    ['Year', 'Month', 'Severity', 'Longitude', 'Latitude'],
    // A register of sites that says how many accidents each has had is no list of accidents, but one with their dates is.
    ['Date', 'Accidents', 'Severity'],
    ['crash id', 'month', 'accidents'],
  ])('with the headings %s … is none', (...headings) => {
    expect(isTableOfTotals([headings, ['1', 'Ιανουάριος', 'May', '2']])).toBe(false);
  });

  it('of no known kind is still left to a person', async () => {
    expect((await refusalOf(Buffer.from('Α/Α;ΗΜ/ΝΙΑ;ΒΑΡΥΤΗΤΑ\n1;05/03/2023;Ελαφρύ\n'))).code).toBe('FILE_FORMAT_UNKNOWN');
  });
});
