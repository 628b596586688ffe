import type { ProblemDetails, Severity } from '@elektron/domain';
import type {
  Appraisal,
  BestPackage,
  ComparedAlternatives,
  EconomicReason,
  SensitivityRow,
  SimulatedAppraisal,
} from '@elektron/statistics';

import type { AppraisalNoticeCode } from './appraisal-texts.ts';

/** What appraisals are stored as; one of another format is named and not read. */
export const STORED_APPRAISAL_FORMAT = 1;

/** The answer as it is stored: plain JSON, equal text for equal answers. Sentences follow from it. */
export interface StoredAppraisal {
  /** Absent in what is no appraisal of this program. */
  readonly format?: number;
  readonly alternatives: readonly StoredAlternative[];
  /** For each place with more than one alternative. */
  readonly comparisons: readonly StoredComparison[];
  /** Null where no budget was given. */
  readonly package: StoredPackage | null;
  readonly notices: readonly { readonly code: AppraisalNoticeCode; readonly details: ProblemDetails }[];
}

/** One severity of an alternative, as it goes into the sum. */
export interface ValuedRow {
  readonly severity: Severity;
  /** On record or typed. */
  readonly perYear: number;
  readonly reportingFactor: number;
  /** The two multiplied. */
  readonly expected: number;
  readonly factor: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Null where the set has none. */
  readonly unitValue: number | null;
  /** What is prevented in the first year; null without a value. */
  readonly firstYearBenefit: number | null;
}

export interface StoredAlternative {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly rows: readonly ValuedRow[];
  readonly appraisal: Appraisal;
  readonly sensitivity: readonly SensitivityRow[];
  readonly simulated: SimulatedAppraisal;
}

export interface StoredComparison {
  readonly place: string;
  /** `annual`: as equal sums a year, since the alternatives last for different times. */
  readonly basis: 'present' | 'annual';
  readonly compared: ComparedAlternatives;
  readonly leftOut: readonly LeftOut[];
}

export interface StoredPackage extends BestPackage {
  readonly budget: number;
  /** What cannot be weighed, as it has no net present value. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly id: string;
  readonly reason: EconomicReason;
}
