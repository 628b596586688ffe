import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** The pieces that a plain file is read in (bytes): some 300 records, 3 ms of parsing between two turns of the event loop. */
const PIECE_BYTES = 131_072;

/** Where the bytes of a file come from: an importer need not know how they are kept, nor with which key. */
export interface ByteSource {
  /** Length of the whole (bytes). */
  readonly size: number;
  /** The bytes in pieces, from the first on; every call begins anew. Whoever stops early ends the reading. */
  read(): AsyncIterable<Uint8Array>;
  /** Where the pieces were made of something else, how far the last reading has come in that, of `size`. */
  position?(): number;
}

/** A file as it lies on disk. */
export async function plainFile(path: string): Promise<ByteSource> {
  const { size } = await stat(path);
  return { size, read: () => createReadStream(path, { highWaterMark: PIECE_BYTES }) };
}

/** A file that is in memory as a whole. */
export function inMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.byteLength,
    read: async function* () {
      yield bytes;
    },
  };
}

/** The same bytes, not copied, with the methods of a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The first bytes of a source, as many as there are up to a length. */
export async function readHead(source: ByteSource, length: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source.read()) {
    pieces.push(asBuffer(piece));
    bytes += piece.byteLength;
    if (bytes >= length) break;
  }
  return Buffer.concat(pieces).subarray(0, length);
}
