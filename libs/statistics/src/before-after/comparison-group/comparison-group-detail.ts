import type { UndefinedReason } from '../before-after-codes.ts';

/** Whether treated and comparison sites moved together in the years before the treatment. */
export interface Comparability {
  /** One per pair of consecutive years; empty when not computed. */
  readonly sampleOddsRatios: readonly number[];
  readonly mean: number | null;
  readonly standardError: number | null;
  /** 1 lies within 1.96 standard errors of the mean. */
  readonly isComparable: boolean | null;
  /** Var(omega): spread of the true odds ratio beyond the chance of the counts. */
  readonly varianceOfOddsRatio: number | null;
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
}
