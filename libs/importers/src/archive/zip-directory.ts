import { isUtf8 } from 'node:buffer';
import { decode } from 'iconv-lite';

import { DOS_GREEK } from '../text-decoder.ts';
import { ArchiveError } from './archive-flaw.ts';

/** One file in an archive, as its central directory declares it (PKWARE APPNOTE 6.3.10, section 4.3.12). */
export interface ArchiveEntry {
  readonly name: string;
  /** True for deflate, false for bytes as they are; no other way is read. */
  readonly deflated: boolean;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
export const LOCAL_HEADER_BYTES = 30;

/** What a 32-bit field holds where the true number stands in an extension for more than 4 GB. */
const SEE_EXTENSION = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
/** Bits of the general purpose flag: encrypted, strongly encrypted, directory encrypted. */
const ENCRYPTED = 0b10_0000_0100_0001;

/** Longest central directory that is read (bytes): thousands of entries with long names. */
export const MAXIMUM_DIRECTORY_BYTES = 2_097_152;
/** So much of an archive's end holds its whole directory. */
export const TAIL_BYTES = MAXIMUM_DIRECTORY_BYTES + END_BYTES + LONGEST_COMMENT;

interface DirectoryPlace {
  readonly entries: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The entries of an archive, in the order in which they lie in it.
 * @param tail the last bytes of the archive, at most TAIL_BYTES
 * @param archiveBytes length of the archive
 * @throws ArchiveError for what is cut, contradicts itself, overlaps, is encrypted or needs an extension of the format
 */
export function readDirectory(tail: Buffer, archiveBytes: number): ArchiveEntry[] {
  const tailStart = archiveBytes - tail.length;
  const place = findDirectory(tail, tailStart);
  if (place.start < tailStart) throw new ArchiveError('tooMany');
  const entries: ArchiveEntry[] = [];
  let at = place.start - tailStart;
  for (let i = 0; i < place.entries; i++) {
    const { entry, next } = readEntry(tail, at, place.end - tailStart);
    entries.push(entry);
    at = next;
  }
  if (at !== place.end - tailStart) throw new ArchiveError('untruthful');
  requireApart(entries, place.start);
  return entries.sort((a, b) => a.offset - b.offset);
}

/**
 * Where an entry's bytes begin, after its local header.
 * @param header the first LOCAL_HEADER_BYTES of it
 * @throws ArchiveError where it is none
 */
export function dataStartOf(entry: ArchiveEntry, header: Buffer): number {
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new ArchiveError('untruthful');
  return entry.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function findDirectory(tail: Buffer, tailStart: number): DirectoryPlace {
  // The record that ends with the archive: a signature inside of a comment must not count as one.
  for (let at = tail.length - END_BYTES; at >= 0 && at >= tail.length - END_BYTES - LONGEST_COMMENT; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const [entriesHere, entries, bytes, start] = [
      tail.readUInt16LE(at + 8),
      tail.readUInt16LE(at + 10),
      tail.readUInt32LE(at + 12),
      tail.readUInt32LE(at + 16),
    ];
    if (tail.readUInt32LE(at + 4) !== 0 || entriesHere !== entries) throw new ArchiveError('unsupported');
    if (entries === 0xffff || bytes === SEE_EXTENSION || start === SEE_EXTENSION) throw new ArchiveError('tooLong');
    const end = tailStart + at;
    if (start + bytes !== end) throw new ArchiveError('untruthful');
    return { entries, start, end };
  }
  throw new ArchiveError('damaged');
}

function readEntry(tail: Buffer, at: number, end: number): { readonly entry: ArchiveEntry; readonly next: number } {
  if (at + ENTRY_BYTES > end || tail.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new ArchiveError('damaged');
  const method = tail.readUInt16LE(at + 10);
  if ((tail.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw new ArchiveError('encrypted');
  if (method !== STORED && method !== DEFLATED) throw new ArchiveError('unsupported');
  const nameEnd = at + ENTRY_BYTES + tail.readUInt16LE(at + 28);
  const next = nameEnd + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  if (next > end) throw new ArchiveError('damaged');
  const entry = {
    name: decodeName(tail.subarray(at + ENTRY_BYTES, nameEnd)),
    deflated: method === DEFLATED,
    crc32: tail.readUInt32LE(at + 16),
    compressedBytes: tail.readUInt32LE(at + 20),
    bytes: tail.readUInt32LE(at + 24),
    offset: tail.readUInt32LE(at + 42),
  };
  const sizes = [entry.compressedBytes, entry.bytes, entry.offset];
  if (sizes.includes(SEE_EXTENSION)) throw new ArchiveError('tooLong');
  if (!entry.deflated && entry.bytes !== entry.compressedBytes) throw new ArchiveError('untruthful');
  return { entry, next };
}

/** In UTF-8, whatever the archive says; else as Greek Windows writes it for want of that. Two names stay two names. */
function decodeName(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : decode(bytes, DOS_GREEK);
}

/** Entries that share bytes expand without end: ten megabytes to 281 terabytes (Fifield 2019, "A better zip bomb"). */
function requireApart(entries: readonly ArchiveEntry[], directoryStart: number): void {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  for (const [i, entry] of inOrder.entries()) {
    const end = inOrder[i + 1]?.offset ?? directoryStart;
    if (entry.offset + LOCAL_HEADER_BYTES + entry.compressedBytes > end) throw new ArchiveError('overlapping');
  }
}
