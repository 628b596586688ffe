import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findMonth, findNamedDate } from './month-names.ts';
import { readDate } from './mapping/read-time.ts';
import { proposeMapping } from './mapping/propose-mapping.ts';
import { detectMappedTables } from './detect-mapped-tables.ts';
import { bytesSource } from './testing/archives.ts';
import { readDetected } from './testing/files.ts';
import { surveyTable } from './survey-table.ts';
import { DATE_ORDERS } from './mapping/table-mapping.ts';

const NOMINATIVE = [
  'Ιανουάριος',
  'Φεβρουάριος',
  'Μάρτιος',
  'Απρίλιος',
  'Μάιος',
  'Ιούνιος',
  'Ιούλιος',
  'Αύγουστος',
  'Σεπτέμβριος',
  'Οκτώβριος',
  'Νοέμβριος',
  'Δεκέμβριος',
];
const GENITIVE = [
  'Ιανουαρίου',
  'Φεβρουαρίου',
  'Μαρτίου',
  'Απριλίου',
  'Μαΐου',
  'Ιουνίου',
  'Ιουλίου',
  'Αυγούστου',
  'Σεπτεμβρίου',
  'Οκτωβρίου',
  'Νοεμβρίου',
  'Δεκεμβρίου',
];
const SHORT = ['Ιαν', 'Φεβ', 'Μαρ', 'Απρ', 'Μάι', 'Ιουν', 'Ιουλ', 'Αυγ', 'Σεπ', 'Οκτ', 'Νοε', 'Δεκ'];
const OTHER_SHORT = ['Ιαν.', 'Φεβρ', 'Μάρ', 'Απρ', 'Μαϊ', 'Ιούν', 'Ιούλ', 'Αύγ', 'Σεπτ', 'Οκτ', 'Νοέ', 'Δεκ.'];
const ENGLISH = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const LISTS = [NOMINATIVE, GENITIVE, SHORT, OTHER_SHORT, ENGLISH, ENGLISH.map((name) => name.slice(0, 3))];

/** As a program writes it that knows no accents. */
const inCapitals = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();

describe('the name of a month', () => {
  it('may be in either case of grammar, shortened, in capitals and without accents', () => {
    for (const names of LISTS) {
      for (const [i, name] of names.entries()) {
        for (const written of [name, inCapitals(name), name.toUpperCase(), name.normalize('NFD')]) {
          expect([written, findNamedDate(`15 ${written} 2024`)]).toEqual([written, { yearText: '2024', month: i + 1, day: 15 }]);
        }
      }
    }
  });

  it.each(['', 'ι', 'ιανος', 'μα', 'junk', 'δευτερα', '1', 'marx'])('is not «%s»', (word) => expect(findMonth(word)).toBeUndefined());
});

describe('a date with the name of its month', () => {
  const latest = 2024;
  const asText = (text: string): string | undefined => {
    const found = readDate(text, 'day-first', latest);
    return found === undefined ? undefined : [found.year, found.month, found.day].join('-') + (found.exists ? '' : ' !');
  };

  it.each([
    '15 Ιανουαρίου 2024',
    '15 Ιανουάριος 2024',
    '15 ΙΑΝΟΥΑΡΙΟΥ 2024',
    '15 Ιαν 2024',
    '15 Ιαν. 2024',
    '15-Ιαν-24',
    '15-ΙΑΝ-2024',
    '15/Ιαν/2024',
    '15.Ιαν.24',
    '15Ιαν2024',
    '15 Jan 2024',
    '15-JAN-24',
    'January 15, 2024',
    'Jan 15 2024',
    '2024 Jan 15',
    '2024-Ιαν-15',
    '15th January 2024',
    '15η Ιανουαρίου 2024',
    '15 of January 2024',
    'Δευτέρα 15 Ιανουαρίου 2024',
    'Δευτέρα, 15 Ιανουαρίου 2024',
    'ΔΕΥ. 15 ΙΑΝ 2024',
    'Monday, January 15, 2024',
    'Mon 15 Jan 2024',
    'Δευτέρα 15/01/2024',
    'Δευτέρα, 15-1-24',
    '15/01/2024',
  ])('is read from %s', (text) => expect(asText(text)).toBe('2024-1-15'));

  it.each([
    'Ιανουάριος 2024',
    '15 Ιανουαρίου',
    'Ιανουάριος',
    '15 Foo 2024',
    '15 Ιαν 024',
    '15 Ιαν 20245',
    '115 Ιαν 2024',
    '15 Ιαν 2024 Βόλος',
    'Βόλος 15/01/2024',
    'Δευτέρα',
    '15 16 Ιαν 2024',
    'Ιαν Ιαν 2024',
  ])('is not read from %s', (text) => expect(asText(text)).toBeUndefined());

  it('may be of the last century, or none of the calendar', () => {
    expect(asText('15 Ιαν 98')).toBe('1998-1-15');
    expect(asText('30 Φεβ 2024')).toBe('2024-2-30 !');
  });

  it('says the same whatever the order of the other dates', () => {
    const names = fc.constantFrom(...LISTS.flatMap((list) => list.map((name, i) => ({ name, month: i + 1 }))));
    const day = fc.integer({ min: 1, max: 31 });
    const year = fc.integer({ min: 1950, max: 2024 });
    fc.assert(
      fc.property(names, day, year, fc.constantFrom(...DATE_ORDERS), ({ name, month }, d, y, order) => {
        for (const text of [`${d} ${name} ${y}`, `${name} ${d}, ${y}`, `${y}-${name}-${d}`])
          expect(readDate(text, order, latest)).toMatchObject({ year: y, month, day: d });
      }),
    );
  });
});

describe('a file with names of months in its dates', () => {
  async function read(text: string) {
    const source = bytesSource(Buffer.from(text));
    const table = await surveyTable(source, 'file.csv');
    const { mapping, columns } = proposeMapping(table.header, table.preview, { name: 'x', srid: 2100, speedUnit: 'km/h' });
    const [detected] = await detectMappedTables(source, 'file.csv', [mapping]);
    const { drafts, issues } = await readDetected(source, detected!);
    const times = drafts.map(
      (draft) => draft.kind === 'accident' && [draft.time.year, draft.time.month, draft.time.day, draft.time.hour, draft.time.minute],
    );
    return { columns, times, codes: issues.map(({ code }) => code) };
  }

  it('is proposed and read, with dates in numbers among them', async () => {
    const { columns, times, codes } = await read(
      'Α/Α;Ημερομηνία;Ώρα;Βαρύτητα\n1;15 Ιανουαρίου 2023;14:30;Ελαφρύ\n2;3-Φεβ-23;15:00;Ελαφρύ\n3;05/03/2023;16:00;Ελαφρύ\n4;Ιανουάριος 2023;;Ελαφρύ\n',
    );
    expect(columns[1]).toMatchObject({ field: 'date' });
    expect(times).toEqual([
      [2023, 1, 15, 14, 30],
      [2023, 2, 3, 15, 0],
      [2023, 3, 5, 16, 0],
    ]);
    expect(codes).toEqual(['DATE_INVALID']);
  });

  it('is proposed by its values alone', async () => {
    const { columns } = await read('Αρ.;Πότε έγινε;Βαρύτητα\n1;15 Ιανουαρίου 2023;Ελαφρύ\n2;Δευτέρα 16 Ιανουαρίου 2023;Ελαφρύ\n');
    expect(columns[1]).toMatchObject({ field: 'date', because: 'values' });
  });

  it('may have the month in a column of its own', async () => {
    const { columns, times, codes } = await read(
      'Α/Α;Έτος;Μήνας;Βαρύτητα\n1;2023;Ιανουάριος;Ελαφρύ\n2;2023;ΦΕΒ;Ελαφρύ\n3;2023;3;Ελαφρύ\n4;2023;Άνοιξη;Ελαφρύ\n',
    );
    expect(columns.map(({ field }) => field)).toEqual(['accident-key', 'year', 'month', 'severity']);
    expect(times.map((time) => time && time[1])).toEqual([1, 2, 3, null]);
    expect(codes).toEqual(['NUMBER_INVALID']);
  });

  it('may have the time of day in the same column', async () => {
    const { columns, times, codes } = await read(
      'Α/Α;Ημερομηνία και ώρα;Βαρύτητα\n1;15 Ιανουαρίου 2023 14:30;Ελαφρύ\n2;Δευτέρα, 16 Ιαν 2023, 2:30 μμ;Ελαφρύ\n3;17-Ιαν-23 09.15;Ελαφρύ\n4;January 18, 2023 at 10:05;Ελαφρύ\n',
    );
    expect(columns[1]).toMatchObject({ field: 'date-time' });
    expect(times).toEqual([
      [2023, 1, 15, 14, 30],
      [2023, 1, 16, 14, 30],
      [2023, 1, 17, 9, 15],
      [2023, 1, 18, 10, 5],
    ]);
    expect(codes).toEqual([]);
  });
});
