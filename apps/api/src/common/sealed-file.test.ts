import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { openSealedFile, SealedFileError, sealingStream } from './sealed-file.ts';

const HEADER = 40;
const RECORD = 65_536;
const SEALED_RECORD = RECORD + 16;
const KEY = randomBytes(32);

/** Bytes that this process has read from files so far, as Linux counts them. */
function bytesRead(): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))![1]);
}

describe('a sealed file', () => {
  let folder: string;
  let path: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-sealed-'));
    path = join(folder, 'file');
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function seal(pieces: readonly Uint8Array[], to = path): Promise<Buffer> {
    await pipeline(Readable.from(pieces), sealingStream(KEY), createWriteStream(to));
    return readFile(to);
  }

  async function readAll(key: Uint8Array = KEY, from = path): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of (await openSealedFile(from, key)).read()) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  it('gives back what was sealed, however it came in pieces, and knows its length without reading it', async () => {
    const length = fc.constantFrom(0, 1, RECORD - 1, RECORD, RECORD + 1, 2 * RECORD, 3 * RECORD + 17);
    await fc.assert(
      fc.asyncProperty(length, fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 5 }), async (bytes, cuts) => {
        const plain = randomBytes(bytes);
        const places = [0, ...cuts.filter((cut) => cut < bytes).sort((a, b) => a - b), bytes];
        await seal(places.slice(1).map((end, i) => plain.subarray(places[i], end)));
        expect((await openSealedFile(path, KEY)).size).toBe(bytes);
        expect((await readAll()).equals(plain)).toBe(true);
        // Twice, as detection and import do.
        const file = await openSealedFile(path, KEY);
        for (let again = 0; again < 2; again++) {
          let read = 0;
          for await (const piece of file.read()) read += piece.length;
          expect(read).toBe(bytes);
        }
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it('shows nothing of what it holds, and never looks the same twice', async () => {
    const secret = Buffer.from('Παπαδοπούλου Μαρία, ΝΙΚ-1234\n'.repeat(5_000));
    const once = await seal([secret]);
    const twice = await seal([secret]);
    expect(once.includes(Buffer.from('Παπαδοπούλου'))).toBe(false);
    expect(once.subarray(HEADER).equals(twice.subarray(HEADER))).toBe(false);
  });

  it('does not open with another key', async () => {
    await seal([Buffer.from('x')]);
    await expect(readAll(randomBytes(32))).rejects.toThrow(SealedFileError);
  });

  it('that was cut anywhere does not open to its end', async () => {
    const sealed = await seal([randomBytes(3 * RECORD)]);
    // In a header, in a record, and just where a record ends.
    const lengths = [0, HEADER - 1, HEADER, HEADER + 15, HEADER + SEALED_RECORD, HEADER + 2 * SEALED_RECORD, sealed.length - 1];
    for (const length of lengths) {
      await writeFile(path, sealed);
      await truncate(path, length);
      await expect(readAll()).rejects.toThrow(SealedFileError);
    }
  });

  it('that was continued, reordered or changed in any byte does not open to its end', async () => {
    const sealed = await seal([randomBytes(2 * RECORD + 100)]);
    const first = sealed.subarray(HEADER, HEADER + SEALED_RECORD);
    const second = sealed.subarray(HEADER + SEALED_RECORD, HEADER + 2 * SEALED_RECORD);
    const rest = sealed.subarray(HEADER + 2 * SEALED_RECORD);
    const flipped = [0, 8, HEADER, HEADER + SEALED_RECORD - 1, sealed.length - 1].map((place) => {
      const copy = Buffer.from(sealed);
      copy[place]! ^= 1;
      return copy;
    });
    const forged = [
      Buffer.concat([sealed.subarray(0, HEADER), second, first, rest]),
      Buffer.concat([sealed.subarray(0, HEADER), first, first, rest]),
      Buffer.concat([sealed, Buffer.from([0])]),
      Buffer.concat([sealed, rest]),
      ...flipped,
    ];
    for (const bytes of forged) {
      await writeFile(path, bytes);
      await expect(readAll()).rejects.toThrow(SealedFileError);
    }
  });

  it('has records that fit into no other file, sealed with the same key or not', async () => {
    const one = await seal([Buffer.from('the first file')]);
    const other = await seal([Buffer.from('another file!!')]);
    await writeFile(path, Buffer.concat([one.subarray(0, HEADER), other.subarray(HEADER)]));
    await expect(readAll()).rejects.toThrow(SealedFileError);
  });

  it('is none: a file that lies there as it was written', async () => {
    await writeFile(path, 'accident_index,date\n1,2\n'.repeat(100));
    await expect(readAll()).rejects.toThrow(SealedFileError);
    await expect(openSealedFile(join(folder, 'nothing'), KEY)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is read record by record, and whoever stops early leaves no file open', async () => {
    const piece = randomBytes(1 << 20);
    await seal(Array.from({ length: 16 }, () => piece));
    const before = bytesRead();
    for await (const first of (await openSealedFile(path, KEY)).read()) {
      expect(first).toHaveLength(RECORD);
      expect(bytesRead() - before).toBeLessThan(4 * RECORD);
      break;
    }
    const open = async (): Promise<number> => (await readdir('/proc/self/fd')).length;
    const openBefore = await open();
    for await (const _piece of (await openSealedFile(path, KEY)).read()) break;
    expect(await open()).toBe(openBefore);
  });
});
