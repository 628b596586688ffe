import type { ParameterValues, SiteRemark, StudyRole } from '@elektron/domain';
import type { StudyTableReading } from '@elektron/importers';
import type { BeforeAfterMethodId } from '@elektron/statistics';

import type { StoredEvaluation } from '../stored-evaluation.ts';

/** What a person says of a whole table of a study, since no heading tells it. */
export interface SaidOfStudy {
  readonly reading: StudyTableReading;
  /** Lengths of the two periods (years). */
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  /** Whether the treated sites were chosen for their many accidents; null = not known. */
  readonly selectedForHighCounts: boolean | null;
  /** Standard error of the traffic of a period as a share of it; null = the table's traffic is not used. */
  readonly trafficVariation: number | null;
  readonly parameters: Readonly<Record<BeforeAfterMethodId, ParameterValues>>;
}

export interface StudySiteRow {
  readonly code: string;
  readonly role: StudyRole;
  readonly observedBefore: number;
  readonly observedAfter: number;
  /** After the recommended method; `null` for references, and where that method has no answer. */
  readonly expectedAfter: number | null;
}

/** The answer of all methods to a table that nothing is kept of. */
export interface StudyEvaluation extends Pick<
  StoredEvaluation,
  | 'yearsBefore'
  | 'yearsAfter'
  | 'treatedSites'
  | 'referenceSites'
  | 'observedBefore'
  | 'observedAfter'
  | 'comparisonBefore'
  | 'comparisonAfter'
  | 'recommended'
  | 'estimates'
  | 'notices'
> {
  readonly sites: readonly StudySiteRow[];
}

/** What became of a file: an answer, or what is wrong with its lines. */
export type AnsweredStudy =
  | { readonly evaluation: StudyEvaluation; readonly faults: readonly [] }
  | { readonly evaluation: null; readonly faults: readonly SiteRemark[] };
