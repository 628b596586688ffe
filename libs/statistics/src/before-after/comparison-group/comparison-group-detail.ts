import type { ConfidenceInterval } from '../../confidence-interval.ts';
import type { UndefinedReason } from '../before-after-codes.ts';

/** Whether treated and comparison accidents kept their proportion over the years before the treatment, as far as chance lets one see. */
export interface HomogeneityTest {
  /** Years, or neighbouring years joined for want of accidents. */
  readonly blocks: number;
  /** Pearson's, of the table of blocks by group. */
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Its component along a straight line, with one degree of freedom. */
  readonly trendChiSquare: number;
  readonly trendPValue: number;
  /** The smaller of the two, after Holm's correction for there being two. */
  readonly adjustedPValue: number;
}

/** What the years before the treatment say of treated and comparison sites. */
export interface Comparability {
  /** `null` when not computed. */
  readonly homogeneity: HomogeneityTest | null;
  /** False: they moved apart by more than chance (adjusted p below 0.05). True: no evidence of it, which is not evidence of none. */
  readonly isComparable: boolean | null;
  /** One per pair of consecutive years; empty when not computed. */
  readonly sampleOddsRatios: readonly number[];
  readonly mean: number | null;
  readonly standardError: number | null;
  /** Var(omega): spread of the true odds ratio beyond the chance of the counts. */
  readonly varianceOfOddsRatio: number | null;
  /** Why the odds ratios, or all of it, are missing. */
  readonly undefinedReason: UndefinedReason | null;
}

/** The same question in the form of the Highway Safety Manual, only to compare: one log odds ratio per treated site, pooled. */
export interface LogOddsSummary {
  /** Whether comparison accidents were brought to the level of each site by predictions; else the group is one total. */
  readonly usesPredictions: boolean;
  readonly oddsRatio: number | null;
  readonly confidenceInterval: ConfidenceInterval | null;
  /** 100 (1 - odds ratio). */
  readonly effectivenessPercent: number | null;
  readonly effectivenessStandardError: number | null;
  readonly testStatistic: number | null;
  /** Why they are `null`. */
  readonly undefinedReason: UndefinedReason | null;
}

export interface ComparisonGroupDetail {
  readonly kind: 'comparison-group';
  readonly comparisonBefore: number;
  readonly comparisonAfter: number;
  /** r_C: after / before of the comparison group. */
  readonly comparisonRatio: number;
  /** r_T: the same corrected for the bias of a ratio of counts; what the treated sites are multiplied by. */
  readonly expectedRatio: number;
  /** Var(omega) that entered the result. */
  readonly varianceOfOddsRatio: number;
  readonly comparability: Comparability;
  readonly logOdds: LogOddsSummary;
}
