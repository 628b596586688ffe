import { gzipSync } from 'node:zlib';
import { describeProblem, isProblem, LANGUAGES } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { encode } from 'iconv-lite';

import { detectFileSet } from './detect-file-set.ts';
import { detectTables } from './detect-tables.ts';
import { readTable } from './read-table.ts';
import { bytesSource, zip } from './testing/archives.ts';
import { collisionsText, IMPORT_DAY, readDetected, VEHICLE_HEADER, vehicleLine, type ReadFile } from './testing/files.ts';

const VEHICLES = [VEHICLE_HEADER, vehicleLine(1, 'Άνω Πατησίων'), vehicleLine(2, 'x'), ''].join('\n');
const COLLISIONS = collisionsText({}, { accident_index: 'B' });

/** Detects a file and reads all of its tables. */
async function readAll(bytes: Buffer, fileName = 'given', pieceBytes?: number): Promise<ReadFile[]> {
  const source = bytesSource(bytes, pieceBytes);
  const tables = await detectTables(source, fileName);
  return Promise.all(tables.map((table) => readDetected(source, table)));
}

async function refusalOf(bytes: Buffer): Promise<{ readonly code: string; readonly text: string }> {
  try {
    await readAll(bytes);
  } catch (error) {
    if (isProblem(error)) return { code: error.code, text: describeProblem(error, 'en') };
    throw error;
  }
  return { code: 'none', text: '' };
}

/** What was read, without where it was read from. */
const contentOf = ({ drafts, issues, skipped, lines }: ReadFile): unknown => [
  drafts,
  issues.map((issue) => ({ ...issue, fileName: '' })),
  skipped,
  lines.map(({ row }) => row),
];

describe('a gzipped table', () => {
  it.each([1, 100, 70_000])('is the table, in pieces of %d bytes', async (pieceBytes) => {
    const [plain] = await readAll(Buffer.from(VEHICLES));
    const [unpacked, ...others] = await readAll(gzipSync(VEHICLES), 'v.csv.gz', pieceBytes);
    expect(others).toEqual([]);
    expect(contentOf(unpacked!)).toEqual(contentOf(plain!));
    expect(unpacked!.table).toMatchObject({ fileName: 'v.csv.gz', bytes: Buffer.byteLength(VEHICLES) });
  });

  it('may have several parts, as tools that work in parallel write them', async () => {
    const cut = VEHICLES.length / 2;
    const [unpacked] = await readAll(Buffer.concat([gzipSync(VEHICLES.slice(0, cut)), gzipSync(VEHICLES.slice(cut))]));
    expect(unpacked?.drafts).toHaveLength(2);
  });

  it('is refused when it is cut, changed, a bomb, or another archive', async () => {
    const packed = gzipSync(VEHICLES);
    const changed = Buffer.from(packed);
    changed[packed.length - 6]! ^= 1;
    for (const [bytes, reason] of [
      [packed.subarray(0, -9), 'it is cut short or damaged'],
      [changed, 'it is cut short or damaged'],
      [gzipSync(Buffer.alloc(30_000_000, 'a')), 'its contents are packed more tightly than any table is'],
      [gzipSync(packed), 'there is another archive inside of it'],
    ] as const) {
      expect(await refusalOf(bytes)).toEqual({
        code: 'FILE_EXPANDS_TOO_FAR',
        text: `The compressed file “given” cannot be opened safely: ${reason}. Save the table as CSV and try again.`,
      });
    }
  });

  it('is plain data, so that a batch may keep it, and tells how far it was read', async () => {
    const source = bytesSource(gzipSync(VEHICLES));
    const [table] = await detectTables(source, 'v.gz');
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
    for await (const { bytesRead } of readTable(source, table!, { latestDate: IMPORT_DAY })) expect(bytesRead).toBe(table!.bytes);
  });
});

describe('an archive', () => {
  it('of one table is that table', async () => {
    const [plain] = await readAll(Buffer.from(VEHICLES));
    const [unpacked, ...others] = await readAll(zip([{ name: 'v.csv', content: Buffer.from(VEHICLES) }]), 'v.zip');
    expect(others).toEqual([]);
    expect(contentOf(unpacked!)).toEqual(contentOf(plain!));
    expect(unpacked!.table).toMatchObject({ fileName: 'v.zip › v.csv', part: { kind: 'zip', entry: 'v.csv' } });
    expect(unpacked!.table).not.toHaveProperty('leftOut');
  });

  it('of several tables is all of them, and what is no table is said', async () => {
    const files = await readAll(
      zip([
        { name: 'data/', content: Buffer.alloc(0), stored: true },
        { name: 'data/vehicles.csv', content: Buffer.from(VEHICLES) },
        { name: 'README.txt', content: Buffer.from('These are the "accidents", of 2014.\nWith vehicles.') },
        { name: 'photo.png', content: Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1') },
        { name: 'data/collisions.csv', content: Buffer.from(COLLISIONS), stored: true },
        { name: '__MACOSX/data/._collisions.csv', content: Buffer.from('Mac OS X') },
        { name: 'data/.DS_Store', content: Buffer.from('x') },
      ]),
      'all.zip',
    );
    expect(files.map(({ table }) => [table.tableId, table.fileName])).toEqual([
      ['vehicles', 'all.zip › data/vehicles.csv'],
      ['collisions', 'all.zip › data/collisions.csv'],
    ]);
    expect(files.map(({ drafts }) => drafts.length)).toEqual([2, 2]);
    const { notes } = detectFileSet(
      files.map(({ table }) => table),
      { parentsExist: false },
    );
    expect(notes.map(({ code }) => code)).toEqual(['CONTENTS_LEFT_OUT', 'TABLE_ABSENT']);
    for (const language of LANGUAGES) expect(notes[0]?.message[language]).toContain(': README.txt, photo.png.');
  });

  it('has the names that Greek Windows gave its contents', async () => {
    const names = ['ατυχήματα.csv', 'Οχήματα α.csv', 'Οχήματα β.csv'];
    const places = names.map((name, i) => String(i).repeat(name.length));
    const bytes = zip(places.map((name) => ({ name, content: Buffer.from(VEHICLES) })));
    // Each name stands before its content and in the directory.
    for (const [i, place] of [...places, ...places].entries()) encode(names[i % names.length]!, 'cp737').copy(bytes, bytes.indexOf(place));
    const tables = await detectTables(bytesSource(bytes), 'x.zip');
    expect(tables.map(({ fileName }) => fileName)).toEqual(names.map((name) => `x.zip › ${name}`));
  });

  it('is refused when a table in it cannot be read, and none is left out in silence', async () => {
    const whole = { name: 'v.csv', content: Buffer.from(VEHICLES) };
    const incomplete = { name: 'c.csv', content: Buffer.from('accident_severity,longitude,latitude\n1,2,3\n') };
    expect(await refusalOf(zip([whole, incomplete]))).toMatchObject({ code: 'FILE_MISSING_COLUMNS' });
    const headerOnly = { name: 'c.csv', content: Buffer.from(collisionsText()) };
    expect(await refusalOf(zip([whole, headerOnly]))).toMatchObject({ code: 'FILE_NO_LINES' });
  });

  it('may have several tables of one kind, and one of them without a line', async () => {
    const named = (name: string, content: string) => ({ name, content: Buffer.from(content) });
    const files = await readAll(
      zip([named('01.csv', VEHICLES), named('02.csv', VEHICLES), named('03.csv', `${VEHICLE_HEADER}\n`), named('04.csv', '')]),
    );
    expect(files.map(({ table, drafts }) => [table.fileName, drafts.length])).toEqual([
      ['given › 01.csv', 2],
      ['given › 02.csv', 2],
    ]);
    expect(files[0]?.table.setAside).toEqual([
      { name: '03.csv', because: 'headings' },
      { name: '04.csv', because: 'empty' },
    ]);
  });

  it('without a table says what was found', async () => {
    expect(await refusalOf(zip([{ name: 'a.csv', content: Buffer.from('a,b\n1,2\n') }]))).toMatchObject({
      code: 'FILE_FORMAT_UNKNOWN',
      text: expect.stringMatching(/^“given › a.csv” looks like no known kind of file. Columns found: a, b\./),
    });
    expect((await refusalOf(zip([{ name: 'folder/', content: Buffer.alloc(0) }]))).code).toBe('FILE_EMPTY');
    expect(await refusalOf(zip([{ name: 'word/document.xml', content: Buffer.from('<x/>') }]))).toMatchObject({
      code: 'FILE_NOT_TEXT',
      text: expect.stringContaining('Word document (.docx)'),
    });
  });

  it('is refused when it is cut or holds very many files', async () => {
    const archive = zip([{ name: 'v.csv', content: Buffer.from(VEHICLES) }]);
    expect((await refusalOf(archive.subarray(0, -30))).text).toContain('it is cut short or damaged');
    const many = Array.from({ length: 21 }, (_, i) => ({ name: `${i}.csv`, content: Buffer.from(VEHICLES) }));
    expect((await refusalOf(zip(many))).text).toContain('it holds too many files');
  });
});
