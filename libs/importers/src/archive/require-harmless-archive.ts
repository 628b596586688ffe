import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { Problem } from '@elektron/domain';

import { asBuffer, type ByteSource } from '../byte-source.ts';
import { ARCHIVE_FLAWS, ArchiveError } from './archive-flaw.ts';
import { dataStartOf, LOCAL_HEADER_BYTES, readDirectory, TAIL_BYTES, type ArchiveEntry } from './zip-directory.ts';

export interface ArchiveLimits {
  /** Files in it. */
  readonly entries: number;
  /** Of all files together, unpacked (bytes). */
  readonly bytes: number;
  /** How many times as long as the archive they may be together; a workbook is some ten times. */
  readonly ratio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 2_000, bytes: 1_073_741_824, ratio: 200 };

/** Below this nobody is hurt, however often a small file repeats itself (bytes). */
const HARMLESS_BYTES = 10_485_760;

/** How archives begin that could hold the next bomb: ZIP (also workbooks), gzip, 7z, RAR, XZ, bzip2. As Latin-1 text. */
const ARCHIVE_STARTS = ['PK\x03\x04', 'PK\x05\x06', '\x1f\x8b', '7z\xbc\xaf', 'Rar!', '\xfd7zXZ', 'BZh'];
const LONGEST_START = 5;

/**
 * Makes sure that a ZIP archive, which every workbook (.xlsx) is too, can be unpacked: first by what it declares, then by unpacking it once into
 * nothing, because what it declares may be a lie. Never more is unpacked than an entry has declared and the limits allow, and one piece at a
 * time; whoever reads the archive afterwards may trust the sizes.
 * @param fileName what the person calls it, for the message
 * @returns its entries, in the order in which they lie in it
 * @throws Problem FILE_EXPANDS_TOO_FAR
 */
export async function requireHarmlessArchive(
  source: ByteSource,
  fileName: string,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<readonly ArchiveEntry[]> {
  try {
    const entries = readDirectory(await readTail(source), source.size);
    requireSmall(entries, source.size, limits);
    await unpackIntoNothing(source, entries);
    return entries;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new Problem('FILE_EXPANDS_TOO_FAR', { file: fileName, reason: ARCHIVE_FLAWS[error.flaw] });
  }
}

async function readTail(source: ByteSource): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source.read()) {
    pieces.push(asBuffer(piece));
    bytes += piece.byteLength;
    while (pieces[0] !== undefined && bytes - pieces[0].length >= TAIL_BYTES) bytes -= pieces.shift()?.length ?? 0;
  }
  return Buffer.concat(pieces).subarray(-TAIL_BYTES);
}

function requireSmall(entries: readonly ArchiveEntry[], archiveBytes: number, limits: ArchiveLimits): void {
  if (entries.length > limits.entries) throw new ArchiveError('tooMany');
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw new ArchiveError('misnamed');
  // Nothing is ever written under such a name; but an archive that has one was made to be dangerous.
  if (entries.some(({ name }) => /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:|\0/i.test(name))) throw new ArchiveError('misnamed');
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > limits.bytes) throw new ArchiveError('tooLong');
  if (bytes > HARMLESS_BYTES && bytes > limits.ratio * archiveBytes) throw new ArchiveError('tooDense');
}

/** Reads the archive once, from its beginning: it may lie sealed, where nobody can jump. */
async function unpackIntoNothing(source: ByteSource, entries: readonly ArchiveEntry[]): Promise<void> {
  const reader = new ForwardReader(source);
  try {
    for (const entry of entries) {
      await reader.skipTo(entry.offset);
      const header = await reader.take(LOCAL_HEADER_BYTES);
      await reader.skipTo(dataStartOf(entry, header));
      await unpack(reader, entry);
    }
  } finally {
    await reader.close();
  }
}

async function unpack(reader: ForwardReader, entry: ArchiveEntry): Promise<void> {
  const check = new ContentCheck(entry);
  if (entry.deflated) await inflate(reader, entry, check);
  else for await (const piece of reader.pieces(entry.compressedBytes)) check.add(piece);
  check.end();
}

/** Comes out in pieces of 16 KB: whoever promises a little and delivers a lot is found out after the first that is too many. */
async function inflate(reader: ForwardReader, { compressedBytes }: ArchiveEntry, check: ContentCheck): Promise<void> {
  const sink = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      try {
        check.add(piece);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  try {
    await pipeline(reader.pieces(compressedBytes), createInflateRaw(), sink);
  } catch (error) {
    throw isInflateError(error) ? new ArchiveError('damaged') : error;
  }
}

/** `Z_DATA_ERROR` and the like. */
function isInflateError(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('Z_');
}

/** What comes out of an entry, compared with what it has declared. */
class ContentCheck {
  readonly #entry: ArchiveEntry;
  #bytes = 0;
  #crc = 0;
  #start = '';

  constructor(entry: ArchiveEntry) {
    this.#entry = entry;
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.#entry.bytes) throw new ArchiveError('untruthful');
    this.#crc = crc32(piece, this.#crc);
    if (this.#start.length >= LONGEST_START) return;
    this.#start += piece.toString('latin1', 0, LONGEST_START);
    if (ARCHIVE_STARTS.some((start) => this.#start.startsWith(start))) throw new ArchiveError('nested');
  }

  end(): void {
    if (this.#bytes !== this.#entry.bytes || this.#crc !== this.#entry.crc32) throw new ArchiveError('untruthful');
  }
}

/** The bytes of a source, forward only. */
class ForwardReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Buffer = Buffer.alloc(0);
  #position = 0;

  constructor(source: ByteSource) {
    this.#pieces = source.read()[Symbol.asyncIterator]();
  }

  async skipTo(position: number): Promise<void> {
    if (position < this.#position) throw new ArchiveError('overlapping');
    for await (const _ of this.pieces(position - this.#position));
  }

  async take(length: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    for await (const piece of this.pieces(length)) taken.push(piece);
    return Buffer.concat(taken);
  }

  /** The next bytes, as they come. @throws ArchiveError where the source ends before */
  async *pieces(length: number): AsyncGenerator<Buffer, void, void> {
    for (let left = length; left > 0;) {
      if (this.#piece.length === 0) {
        const next = await this.#pieces.next();
        if (next.done === true) throw new ArchiveError('damaged');
        this.#piece = asBuffer(next.value);
      }
      const piece = this.#piece.subarray(0, left);
      this.#piece = this.#piece.subarray(piece.length);
      this.#position += piece.length;
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
