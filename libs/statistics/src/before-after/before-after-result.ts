import type { ConfidenceInterval } from '../confidence-interval.ts';
import type { BeforeAfterWarning, UndefinedReason } from './before-after-codes.ts';
import type { BeforeAfterMethodId } from './before-after-method.ts';
import type { ComparisonGroupDetail } from './comparison-group/comparison-group-detail.ts';
import type { EmpiricalBayesDetail } from './empirical-bayes/empirical-bayes-detail.ts';
import type { ExactTestDetail } from './exact-test/exact-test-detail.ts';
import type { TimeSeriesDetail } from './interrupted-time-series/time-series-result.ts';
import type { NaiveDetail } from './naive/naive-detail.ts';
import type { NoShiftReason, ShiftDetail } from './shift-of-proportions/shift-of-proportions.ts';

/** Limits of observed / expected, never below 0. */
export interface RatioInterval extends ConfidenceInterval {
  /**
   * `logarithm`: normal on the logarithm of the ratio. `gamma`: no accident happened after, and the expected number is taken as a gamma
   * variable. `exact-rates`: of two counts without a model between them (Clopper & Pearson). `exact-odds`: of four counts, given their margins
   * (Cornfield). `student`: Student's t on the logarithm of the ratio, of a fitted model.
   */
  readonly basis: 'logarithm' | 'gamma' | 'exact-rates' | 'exact-odds' | 'student';
}

/**
 * Hauer's factor: the ratio of observed to expected, corrected for the bias that an uncertain expectation brings; 1 = no effect. It is
 * what the literature reports. The interval to show belongs to the ratio, not to this.
 */
export interface CrashModificationFactor {
  /** `null` when nothing was expected, so that there is nothing to divide by. */
  readonly value: number | null;
  readonly standardError: number | null;
  /** The value plus and minus z standard errors, as printed in the literature; may reach below 0. */
  readonly normalConfidenceInterval: ConfidenceInterval | null;
  /** Why a part is `null`. */
  readonly undefinedReason: UndefinedReason | null;
}

/** 100 (1 - Hauer's factor); negative when accidents became more. Parts are `null` together with the factor's. */
export interface SafetyEffectiveness {
  readonly percent: number | null;
  readonly standardError: number | null;
}

/** What the common estimator (Hauer 1997) makes of observed and expected. */
export interface Effect {
  /** lambda: accidents recorded after (count). */
  readonly observedAfter: number;
  /** pi: accidents expected after, had nothing been done (count). */
  readonly expectedAfter: number;
  readonly expectedAfterVariance: number;
  /** delta = pi - lambda (count). */
  readonly accidentsPrevented: number;
  readonly accidentsPreventedStandardError: number;
  /** lambda / pi, the figure to show; 1 = no effect; `null` when nothing was expected. */
  readonly ratioObservedToExpected: number | null;
  /** Of that ratio; `null` together with it. */
  readonly ratioConfidenceInterval: RatioInterval | null;
  readonly crashModificationFactor: CrashModificationFactor;
  readonly safetyEffectiveness: SafetyEffectiveness;
  /** |1 - factor| / standard error; 1.96 and more is "statistically significant" at 5 %. `null` without a standard error. */
  readonly zScore: number | null;
}

/** One treated site. A single site has no standard error of its own: its counts are too small. */
export interface SiteRow {
  readonly siteId: string;
  readonly observedBefore: number;
  readonly observedAfter: number;
  /** Model without the site's own count; `null` where the method has no model. */
  readonly predictedBefore: number | null;
  readonly predictedAfter: number | null;
  /** Share of the prediction in the expected number, 0 to 1; `null` where the method has no model. */
  readonly weight: number | null;
  /** Long-run accidents of the before period: after empirical Bayes, or simply the observed ones. */
  readonly expectedBefore: number;
  readonly expectedAfter: number;
  /** Of the site alone; the error of ratios shared by all sites is in the total only. */
  readonly expectedAfterVariance: number;
  /** `null` when nothing was expected. */
  readonly ratioObservedToExpected: number | null;
}

/** What kind of answer a method gives: `ratio` is one without Hauer's estimator, and a difference of proportions is no ratio at all. */
export const EFFECT_KINDS = ['observed-to-expected', 'ratio', 'difference-of-proportions'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** What every answer says of the study: plain values, ready to be stored as JSON. */
interface StudyResult {
  readonly method: BeforeAfterMethodId;
  /** n: treated sites. */
  readonly treatedSites: number;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  /** At the treated sites, in what the method takes of the two periods (count). */
  readonly observedBefore: number;
  readonly observedAfter: number;
  /** In the order of site ids; empty where the method says nothing of single sites. */
  readonly sites: readonly SiteRow[];
  readonly warnings: readonly BeforeAfterWarning[];
}

/** Observed and expected accidents, by Hauer's estimator. */
export interface ObservedToExpectedResult extends StudyResult, Effect {
  readonly effectKind: 'observed-to-expected';
  readonly detail: NaiveDetail | ComparisonGroupDetail | EmpiricalBayesDetail;
}

/** A ratio with an interval and a p-value of its own, from an exact test or a fitted series. */
export interface RatioResult extends StudyResult {
  readonly effectKind: 'ratio';
  /** Accidents after, had nothing been done (count). */
  readonly expectedAfter: number;
  readonly accidentsPrevented: number;
  /** 1 = no effect; `null` when nothing was expected. Of a fitted series: fitted / expected. */
  readonly ratioObservedToExpected: number | null;
  /** Of that ratio; `null` where it has no upper limit. */
  readonly ratioConfidenceInterval: RatioInterval | null;
  /** Two-sided, of no effect. */
  readonly pValue: number;
  /** Why the ratio is `null`. */
  readonly undefinedReason: UndefinedReason | null;
  readonly detail: ExactTestDetail | TimeSeriesDetail;
}

/** How the share of a type of accident changed: after less before, as shares of 1. It says nothing of how many accidents there are. */
export interface ProportionsResult extends StudyResult {
  readonly effectKind: 'difference-of-proportions';
  /** Over the treated sites with a proportion in both periods. */
  readonly meanDifference: number | null;
  /** Hodges and Lehmann's, of the sites with a change. */
  readonly medianDifference: number | null;
  /** Of the median; `null` where there are too few sites for the level. */
  readonly medianConfidenceInterval: ConfidenceInterval | null;
  /** Two-sided, of no change. */
  readonly pValue: number | null;
  /** Why there is no median and no p-value. */
  readonly undefinedReason: NoShiftReason | null;
  readonly detail: ShiftDetail;
}

/** The answer of one method. */
export type BeforeAfterResult = ObservedToExpectedResult | RatioResult | ProportionsResult;
export type BeforeAfterDetail = BeforeAfterResult['detail'];

/** Whether an answer, with its sites or without them, is a ratio of accidents to those expected. */
export function isRatio<Result extends { readonly effectKind: EffectKind }>(
  result: Result,
): result is Exclude<Result, { readonly effectKind: 'difference-of-proportions' }> {
  return result.effectKind !== 'difference-of-proportions';
}

type WithoutSites<Result> = Result extends BeforeAfterResult ? Omit<Result, 'sites'> : never;

/** An answer without its sites. */
export type BeforeAfterAnswer = WithoutSites<BeforeAfterResult>;
