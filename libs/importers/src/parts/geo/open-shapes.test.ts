import type { AccidentDraft } from '@elektron/domain';
import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { detectTables } from '../../detect-tables.ts';
import { bytesSource, zip, type Packed } from '../../testing/archives.ts';
import { readDetected, type ReadFile } from '../../testing/files.ts';
import { shapefile, WGS84_PROJECTION, type ShapeField } from '../../testing/shapefiles.ts';
import { openShapes } from './open-shapes.ts';

async function textOf(parts: readonly Packed[], base = 'points'): Promise<string[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await openShapes(bytesSource(zip(parts)), base, 'x')).read()) pieces.push(piece);
  return Buffer.concat(pieces).toString().split('\n').slice(0, -1);
}

async function readAll(parts: readonly Packed[], fileName = 'given'): Promise<ReadFile[]> {
  const source = bytesSource(zip(parts));
  const tables = await detectTables(source, fileName);
  return Promise.all(tables.map((table) => readDetected(source, table)));
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

const FIELDS: readonly ShapeField[] = [
  { name: 'name', type: 'C', length: 40 },
  { name: 'number', type: 'N', length: 19 },
  { name: 'day', type: 'D', length: 8 },
  { name: 'lit', type: 'L', length: 1 },
];
const RECORDS = [
  ['Άνω Πατησίων', '2018000000000012345', '20180305', 'T'],
  ['Λεωφόρος Κηφισίας', '0.50', '', '?'],
  ['', '*******************', '00000000', ''],
];

/** Greek letters at their places in windows-1253. */
function greek(text: string): Buffer {
  const decoder = new TextDecoder('windows-1253');
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  return Buffer.from(Array.from(text, (letter) => byteOf.get(letter) ?? 63));
}

describe('a zipped shapefile', () => {
  it('gives its table as written, with its points in degrees', async () => {
    const parts = shapefile(FIELDS, RECORDS, [[23.7, 37.9], null, [23.8, 38]], { projection: WGS84_PROJECTION, codePage: 'UTF-8' });
    expect(await textOf(parts)).toEqual([
      'name\tnumber\tday\tlit\tlongitude\tlatitude',
      'Άνω Πατησίων\t2018000000000012345\t2018-03-05\tT\t23.7\t37.9',
      'Λεωφόρος Κηφισίας\t0.50\t\t\t\t',
      '\t\t\t\t23.8\t38',
    ]);
  });

  it.each([
    ['its .cpg file says so', '1253'],
    ['its .cpg file says so in another way', 'windows-1253'],
    ['its letters say so', undefined],
    ['its .cpg file says nothing that is known', 'ANSI 1253 Greek'],
  ])('is read in Greek when %s', async (_why, codePage) => {
    const options = { encode: greek, projection: WGS84_PROJECTION, ...(codePage === undefined ? {} : { codePage }) };
    const [, first, second] = await textOf(
      shapefile(
        FIELDS,
        RECORDS,
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
        options,
      ),
    );
    expect([first?.split('\t')[0], second?.split('\t')[0]]).toEqual(['Άνω Πατησίων', 'Λεωφόρος Κηφισίας']);
  });

  it('in another reference system, or in none that is named, does not pass for degrees', async () => {
    const projected = `PROJCS["GGRS87",${WGS84_PROJECTION}]`;
    for (const projection of [{ projection: projected }, {}]) {
      expect((await textOf(shapefile(FIELDS, RECORDS.slice(0, 1), [[1, 2]], projection)))[0]).toMatch(/geometry_x\tgeometry_y$/);
    }
  });

  it('leaves out what was deleted, and keeps the numbers of the others', async () => {
    const parts = shapefile(
      FIELDS,
      RECORDS,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      { deleted: new Set([1]), codePage: 'UTF-8' },
    );
    const lines = await textOf(parts);
    expect(lines[2]).toBe('');
    expect(lines[3]).toMatch(/5\t6$/);
  });

  it('is a table of the upload when its columns are those of one', async () => {
    const fields: ShapeField[] = [
      { name: 'laji', type: 'C', length: 2 },
      { name: 'pohj_etrs', type: 'N', length: 12 },
      { name: 'ita_etrs', type: 'N', length: 12 },
      { name: 'vakav_a', type: 'N', length: 1 },
      { name: 'vv', type: 'N', length: 4 },
    ];
    const parts = shapefile(fields, [['JK', '6675786.73', '25501661.91', '3', '2019']], [[25_501_661.91, 6_675_786.73]], {
      base: 'data/onn',
    });
    const [file, ...others] = await readAll([...parts, { name: 'lue minut.txt', content: Buffer.from('terve') }], 'h.zip');
    expect(others).toEqual([]);
    expect(file!.table).toMatchObject({
      formatId: 'helsinki',
      fileName: 'h.zip › data/onn',
      part: { kind: 'shapes', base: 'data/onn' },
      leftOut: ['lue minut.txt'],
    });
    expect((file!.drafts[0] as AccidentDraft).position).toMatchObject({ srid: 3879, first: 25501661.91, second: 6675786.73 });
    expect(file!.lines.map(({ row }) => row)).toEqual([2]);
    expect(JSON.parse(JSON.stringify(file!.table))).toEqual(file!.table);
  });

  it('is refused when one of its parts is missing or damaged', async () => {
    const parts = shapefile(
      FIELDS,
      RECORDS,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      { codePage: 'UTF-8' },
    );
    expect(await codeOf(readAll(parts.filter(({ name }) => !name.endsWith('dbf'))))).toBe('FILE_NOT_TEXT');
    const cut = (ending: string, bytes: number): Packed[] =>
      parts.map((part) => (part.name.endsWith(ending) ? { ...part, content: part.content.subarray(0, bytes) } : part));
    for (const damaged of [cut('shp', 150), cut('shp', 50), cut('dbf', 20), cut('dbf', 200), cut('shp', 0)]) {
      expect(await codeOf(textOf(damaged))).toBe('FILE_UNREADABLE');
    }
    const known = [
      'none',
      'FILE_UNREADABLE',
      'FILE_NOT_TEXT',
      'FILE_EMPTY',
      'FILE_FORMAT_UNKNOWN',
      'FILE_TOO_MANY_COLUMNS',
      'FILE_EXPANDS_TOO_FAR',
    ];
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (part, changes) => {
        const damaged = parts.map(({ name, content }) => ({ name, content: Buffer.from(content) }));
        for (const [at, byte] of changes) damaged[part]!.content[at] = byte;
        expect(known).toContain(await codeOf(readAll(damaged)));
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});
