import { promisify } from 'node:util';
import { inflate, zstdDecompress, type InputType } from 'node:zlib';
import { PbfReader } from 'pbf';

import { ForwardReader } from '../../archive/forward-reader.ts';
import type { ByteSource } from '../../byte-source.ts';
import { OsmError } from './osm-flaw.ts';
import { LONGEST_BLOCK_BYTES, LONGEST_HEADER_BYTES, type OsmLimits } from './osm-limits.ts';
import { readFields, readLength } from './read-fields.ts';

/** One part of the file, unpacked. */
export interface OsmBlob {
  /** `OSMHeader`, `OSMData`; others are passed over. */
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Below this nobody is hurt, however tightly it is packed (bytes). */
const HARMLESS_BYTES = LONGEST_BLOCK_BYTES;

const LENGTH_BYTES = 4;

/**
 * The parts of an OSM PBF file in their order: four bytes of length, a header, a block that is packed.
 * @throws OsmError, ArchiveError for a file that ends before its time
 */
export async function* readBlobs(source: ByteSource, limits: OsmLimits): AsyncGenerator<OsmBlob, void, void> {
  const reader = new ForwardReader(source);
  try {
    let position = 0;
    let unpacked = 0;
    while (position < source.size) {
      const headerBytes = (await reader.take(LENGTH_BYTES)).readUInt32BE();
      if (headerBytes > LONGEST_HEADER_BYTES) throw new OsmError('damaged', `a header of ${headerBytes} bytes`);
      const header = parseHeader(await reader.take(headerBytes));
      if (header.bytes > LONGEST_BLOCK_BYTES) throw new OsmError('damaged', `a block of ${header.bytes} bytes`);
      const bytes = await unpackBlob(await reader.take(header.bytes));
      position += LENGTH_BYTES + headerBytes + header.bytes;
      unpacked += bytes.length;
      if (unpacked > Math.max(HARMLESS_BYTES, limits.ratio * position)) throw new OsmError('tooDense', `${unpacked} bytes of ${position}`);
      yield { kind: header.kind, bytes };
    }
  } finally {
    await reader.close();
  }
}

function parseHeader(bytes: Uint8Array): { readonly kind: string; readonly bytes: number } {
  const header = { kind: '', bytes: 0 };
  readFields(new PbfReader(bytes), (field, pbf) => {
    if (field === 1) header.kind = pbf.readString();
    else if (field === 3) header.bytes = pbf.readVarint();
  });
  return header;
}

const UNPACKED = { maxOutputLength: LONGEST_BLOCK_BYTES };

/** Away from the event loop: each would hold it up for some milliseconds. */
const [inflateBytes, zstdBytes] = [promisify(inflate), promisify(zstdDecompress)] as unknown as readonly [Unpack, Unpack];
type Unpack = (bytes: InputType, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

async function unpackBlob(bytes: Uint8Array): Promise<Uint8Array> {
  const found: { raw?: Uint8Array; zlib?: Uint8Array; zstd?: Uint8Array; length?: number } = {};
  readFields(new PbfReader(bytes), (field, pbf) => {
    if (field === 1) found.raw = readBytes(pbf);
    else if (field === 2) found.length = pbf.readVarint();
    else if (field === 3) found.zlib = readBytes(pbf);
    else if (field === 7) found.zstd = readBytes(pbf);
  });
  if (found.raw !== undefined) return found.raw;
  const packed = found.zlib ?? found.zstd;
  // LZMA, LZ4 and bzip2 are in the format, and written by next to nobody.
  if (packed === undefined) throw new OsmError('damaged', 'a block that is packed in another way');
  const unpacked = await (found.zlib === undefined ? zstdBytes : inflateBytes)(packed, UNPACKED).catch((error: unknown) => {
    throw new OsmError('damaged', String(error));
  });
  if (found.length !== undefined && found.length !== unpacked.length)
    throw new OsmError('damaged', 'a block of another length than it says');
  return unpacked;
}

function readBytes(pbf: PbfReader): Uint8Array {
  const length = readLength(pbf);
  const bytes = pbf.buf.subarray(pbf.pos, pbf.pos + length);
  pbf.pos += length;
  return bytes;
}
