import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { isProblem } from '@elektron/domain';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import { detectTables } from '../../detect-tables.ts';
import { bytesSource } from '../../testing/archives.ts';
import { collisionsText, readDetected, VEHICLE_HEADER, type ReadFile } from '../../testing/files.ts';
import { openOldSheet, type OldKind } from './open-old-sheet.ts';

const BOOK_TYPES: Readonly<Record<OldKind, BookType>> = { xls: 'biff8', ods: 'ods' };

function workbook(kind: OldKind, sheets: Readonly<Record<string, WorkSheet>>): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: 'buffer', bookType: BOOK_TYPES[kind] }) as Buffer;
}

const sheetOf = (rows: readonly (readonly unknown[])[]): WorkSheet => utils.aoa_to_sheet(rows as unknown[][]);

async function textOf(bytes: Buffer, kind: OldKind, sheet = 'A'): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of openOldSheet(bytesSource(bytes), kind, sheet, 'x').read()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

async function readFirst(bytes: Buffer): Promise<ReadFile> {
  const source = bytesSource(bytes);
  const [table] = await detectTables(source, 'x');
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

const COLLISIONS = collisionsText({}, { accident_index: 'B', accident_severity: 'Fatal' }, { accident_index: 'Γ', date: '' });
const collisionRows = COLLISIONS.trimEnd()
  .split('\n')
  .map((line) => line.split(','));

afterEach(() => {
  jest.restoreAllMocks();
});

describe.each<OldKind>(['xls', 'ods'])('a workbook of the kind %s', (kind) => {
  it('says of numbers that were rounded that they were', async () => {
    const text = await textOf(workbook(kind, { A: sheetOf([['key'], [201_801_000_001], [12_345_678_901_234_567_890]]) }), kind);
    expect(text.split('\n').slice(1, 3)).toEqual(['201801000001', expect.stringMatching(/^1\.2345678901234\d*e\+19$/)]);
  });

  it('gives its cells as a person sees them, without a language', async () => {
    const sheet = sheetOf([['Άνω Πατησίων', 1.5, 20.358773, true, 2_018_100_001, 'a\tb\n"c"']]);
    Object.assign(sheet, {
      A3: { t: 'n', v: 43_101, z: 'dd/mm/yyyy' },
      B3: { t: 'n', v: 43_101.615_277_777_775, z: 'dd/mm/yyyyhh:mm' },
      C3: { t: 'n', v: 0.615_277_777_777_777_7, z: 'hh:mm' },
      D3: { t: 'e', v: 42, w: '#N/A' },
      E3: { t: 'n', v: 3, f: '1+2' },
      '!ref': 'A1:F3',
    });
    const text = await textOf(workbook(kind, { A: sheet }), kind);
    expect(text).toBe('Άνω Πατησίων\t1.5\t20.358773\tTRUE\t2018100001\t"a\tb\n""c"""\n\n2018-01-01\t2018-01-01 14:46\t14:46\t\t3\n');
  });

  it('gives the table of its text', async () => {
    const [plain, old] = await Promise.all([
      readFirst(Buffer.from(COLLISIONS)),
      readFirst(workbook(kind, { Οδηγίες: sheetOf([['Συμπληρώστε']]), A: sheetOf(collisionRows), B: sheetOf([[1]]) })),
    ]);
    expect(old.drafts).toEqual(plain.drafts);
    expect(old.lines).toEqual(plain.lines);
    expect(old.table).toMatchObject({ tableId: 'collisions', part: { kind, sheet: 'A' }, leftOut: ['Οδηγίες', 'B'] });
    expect(JSON.parse(JSON.stringify(old.table))).toEqual(old.table);
  });

  it('has the row numbers that its program shows, titles and blank rows counted', async () => {
    const rows = [['Οχήματα 2014'], [], VEHICLE_HEADER.split(','), ['A', 1, 'Car', 'x'], [], ['A', 2, 'Car']];
    const { lines, skipped } = await readFirst(workbook(kind, { A: sheetOf(rows) }));
    expect(lines.map(({ row, issues }) => [row, issues])).toEqual([
      [4, []],
      [6, []],
    ]);
    expect(skipped).toBe(3);
  });

  it('is refused when it is damaged or too large', async () => {
    // The library says what it does not know of damaged files.
    jest.spyOn(console, 'error').mockReturnValue(undefined);
    const whole = workbook(kind, { A: sheetOf(collisionRows) });
    const known = ['none', 'FILE_UNREADABLE', 'FILE_EXPANDS_TOO_FAR', 'FILE_EMPTY', 'FILE_FORMAT_UNKNOWN', 'FILE_MISSING_COLUMNS'];
    known.push(
      'FILE_NO_LINES',
      'FILE_NOT_TEXT',
      'FILE_BROKEN_QUOTE',
      'FILE_DUPLICATE_COLUMNS',
      'FILE_TOO_MANY_COLUMNS',
      'FILE_LINE_TOO_LONG',
    );
    expect(known).toContain(await codeOf(readFirst(whole.subarray(0, whole.length / 2))));
    expect(await codeOf(detectTables({ ...bytesSource(whole), size: 1_073_741_824 }, 'x'))).toMatch(/FILE_TOO_LARGE|FILE_EXPANDS_TOO_FAR/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 8, max: whole.length - 1 }), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          const changed = Buffer.from(whole);
          for (const [at, byte] of changes) changed[at] = byte;
          expect(known).toContain(await codeOf(readFirst(changed)));
        },
      ),
      { numRuns: 150, seed: 3 },
    );
  });
});

it('another old document is refused', async () => {
  const bytes = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_000)]);
  expect(await codeOf(readFirst(bytes))).toBe('FILE_UNREADABLE');
});
