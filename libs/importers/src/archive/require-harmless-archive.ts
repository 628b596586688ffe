import type { ByteSource } from '../byte-source.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-limits.ts';
import { ForwardReader } from './forward-reader.ts';
import { explainFlaw, listEntries } from './list-entries.ts';
import { unpackEntry } from './unpack.ts';
import type { ArchiveEntry } from './zip-directory.ts';

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
    const entries = await listEntries(source, limits);
    await unpackIntoNothing(source, entries);
    return entries;
  } catch (error) {
    return explainFlaw(error, fileName);
  }
}

/** Reads the archive once, from its beginning: it may lie sealed, where nobody can jump. */
async function unpackIntoNothing(source: ByteSource, entries: readonly ArchiveEntry[]): Promise<void> {
  const reader = new ForwardReader(source);
  try {
    for (const entry of entries) for await (const _ of unpackEntry(reader, entry));
  } finally {
    await reader.close();
  }
}
