import { crc32, deflateRawSync } from 'node:zlib';

import type { ByteSource } from '../byte-source.ts';

export interface Packed {
  readonly name: string;
  readonly content: Buffer;
  readonly stored?: boolean;
  /** What is written down in place of the truth. */
  readonly lies?: Partial<Record<'bytes' | 'compressedBytes' | 'crc32' | 'method' | 'flags' | 'offset', number>>;
  readonly packed?: Buffer;
}

/** An archive as any tool writes one, and lies where they are asked for. */
export function zip(
  files: readonly Packed[],
  { comment = '', before = Buffer.alloc(0) }: { comment?: string; before?: Buffer } = {},
): Buffer {
  const parts: Buffer[] = [before];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const { name, content, stored = false, lies = {}, packed = stored ? content : deflateRawSync(content) } of files) {
    const told = {
      bytes: content.length,
      compressedBytes: packed.length,
      crc32: crc32(content),
      method: stored ? 0 : 8,
      flags: 0x800,
      offset: at,
      ...lies,
    };
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(told.flags, 2);
    common.writeUInt16LE(told.method, 4);
    common.writeUInt32LE(told.crc32, 10);
    common.writeUInt32LE(told.compressedBytes, 14);
    common.writeUInt32LE(told.bytes, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const entryEnd = Buffer.alloc(14);
    entryEnd.writeUInt32LE(told.offset, 10);
    parts.push(Buffer.from('PK\x03\x04'), common, nameBytes, packed);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, entryEnd, nameBytes);
    at += 30 + nameBytes.length + packed.length;
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...parts, whole, end, Buffer.from(comment)]);
}

/** Bytes as a file, in pieces of any length. */
export function bytesSource(bytes: Buffer, pieceBytes = 70_000): ByteSource {
  return {
    size: bytes.length,
    async *read() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
}
