import type { ConfidenceInterval } from '../confidence-interval.ts';
import type { BeforeAfterWarning, UndefinedReason } from './before-after-codes.ts';
import type { BeforeAfterMethodId } from './before-after-method.ts';
import type { ComparisonGroupDetail } from './comparison-group/comparison-group-detail.ts';
import type { EmpiricalBayesDetail } from './empirical-bayes/empirical-bayes-detail.ts';
import type { NaiveDetail } from './naive/naive-detail.ts';

/** Limits of observed / expected, never below 0. */
export interface RatioInterval extends ConfidenceInterval {
  /**
   * `logarithm`: normal on the logarithm of the ratio. `gamma`: no accident happened after, and the expected number is taken as a gamma
   * variable. `exact-rates`: of two counts without a model between them (Clopper & Pearson).
   */
  readonly basis: 'logarithm' | 'gamma' | 'exact-rates';
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

export type BeforeAfterDetail = NaiveDetail | ComparisonGroupDetail | EmpiricalBayesDetail;

/** The answer of one method: plain values, ready to be stored as JSON. */
export interface BeforeAfterResult extends Effect {
  readonly method: BeforeAfterMethodId;
  /** n: treated sites. */
  readonly treatedSites: number;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  readonly observedBefore: number;
  /** In the order of site ids. */
  readonly sites: readonly SiteRow[];
  readonly detail: BeforeAfterDetail;
  readonly warnings: readonly BeforeAfterWarning[];
}
