import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { fromSpreadsheetCell, toCsvField, toSpreadsheetCell } from './spreadsheet-cell.ts';

const DANGEROUS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%', '\0'];

describe('a cell of a spreadsheet', () => {
  it('that comes back is what it was', () => {
    for (const value of ['-', '- χωρίς μάρτυρες', '+30 210', '=1+1', 'plain', '', "'quoted'", '12', '-0.5']) {
      expect(fromSpreadsheetCell(toSpreadsheetCell(value))).toBe(value);
    }
  });

  it.each([
    '=1+1',
    '=HYPERLINK("https://evil.example";"Στοιχεία")',
    `=cmd|' /C calc'!A0`,
    '@SUM(A1:A9)',
    '+cmd|calc!A0',
    '-2+3+cmd|calc',
    '-',
    '+1-1',
    '\t=1+1',
    '\r=1+1',
    ' =1+1',
    '\u200b=1+1',
    '\ufeff=1+1',
    '＝1+1',
    '＠SUM(A1)',
    '−1+1',
    '%0A=1+1',
    '|calc',
    '--1',
    '1e5'.padStart(5, '='),
  ])('%j is shown and never calculated', (text) => {
    expect(toSpreadsheetCell(text)).toBe(`'${text}`);
  });

  it.each(['-1', '+1', '-1.5', '+30', '-12,5', '1.234,5', '-1e5', '.5', '-.5', '0', '007'])('the number %s stays one', (text) => {
    expect(toSpreadsheetCell(text)).toBe(text);
  });

  it.each(['Λεωφόρος Αθηνών 7', 'A-10', 'κ=1', '2019-01-02', '12:30', 'Ελλάδα, Βόλος', 'x@example.org', '100%', ''])(
    '%j stays as it is',
    (text) => {
      expect(toSpreadsheetCell(text)).toBe(text);
    },
  );

  it('is empty for nothing, and says numbers and truths as they are', () => {
    expect([null, undefined, -3.5, true].map(toSpreadsheetCell)).toEqual(['', '', '-3.5', 'true']);
  });

  it('never begins like a formula, unless it is a number', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.constantFrom('', ' ', '\u00a0', '\u200b'), fc.constantFrom(...DANGEROUS), fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const cell = toSpreadsheetCell(text);
        const seen = cell.replace(/^[\s\p{Cf}\p{Cc}]+/u, '').normalize('NFKC');
        const isNumber = Number.isFinite(Number(cell.replaceAll(',', '.'))) || /^[+-]?[\d.,]+$/.test(cell);
        expect(/^[=+\-@|%−]/.test(seen) && !isNumber).toBe(false);
        expect(/^[\t\r\n\0]/.test(cell)).toBe(false);
        // Nothing is lost: what was put before it can be taken away.
        expect([text, `'${text}`]).toContain(cell);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every number that a program writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => toSpreadsheetCell(String(number)) === String(number)),
    );
  });
});

describe('a field of a CSV line', () => {
  it('is read back as the cell that was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (cells) => {
        const line = cells.map(toCsvField).join(',');
        const read: string[][] = parse(`x${',x'.repeat(cells.length)}\n${line},end`, { relax_column_count: true, relax_quotes: false });
        expect(read[1]).toEqual([...cells.map(toSpreadsheetCell), 'end']);
      }),
    );
  });
});
