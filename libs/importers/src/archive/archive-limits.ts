export interface ArchiveLimits {
  /** Files in it. */
  readonly entries: number;
  /** Of all files together, unpacked (bytes). */
  readonly bytes: number;
  /** How many times as long as the archive they may be together; a workbook is some ten times. */
  readonly ratio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 2_000, bytes: 1_073_741_824, ratio: 200 };

/** Below this nobody is hurt, however often a small file repeats itself (bytes). */
export const HARMLESS_BYTES = 10_485_760;
