import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createInflateRaw } from 'node:zlib';

import { asBuffer, type ByteSource } from '../byte-source.ts';
import { ArchiveError } from './archive-flaw.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-limits.ts';
import { ContentCheck, GzipCheck, isInflateError } from './content-check.ts';
import { ForwardReader } from './forward-reader.ts';
import { explainFlaw, listEntries } from './list-entries.ts';
import { dataStartOf, LOCAL_HEADER_BYTES, type ArchiveEntry } from './zip-directory.ts';

/** Longest piece that comes out at once (bytes): whoever promises a little and delivers a lot is found out after the first that is too many. */
const PIECE_BYTES = 65_536;

/**
 * The bytes of an entry, unpacked, and compared with what the archive declares of it.
 * @param reader not yet past the entry
 * @throws ArchiveError in the midst of it
 */
export async function* unpackEntry(reader: ForwardReader, entry: ArchiveEntry): AsyncGenerator<Buffer, void, void> {
  await reader.skipTo(entry.offset);
  await reader.skipTo(dataStartOf(entry, await reader.take(LOCAL_HEADER_BYTES)));
  const packed = reader.pieces(entry.compressedBytes);
  const check = new ContentCheck(entry);
  for await (const piece of entry.deflated ? inflate(packed, createInflateRaw({ chunkSize: PIECE_BYTES })) : packed) {
    check.add(piece);
    yield piece;
  }
  check.end();
}

/** One entry of an archive as a file of its own. @throws Problem FILE_EXPANDS_TOO_FAR, at once or in the midst of reading */
export async function openZipEntry(source: ByteSource, entryName: string, fileName: string): Promise<ByteSource> {
  const entries = await listEntries(source).catch((error: unknown) => explainFlaw(error, fileName));
  const entry = entries.find(({ name }) => name === entryName);
  if (entry === undefined) throw new RangeError(`no entry ${entryName} in the archive`);
  return zipEntrySource(source, entry, fileName);
}

/** The same for an entry that is known. */
export function zipEntrySource(source: ByteSource, entry: ArchiveEntry, fileName: string): ByteSource {
  return { size: entry.bytes, read: () => readEntry(source, entry, fileName) };
}

async function* readEntry(source: ByteSource, entry: ArchiveEntry, fileName: string): AsyncGenerator<Buffer, void, void> {
  const reader = new ForwardReader(source);
  try {
    yield* unpackEntry(reader, entry);
  } catch (error) {
    explainFlaw(error, fileName);
  } finally {
    await reader.close();
  }
}

/**
 * A gzipped file, unpacked.
 * @param bytes its length, from measureGzip
 * @throws Problem FILE_EXPANDS_TOO_FAR in the midst of reading
 */
export function gzipSource(source: ByteSource, bytes: number, fileName: string): ByteSource {
  return { size: bytes, read: () => readGzip(source, fileName, ARCHIVE_LIMITS) };
}

/**
 * How long a gzipped file is, unpacked once into nothing: what it declares itself is the length modulo 4 GB of its last part.
 * @throws Problem FILE_EXPANDS_TOO_FAR
 */
export async function measureGzip(source: ByteSource, fileName: string, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<number> {
  let bytes = 0;
  for await (const piece of readGzip(source, fileName, limits)) bytes += piece.length;
  return bytes;
}

async function* readGzip(source: ByteSource, fileName: string, limits: ArchiveLimits): AsyncGenerator<Buffer, void, void> {
  const check = new GzipCheck(source.size, limits);
  try {
    for await (const piece of inflate(source.read(), createGunzip({ chunkSize: PIECE_BYTES }))) {
      check.add(piece);
      yield piece;
    }
  } catch (error) {
    explainFlaw(error, fileName);
  }
}

/** @throws ArchiveError for what is no such stream; what the source throws */
async function* inflate(packed: AsyncIterable<Uint8Array>, stream: Transform): AsyncGenerator<Buffer, void, void> {
  // What goes wrong in it destroys the stream, which then tells it to whoever reads.
  const fed = pipeline(packed, stream).catch(() => undefined);
  try {
    for await (const piece of stream) yield asBuffer(piece as Buffer);
  } catch (error) {
    throw isInflateError(error) ? new ArchiveError('damaged') : error;
  } finally {
    stream.destroy();
    await fed;
  }
}
