import type { UndefinedReason } from '../before-after-codes.ts';
import type { ConfidenceInterval } from '../../confidence-interval.ts';
import type { RatioInterval } from '../before-after-result.ts';
import type { FittedFunctionDetail } from './fitted-function-detail.ts';

/** Where the expectation of a site without its own history comes from. */
export type ExpectationBasis = 'reference-group' | 'safety-performance-function' | 'fitted-function';
/** How the reference sites relate to the treated ones. */
export type ReferenceRole = 'remainder' | 'separate';

/** What the reference group says. */
export interface ReferenceDetail {
  readonly role: ReferenceRole;
  readonly sites: number;
  readonly observedBefore: number;
  readonly observedAfter: number;
  /** Sites that the mean and variance come from: with `remainder` the treated ones are among them. */
  readonly populationSites: number;
  /** Accidents per site in the before period. */
  readonly mean: number;
  readonly variance: number;
  readonly overdispersion: number;
  readonly weight: number;
  /** r: accidents after per long-run accident before, from the reference sites. */
  readonly afterToBefore: number;
}

/** The drop in accidents, taken apart; all in accidents of the after period, adding up to the drop. */
export interface DropDecomposition {
  /** What the naive reading sees: before, scaled by duration, minus after. */
  readonly drop: number;
  /** Both counts taken as Poisson. */
  readonly dropStandardError: number;
  /** Chance of the before count that would have gone away by itself. */
  readonly regressionToTheMean: number;
  /** Traffic and general trend. */
  readonly trend: number;
  /** pi - lambda: what is left for the treatment. */
  readonly treatment: number;
  /** Of regressionToTheMean; may reach below 0. `null` when the drop is smaller than its own standard error: nothing to divide. */
  readonly regressionConfidenceInterval: ConfidenceInterval | null;
  /** 1 - expected / observed before: how much of the before count was chance. `null` when there was no accident before. */
  readonly excessOfObserved: number | null;
  readonly undefinedReasons: readonly UndefinedReason[];
}

/** The variance as printed in the Highway Safety Manual (eq. 9A.1-11): the biased ratio squared, the denominator not squared. */
export interface PrintedVariance {
  readonly variance: number;
  readonly standardError: number;
  readonly effectivenessStandardError: number;
  readonly testStatistic: number;
}

export interface EmpiricalBayesDetail {
  readonly kind: 'empirical-bayes';
  readonly basis: ExpectationBasis;
  /** Sum of the sites' long-run accidents in the before period. */
  readonly expectedBefore: number;
  /** Hauer's variance: what the treated sites' own counts leave open. */
  readonly varianceWithinSites: number;
  /** Error of mean, overdispersion and trend of the reference group, or of a fitted function and its calibration; `null` with a given safety performance function. */
  readonly varianceFromReference: number | null;
  /** Of observed / expected, with Hauer's variance alone. */
  readonly intervalWithinSites: RatioInterval | null;
  /** `null` when no accident happened after. */
  readonly printedVariance: PrintedVariance | null;
  readonly dropDecomposition: DropDecomposition;
  /** `null` with a safety performance function. */
  readonly reference: ReferenceDetail | null;
  /** Of each kind of treated sites, in the order of their names; absent without fitted functions. */
  readonly functions?: readonly FittedFunctionDetail[];
}
