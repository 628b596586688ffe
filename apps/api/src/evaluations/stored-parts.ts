import type { AccidentDimensionId } from '@elektron/domain';
import type {
  BeforeAfterInput,
  BeforeAfterMethodId,
  ConfidenceInterval,
  OddsRatio,
  UndefinedReason,
  YearlySeries,
} from '@elektron/statistics';

import type { StoredProblem } from '../common/problem.ts';
import type { TimelinePart } from './timeline.ts';

/** What an evaluation holds besides its estimates: plain JSON. A part is absent in runs that were not asked for it. */
export interface EvaluationParts {
  /** Exploratory: the same question for the accidents of one kind after another. */
  readonly breakdowns?: readonly StoredBreakdown[];
  /** In the order of the timeline. */
  readonly expectedYears?: readonly StoredExpectedYear[];
  /** Of the treated sites that are evaluated, in their order on the map. */
  readonly siteEffects?: readonly StoredSiteEffect[];
  /** Null where nothing lies beside the treated sites. */
  readonly migration?: StoredMigration | null;
  /** What the methods were given, word for word: with it alone every estimate can be computed again. */
  readonly input?: BeforeAfterInput;
  /** The same of all accidents, where only some are counted and empirical Bayes was asked about all; absent elsewhere. */
  readonly inputOfAll?: BeforeAfterInput;
}

export interface StoredBreakdown {
  readonly dimension: AccidentDimensionId;
  /** Values that any accident of the study has, in display order. */
  readonly rows: readonly StoredBreakdownRow[];
}

/** Counts of the accidents of one kind, at treated and at reference sites, and what follows from them. */
export interface StoredBreakdownRow {
  readonly key: string;
  readonly observedBefore: number;
  readonly observedAfter: number;
  readonly comparisonBefore: number;
  readonly comparisonAfter: number;
  /** Corrected as the recommended method corrects all accidents, then of the comparison group by itself where that is another. */
  readonly estimates: readonly StoredPartEstimate[];
  /** Of "no effect" by the first estimate, two-sided; null where it has no ratio. */
  readonly pValue: number | null;
  /** After Benjamini and Hochberg, over all rows of all breakdowns that have a p-value. */
  readonly qValue: number | null;
  /** Of the years before, as the comparison group was given them. */
  readonly yearlySeries: YearlySeries | null;
}

export interface StoredPartEstimate {
  readonly method: BeforeAfterMethodId;
  readonly expectedAfter: number | null;
  readonly ratio: number | null;
  readonly interval: ConfidenceInterval | null;
  /** Why there is no ratio, where the method answers at all. */
  readonly undefinedReason: UndefinedReason | null;
  /** Why the method does not answer. */
  readonly problem: StoredProblem | null;
}

/** A calendar year, or its piece in one part of the study, at the treated sites. */
export interface StoredExpectedYear {
  readonly year: number;
  readonly part: TimelinePart;
  readonly observed: number;
  /** Of the count, as a Poisson variable. */
  readonly observedInterval: ConfidenceInterval;
  /** Without the treatment; null outside of both periods, and where the recommended method has no answer. */
  readonly expected: number | null;
  /** Null together with it, and where the reference sites had no accident that year. */
  readonly expectedInterval: ConfidenceInterval | null;
}

export interface StoredSiteEffect {
  readonly observedBefore: number;
  readonly observedAfter: number;
  readonly expectedAfter: number;
  /** Of the site alone. */
  readonly expectedAfterVariance: number;
  /** Observed / expected; null where nothing was expected. */
  readonly ratio: number | null;
  /** Of the site alone: no error that all sites share is in it. */
  readonly interval: ConfidenceInterval | null;
}

/** Accidents at the sites beside the treated ones, held against the reference sites. */
export interface StoredMigration {
  readonly sites: number;
  readonly observedBefore: number;
  readonly observedAfter: number;
  readonly comparisonBefore: number;
  readonly comparisonAfter: number;
  /** Their change divided by that of the reference sites: the odds ratio of the four counts, with exact limits. */
  readonly ratio: OddsRatio;
}
