import type { MadeReleaseAudit, ReleaseUtility } from '@elektron/disclosure-control';
import type { PublishedHead } from '@elektron/domain';

/** What a thread has made of the records: the release, packed as it will leave, and what was found out about it. */
export interface MadeDraft {
  readonly head: PublishedHead;
  /** JSON of a PublishedRelease, packed by gzip. */
  readonly content: Uint8Array;
  /** SHA-256 of that JSON. */
  readonly digest: string;
  readonly audit: MadeReleaseAudit;
  readonly utility: readonly ReleaseUtility[];
  /** Why numbers are hidden: JSON packed by gzip. */
  readonly reasons: Uint8Array;
  readonly considered: readonly string[];
}
