import type { ArrayItem } from './array-literal.ts';
import type { PreparedIssue } from './prepared-chunk.ts';

/** What one line turned into, before it is known whether it is a repeat. */
export interface DraftRow {
  readonly recordId: string;
  /** The source's own words for the record, as a person would look it up. */
  readonly key: readonly string[];
  readonly values: ArrayItem[];
  /** In the content hash beside what the source says; null where reading has found out nothing that may change. */
  readonly found: string | null;
  readonly remarks: readonly PreparedIssue[];
}
