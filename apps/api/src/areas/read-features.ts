import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Problem, type Text } from '@elektron/domain';

import { refuseInput } from '../common/parse-geo-json.ts';

/** A file of areas is held in memory as a whole: boundaries of a country's municipalities have some ten megabytes. */
export const LARGEST_AREA_FILE_MEGABYTES = 64;
const BYTES_PER_MEGABYTE = 1_048_576;

const GZIP: Text = { el: 'GZIP', en: 'GZIP' };

/**
 * The text of a file, which may be packed with gzip.
 * @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE, INPUT_INVALID
 */
export async function readText(bytes: Uint8Array, fileName: string): Promise<string> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? await unpack(bytes, fileName) : bytes;
  if (plain.byteLength > LARGEST_AREA_FILE_MEGABYTES * BYTES_PER_MEGABYTE) throw tooLarge(fileName);
  return decode(plain);
}

/** All of a request's body, as long as it is none too large. @throws Problem FILE_TOO_LARGE, INPUT_INVALID for an empty one */
export async function receiveFile(
  body: AsyncIterable<unknown>,
  fileName: string,
  megabytes = LARGEST_AREA_FILE_MEGABYTES,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    if (!(piece instanceof Uint8Array)) continue;
    length += piece.byteLength;
    if (length > megabytes * BYTES_PER_MEGABYTE) throw tooLarge(fileName, megabytes);
    pieces.push(Buffer.from(piece));
  }
  if (length === 0) throw refuseInput('file', '–');
  return Buffer.concat(pieces);
}

async function unpack(bytes: Uint8Array, fileName: string): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_AREA_FILE_MEGABYTES * BYTES_PER_MEGABYTE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(fileName);
    throw new Problem('FILE_UNREADABLE', { file: fileName, kind: GZIP });
  }
}

function tooLarge(fileName: string, megabytes = LARGEST_AREA_FILE_MEGABYTES): Problem {
  return new Problem('FILE_TOO_LARGE', { file: fileName, limit: megabytes });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseInput('file', 'UTF-8');
  }
}
