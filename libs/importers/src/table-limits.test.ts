import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import type { ByteSource } from './byte-source.ts';
import { detectTable, type DetectedTable } from './detect-table.ts';
import { MAXIMUM_LINES, readTable } from './read-table.ts';
import { IMPORT_DAY, VEHICLE_HEADER, vehicleLine } from './testing/files.ts';

function sourceOf(...pieces: readonly Buffer[]): ByteSource {
  return {
    size: pieces.reduce((sum, piece) => sum + piece.length, 0),
    async *read() {
      yield* pieces;
    },
  };
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

const detect = (header: string): Promise<DetectedTable> =>
  detectTable(sourceOf(Buffer.from(`${header}\n${vehicleLine(1, 'x')}\n`)), 'v.csv');

describe('a table', () => {
  it('may have so many columns and no more', async () => {
    const known = VEHICLE_HEADER.split(',').length;
    const wide = (columns: number): string => [VEHICLE_HEADER, ...Array.from({ length: columns - known }, (_, i) => `c${i}`)].join(',');
    expect(await codeOf(detect(wide(500)))).toBe('none');
    expect(await codeOf(detect(wide(501)))).toBe('FILE_TOO_MANY_COLUMNS');
  });

  it('is refused for its columns before they are compared with each other', async () => {
    const separators = Buffer.from(`${VEHICLE_HEADER}${','.repeat(60_000)}\n`);
    const before = process.cpuUsage();
    expect(await codeOf(detectTable(sourceOf(separators), 'v.csv'))).toBe('FILE_TOO_MANY_COLUMNS');
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });

  it('is read in one pass, however long its words are', async () => {
    // A byte above ASCII in each piece, so that words are looked at, and none in the long words.
    const pieces = Array.from({ length: 16 }, () => Buffer.concat([Buffer.alloc(131_000, 'a'), Buffer.from(',\xff\n', 'latin1')]));
    const before = process.cpuUsage();
    expect(await codeOf(detectTable(sourceOf(...pieces), 'v.csv'))).not.toBe('none');
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });

  it('may have so many lines and no more', async () => {
    const head = Buffer.from(`${VEHICLE_HEADER}\n${vehicleLine(1, 'x')}\n`);
    const blank = Buffer.alloc(1_000_000, '\n');
    const last = Buffer.from(`${vehicleLine(2, 'x')}\n`);
    const table = await detect(VEHICLE_HEADER);
    async function readAll(...pieces: readonly Buffer[]): Promise<void> {
      for await (const _ of readTable(sourceOf(...pieces), table, { latestDate: IMPORT_DAY }));
    }
    // Two lines stand above the blank ones, so the last one would be number 5,000,003.
    const millions = Array.from({ length: MAXIMUM_LINES / blank.length }, () => blank);
    expect(await codeOf(readAll(head, ...millions, last))).toBe('FILE_TOO_MANY_LINES');
    expect(await codeOf(readAll(head, ...millions.slice(1), last))).toBe('none');
  });
});
