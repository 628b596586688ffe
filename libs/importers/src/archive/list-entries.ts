import { Problem } from '@elektron/domain';

import { asBuffer, type ByteSource } from '../byte-source.ts';
import { ARCHIVE_FLAWS, ArchiveError } from './archive-flaw.ts';
import { ARCHIVE_LIMITS, HARMLESS_BYTES, type ArchiveLimits } from './archive-limits.ts';
import { readDirectory, TAIL_BYTES, type ArchiveEntry } from './zip-directory.ts';

/** The entries of an archive by what it declares. @throws ArchiveError */
export async function listEntries(source: ByteSource, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<readonly ArchiveEntry[]> {
  const entries = readDirectory(await readTail(source), source.size);
  requireSmall(entries, source.size, limits);
  return entries;
}

/** A flaw as a person is told of it. @throws Problem FILE_EXPANDS_TOO_FAR, or the error when it is no flaw of an archive */
export function explainFlaw(error: unknown, fileName: string): never {
  if (!(error instanceof ArchiveError)) throw error;
  throw new Problem('FILE_EXPANDS_TOO_FAR', { file: fileName, reason: ARCHIVE_FLAWS[error.flaw] });
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
