import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Problem, type Text } from '@elektron/domain';

import { refuseInput } from '../common/parse-geo-json.ts';
import { BYTES_PER_MEGABYTE, LARGEST_SENT_FILE_MEGABYTES, tooLarge } from '../common/receive-file.ts';

const GZIP: Text = { el: 'GZIP', en: 'GZIP' };

/**
 * The text of a file, which may be packed with gzip.
 * @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE, INPUT_INVALID
 */
export async function readText(bytes: Uint8Array, fileName: string): Promise<string> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? await unpack(bytes, fileName) : bytes;
  if (plain.byteLength > LARGEST_SENT_FILE_MEGABYTES * BYTES_PER_MEGABYTE) throw tooLarge(fileName);
  return decode(plain);
}

async function unpack(bytes: Uint8Array, fileName: string): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_SENT_FILE_MEGABYTES * BYTES_PER_MEGABYTE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(fileName);
    throw new Problem('FILE_UNREADABLE', { file: fileName, kind: GZIP });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseInput('file', 'UTF-8');
  }
}
