import { crc32 } from 'node:zlib';

import { ArchiveError } from './archive-flaw.ts';
import { HARMLESS_BYTES, type ArchiveLimits } from './archive-limits.ts';
import type { ArchiveEntry } from './zip-directory.ts';

/** How archives begin that could hold the next bomb: ZIP (also workbooks), gzip, 7z, RAR, XZ, bzip2. As Latin-1 text. */
const ARCHIVE_STARTS = ['PK\x03\x04', 'PK\x05\x06', '\x1f\x8b', '7z\xbc\xaf', 'Rar!', '\xfd7zXZ', 'BZh'];
const LONGEST_START = 5;

/** `Z_DATA_ERROR` and the like. */
export function isInflateError(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('Z_');
}

/** Looks at how contents begin. */
class StartCheck {
  #start = '';

  /** @throws ArchiveError for an archive inside of an archive */
  add(piece: Buffer): void {
    if (this.#start.length >= LONGEST_START) return;
    this.#start += piece.toString('latin1', 0, LONGEST_START);
    if (ARCHIVE_STARTS.some((start) => this.#start.startsWith(start))) throw new ArchiveError('nested');
  }
}

/** What comes out of an entry, compared with what it has declared. */
export class ContentCheck {
  readonly #entry: ArchiveEntry;
  readonly #start = new StartCheck();
  #bytes = 0;
  #crc = 0;

  constructor(entry: ArchiveEntry) {
    this.#entry = entry;
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.#entry.bytes) throw new ArchiveError('untruthful');
    this.#crc = crc32(piece, this.#crc);
    this.#start.add(piece);
  }

  end(): void {
    if (this.#bytes !== this.#entry.bytes || this.#crc !== this.#entry.crc32) throw new ArchiveError('untruthful');
  }
}

/** What comes out of a gzipped file, which declares nothing that could be believed; its checksum is looked at by whoever unpacks it. */
export class GzipCheck {
  readonly #longest: number;
  readonly #limits: ArchiveLimits;
  readonly #start = new StartCheck();
  #bytes = 0;

  /** @param packedBytes length of the packed file */
  constructor(packedBytes: number, limits: ArchiveLimits) {
    this.#limits = limits;
    this.#longest = Math.max(HARMLESS_BYTES, limits.ratio * packedBytes);
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.#limits.bytes) throw new ArchiveError('tooLong');
    if (this.#bytes > this.#longest) throw new ArchiveError('tooDense');
    this.#start.add(piece);
  }
}
