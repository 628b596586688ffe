import { Problem } from '@elektron/domain';

import { asBuffer, type ByteSource } from '../byte-source.ts';

const BYTES_PER_MEGABYTE = 1_048_576;

/** What is read at once must fit into memory; 200,000 accidents as GeoJSON do. */
const LONGEST_MEGABYTES = 100;

/** @throws Problem FILE_TOO_LARGE for what cannot be read at once */
export function requireReadable(source: ByteSource, fileName: string, limit: number = LONGEST_MEGABYTES): void {
  if (source.size > limit * BYTES_PER_MEGABYTE) throw new Problem('FILE_TOO_LARGE', { file: fileName, limit });
}

/** The bytes of a source that was found to be readable at once. */
export async function readWhole(source: ByteSource): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source.read()) pieces.push(asBuffer(piece));
  return Buffer.concat(pieces);
}
